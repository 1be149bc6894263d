"""Cooperation and conflict between each pair over time, what happened and what was only said apart."""

from collections import defaultdict
from functools import lru_cache
from itertools import product

from onrecord.knowledge import toml
from onrecord.knowledge.names import label
from onrecord.model import Event
from onrecord.model.kinds import DONE
from onrecord.tell.books import Books
from onrecord.tell.ledgers.base import QUESTIONS
from onrecord.tell.rows import Ledger, Row


@lru_cache(maxsize=1)
def scale() -> dict[str, float]:
    """Conflict and cooperation of each PLOVER type, -10 to +10, after Goldstein (1992)."""
    return {type: float(entry["value"]) for type, entry in toml("relations.toml")["scale"].items()}


def relations(books: Books) -> Ledger:
    """A line for each pair of parties and month: mean value and number of events, happened and said apart."""
    cells: dict[tuple[str, str, str], list[Event]] = defaultdict(list)
    for event in books.events:
        month = event.time.start[:7] if event.time and event.time.start else ""
        for pair in pairs(event):
            cells[*pair, month].append(event)
    rows = [_row(books, a, b, month, events) for (a, b, month), events in sorted(cells.items())]
    return Ledger(
        name="relations",
        title="Relations",
        question=QUESTIONS["relations"],
        columns=("pair", "month", "happened", "events", "said", "expected", "types"),
        rows=tuple(rows),
    )


def pairs(event: Event) -> set[tuple[str, str]]:
    """The pairs of known parties that an event relates, each in alphabetical order."""
    actors = [party.code for party in event.actors if party.code != "?"]
    recipients = [party.code for party in event.recipients if party.code != "?"] or actors
    return {(min(a, b), max(a, b)) for a, b in product(actors, recipients) if a != b}


def _row(books: Books, a: str, b: str, month: str, events: list[Event]) -> Row:
    done = [event for event in events if event.status in DONE]
    open_ = [event for event in events if event.status in ("planned", "possible")]
    cells = {
        "pair": f"{label(a)} – {label(b)}",
        "month": month,
        "happened": _mean(done),
        "events": str(len(done)),
        "said": _mean(open_),
        "expected": str(len(open_)),
        "types": ", ".join(sorted({event.type for event in events})),
    }
    claims = tuple(id for event in events for id in event.claims)
    origins = {id for event in events for id in event.origins}
    reports = {books.claims[id].report for id in claims if id in books.claims}
    return Row(cells=cells, claims=claims, origins=len(origins), reports=len(reports))


def _mean(events: list[Event]) -> str:
    values = [scale()[event.type] for event in events if event.type in scale()]
    return f"{sum(values) / len(values):+.1f}" if values else ""
