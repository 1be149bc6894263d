"""What a record says of its own past: its builds, what people decided, and what was taken in beside it."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import func, select

from onrecord.model.datasets import Dataset
from onrecord.record.decisions import Decision
from onrecord.store import schema as s
from onrecord.store.verifying.fault import RESTORE, Fault
from onrecord.store.verifying.seeing import Seen


def check_history(seen: Seen) -> Iterator[Fault]:
    """Builds and decisions that can be read, none missing; data sets with all of their rows."""
    yield from _builds(seen)
    yield from _decisions(seen)
    yield from _datasets(seen)


def _builds(seen: Seen) -> Iterator[Fault]:
    c = s.builds.c
    rows = seen.connection.execute(select(c.id, c.inputs, c.counts).order_by(c.id)).all()
    for row in rows:
        try:
            msgspec.json.decode(row.inputs, type=list[str])
            msgspec.json.decode(row.counts, type=dict[str, int])
        except (msgspec.DecodeError, UnicodeError) as error:
            yield Fault("history", "build", str(row.id), f"its row cannot be read: {error}", RESTORE)
    seen.tell(len(rows))


def _decisions(seen: Seen) -> Iterator[Fault]:
    c = s.decisions.c
    rows = seen.connection.execute(select(c.id, c.kind, c.author, c.body)).all()
    for row in rows:
        try:
            made = msgspec.json.decode(row.body, type=Decision)
        except (msgspec.DecodeError, UnicodeError) as error:
            yield Fault("history", "decision", row.id, f"its row cannot be read: {error}", RESTORE)
            continue
        if (made.id, made.kind, made.author) != (row.id, row.kind, row.author):
            yield Fault("history", "decision", row.id, "its row says another thing than it does itself", RESTORE)
    for id in sorted({f"d{number}" for number in range(1, len(rows) + 1)} - {row.id for row in rows}):
        yield Fault("history", "decision", id, "it is missing, though later ones are there", RESTORE)
    seen.tell(len(rows))


def _datasets(seen: Seen) -> Iterator[Fault]:
    c = s.dataset_events.c
    counts = {row[0]: row[1] for row in seen.connection.execute(select(c.dataset, func.count()).group_by(c.dataset))}
    for name, body in seen.connection.execute(select(s.datasets.c.name, s.datasets.c.body)):
        said = msgspec.json.decode(body, type=Dataset).rows
        if said != counts.get(name, 0):
            what = f"it is said to have {said} rows, and has {counts.get(name, 0)}"
            yield Fault(
                "history", "data set", name, what, f"take it in again: onrecord import RECORD FILE --name {name}"
            )
