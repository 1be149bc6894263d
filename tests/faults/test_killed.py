"""Killed with `kill -9` at any moment, a record opens, has all that was acknowledged, and ends as if unbroken.

`ONRECORD_FAULTS` is the number of moments for each action: a handful unless given; `make faults` takes a hundred.
"""

import os
import random
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from onrecord import open_record, verify
from onrecord.errors import NotARecordError, StoreError
from tests.faults.actions import ACTIONS
from tests.faults.killing import RECORD, Ended, again, does, other, prepared, rows, told

pytestmark = pytest.mark.faults
MOMENTS = int(os.environ.get("ONRECORD_FAULTS", "5"))
WAYS = ("anywhere", "before it tells", "anywhere", "by the clock", "anywhere")


class Unbroken(NamedTuple):
    """A folder before an action; how that ends, and what the record holds then."""

    name: str
    before: Path
    ended: Ended
    rows: dict[str, Any]


@pytest.fixture(scope="module", params=ACTIONS)
def unbroken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Unbroken:
    name, place = request.param, tmp_path_factory.mktemp("faults")
    before = prepared(name, place / "before")
    whole = again(before, place / "whole")
    ended = does(name, whole)
    assert not ended.killed
    return Unbroken(name, before, ended, rows(whole / RECORD, str(whole)))


def test_killed_at_any_moment_nothing_is_lost_and_it_ends_as_if_unbroken(unbroken: Unbroken, tmp_path: Path) -> None:
    chance, struck = random.Random(unbroken.name), 0
    for number in range(MOMENTS):
        folder = again(unbroken.before, tmp_path / str(number))
        moment = _moment(WAYS[number % len(WAYS)], unbroken.ended, chance)
        struck += does(unbroken.name, folder, **moment).killed
        _holds_what_was_told(unbroken.name, folder, moment)
        assert not does(unbroken.name, folder).killed
        assert _unlike(unbroken, folder) == {}, moment
        assert [file.name for file in folder.glob("r.*")] == [RECORD], moment
    assert struck >= MOMENTS * 0.6


def _unlike(unbroken: Unbroken, folder: Path) -> dict[str, Any]:
    found = other(rows(folder / RECORD, str(folder)), unbroken.rows)
    for table in ("redirects", "changes") if ACTIONS[unbroken.name].anew else ():
        _, missing = found.pop(table, ([], []))
        assert not missing
    assert verify(folder / RECORD).ok, "and every id that was given answers"
    return found


def _moment(way: str, ended: Ended, chance: random.Random) -> dict[str, Any]:
    if way == "by the clock":
        return {"after": chance.uniform(0, ended.seconds)}
    return {"last": chance.choice(ended.tellings) if way == "before it tells" else chance.randint(1, ended.moments)}


def _holds_what_was_told(name: str, folder: Path, moment: dict[str, Any]) -> None:
    acknowledged = set(told(folder))
    try:
        with open_record(folder / RECORD) as record:
            assert acknowledged <= set(ACTIONS[name].held(record)), moment
    except (StoreError, NotARecordError):
        assert not acknowledged, moment
        assert name == "a first build", moment
