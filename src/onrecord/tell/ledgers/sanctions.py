"""Sanctions and resolutions: imposed, lifted, said to be violated, by which act, according to whom."""

import re

from onrecord.model import Claim, Event
from onrecord.tell.ledgers.base import Books, Ledger, Row, by_time, says, sentence_around, when, who
from onrecord.tell.ledgers.words import found

NUMBERED = re.compile(r"\b[Rr]esolutions?\s+(\d{3,4})\b")


def sanctions(books: Books) -> Ledger:
    """Which measures were imposed or lifted, and which are said to be broken."""
    rows = [_row(books, event, what) for event in books.events if (what := _what(books, event))]
    return Ledger(
        name="sanctions",
        title="Sanctions and resolutions",
        question="Which sanctions were imposed, lifted or said to be violated, under which act, according to whom?",
        columns=("by", "against", "what", "act", "when", "according to"),
        rows=by_time(rows),
    )


def _what(books: Books, event: Event) -> str:
    claims = books.of(event)
    quotes = " ".join(claim.quote for claim in claims)
    around = " ".join(_sentences(books, claims))
    if not found("sanctions", "act", around):
        return "imposed" if event.type == "SANCTION" else ""
    if event.type == "SANCTION":
        return {"planned": "announced", "possible": "threatened", "negated": "said not to be imposed"}.get(
            event.status, "imposed"
        )
    if event.type in ("CONCEDE", "RETREAT") and found("sanctions", "lifted", quotes):
        return "lifted"
    if event.type == "THREATEN" and found("sanctions", "act", quotes):
        return "threatened"
    return "said to be violated" if found("sanctions", "violated", around) else ""


def _sentences(books: Books, claims: list[Claim]) -> list[str]:
    return [
        sentence_around(report.text, claim)
        for claim in claims
        if (report := books.reports.get(claim.report)) is not None
    ]


def _row(books: Books, event: Event, what: str) -> Row:
    claims = books.of(event)
    texts = _sentences(books, claims)
    numbers = [f"Resolution {number}" for text in texts for number in NUMBERED.findall(text)]
    acts = numbers or [word.lower() for text in texts if (word := found("sanctions", "act", text))]
    cells = {
        "by": who(event.actors),
        "against": who(event.recipients),
        "what": what,
        "act": ", ".join(dict.fromkeys(acts)),
        "when": when(event.time),
        "according to": says(claims),
    }
    return books.row(event, cells)
