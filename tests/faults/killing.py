"""A process that does one thing to a record, and is killed at a moment of it; what is left, and what there should be.

Children come from a server of their own that has all loaded already (`forkserver`), so that each starts in no time and
inherits nothing of the tests' process.
"""

import json
import multiprocessing
import os
import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple

from sqlalchemy import Engine, create_engine, inspect, text

from onrecord import copy
from onrecord.store import migrate
from onrecord.store.engine import connect_url, is_url
from tests.faults.actions import ACTIONS, RECORD, SERVER, place
from tests.faults.moments import Moments
from tests.faults.older import schema_of, to_server
from tests.store.conftest import new_place

FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload(["tests.faults.killing", "tests.faults.warm"])
LONGEST = 300.0  # seconds that a child may take
TOLD, COUNTED = "told", "counted"
TIMES = re.compile(r'"(?:fetched|at|taken|made)":"[^"]*"')
FIRST_CHANGES = (
    "SELECT event, before FROM changes c WHERE build > 0 AND build = (SELECT min(build) FROM changes o "
    "WHERE o.event = c.event)"
)
# Of these, what is the same however many runs it took.
OF_A_RUN = {
    "builds": (),
    "taken": ("report",),
    "changes": (),
    "meanings": ("report", "model", "spans", "bits"),
    "passage": ("kind", "id", "words"),
    "passage_lines": ("kind", "id", "day", "report", "outlet", "type", "status", "tier"),
}


class Ended(NamedTuple):
    """How a child ended: whether it was killed, its moments, those at which it told something, and its seconds."""

    killed: bool
    moments: int
    tellings: tuple[int, ...]
    seconds: float


def work(name: str, folder: Path, last: int, ready: Any) -> None:
    """What the child does."""
    moments = Moments(last)
    moments.listen()
    log = os.open(folder / TOLD, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    tellings: list[int] = []

    def tell(text: str) -> None:
        moments.pass_one()
        tellings.append(moments.count)
        os.write(log, f"{text}\n".encode())
        moments.pass_one()

    os.chdir(folder)  # reports say where they came from, which is to be the same for all
    ready.send(None)
    ACTIONS[name].run(Path(), tell)
    Path(COUNTED).write_text(json.dumps([moments.count, tellings]))


def prepared(name: str, folder: Path) -> Path:
    """Let a child make what is there before."""
    child = FORKED.Process(target=_prepare, args=(name, folder))
    child.start()
    child.join(LONGEST)
    assert child.exitcode == 0
    return folder


def _prepare(name: str, folder: Path) -> None:
    folder.mkdir()
    os.chdir(folder)
    ACTIONS[name].prepare(Path())


def does(name: str, folder: Path, *, last: int = 0, after: float | None = None) -> Ended:
    """Let a child do it; killed at its `last` moment, or so many seconds `after` it began; else to its end."""
    (folder / COUNTED).unlink(missing_ok=True)
    hears, tells = FORKED.Pipe(duplex=False)
    child = FORKED.Process(target=work, args=(name, folder, last, tells))
    child.start()
    tells.close()
    hears.recv()
    begun = monotonic()
    if after is not None:
        sleep(after)
        child.kill()
    child.join(LONGEST)
    assert child.exitcode in (0, -signal.SIGKILL), f"{name} ended with {child.exitcode}"
    count, tellings = json.loads((folder / COUNTED).read_text()) if child.exitcode == 0 else (0, [])
    return Ended(child.exitcode != 0, count, tuple(tellings), monotonic() - begun)


def told(folder: Path) -> list[str]:
    """What was acknowledged, whole lines alone."""
    lines = (folder / TOLD).read_text().split("\n") if (folder / TOLD).exists() else [""]
    return lines[:-1]


@contextmanager
def again(prepared: Path, folder: Path, database: str) -> Iterator[Path]:
    """A copy of a folder as it was prepared, with its record on that database."""
    shutil.copytree(prepared, folder)
    with new_place(database, folder) as url:
        if database != "sqlite":
            (folder / SERVER).write_text(url)
            if (folder / RECORD).exists():
                if schema_of(folder / RECORD) == migrate.HEAD:
                    copy(folder / RECORD, url)
                else:
                    to_server(folder / RECORD, url)
                (folder / RECORD).unlink()
        yield folder


def other(one: dict[str, Any], two: dict[str, Any]) -> dict[str, tuple[list[Any], list[Any]]]:
    """By table, the rows that one has and the other has not."""
    both = {table: (one.get(table, set()), two.get(table, set())) for table in one.keys() | two.keys()}
    return {table: (sorted(a - b), sorted(b - a)) for table, (a, b) in both.items() if a != b}


def rows(folder: Path) -> dict[str, Any]:
    """All rows of a folder's record by table, as `rows_of`, but for where it was read."""
    return {table: {row.replace(str(folder), "") for row in found} for table, found in rows_of(place(folder)).items()}


def rows_of(record: str | Path) -> dict[str, Any]:
    """All rows of a record by table, but for when they were written, and in which of several runs."""
    engine = connect_url(str(record)) if is_url(record) else create_engine(f"sqlite:///{record}")
    try:
        return _rows(engine, is_url(record))
    finally:
        engine.dispose()


def _rows(engine: Engine, on_server: bool) -> dict[str, Any]:
    with engine.connect() as connection:
        held = {
            table: {_told(table, dict(row)) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()}
            for table in inspect(connection).get_table_names()
            if not table.startswith(("passage_words", "sqlite"))
        }
        held["changes"] = {json.dumps(tuple(row)) for row in connection.execute(text(FIRST_CHANGES))}
        if not on_server:
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            connection.execute(text("INSERT INTO passage_words(passage_words) VALUES ('integrity-check')"))
    return held


def _told(table: str, row: dict[str, Any]) -> str:
    kept = {name: value for name, value in row.items() if name in OF_A_RUN.get(table, row)}
    if table == "meta" and row["name"] == "created":
        return ""
    if table == "decisions":
        kept |= {"made": "", "undone": bool(row["undone"])}
    if table == "alert_messages":
        kept |= {"made": "", "sent": bool(row["sent"])}
    if "body" in kept:
        kept["body"] = TIMES.sub("", kept["body"])
    return json.dumps(kept, sort_keys=True, default=bytes.hex)
