"""Arms, materials, oil, money and people: from, to, item, quantity as stated, route, and how far it got."""

from onrecord.model import Claim, Event
from onrecord.tell.ledgers.base import Books, Ledger, Row, by_time, says, sentence_around, things, when, who
from onrecord.tell.ledgers.words import found

# Beside AID, deals and requests are about transfers when goods are named.
TYPES = ("AID", "AGREE", "COOPERATE", "REQUEST", "REJECT", "CONSULT", "CONCEDE")


def transfers(books: Books) -> Ledger:
    """What went, or was said to go, from whom to whom."""
    rows = [_row(books, event) for event in books.events if _is_transfer(books, event)]
    return Ledger(
        name="transfers",
        title="Transfers",
        question="What was offered, asked for, negotiated, alleged, delivered or denied, from whom to whom?",
        columns=("from", "to", "item", "stage", "when", "route", "according to"),
        rows=by_time(rows),
    )


def _is_transfer(books: Books, event: Event) -> bool:
    if event.type == "AID":
        return True
    if event.type not in TYPES:
        return False
    return any(found("transfers", "goods", item.name) for claim in books.of(event) for item in claim.items)


def _row(books: Books, event: Event) -> Row:
    claims = books.of(event)
    asked = event.type == "REQUEST"
    giver, taker = (event.recipients, event.actors) if asked else (event.actors, event.recipients)
    cells = {
        "from": who(giver),
        "to": who(taker),
        "item": things(claims) or _goods(claims),
        "stage": stage(books, event, claims),
        "when": when(event.time),
        "route": _route(books, claims),
        "according to": says(claims),
    }
    return books.row(event, cells)


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
    elif event.type == "REQUEST":
        reached = "requested"
    elif event.type == "CONSULT":
        reached = "negotiated"
    elif event.type == "REJECT":
        reached = "refused"
    elif any(claim.status in ("happened", "ongoing") for claim in told):
        done = [claim for claim in told if claim.status in ("happened", "ongoing")]
        reached = "alleged" if all(_at_second_hand(event, claim) for claim in done) else "delivered"
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
    return ", ".join(
        dict.fromkeys(word.lower() for claim in claims if (word := found("transfers", "goods", claim.quote)))
    )


def _route(books: Books, claims: list[Claim]) -> str:
    for claim in claims:
        report = books.reports.get(claim.report)
        if report and (way := found("transfers", "route", sentence_around(report.text, claim))):
            return way.lower()
    return ""
