"""Pieces of pages are kept for as long as the record stays as it is."""

from pathlib import Path

import pytest
from sqlalchemy import insert, update

from onrecord.serve.pieces import WHILE_BUILT, Pieces
from onrecord.store import Record, open_record, schema


def begin(record: Record, finished: str | None) -> None:
    run = {"started": "2030-01-01", "finished": finished, "version": "1", "inputs": "[]", "counts": "{}"}
    with record.shelf.writing() as connection:
        connection.execute(insert(schema.builds), run)


def test_a_piece_is_made_once_until_the_record_changes(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        begin(record, "2030-01-01")
        pieces, made = Pieces(record), iter(range(10))
        assert [pieces.of("a", lambda: next(made)) for _ in range(3)] == [0, 0, 0]
        assert pieces.of("b", lambda: next(made)) == 1
        begin(record, "2030-01-02")
        assert pieces.of("a", lambda: next(made)) == 2


def test_while_a_build_writes_a_piece_is_soon_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("onrecord.serve.pieces.time.monotonic", lambda: now)
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        begin(record, None)
        pieces, made = Pieces(record), iter(range(10))
        assert pieces.of("a", lambda: next(made)) == 0
        now += WHILE_BUILT - 1
        assert pieces.of("a", lambda: next(made)) == 0
        now += 2
        assert pieces.of("a", lambda: next(made)) == 1
        with record.shelf.writing() as connection:
            connection.execute(update(schema.builds).values(finished="2030-01-02"))
        assert pieces.of("a", lambda: next(made)) == 2


def test_no_more_is_kept_than_there_is_room_for(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        begin(record, "2030-01-01")
        pieces, made = Pieces(record, most=2), iter(range(10))
        for key in "abc":
            pieces.of(key, lambda: next(made))
        assert pieces.of("c", lambda: next(made)) == 2
        assert pieces.of("a", lambda: next(made)) == 3
