"""Events that a reader would be told twice: by the same words, or by a sentence that tells of another already.

A sentence that names three deeds may be quoted as the title of each. It is told once, for the event that it is the
plain title of, or else for the weightiest; the others stay in the record, and `--all` lists them. So does what one
report alone tells in words that neither stand by themselves nor can be quoted: a title put together from the fields
("the United States took measures") that says less than its clause is not told first. A report's headline and a sentence
of it that says the same are one.
"""

from collections.abc import Sequence

from onrecord.model import Event, Report, Span
from onrecord.record.bearing import all_fields
from onrecord.record.grammar import PUNCTUATION
from onrecord.record.text import content
from onrecord.tell.kinds import cites
from onrecord.tell.quoted import sentence
from onrecord.tell.telling import put_together
from onrecord.tell.view import Cite, EventView

ALIKE = 0.6  # of the telling words of the shorter of two sentences of a report: they tell the same
LED = 0.45  # of those of a headline, or of a sentence of its report
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
        alone = view.event.title.startswith("“") or view.reports == 1
        again = bool(sentences) and (sentences <= told or (view.reports == 1 and _retold(sentences, told, said)))
        if _put_together(view) or not named.isdisjoint(titles) or (alone and again):
            left.add(view.event.id)
            continue
        titles |= named
        told |= sentences
    return [view for view in views if view.event.id not in left]


def _retold(sentences: set[tuple[str, str]], told: set[tuple[str, str]], said: Sequence[Cite]) -> bool:
    """Whether a sentence says what another of its report that is told does: a headline, and the sentence below it."""
    headlines = {(cite.report.id, " ".join(cite.report.title.split())) for cite in said}
    for one in sentences:
        for other in told:
            if one[0] != other[0]:
                continue
            a, b = frozenset(content(one[1])), frozenset(content(other[1]))
            least = LED if one in headlines or other in headlines else ALIKE
            if len(a & b) >= least * min(len(a), len(b)) > 0:
                return True
    return False


def _put_together(view: EventView) -> bool:
    """Whether what one report tells is told by a title put together from the fields that says less than its clause."""
    if view.event.status == "ongoing" or view.reports > 1 or len(view.origins) > 1 or not put_together(view):
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
