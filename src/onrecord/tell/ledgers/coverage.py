"""Outlets by day, origins against repetitions, and who was first with each claim."""

from collections import Counter, defaultdict

from onrecord.model import Claim
from onrecord.tell.books import Books
from onrecord.tell.ledgers.base import QUESTIONS
from onrecord.tell.published import published
from onrecord.tell.rows import Ledger, Row


def coverage(books: Books) -> Ledger:
    """A line for each outlet and day; for reports without one, the days between which they were published."""
    first = _first_with(books)
    repeated = repeats(books)
    days: dict[tuple[str, str], list[str]] = defaultdict(list)
    for report in books.covered:
        days[published(report), report.outlet or report.domain or "unknown"].append(report.id)
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in books.claims.values():
        by_report[claim.report].append(claim)
    rows = []
    for (day, outlet), reports in sorted(days.items()):
        claims = [claim for id in reports for claim in by_report[id]]
        cells = {
            "day": day,
            "outlet": outlet,
            "reports": str(len(reports)),
            "claims": str(len(claims)),
            "repeated": str(sum(claim.id in repeated for claim in claims)),
            "first with": str(sum(first[id] for id in reports)),
        }
        rows.append(Row(cells=cells, claims=tuple(claim.id for claim in claims), reports=len(reports)))
    return Ledger(
        name="coverage",
        title="Coverage",
        question=QUESTIONS["coverage"],
        columns=("day", "outlet", "reports", "claims", "repeated", "first with"),
        rows=tuple(rows),
    )


def repeats(books: Books) -> set[str]:
    """Claims of an event whose origin another report had carried on it before."""
    repeated: set[str] = set()
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for origin in books.origins.values():
        for id in origin.claims:
            if id in books.claims and id in books.event_of:
                told[books.event_of[id].id, origin.id].append(books.claims[id])
    for kept in told.values():
        kept.sort(key=lambda claim: (books.moment(claim.report), claim.report, claim.span))
        repeated.update(claim.id for claim in kept if claim.report != kept[0].report)
    return repeated


def _first_with(books: Books) -> Counter[str]:
    """How many events each report was the first to carry; undated reports are never first."""
    first: Counter[str] = Counter()
    for event in books.events:
        dated = [claim.report for claim in books.of(event) if books.moment(claim.report) != books.NEVER]
        if dated:
            first[min(dated, key=lambda report: (books.moment(report), report))] += 1
    return first
