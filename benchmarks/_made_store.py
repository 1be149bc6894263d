"""A made-up record of any size, written through the store in bulk: nothing is read, linked or graded."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Index, Table, insert

from _made_record import Made, Whose, World, stories
from onrecord import __version__
from onrecord.model import Claim, Event, Evidence, Origin, Story
from onrecord.record.shelf import Kept
from onrecord.record.who_is_one import WhoIsOne
from onrecord.store import Record, open_record, schema
from onrecord.store.counting import count_anew
from onrecord.store.keys import day_of, party_rows
from onrecord.store.lining import list_anew
from onrecord.store.rows import LAYOUTS, encode, link_rows, name_rows

AT_ONCE = 400  # reports of one transaction
BUILDS = 20
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def make(path: Path, reports: int, seed: int = 7) -> None:
    """Write a record of so many reports, and ten times as many claims; it has its name once it is whole."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    world = World(reports, seed)
    origins: dict[Whose, list[str]] = defaultdict(list)
    with open_record(unfinished, create=True) as record:
        done = 0
        indices = _without_indices(record)
        for batch in _batches(stories(world, reports)):
            with record.transaction() as connection:
                build = 1 + done * BUILDS // (reports + 1)
                put(connection, batch, _began(connection, build))
            for made in batch:
                done += len(made.reports)
                for claim, whose in made.whose.items():
                    origins[whose].append(claim)
            print(f"{done} reports written", file=sys.stderr)
        for some in _parts(list(origins.items()), 2000):
            with record.transaction() as connection:
                put_all(connection, (_origin(whose, claims) for whose, claims in some))
        _settle(record, indices)
    unfinished.rename(path)


def _batches(made: Iterable[Made]) -> Iterator[list[Made]]:
    batch, held = list[Made](), 0
    for one in made:
        batch.append(one)
        held += len(one.reports)
        if held >= AT_ONCE:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _parts(of: list[Any], size: int) -> Iterator[list[Any]]:
    for start in range(0, len(of), size):
        yield of[start : start + size]


def _origin(whose: Whose, claims: list[str]) -> Origin:
    shown = (Evidence("speaker", whose.title),)
    return Origin(id=whose.id, kind=whose.kind, title=whose.title, claims=tuple(claims), evidence=shown)  # type: ignore[arg-type]


def put(connection: Connection, batch: list[Made], build: int) -> None:
    """Write stories, as a build would that brought them."""
    put_all(connection, (one for made in batch for one in made.reports))
    put_all(connection, (one for made in batch for one in made.claims))
    put_all(connection, (one for made in batch for one in made.responses))
    put_all(connection, (one for made in batch for one in made.events))
    put_all(connection, (one for made in batch for one in made.conflicts))
    put_all(connection, (made.story for made in batch))
    for made in batch:
        put_story(connection, made)
    taken = [{"build": build, "report": one.id, "outcome": "new"} for made in batch for one in made.reports]
    changed = [{"build": build, "event": one.id, "before": None} for made in batch for one in made.events]
    connection.execute(insert(schema.taken), taken)
    connection.execute(insert(schema.changes), changed)


def put_all(connection: Connection, records: Iterable[Kept]) -> None:
    """Write new records of one kind with all that they are found by: what `store.writing` does, for many at once."""
    new = list(records)
    if not new:
        return
    kind = type(new[0])
    layout = LAYOUTS[kind]
    rows = [{"id": one.id, "body": encode(one)} | layout.columns(one) for one in new]
    if kind is not Story:
        _insert(connection, layout.table, rows)
    if layout.words:
        name = kind.__name__.lower()
        _insert(connection, schema.passages, ({"kind": name, "id": o.id, "words": layout.words(o)} for o in new))
    links = ((link, member, one.id) for one in new for link, members in link_rows(one) for member in members)
    _insert(connection, schema.links, ({"kind": k, "member": m, "owner": o} for k, m, o in links))
    if kind is Claim:
        nobody_said = WhoIsOne()
        _insert(
            connection,
            schema.claim_party,
            (row for one in new if isinstance(one, Claim | Event) for row in party_rows(one)),
        )
        _insert(
            connection,
            schema.entity_names,
            (row for one in new if isinstance(one, Claim) for row in name_rows(one, nobody_said)),
        )
    elif kind is Event:
        _insert(
            connection,
            schema.event_party,
            (row for one in new if isinstance(one, Claim | Event) for row in party_rows(one)),
        )


def put_story(connection: Connection, made: Made) -> None:
    """Write a story with the days of its reports."""
    story, days = made.story, sorted(day_of(one) for one in made.reports)
    row = {"id": story.id, "body": encode(story), "title": story.title, "first_day": days[0], "last_day": days[-1]}
    _insert(connection, schema.stories, [row | {"reports": len(days), "events": len(story.events)}])
    told = ({"story": story.id, "day": day_of(one), "report": one.id} for one in made.reports)
    _insert(connection, schema.story_report, told)


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    made = list(rows)
    if made:
        names = list(made[0])
        marks = ", ".join("?" * len(names))
        statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})"
        connection.exec_driver_sql(statement, [tuple(row.values()) for row in made])


def _began(connection: Connection, build: int) -> int:
    """The build of that number, begun if it was not, the one before ended."""
    held = set(connection.execute(schema.builds.select()).scalars())
    if build not in held:
        started = BEGAN + timedelta(days=build)
        row = {
            "id": build, "started": started.isoformat(timespec="seconds"), "version": __version__,
            "finished": (started + timedelta(hours=1)).isoformat(timespec="seconds"),
            "inputs": msgspec.json.encode(["made up"]).decode(), "counts": "{}",
        }  # fmt: skip
        connection.execute(insert(schema.builds), row)
    return build


def _without_indices(record: Record) -> list[Index]:
    """Take out the indices but for those of keys: made at the end, they take a fifth of the time."""
    indices = [index for table in schema.metadata.tables.values() for index in table.indexes if not index.unique]
    with record.transaction() as connection:
        for index in indices:
            index.drop(connection, checkfirst=True)
    return indices


def _settle(record: Record, indices: list[Index]) -> None:
    """Make the indices; merge what the word index holds in many parts, as SQLite does over time by itself."""
    for index in indices:
        with record.transaction() as connection:
            index.create(connection)
    with record.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO passage_words(passage_words) VALUES ('optimize')")
        count_anew(connection)
        list_anew(connection)
