"""Visits, meetings, calls, letters and delegations, by pair of parties, planned and done."""

from collections import Counter

from onrecord.model import Claim, Event
from onrecord.tell.ledgers.base import Books, Ledger, Row, events_of, history, says, when, who
from onrecord.tell.ledgers.words import kind_of


def engagements(books: Books) -> Ledger:
    """Who met, visited, called or wrote to whom."""
    rows = [_row(books, event) for event in events_of(books, "CONSULT")]
    rows.sort(key=lambda row: (row.cells["parties"], not row.cells["when"], row.cells["when"]))
    return Ledger(
        name="engagements",
        title="Engagements",
        question="Who met, visited, called or wrote to whom, and what is planned?",
        columns=("parties", "kind", "when", "where", "told as", "according to"),
        rows=tuple(rows),
    )


def _row(books: Books, event: Event) -> Row:
    claims = books.of(event)
    parties = who(event.actors) or "unknown"
    if event.recipients:
        parties = f"{parties} → {who(event.recipients)}"
    cells = {
        "parties": parties,
        "kind": _kind(event, claims),
        "when": when(event.time),
        "where": event.place.name if event.place else "",
        "told as": history(books, claims),
        "according to": says(claims),
    }
    return books.row(event, cells)


def _kind(event: Event, claims: list[Claim]) -> str:
    named = Counter(kind for claim in claims if (kind := kind_of("engagements", claim)))
    return named.most_common(1)[0][0] if named else event.mode or "contact"
