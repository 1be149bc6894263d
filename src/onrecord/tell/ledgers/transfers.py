"""Arms, materials, oil, money and people: from, to, item, quantity as stated, route, and how far it got."""

import re

from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Claim, EntityKind, Event
from onrecord.model.kinds import DONE
from onrecord.record.composing import noun_of
from onrecord.tell.books import Books
from onrecord.tell.ledgers.base import QUESTIONS, by_time, sentence_around, sides, when, who
from onrecord.tell.ledgers.things import things
from onrecord.tell.ledgers.words import found
from onrecord.tell.rows import Ledger, Row

# Beside AID, deals and requests are about transfers when goods are named.
TYPES = ("AID", "AGREE", "COOPERATE", "REQUEST", "REJECT", "CONSULT", "CONCEDE")
# What is named beside the ships; where it is, the route says.
OTHERS: tuple[EntityKind, ...] = ("person", "body", "company", "organisation", "weapon", "treaty", "resolution")
AMOUNT = re.compile(
    r"(?:(?:[$€£¥]|US\$|USD|EUR)\s?\d[\d.,]*(?:\s?(?:thousand|million|billion|trillion|m|bn))?"
    r"|\d[\d.,]*\s(?:(?:thousand|million|billion|trillion)\s)?(?:dollars|euros|pounds|roubles|rubles|yuan|yen|won|shekels"
    r"|francs|rupees|tons|tonnes|barrels|litres|liters|trucks|doses|rounds|shells))\b"
)


def transfers(books: Books) -> Ledger:
    """What went, or was said to go, from whom to whom."""
    rows = [_row(books, event) for event in books.events if _is_transfer(books, event)]
    return Ledger(
        name="transfers",
        title="Transfers",
        question=QUESTIONS["transfers"],
        columns=("from", "to", "item", "ships", "stage", "when", "what", "route", "who and what", "according to"),
        rows=by_time(rows),
    )


def _is_transfer(books: Books, event: Event) -> bool:
    if event.type == "AID":
        return True
    claims = books.of(event)
    if event.type not in TYPES or any(found("transfers", "no transfer", claim.quote) for claim in claims):
        return False
    return any(found("transfers", "goods", item.name) for claim in claims for item in claim.items)


def _row(books: Books, event: Event) -> Row:
    claims = books.of(event)
    giver, taker = sides(event)
    if event.type == "REQUEST":
        giver, taker = taker, giver
    if event.type in MUTUAL and not taker and "," in giver:
        giver, taker = f"between {who(event.actors).replace(', ', ' and ')}", ""
    item = things(claims) or _goods(claims)
    cells = {
        "from": giver,
        "to": taker,
        "item": item or noun_of(event.type, event.mode, [claim.trigger for claim in claims]),
        "ships": books.named(claims, "ship"),
        "stage": stage(books, event, claims),
        "when": when(event.time),
        "what": event.title,
        "route": _route(books, claims),
        "who and what": books.named(claims, *OTHERS),
        "according to": books.says(event, claims),
    }
    known = bool(giver) + bool(taker) + bool(item) + giver.startswith("between ")
    lacks = "" if known > 1 else "from whom or to whom" if item else "what and between whom"
    return books.row(event, cells, lacks=lacks)


def stage(books: Books, event: Event, claims: list[Claim]) -> str:
    """How far a transfer got: offered, requested, negotiated, planned, alleged, delivered; and denied if it was."""
    denied = any(claim.status == "negated" for claim in claims) or any(
        response.stance == "denies" for response in books.responses_to(event)
    )
    told = [claim for claim in claims if claim.status != "negated"]
    reached = ""
    if not told:
        reached = ""
    elif event.type in ("AGREE", "CONCEDE"):
        reached = "offered" if any(found("transfers", "offered", claim.trigger) for claim in told) else "agreed"
        reached = reached if event.status in DONE else "possible"
    elif event.type == "REQUEST":
        reached = "requested"
    elif event.type == "CONSULT":
        reached = "negotiated"
    elif event.type == "REJECT":
        reached = "refused"
    elif any(claim.status in DONE for claim in told):
        done = [claim for claim in told if claim.status in DONE]
        reached = "alleged" if all(_at_second_hand(event, claim) for claim in done) else "delivered"
        if reached == "delivered" and all(found("transfers", "pending", claim.quote) for claim in done):
            reached = "promised"
    elif any(claim.status == "planned" for claim in told):
        reached = "planned"
    else:
        reached = "possible"
    return ", ".join(filter(None, (reached, "denied" if denied else "")))


def _at_second_hand(event: Event, claim: Claim) -> bool:
    """Whether only somebody who is neither giver nor taker, or a distanced speaker, says so."""
    if not claim.sources:
        return False
    parties = {party.code for party in event.actors + event.recipients}
    speaker = claim.sources[-1]
    return speaker.distance == "distanced" or speaker.code not in parties


def _goods(claims: list[Claim]) -> str:
    """Amounts and goods that the claims' words name where reading has no items."""
    amounts = [match.group() for claim in claims for match in AMOUNT.finditer(claim.quote)]
    goods = [word.lower() for claim in claims if (word := found("transfers", "goods", claim.quote))]
    return ", ".join(
        dict.fromkeys(amounts or [word for word in goods if word not in ("million", "billion", "dollars")])
    )


def _route(books: Books, claims: list[Claim]) -> str:
    for claim in claims:
        report = books.reports.get(claim.report)
        if report and (way := found("transfers", "route", sentence_around(report.text, claim))):
            return way.lower()
    return ""
