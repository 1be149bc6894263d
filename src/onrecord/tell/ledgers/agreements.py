"""Pacts, pledges and treaties, what they replace, and what is later said to keep or break them."""

from onrecord.model import Claim, Event
from onrecord.record.text import sentences
from onrecord.tell.books import Books
from onrecord.tell.ledgers.base import QUESTIONS, by_time, events_of, history, sentence_around, when, who
from onrecord.tell.ledgers.words import found
from onrecord.tell.rows import Ledger, Row


def agreements(books: Books) -> Ledger:
    """What was agreed or promised, and what became of it."""
    rows = [_row(books, event) for event in events_of(books, "AGREE", "CONCEDE") if _is_commitment(books, event)]
    return Ledger(
        name="agreements",
        title="Agreements and commitments",
        question=QUESTIONS["agreements"],
        columns=("parties", "what", "when", "told as", "replaces", "kept or broken", "according to"),
        rows=by_time(rows),
    )


def _is_commitment(books: Books, event: Event) -> bool:
    """Whether any of its claims has a word of agreeing, promising or yielding; praise and admissions have none."""
    kind = "made" if event.type == "AGREE" else "yielded"
    return any(
        found("agreements", kind, claim.trigger)
        or (found("agreements", kind, claim.quote) and not found("agreements", "no agreement", claim.trigger))
        for claim in books.of(event)
    )


def _row(books: Books, event: Event) -> Row:
    claims = books.of(event)
    parties = who(party for party in event.actors + event.recipients if party.code != "?")
    cells = {
        "parties": parties,
        "what": event.title,
        "when": when(event.time),
        "told as": history(books, claims),
        "replaces": _sentence_with(books, claims, "replaces"),
        "kept or broken": _fate(books, event),
        "according to": books.says(event, claims),
    }
    return books.row(event, cells, lacks="" if parties else "who")


def _sentence_with(books: Books, claims: list[Claim], kind: str) -> str:
    """The sentence of a claim, or the one after it, that has a word of that list."""
    for claim in claims:
        report = books.reports.get(claim.report)
        if report is None:
            continue
        start = report.text.rfind("\n", 0, claim.span.start) + 1
        line = report.text[start:].split("\n", 1)[0]
        held = [span for span in sentences(line) if span.end > claim.span.start - start][:2]
        for span in held:
            sentence = line[max(span.start, claim.span.start - start) : span.end].strip()
            if found("agreements", kind, sentence):
                return sentence.rstrip(".")
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
        if found("sanctions", "act", claim.quote):  # it is a resolution or a law that is broken
            continue
        kind = next((kind for kind in ("breaks", "keeps") if found("agreements", kind, claim.quote)), "")
        if kind and parties <= {party.code for party in claim.actors + claim.recipients}:
            said.append(f"said to {kind[:-1]} it: “{claim.quote}”")
    return "; ".join(dict.fromkeys(said[:3]))


def _names_a_commitment(sentence: str) -> bool:
    return any(
        word in sentence.lower() for word in ("agreement", "treaty", "pact", "deal", "commitment", "pledge", "accord")
    )
