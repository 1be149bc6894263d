"""Visits, meetings, calls, letters and delegations, by pair of parties, planned and done."""

from collections import Counter

from onrecord.model import Claim, Event
from onrecord.tell.books import Books
from onrecord.tell.ledgers.base import QUESTIONS, events_of, history, sides, when
from onrecord.tell.ledgers.words import kind_of
from onrecord.tell.rows import Ledger, Row


def engagements(books: Books) -> Ledger:
    """Who met, visited, called or wrote to whom."""
    rows = [_row(books, event) for event in events_of(books, "CONSULT")]
    rows.sort(key=lambda row: (bool(row.lacks), row.cells["parties"], not row.cells["when"], row.cells["when"]))
    return Ledger(
        name="engagements",
        title="Engagements",
        question=QUESTIONS["engagements"],
        columns=("parties", "what", "kind", "when", "where", "told as", "according to"),
        rows=tuple(rows),
    )


def _row(books: Books, event: Event) -> Row:
    claims = books.of(event)
    by, to = sides(event)
    cells = {
        "parties": f"{by} → {to}" if by and to else by or to,
        "what": event.title,
        "kind": _kind(event, claims),
        "when": when(event.time),
        "where": event.place.name if event.place else "",
        "told as": history(books, claims),
        "according to": books.says(event, claims),
    }
    pair = len({party.code for party in event.actors + event.recipients} - {"?"}) > 1
    return books.row(event, cells, lacks="" if pair else "with whom")


def _kind(event: Event, claims: list[Claim]) -> str:
    named = Counter(kind for claim in claims if (kind := kind_of("engagements", claim)))
    return named.most_common(1)[0][0] if named else event.mode or "contact"
