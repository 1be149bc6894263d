"""What passages hold: the words around them, who and what was read in them, and the days."""

import re
from collections.abc import Iterable
from functools import cached_property

from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.model import Claim, Event, Response, TimeRange
from onrecord.record.naming import party_name
from onrecord.record.text import stem
from onrecord.record.tolls import NUMBERS
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.ledgers.base import who
from onrecord.tell.voices import INITIALS

WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+")
ITSELF, UNNAMED = "the report itself", "a report of no known outlet"  # the record's words for it, and a sentence's
ANOTHER = "another report of no known outlet"


def several_unnamed(count: int) -> str:
    """So many reports of no known outlet, in words."""
    words = next((word for word, number in NUMBERS.items() if number == count), str(count))
    return f"{words} reports of no known outlet"


def undotted(text: str) -> str:
    """The text without the full stops of initials: "U.S." is "US"."""
    return INITIALS.sub(lambda match: match.group().replace(".", ""), text)


def tokens(text: str) -> list[str]:
    """The words and numbers of a text as they are compared: folded, numbers without commas, initials joined."""
    return [word.replace(",", "") for word in WORD.findall(fold(undotted(text)))]


class Evidence:
    """The evidence of the claims and responses of these ids."""

    def __init__(self, grounds: Grounds, ids: Iterable[str]) -> None:
        self.grounds = self._grounds = grounds
        self.ids = tuple(dict.fromkeys(ids))
        self.claims: list[Claim] = grounds.claims(self.ids)
        self.answers: list[Response] = grounds.answers(self.ids)
        self.events: list[Event] = grounds.events(self.ids)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The sentences that the passages stand in, then what was read in them, as words."""
        around = [self._around(one) for one in self._grounds.passages(self.ids)]
        return (*around, *self.speakers, *(said for claim in self.claims for said in self._read(claim)))

    @cached_property
    def named(self) -> frozenset[str]:
        """The words of the sentences and of what was read in them, without who says so, folded."""
        around = [self._around(one) for one in self._grounds.passages(self.ids)]
        read = (said for claim in self.claims for said in self._read(claim))
        return frozenset(word for text in (*around, *read) for word in tokens(text))

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Who says so, as the record names them: speakers, outlets, who responds."""
        outlets = [self._grounds.books.voices.itself(answer.report) for answer in self.answers]
        return _listed([*self.tellers, *self.answering, *outlets])

    @cached_property
    def tellers(self) -> tuple[str, ...]:
        """Those of them on whose word the claims are: speakers and outlets."""
        named = _listed(name for claim in self.claims for name in self.of_claim(claim))
        itself = self._grounds.books.voices.itself
        unnamed = len({claim.report for claim in self.claims if itself(claim.report) == ITSELF})
        return (*named, several_unnamed(unnamed)) if unnamed > 1 else named

    @cached_property
    def answering(self) -> tuple[str, ...]:
        """Those who respond, and those who say that it did not happen."""
        by = [name for answer in self.answers for name in (answer.by.name, label(answer.by.code))]
        denied = (claim for claim in self.claims if claim.status == "negated")
        return _listed([*by, *(name for claim in denied for name in self.of_claim(claim))])

    def of_claim(self, claim: Claim) -> list[str]:
        """The names of those on whose word a claim is."""
        voices = self._grounds.books.voices
        named = [name for source in claim.sources for name in (source.name, label(source.code or ""))]
        return [voices.chain(claim), voices.itself(claim.report), *named]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word and number of the texts, folded."""
        return frozenset(word for text in self.texts for word in tokens(text))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words."""
        return frozenset(map(stem, self.words))

    @cached_property
    def runs(self) -> tuple[list[str], ...]:
        """The words of each text, in order."""
        return tuple(tokens(text) for text in self.texts)

    @cached_property
    def times(self) -> tuple[TimeRange, ...]:
        """The days that the passages tell: those of their event where they tell both its ends, else each its own."""
        stated = {claim.id: claim.time for claim in self.claims if claim.time and claim.time.how != "inferred"}
        starts, ends = {time.start for time in stated.values()}, {time.end for time in stated.values()}
        settled = [e for e in self.events if e.time and e.time.start in starts and e.time.end in ends]
        theirs = {id for event in settled for id in event.claims}
        own = [time for id, time in stated.items() if id not in theirs]
        return (*own, *(event.time for event in settled if event.time))

    @cached_property
    def published(self) -> frozenset[str]:
        """The days on which the reports of the passages were published."""
        reports = (self._grounds.books.reports[one.report] for one in self._grounds.passages(self.ids))
        return frozenset(report.published[:10] for report in reports if report.published)

    @cached_property
    def lines(self) -> str:
        """The sentences that the passages stand in, a line each."""
        return "\n".join(self.texts[: len(self.claims) + len(self.answers)])

    def _around(self, one: Claim | Response) -> str:
        return " ".join(self._grounds.sentence(one).split())

    def _read(self, claim: Claim) -> Iterable[str]:
        """The words of a claim's fields: parties with their names and codes' names, things, places, names."""
        for party in (*claim.actors, *claim.recipients):
            yield from (party.name, label(party.code), party_name(party))
        yield who((*claim.actors, *claim.recipients))
        for item in claim.items:
            yield f"{item.quantity or ''} {item.name}"
        for name in claim.names:
            yield from (name.text, name.full)
        if claim.place:
            yield f"{claim.place.name} {label(claim.place.country or '')}"


def _listed(names: Iterable[str]) -> tuple[str, ...]:
    """The names, each once; a report that names nobody is told of as one, too."""
    found = list(names)
    found += [UNNAMED, ANOTHER] if ITSELF in found else []
    return tuple(dict.fromkeys(name for name in found if name and name != "?"))
