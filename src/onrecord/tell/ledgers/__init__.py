"""Ledgers: views over the record, each of which answers one question. Every line cites its claims."""

from onrecord.errors import UsageError
from onrecord.store import Record
from onrecord.tell.ledgers.agreements import agreements
from onrecord.tell.ledgers.base import QUESTIONS, Books, Ledger, Maker, Row
from onrecord.tell.ledgers.coverage import coverage
from onrecord.tell.ledgers.engagements import engagements
from onrecord.tell.ledgers.relations import relations
from onrecord.tell.ledgers.sanctions import sanctions
from onrecord.tell.ledgers.signals import signals
from onrecord.tell.ledgers.statements import statements
from onrecord.tell.ledgers.transfers import transfers

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


def ledger(record: Record, name: str, *, actor: str | None = None, story: str | None = None) -> Ledger:
    """One view over the record.

    Args:
        record: an open record.
        name: one of `LEDGERS`.
        actor: keep only events with this code among actors or recipients ("PRK").
        story: keep only events of this story.

    Raises:
        UsageError: there is no ledger of that name.
    """
    if name not in LEDGERS:
        raise UsageError(f"no ledger '{name}': there are {', '.join(LEDGERS)}")
    return LEDGERS[name](Books(record, actor=actor, story=story))
