"""One writes at a time: a second waits for the first, and is told when that takes too long."""

from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.model import Story
from onrecord.store import open_record, shelf
from tests.store.conftest import NO_POSTGRES, POSTGRES, new_place


@pytest.mark.skipif(not POSTGRES, reason=NO_POSTGRES)
def test_a_second_writer_is_told_that_there_is_a_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "BUSY_MS", 200)
    with new_place("postgresql", tmp_path) as place, open_record(place, create=True) as first:
        with first.transaction(), open_record(place) as second, pytest.raises(StoreError, match="by another build"):
            second.shelf.put(Story(id="s", title="x"))
        with open_record(place) as second:
            second.shelf.put(Story(id="s", title="x"))
        assert first.story("s").title == "x"


@pytest.mark.skipif(not POSTGRES, reason=NO_POSTGRES)
def test_records_of_one_database_do_not_wait_for_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "BUSY_MS", 200)
    with new_place("postgresql", tmp_path) as one, new_place("postgresql", tmp_path) as other:
        first, second = open_record(one, create=True), open_record(other, create=True)
        with first, second, first.transaction():
            second.shelf.put(Story(id="s", title="x"))
            assert second.story("s").title == "x"
