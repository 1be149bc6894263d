"""Sanctions and resolutions: imposed, lifted, said to be violated, by which act, according to whom."""

import re

from onrecord.knowledge.names import label
from onrecord.model import Claim, Event
from onrecord.tell.books import Books
from onrecord.tell.ledgers.base import QUESTIONS, by_time, sentence_around, sides, when
from onrecord.tell.ledgers.words import found
from onrecord.tell.rows import Ledger, Row

NUMBERED = re.compile(r"\b[Rr]esolutions?\s+(\d{3,4})\b")
NOT = re.compile(r"\b(?:not|never|no|n['’]t)\b[^.;]{0,30}$", re.IGNORECASE)
BODIES = ("UNO", "EUU", "IGO", "NATO")  # whose acts are broken; they are not who suffers
# Violations are alleged, denied or committed; other types that merely stand beside the word are about something else.
VIOLATING = ("ACCUSE", "REJECT", "THREATEN", "AGREE", "AID", "COOPERATE", "MOBILIZE", "CONSULT")
SAID = {"planned": "announced", "possible": "threatened or called for", "negated": "said not to be imposed"}


def sanctions(books: Books) -> Ledger:
    """Which measures were imposed or lifted, and which are said to be broken."""
    rows = [_row(books, event, what) for event in books.events if (what := _what(books, event))]
    return Ledger(
        name="sanctions",
        title="Sanctions and resolutions",
        question=QUESTIONS["sanctions"],
        columns=("by", "against", "measure", "what", "act", "when", "according to"),
        rows=by_time(rows),
    )


def _what(books: Books, event: Event) -> str:
    """What became of a measure, "" where the event is about none."""
    claims = books.of(event)
    quotes = " ".join(claim.quote for claim in claims)
    if event.type == "SANCTION":
        done = "imposed" if found("sanctions", "measure", quotes) else "taken"
        return SAID.get(event.status, done)
    if event.type in ("CONCEDE", "RETREAT") and found("sanctions", "lifted", quotes):
        return "lifted" if any(found("sanctions", "act", text) for text in _sentences(books, claims)) else ""
    told = [claim for claim in claims if _violation(books, claim)]
    if told and event.type in VIOLATING:
        clean = all(_denied(claim) for claim in told)
        return "said not to be violated" if clean else "said to be violated"
    if event.type == "THREATEN" and event.mode != "violence" and found("sanctions", "measure", quotes):
        return "threatened"
    return ""


def _violation(books: Books, claim: Claim) -> bool:
    """Whether the claim's own words say that a measure is broken; its sentence may name the measure."""
    report = books.reports.get(claim.report)
    around = sentence_around(report.text, claim) if report else claim.quote
    return bool(found("sanctions", "violated", claim.quote)) and bool(found("sanctions", "act", around))


def _denied(claim: Claim) -> bool:
    word = found("sanctions", "violated", claim.quote)
    return claim.status == "negated" or bool(NOT.search(claim.quote[: claim.quote.find(word)]))


def _sentences(books: Books, claims: list[Claim]) -> list[str]:
    return [
        sentence_around(report.text, claim)
        for claim in claims
        if (report := books.reports.get(claim.report)) is not None
    ]


def _row(books: Books, event: Event, what: str) -> Row:
    claims = books.of(event)
    by, against = _parties(event, what)
    texts = _sentences(books, claims)
    numbers = [f"Resolution {number}" for text in texts for number in NUMBERED.findall(text)]
    acts = numbers or [word.lower() for text in texts if (word := found("sanctions", "act", text))]
    cells = {
        "by": by,
        "against": against,
        "measure": event.title,
        "what": what,
        "act": ", ".join(dict.fromkeys(acts)),
        "when": when(event.time),
        "according to": books.says(event, claims),
    }
    violated = "violated" in what
    lacks = "who" if not by else "" if against or acts or violated else "against whom"
    return books.row(event, cells, lacks=lacks)


def _parties(event: Event, what: str) -> tuple[str, str]:
    """Who imposes on whom; of a violation, who is said to break what, for the accused are the recipients."""
    by, against = sides(event)
    if "violated" not in what:
        return by, against
    accused = event.recipients if event.type == "ACCUSE" else event.actors
    states = [party for party in accused if party.code not in ("?", *BODIES)]
    return ", ".join(dict.fromkeys(label(party.code) for party in states)), ""
