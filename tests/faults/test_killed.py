"""Killed with `kill -9` at any moment, a record opens, has all that was acknowledged, and ends as if unbroken.

`ONRECORD_FAULTS` is the number of moments for each action: a handful unless given; `make faults` takes a hundred. On
PostgreSQL it is the server that keeps what was committed, and onrecord that goes on from it.
"""

import os
import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

from onrecord import open_record, verify
from onrecord.errors import NotARecordError, StoreError
from tests.faults.actions import ACTIONS, RECORD, SERVER, place
from tests.faults.killing import Ended, again, does, other, prepared, rows, told
from tests.store.conftest import DATABASES

pytestmark = pytest.mark.faults
MOMENTS = int(os.environ.get("ONRECORD_FAULTS", "5"))
# On a server, all of them in the long form; in the short one, those that the others are like.
OF_MANY = ("a first build", "a build of changed reports", "decisions", "a migration", "a round of watching")
ON_SERVER = tuple(ACTIONS) if "ONRECORD_FAULTS" in os.environ else OF_MANY
PLACES = [pytest.param(("sqlite", name), id=name) for name in ACTIONS] + [
    pytest.param((DATABASES[1].values[0], name), marks=DATABASES[1].marks, id=f"{name} on a server")  # type: ignore[attr-defined]
    for name in ON_SERVER
]
# A kill leaves a file in memory as it would on a disk, which the system goes on writing; there nobody waits for it.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
WAYS = ("anywhere", "before it tells", "anywhere", "by the clock", "anywhere")


class Unbroken(NamedTuple):
    """A folder before an action, and the database it is done on; how it ends, and what the record holds then."""

    name: str
    database: str
    before: Path
    ended: Ended
    rows: dict[str, Any]


@pytest.fixture(scope="module", params=PLACES)
def unbroken(request: pytest.FixtureRequest) -> Iterator[Unbroken]:
    database, name = request.param
    with TemporaryDirectory(dir=MEMORY) as made:
        before = prepared(name, Path(made, "before"))
        with again(before, Path(made, "whole"), database) as whole:
            ended = does(name, whole)
            assert not ended.killed
            held = rows(whole)
        yield Unbroken(name, database, before, ended, held)


def test_killed_at_any_moment_nothing_is_lost_and_it_ends_as_if_unbroken(unbroken: Unbroken) -> None:
    chance, struck = random.Random(unbroken.name), 0
    for number in range(MOMENTS):
        moment = _moment(WAYS[number % len(WAYS)], unbroken.ended, chance)
        with (
            TemporaryDirectory(dir=MEMORY) as made,
            again(unbroken.before, Path(made, "killed"), unbroken.database) as folder,
        ):
            struck += does(unbroken.name, folder, **moment).killed
            _holds_what_was_told(unbroken.name, folder, moment)
            assert not does(unbroken.name, folder).killed
            assert other(rows(folder), unbroken.rows) == {}, moment
            assert verify(place(folder)).ok, "and every id that was given answers"
            left = [RECORD] if unbroken.database == "sqlite" else [SERVER]
            assert [file.name for file in folder.glob("r.*")] == left, moment
    assert struck >= MOMENTS * 0.6


def _moment(way: str, ended: Ended, chance: random.Random) -> dict[str, Any]:
    if way == "by the clock":
        return {"after": chance.uniform(0, ended.seconds)}
    return {"last": chance.choice(ended.tellings) if way == "before it tells" else chance.randint(1, ended.moments)}


def _holds_what_was_told(name: str, folder: Path, moment: dict[str, Any]) -> None:
    acknowledged = set(told(folder))
    try:
        with open_record(place(folder)) as record:
            assert acknowledged <= set(ACTIONS[name].held(record, folder)), moment
    except (StoreError, NotARecordError):
        assert not acknowledged, moment
        assert name in ("a first build", "a long build"), moment
