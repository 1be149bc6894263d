"""Which reports repeat a report, and which it repeats: a few of them, with the sentences that they have in common."""

from typing import Literal

from msgspec import Struct

from onrecord.model import Report
from onrecord.record.copies import COPIED, FOLDED, LEAST_SHARED, CopyIndex, compare, copied_passages, of_report
from onrecord.record.order import LAST, place
from onrecord.store import Record

LOOKED_AT = 10  # reports that are compared, those with the most in common
SHOWN = 3  # sentences of each

Which = Literal["repeats", "repeated by"]


class Shared(Struct, frozen=True, kw_only=True):
    """A report with text in common with another: which of them was first, how much, and what.

    `share` is that of the shorter one's sequences of five words; `sentences` how many stand in both, some of them in
    `examples`. `sure` is False where the order is unknown, because one of the two has no day.
    """

    report: Report
    which: Which
    sure: bool
    share: float
    sentences: int
    examples: tuple[str, ...]


def copied(record: Record, report: Report) -> list[Shared]:
    """The reports that share text with this one, the most alike first; at most `LOOKED_AT`."""
    if report.status != "ok":
        return []
    own, found = of_report(report), []
    for other in CopyIndex(record.shelf).sharing(report)[:LOOKED_AT]:
        theirs = of_report(other)
        share, _, count = compare(own, theirs)
        if count < LEAST_SHARED or share < COPIED:
            continue
        if report.domain and report.domain == other.domain and share < FOLDED:
            continue  # a publisher's background paragraphs, used again under other news
        spans = [span for span, _ in copied_passages(own, theirs)]
        mine, its = place(report), place(other)
        found.append(
            Shared(
                report=other,
                which="repeats" if its < mine else "repeated by",
                sure=LAST not in (mine[0], its[0]) and mine[0] != its[0],
                share=share,
                sentences=len(spans),
                examples=tuple(span.of(report.text) for span in spans[:SHOWN]),
            )
        )
    return sorted(found, key=lambda one: (-one.share, one.report.id))
