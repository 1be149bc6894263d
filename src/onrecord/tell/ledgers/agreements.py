"""Pacts, pledges and treaties, what they replace, and what is later said to keep or break them."""

from onrecord.model import Claim, Event
from onrecord.tell.ledgers.base import (
    Books,
    Ledger,
    Row,
    by_time,
    events_of,
    history,
    says,
    sentence_around,
    things,
    when,
    who,
)
from onrecord.tell.ledgers.words import found


def agreements(books: Books) -> Ledger:
    """What was agreed or promised, and what became of it."""
    rows = [_row(books, event) for event in events_of(books, "AGREE", "CONCEDE")]
    return Ledger(
        name="agreements",
        title="Agreements and commitments",
        question="Who agreed to or promised what, what does it replace, and who is said to keep or break it?",
        columns=("parties", "what", "when", "told as", "replaces", "kept or broken", "according to"),
        rows=by_time(rows),
    )


def _row(books: Books, event: Event) -> Row:
    claims = books.of(event)
    parties = who(event.actors + event.recipients)
    cells = {
        "parties": parties,
        "what": things(claims) or event.title,
        "when": when(event.time),
        "told as": history(books, claims),
        "replaces": _sentence_with(books, claims, "replaces"),
        "kept or broken": _fate(books, event),
        "according to": says(claims),
    }
    return books.row(event, cells)


def _sentence_with(books: Books, claims: list[Claim], kind: str) -> str:
    """The sentence of a claim, or the one after it, that has a word of that list."""
    for claim in claims:
        report = books.reports.get(claim.report)
        if report is None:
            continue
        nearby = report.text[claim.span.start : claim.span.end + 250].split("\n")[0]
        sentence = next((part for part in nearby.split(". ") if found("agreements", kind, part)), "")
        if sentence:
            return sentence.strip()
    return ""


def _fate(books: Books, event: Event) -> str:
    """Later claims by or against its parties that name keeping or breaking it, in their own words."""
    parties = {party.code for party in event.actors + event.recipients} - {"?"}
    said = []
    for claim in books.claims.values():
        if claim.id in event.claims or not parties & {party.code for party in claim.actors + claim.recipients}:
            continue
        report = books.reports.get(claim.report)
        if report is None or not _names_a_commitment(sentence_around(report.text, claim)):
            continue
        kind = next((kind for kind in ("breaks", "keeps") if found("agreements", kind, claim.quote)), "")
        if kind and parties <= {party.code for party in claim.actors + claim.recipients}:
            said.append(f"said to {kind[:-1]} it: “{claim.quote}”")
    return "; ".join(dict.fromkeys(said[:3]))


def _names_a_commitment(sentence: str) -> bool:
    return any(
        word in sentence.lower() for word in ("agreement", "treaty", "pact", "deal", "commitment", "pledge", "accord")
    )
