"""What takes long of a whole record is at hand before anybody asks, and again after a build."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert

from onrecord.errors import StoreError
from onrecord.serve import homes, warm
from onrecord.serve.opened import Opened
from onrecord.store import Record, schema


def until(so: Callable[[], bool]) -> bool:
    ends = time.monotonic() + 20
    while not so() and time.monotonic() < ends:
        time.sleep(0.01)
    return so()


def ended(record: Record) -> None:
    run = {"started": "2030-01-01", "finished": "2030-01-02", "version": "1", "inputs": "[]", "counts": "{}"}
    with record.shelf.writing() as connection:
        connection.execute(insert(schema.builds), run)


def test_answers_are_at_hand_before_anybody_asks(sample_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, made, cards = Opened("one", Path(sample_record.name)), list[str](), homes.cards

    def counted(record: Record, order: str, cursor: str | None) -> homes.Cards:
        made.append(order)
        return cards(record, order, cursor)

    monkeypatch.setattr(homes, "cards", counted)
    keeps = warm.Warm([opened], every=0.01)
    keeps.start()
    assert until(lambda: len(made) == 1)
    keeps.stop()
    assert homes.front(opened, "activity", "").cards
    assert made == ["activity"]
    opened.close()


def test_after_a_build_they_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store import open_record

    with open_record(tmp_path / "a.onrecord", create=True) as record:
        opened, seen = Opened("a", tmp_path / "a.onrecord"), list[int]()

        def fails(_: Opened) -> None:
            seen.append(1)
            if len(seen) == 1:
                raise StoreError("the disk is away")

        monkeypatch.setattr(warm, "tallied", fails)
        keeps = warm.Warm([opened], every=0.01)
        keeps.start()
        assert until(lambda: len(seen) == 2), "what failed is tried again"
        ended(record)
        assert until(lambda: len(seen) == 3)
        keeps.stop()
        opened.close()
