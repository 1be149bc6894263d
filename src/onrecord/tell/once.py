"""Events that a reader would be told twice: by the same words, or by a sentence that tells of another already.

A sentence that names three deeds may be quoted as the title of each. It is told once, for the event that it is the
plain title of, or else for the weightiest; the others stay in the record, and `--all` lists them. So does what one
report alone tells in words that neither stand by themselves nor can be quoted, of a deed that has many forms: a title
put together from the fields ("the United States took measures") says too little to be told first.
"""

from collections.abc import Sequence

from onrecord.model import Event, Report, Span
from onrecord.record.grammar import PUNCTUATION
from onrecord.tell.kinds import cites
from onrecord.tell.quoted import sentence
from onrecord.tell.view import Cite, EventView

OF_ONE_FORM = frozenset({"ASSAULT", "CONSULT", "COERCE", "RETREAT", "MOBILIZE", "AID"})


def each_once(views: Sequence[EventView]) -> list[EventView]:
    """The events, in their order, without those that are told twice.

    Args:
        views: the events of one story, the weightiest first.
    """
    told, titles, left = set[tuple[str, str]](), set[tuple[str, str]](), set[str]()
    for view in sorted(views, key=lambda one: one.event.title.startswith("“")):
        words, said = _words(view.event), cites(view)
        sentences = _sentences(view, said)
        named = {(cite.report.id, words) for cite in said}
        quoted = view.event.title.startswith("“")
        if _put_together(view):
            left.add(view.event.id)
            continue
        if not named.isdisjoint(titles) or (quoted and sentences and sentences <= told):
            left.add(view.event.id)
            continue
        titles |= named
        told |= sentences
    return [view for view in views if view.event.id not in left]


def _put_together(view: EventView) -> bool:
    """Whether the title of what one report tells is put together from the fields, of a kind of deed with many forms."""
    event = view.event
    alone = event.title_claim is None and view.reports == 1 and len(view.origins) == 1
    return alone and event.status != "ongoing" and event.type not in OF_ONE_FORM


def _words(event: Event) -> str:
    return event.title.strip(PUNCTUATION).casefold()


def _sentences(view: EventView, said: Sequence[Cite]) -> set[tuple[str, str]]:
    """The sentence that the title is of, by its report; where it is of none, those of all claims."""
    of = [cite for cite in said if cite.claim.id == view.event.title_claim]
    return {(cite.report.id, _sentence(cite.report, cite.claim.span)) for cite in of}


def _sentence(report: Report, span: Span) -> str:
    return sentence(report, span) if report.text[span.start : span.end] else ""
