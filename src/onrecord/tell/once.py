"""Events that a reader would be told twice: by the same words, or by a sentence that tells of another already.

A sentence that names three deeds may be quoted as the title of each. It is told once, for the event that it is the
plain title of, or else for the weightiest; the others stay in the record, and `--all` lists them. So does what one
report alone tells in words that neither stand by themselves nor can be quoted: a title put together from the fields
("the United States took measures") that says less than its clause is not told first. A report's headline and a sentence
of it that says the same are one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.knowledge.actors import codes_for
from onrecord.model import Event, Report, Span
from onrecord.record.bearing import all_fields
from onrecord.record.grammar import PUNCTUATION
from onrecord.record.text import content
from onrecord.tell.kinds import cites
from onrecord.tell.quoted import sentence
from onrecord.tell.telling import put_together
from onrecord.tell.view import Cite, EventView

OF_ONE_FORM = frozenset({"ASSAULT", "CONSULT", "COERCE", "RETREAT", "MOBILIZE", "AID"})
ALIKE = 0.6  # of the telling words of the shorter of two sentences of a report and a kind: they tell the same
LED = 0.4  # of those of a headline, or of a report's first sentence, and of any other, whatever their kinds
FEWEST = 4  # words that these share


class Told(NamedTuple):
    """What an event is told in, without states, and whether that is its report's headline, lead or body."""

    report: str
    type: str
    words: frozenset[str]
    place: str


def each_once(views: Sequence[EventView]) -> list[EventView]:
    """The events, in their order, without those that are told twice.

    Args:
        views: the events of one story, the weightiest first, as lines tell them (`telling`).
    """
    told, titles, left = set[tuple[str, str]](), set[tuple[str, str]](), set[str]()
    by_report: dict[str, list[Told]] = defaultdict(list)
    for view in sorted(views, key=lambda one: one.event.title.startswith("“")):
        words, said = _words(view.event), cites(view)
        sentences = _sentences(view, said)
        named = {(cite.report.id, words) for cite in said}
        quoted = view.event.title.startswith("“")
        again = (quoted and bool(sentences) and sentences <= told) or (
            (quoted or view.reports == 1) and _retold(view, said, by_report)
        )
        if _put_together(view) or not named.isdisjoint(titles) or again:
            left.add(view.event.id)
            continue
        titles |= named
        told |= sentences
        for one in _told(view, said):
            by_report[one.report].append(one)
    return [view for view in views if view.event.id not in left]


def _retold(view: EventView, said: Sequence[Cite], told: Mapping[str, Sequence[Told]]) -> bool:
    """Whether a sentence says what another of its report that is told does: a headline what the one below it does."""
    return any(_same(one, other) for one in _told(view, said) for other in told.get(one.report, ()))


def _same(one: Told, other: Told) -> bool:
    shared, least = len(one.words & other.words), min(len(one.words), len(other.words))
    if one.place != other.place and not {one.place, other.place}.isdisjoint({"headline", "lead"}):
        return shared >= max(LED * least, FEWEST)
    return one.type == other.type and shared >= ALIKE * least > 0


def _told(view: EventView, said: Sequence[Cite]) -> list[Told]:
    """The words of a report that the event is told in, and where they stand."""
    of = [cite for cite in said if cite.claim.id == view.event.title_claim]
    names = [party.name for party in (*view.event.actors, *view.event.recipients)]
    states = [name for name in names if (known := codes_for(name)) is not None and known.kind != "person"]
    parties = {word for name in states for word in content(name)}
    return [
        Told(
            report=cite.report.id,
            type=view.event.type,
            words=frozenset(content(view.event.title)) - parties,
            place=_place(_sentence(cite.report, cite.claim.span), cite.report),
        )
        for cite in of
    ]


def _place(words: str, report: Report) -> str:
    """Whether a sentence is its report's headline, the one right below that, or another."""
    title = (report.title or "").strip()
    if title and " ".join(words.split()) == " ".join(title.split()):
        return "headline"
    below = report.text[len(title) :] if title and report.text.startswith(title) else report.text
    return "lead" if below.lstrip().startswith(words) else "body"


def _put_together(view: EventView) -> bool:
    """Whether what one report tells is told by a title put together from the fields that says less than its clause."""
    if view.reports > 1 or len(view.origins) > 1 or not put_together(view):
        return False
    whole = any(all_fields(view.event.title, cite.claim) for cite in cites(view))
    return not (whole and view.event.type in OF_ONE_FORM)


def _words(event: Event) -> str:
    return event.title.strip(PUNCTUATION).casefold()


def _sentences(view: EventView, said: Sequence[Cite]) -> set[tuple[str, str]]:
    """The sentence that the title is of, by its report; where it is of none, those of all claims."""
    of = [cite for cite in said if cite.claim.id == view.event.title_claim]
    return {(cite.report.id, _sentence(cite.report, cite.claim.span)) for cite in of}


def _sentence(report: Report, span: Span) -> str:
    return sentence(report, span) if report.text[span.start : span.end] else ""
