"""What a question is answered with."""

from typing import Literal

from msgspec import Struct

from onrecord.model import Says, Tier, TimeRange
from onrecord.verbs.asking.question import Question

Verdict = Literal["yes", "no", "planned", "possible", "disputed", "alleged", "told", "quoted", "does not say"]


class Found(Struct, frozen=True, kw_only=True):
    """An event that bears on the question, by one account of it: who says so, and how well that is supported.

    `claims` are the ids of those that tell of just what is asked about, `quotes` their words and `by` whose the first
    are; `who_says` are their speakers, of a denial those of all of the account, the most heard first. `lacks` says for
    an event near the question in what it differs. `support` is how many say what of the event, `digit` the account's
    grade.
    """

    event: str
    title: str
    says: Says
    when: str
    where: str
    who_says: tuple[str, ...]
    support: str
    claims: tuple[str, ...]
    quotes: tuple[str, ...]
    actors: str = ""
    recipients: str = ""
    items: str = ""
    digit: int | None = None
    by: str = ""
    tier: Tier = "firm"
    status: str = ""
    time: TimeRange | None = None
    lacks: tuple[str, ...] = ()


class Given(Struct, frozen=True, kw_only=True):
    """One answer to what a question leaves open: a name, a day, a place, a number, or a speaker's words.

    `says` is the account that gives it; `who_says` are its speakers, `events` what it is told of, `quotes` the words
    that it rests on, `by` whose the first are, and `places` where these stand: a report's id, first and last character.
    """

    text: str
    says: Says = "happened"
    who_says: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    by: str = ""
    places: tuple[tuple[str, int, int], ...] = ()
    digit: int | None = None


class Quoted(Struct, frozen=True, kw_only=True):
    """A sentence as a report prints it, which was not read with confidence and counts for nothing."""

    words: str
    outlet: str
    day: str
    report: str
    start: int
    end: int


class Bearing(Quoted, frozen=True, kw_only=True):
    """A sentence on the matter of a question that does not settle it; `what` it tells of: "asked for", "talks"."""

    what: str


class Answer(Struct, frozen=True, kw_only=True):
    """What a record says to a question.

    `verdict` sums it up; `words` say it in a sentence. `happened`, `denied`, `planned` and `possible` are the events
    that bear on it, kept apart by what is said of them; `near` those that differ in a point and count for nothing.
    `leads` are claims read with too little confidence, which count for nothing either: None where they were not asked
    for, and `leads_not_shown` is how many there are. `by_words` has claims that hold the question's words, where it
    was not understood otherwise. `notes` say what of the question the record does not know. `answers` are what a
    question of who, when, where, how many or whose words is answered with; `quoted` are sentences of reports that have
    what it names, for want of firm events, and no more than quotations. `bearing` are sentences on its matter where
    nothing settles it: what was asked for, talked of, planned or denied; they count for nothing either.
    """

    question: Question
    verdict: Verdict
    words: str
    happened: tuple[Found, ...] = ()
    denied: tuple[Found, ...] = ()
    planned: tuple[Found, ...] = ()
    possible: tuple[Found, ...] = ()
    near: tuple[Found, ...] = ()
    leads: tuple[Found, ...] = ()
    leads_not_shown: int = 0
    by_words: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    answers: tuple[Given, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    bearing: tuple[Bearing, ...] = ()

    @property
    def found(self) -> tuple[Found, ...]:
        """All that bears on the question, whatever it says."""
        return (*self.happened, *self.denied, *self.planned, *self.possible)

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of all events that bear on the question, each once."""
        return tuple(dict.fromkeys(found.event for found in self.found))
