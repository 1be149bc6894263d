"""What of a question the record does not know, and what it holds that has the question's words."""

from sqlalchemy import func, select

from onrecord.knowledge.choices import nearest
from onrecord.knowledge.names import label
from onrecord.store import Record, schema
from onrecord.store.directory import directory
from onrecord.verbs.asking.question import Question

MOST_HITS = 10


def last_day(record: Record) -> str | None:
    """The day on which the record's last report was published."""
    with record.shelf.reading() as connection:
        last = connection.execute(select(func.max(schema.reports.c.published))).scalar()
    return str(last)[:10] if last else None


def notes(record: Record, question: Question) -> tuple[str, ...]:
    """What is to be known of how the question was taken, and each name and party that the record does not have."""
    told = [f"Not understood: {question.unclear}."] if question.unclear else []
    if question.negated:
        told.append(f"Answered as whether it is so: {question.statement}.")
    told += [note for name in question.names if (note := _unnamed(record, name))]
    unknown = sorted(question.codes - _known(record, question.codes))
    told += [f"No event in the record has {label(code)} for a party." for code in unknown]
    return tuple(told)


def _known(record: Record, codes: frozenset[str]) -> set[str]:
    """Those of the codes that an event of the record has for a party."""
    p = schema.event_party.c
    with record.shelf.reading() as connection:
        return set(connection.execute(select(p.code).where(p.code.in_(codes)).distinct()).scalars())


def _unnamed(record: Record, name: str) -> str:
    """That no report names it, and what is like it; "" if one does."""
    if record.search(f'"{name}"', limit=1, leads=True):
        return ""
    there = [called for entry in directory(record).entries for called in (entry.name, *entry.also)]
    near = nearest(name, dict.fromkeys(there))
    return f"No report in the record names '{name}'" + (f"; near it: {', '.join(near)}." if near else ".")


def by_words(record: Record, question: Question, *, leads: bool) -> tuple[tuple[str, ...], int]:
    """Claims with the question's words, as "id: excerpt", and how many leads were left out."""
    asked = " ".join((*(f'"{name}"' for name in question.names), *map(label, sorted(question.codes)), *question.things))
    if not asked:
        return (), 0
    hits = record.search(asked, "claim", MOST_HITS, leads=leads)
    return tuple(f"{hit.id}: {hit.excerpt}" for hit in hits), 0 if leads else record.leads_with(asked)
