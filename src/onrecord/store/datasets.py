"""Events of other data sets, taken in beside a record: writing them, reading them, what of them bears on an event."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.model import Party
from onrecord.model.datasets import Dataset, DatasetEvent
from onrecord.store import decoding, schema

if TYPE_CHECKING:
    from onrecord.store.record import Record

AT_ONCE = 2000  # rows that are written or read at a time
NAMED = "~"  # before a name, which no code begins with
UNKNOWN = "?"


def put_dataset(
    record: "Record", dataset: Dataset, events: Iterable[DatasetEvent], left_out: Mapping[str, int]
) -> Dataset:
    """Take in a data set, in place of one of the same name; all of it, or nothing. Returns it as it then is.

    What can be said of it only at the end is counted here: its rows and days, and what `left_out` has come to by then.
    """
    waiting = iter(events)
    rows, untyped, days = 0, 0, set[str]()
    with record.transaction() as connection:
        _drop(connection, dataset.name)
        while batch := list(islice(waiting, AT_ONCE)):
            _write(connection, batch)
            rows += len(batch)
            untyped += sum(one.type is None and one.code is None for one in batch)
            days |= {one.day for one in batch}
        told = msgspec.structs.replace(
            dataset,
            rows=rows,
            untyped=untyped,
            first=min(days, default=""),
            last=max(days, default=""),
            left_out=dict(sorted(left_out.items())),
        )
        body = msgspec.json.encode(told).decode()
        connection.execute(insert(schema.datasets), {"name": dataset.name, "body": body})
    return told


def drop_dataset(record: "Record", name: str) -> int:
    """Take a data set out again; how many rows it had."""
    with record.transaction() as connection:
        return _drop(connection, name)


def _drop(connection: Connection, name: str) -> int:
    connection.execute(delete(schema.datasets).where(schema.datasets.c.name == name))
    connection.execute(delete(schema.dataset_party).where(schema.dataset_party.c.dataset == name))
    return connection.execute(delete(schema.dataset_events).where(schema.dataset_events.c.dataset == name)).rowcount


def _write(connection: Connection, events: list[DatasetEvent]) -> None:
    encode = msgspec.json.Encoder().encode
    rows = [
        {"dataset": one.dataset, "row": one.row, "day": one.day, "type": one.type, "body": encode(one).decode()}
        for one in events
    ]
    connection.execute(insert(schema.dataset_events), rows)
    connection.execute(insert(schema.dataset_party), [row for one in events for row in _parties(one)])


def _parties(event: DatasetEvent) -> Iterator[dict[str, Any]]:
    found: dict[str, str] = {}
    for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for key in dict.fromkeys(key for party in parties for key in keys(party)):
            found[key] = "both" if key in found else side
    for key, side in found.items():
        yield {
            "key": key,
            "day": event.day,
            "dataset": event.dataset,
            "row": event.row,
            "side": side,
            "type": event.type,
        }


@lru_cache(maxsize=50_000)
def keys(party: Party) -> tuple[str, ...]:
    """What a party is found by: its code, and its name unless that is the code's own."""
    code = (party.code,) if party.code != UNKNOWN else ()
    return code if code and label(party.code) == party.name else (*code, named(party.name))


def named(name: str) -> str:
    """The key of a name, in whatever case and with whatever hyphens it is written."""
    return f"{NAMED}{' '.join(fold(name.replace('-', ' ')).split())}"


def datasets(record: "Record") -> list[Dataset]:
    """The data sets that were taken in, by name."""
    c = schema.datasets.c
    with record.shelf.reading() as connection:
        bodies = connection.execute(select(c.body).order_by(c.name)).scalars().all()
    return [decoding.decode(body, type=Dataset) for body in bodies]


def rows(record: "Record", name: str | None = None) -> Iterator[DatasetEvent]:
    """The rows of a data set in the order of its file, or of all by name; some hundreds in memory at a time."""
    c = schema.dataset_events.c
    decode = decoding.Decoder(DatasetEvent).decode
    for dataset in [name] if name is not None else [one.name for one in datasets(record)]:
        last = -1
        while True:
            query = select(c.row, c.body).where(c.dataset == dataset, c.row > last).order_by(c.row).limit(AT_ONCE)
            with record.shelf.reading() as connection:
                found = connection.execute(query).all()
            for row in found:
                yield decode(row.body)
            if len(found) < AT_ONCE:
                break
            last = found[-1].row
