"""Drills, tests and deployments, and what is said to answer what."""

from onrecord.model import Claim, Event
from onrecord.tell.books import Books
from onrecord.tell.ledgers.base import QUESTIONS, by_time, sentence_around, sides, when
from onrecord.tell.ledgers.things import things
from onrecord.tell.ledgers.words import found
from onrecord.tell.rows import Ledger, Row

DRILLS = ("drill", "exercise", "manoeuvre", "maneuver", "war game")


def signals(books: Books) -> Ledger:
    """Military moves short of force."""
    rows = [_row(books, event) for event in books.events if _is_signal(books, event)]
    return Ledger(
        name="signals",
        title="Military signals",
        question=QUESTIONS["signals"],
        columns=("when", "who", "towards", "what", "item", "answers", "according to"),
        rows=by_time(rows),
    )


def _is_signal(books: Books, event: Event) -> bool:
    if event.type == "MOBILIZE":
        return True
    quotes = [claim.quote.lower() for claim in books.of(event)]
    if event.type == "THREATEN":
        return event.mode == "violence" or any(found("signals", "military", quote) for quote in quotes)
    return event.type == "COOPERATE" and any(word in quote for quote in quotes for word in DRILLS)


def _row(books: Books, event: Event) -> Row:
    claims = books.of(event)
    by, towards = sides(event)
    cells = {
        "when": when(event.time),
        "who": by,
        "towards": towards,
        "what": event.title,
        "item": things(claims, keep=_military),
        "answers": "; ".join(dict.fromkeys(filter(None, (_answered(books, event, claim) for claim in claims)))),
        "according to": books.says(event, claims),
    }
    return books.row(event, cells, lacks="" if by else "who")


def _military(item: str) -> bool:
    """Whether an item is what forces have or fire, not how high it flew."""
    return bool(found("signals", "military", item) or found("transfers", "goods", item)) or any(
        c.isdigit() for c in item
    )


def _answered(books: Books, event: Event, claim: Claim) -> str:
    """The other event that this claim's sentence says it answers: its title, and the words that say so."""
    report = books.reports.get(claim.report)
    if report is None:
        return ""
    sentence = sentence_around(report.text, claim)
    words = found("signals", "answer", sentence)
    if not words:
        return ""
    at = report.text.find(sentence)
    link = at + sentence.find(words)
    for other in books.in_report(claim.report):
        told = books.event_of.get(other.id)
        after_the_link = link < other.span.start < at + len(sentence)
        if told and told.id != event.id and after_the_link and claim.span.start < link:
            return f"{told.title} (“{words}”)"
    return ""
