"""What is worked out of a record is worked out once, and anew when the record has changed."""

import threading
from contextvars import copy_context
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from onrecord.errors import UsageError
from onrecord.serve.kept import MOST, WHILE_BUILT, WHOLE_WHILE_BUILT, WHOLES, Kept, kept
from onrecord.serve.opened import Opened
from onrecord.store import Record, open_record, remade, schema
from onrecord.store.versions import Version


def test_it_is_made_once_for_each_version(sample_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, made = Opened("one", Path(sample_record.name)), []
    for _ in range(3):
        assert kept(opened, "x", lambda: made.append(1) or len(made)) == 1
    monkeypatch.setattr("onrecord.serve.kept.version", lambda _: Version(2, "", 0, 0))
    assert kept(opened, "x", lambda: made.append(1) or len(made)) == 2
    opened.close()


def test_the_oldest_answers_are_let_go(sample_record: Record) -> None:
    opened, made = Opened("two", Path(sample_record.name)), []
    for number in (*range(WHOLES + 1), 0):
        kept(opened, number, lambda: made.append(number))  # noqa: B023
    assert made == [*range(WHOLES + 1), 0]
    opened.close()


def test_what_fails_is_not_kept(sample_record: Record) -> None:
    opened = Opened("three", Path(sample_record.name))

    def fails() -> int:
        raise UsageError("no")

    with pytest.raises(UsageError):
        kept(opened, "x", fails)
    assert kept(opened, "x", lambda: 1) == 1
    opened.close()


def begin(record: Record, finished: str | None) -> None:
    run = {"started": "2030-01-01", "finished": finished, "version": "1", "inputs": "[]", "counts": "{}"}
    with record.shelf.writing() as connection:
        connection.execute(insert(schema.builds), run)


def test_a_piece_with_a_sign_is_kept_as_long_as_that_while_a_build_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(remade.time, "monotonic", lambda: now[0])
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        begin(record, None)
        pieces, made = Kept(record), iter(range(10))
        assert pieces.signed("a", "three reports", lambda: next(made)) == 0
        now[0] = 2 * WHILE_BUILT
        assert pieces.signed("a", "three reports", lambda: next(made)) == 0
        assert pieces.signed("a", "four reports", lambda: next(made)) == 1
        now[0] += WHOLE_WHILE_BUILT + 1
        assert pieces.signed("a", "four reports", lambda: next(made)) == 2
        for number in range(MOST + 1):
            pieces.of(number, lambda: None)
        assert pieces.signed("a", "four reports", lambda: next(made)) == 2, "what is looked at once drives it not out"
        begin(record, "2030-01-02")
        assert pieces.signed("a", "four reports", lambda: next(made)) == 3


def test_a_piece_is_made_once_until_the_record_changes(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        begin(record, "2030-01-01")
        pieces, made = Kept(record), iter(range(10))
        assert [pieces.of("a", lambda: next(made)) for _ in range(3)] == [0, 0, 0]
        assert pieces.of("b", lambda: next(made)) == 1
        begin(record, "2030-01-02")
        assert pieces.of("a", lambda: next(made)) == 2


def test_while_a_build_writes_a_piece_is_soon_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("onrecord.store.remade.time.monotonic", lambda: now)
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        begin(record, None)
        pieces, made = Kept(record), iter(range(10))
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
        pieces, made = Kept(record, most=2), iter(range(10))
        for key in "abc":
            pieces.of(key, lambda: next(made))
        assert pieces.of("c", lambda: next(made)) == 2
        assert pieces.of("a", lambda: next(made)) == 3


def decide(record: Record) -> None:
    made = {"id": "d1", "made": "2030-01-03", "author": "", "kind": "wrong", "body": "{}"}
    with record.shelf.writing() as connection:
        connection.execute(insert(schema.decisions), made)


def test_who_decides_sees_what_was_decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What took long is made anew, too, while the reader waits."""
    monkeypatch.setattr("onrecord.serve.kept.LONG", 0.0)
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        begin(record, "2030-01-01")
        pieces, made = Kept(record), iter(range(10))
        assert pieces.of("a", lambda: next(made)) == 0
        decide(record)
        assert pieces.of("a", lambda: next(made)) == 1


def test_after_a_build_nobody_waits_for_a_piece_that_takes_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The former is given, and it is known that it was."""
    monkeypatch.setattr("onrecord.serve.kept.LONG", 0.0)
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        begin(record, "2030-01-01")
        pieces, made, done = Kept(record), iter(range(10)), threading.Event()

        def make() -> int:
            number = next(made)
            if number:
                done.set()
            return number

        def asked() -> tuple[int, bool]:
            return pieces.of("a", make), remade.former() is not None

        assert copy_context().run(asked) == (0, False)
        begin(record, "2030-01-02")
        assert copy_context().run(asked) == (0, True)
        assert done.wait(60)
        while copy_context().run(asked)[0] == 0:
            pass
        assert copy_context().run(asked) == (1, False)
