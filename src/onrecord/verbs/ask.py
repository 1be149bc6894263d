"""The verb `ask`: a question to a record, answered with the events that bear on it."""

from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.store import Record
from onrecord.verbs.asking.answer import Answer, Found, Verdict
from onrecord.verbs.asking.answering import answers, of_words
from onrecord.verbs.asking.bearing import bearing
from onrecord.verbs.asking.finding import Finder
from onrecord.verbs.asking.judging import sort, verdict
from onrecord.verbs.asking.question import SPOKEN_OF, Question, understood
from onrecord.verbs.asking.quoting import quoted
from onrecord.verbs.asking.sentences import enough, sentence
from onrecord.verbs.asking.speaking import denied_by
from onrecord.verbs.asking.unknown import by_words, last_day, notes

if TYPE_CHECKING:
    from onrecord.read import Settings

MOST_NEAR = 5
MOST_LACKING = 2
LONGEST = 400  # characters of a question
UNSETTLED: frozenset[Verdict] = frozenset({"does not say", "planned", "possible", "alleged", "no"})


def ask(record: Record, question: str, *, leads: bool = False, settings: "Settings | None" = None) -> Answer:
    """What the record says to a question, with who says so; "the record does not say" where it does not.

    "Did" is answered yes only by firm events that are said to have happened, of that kind, with the same parties on
    the same sides, on the days asked about, naming what the question names, and denied by nobody.

    Args:
        record: an open record.
        question: in English: whether, who, what, when or where; "did", "will", "may", "is it denied that", "is it
            said that". Days such as "last week" are counted from the record's last report.
        leads: also find what only leads tell, which changes nothing of the answer.
        settings: which parser reads the question.

    Raises:
        UsageError: the question is empty, or too long.
    """
    if not question.strip(" ?!."):
        raise UsageError('the question is empty: ask such as "Did Kim Jong Un visit Russia?"')
    if len(question) > LONGEST:
        raise UsageError(f"the question has {len(question):,} characters: ask one thing, in {LONGEST} at most")
    asked = understood(question, last_day(record), settings)
    finder = Finder(record)
    if asked.slot in SPOKEN_OF:
        return of_words(record, asked, finder, notes(record, asked))
    if asked.slot == "denier" and not _answerable(asked):
        return of_words(record, asked, finder, notes(record, asked))
    if not _answerable(asked):
        return _searched(record, asked, finder, leads=leads)
    look = finder.whatever if asked.anything else finder.hits
    found = sort(asked, list(look(asked)), finder)
    amounts = verdict(asked, found)
    doubtful = [hit for hit in look(asked, leads=True) if not hit.lacks]
    happened, denied, planned, possible = (
        finder.found(hits) for hits in (found.happened, found.denied, found.planned, found.possible)
    )
    near = _each_once(finder.found(found.near))
    given = answers(record, asked, found, finder)
    if amounts == "does not say" and asked.deniers and not asked.slot:
        given = denied_by(record, asked, finder)
    if amounts == "does not say" and given:  # who denies it in a response alone
        amounts = "told"
    wanting = amounts == "does not say" or (amounts == "told" and bool(asked.slot) and not given)
    printed = quoted(record, asked, finder, doubtful) if wanting and not asked.anything else ()
    if printed and amounts == "does not say" and asked.kind != "whether":
        amounts = "quoted"
    unsettled = amounts in UNSETTLED and not asked.anything
    shown = [
        *(one.words for one in printed),
        *(quote for one in (*happened, *denied, *planned, *possible) for quote in one.quotes),
    ]
    bears = bearing(record, asked, finder, shown) if unsettled else ()
    return Answer(
        question=asked,
        verdict=amounts,
        words=sentence(
            asked,
            amounts,
            happened,
            denied,
            planned,
            possible,
            near,
            given=given,
            printed=bool(printed),
            bears=bool(bears),
        ),
        happened=happened,
        denied=denied,
        planned=planned,
        possible=possible,
        near=near[:MOST_NEAR],
        leads=finder.found(doubtful) if leads else (),
        leads_not_shown=0 if leads else len({hit.event.id for hit in doubtful}),
        notes=notes(record, asked),
        answers=given,
        quoted=printed,
        bearing=bears,
    )


def _each_once(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """The nearest account of each event, if it differs in little."""
    best = {one.event: one for one in reversed(found) if len(one.lacks) <= MOST_LACKING}
    return tuple(one for one in found if best.get(one.event) is one)


def _answerable(asked: Question) -> bool:
    """Whether the question was understood, and says enough for an event to be told from others."""
    return bool(asked.types or asked.anything) and enough(asked)


def _searched(record: Record, asked: Question, finder: Finder, *, leads: bool) -> Answer:
    hits, hidden = by_words(record, asked, leads=leads)
    printed = quoted(record, asked, finder, []) if asked.kind != "whether" and not asked.unclear else ()
    return Answer(
        question=asked,
        verdict="quoted" if printed else "does not say",
        words=sentence(asked, "quoted" if printed else "does not say"),
        quoted=printed,
        by_words=hits,
        leads_not_shown=hidden,
        notes=notes(record, asked),
    )


__all__ = ["Answer", "Found", "Question", "ask"]
