"""Ledgers: views over the record, each of which answers one question. Every line cites its claims."""

from msgspec.structs import replace

from onrecord.knowledge.choices import chosen
from onrecord.store import Record
from onrecord.tell.books import Books
from onrecord.tell.ledgers.agreements import agreements
from onrecord.tell.ledgers.base import QUESTIONS, Maker
from onrecord.tell.ledgers.coverage import coverage
from onrecord.tell.ledgers.engagements import engagements
from onrecord.tell.ledgers.relations import relations
from onrecord.tell.ledgers.sanctions import sanctions
from onrecord.tell.ledgers.signals import signals
from onrecord.tell.ledgers.statements import statements
from onrecord.tell.ledgers.transfers import transfers
from onrecord.tell.rows import Ledger, Row

__all__ = ["LEDGERS", "QUESTIONS", "Ledger", "Row", "ledger"]

LEDGERS: dict[str, Maker] = {
    "engagements": engagements,
    "transfers": transfers,
    "agreements": agreements,
    "sanctions": sanctions,
    "statements": statements,
    "signals": signals,
    "relations": relations,
    "coverage": coverage,
}


APART = tuple(name for name in LEDGERS if name != "coverage")  # a report is no lead


def ledger(
    record: Record,
    name: str,
    *,
    actor: str | None = None,
    story: str | None = None,
    entity: str | None = None,
    leads: bool = False,
) -> Ledger:
    """One view over the record: what firm claims carry.

    Args:
        record: an open record.
        name: one of `LEDGERS`.
        actor: keep only events with this party, by code or name: "PRK", "prk" and "North Korea" are one.
        story: keep only events of this story, by id, heading or title.
        entity: keep only events that name this person, body, ship, place and so on, by id or name.
        leads: also the lines that only leads carry, apart; without, their number alone.

    Raises:
        UsageError: there is no ledger of that name, or no such actor; names the nearest.
        NotFoundError: the record holds no event with the actor, no such story, or no such entity.
    """
    chosen_name = chosen("ledger", name, LEDGERS)
    return with_leads(chosen_name, Books(record, actor=actor, story=story, entity=entity), leads=leads)


def with_leads(name: str, books: Books, *, leads: bool) -> Ledger:
    """A ledger with the lines that rest on leads apart, or with their number."""
    made = LEDGERS[name](books)
    if name not in APART or not books.lead_events:
        return made
    doubtful = LEDGERS[name](books.of_leads()).rows
    if not leads:
        return replace(made, not_shown=len(doubtful))
    return replace(made, leads=tuple(replace(row, tier="lead", origins=0, digit=None) for row in doubtful))
