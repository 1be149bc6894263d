"""What is worked out of a whole record is worked out once, and anew when the record has changed."""

from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.serve.kept import MOST, kept
from onrecord.serve.opened import Opened
from onrecord.store import Record
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
    for number in (*range(MOST + 1), 0):
        kept(opened, number, lambda: made.append(number))  # noqa: B023
    assert made == [*range(MOST + 1), 0]
    opened.close()


def test_what_fails_is_not_kept(sample_record: Record) -> None:
    opened = Opened("three", Path(sample_record.name))

    def fails() -> int:
        raise UsageError("no")

    with pytest.raises(UsageError):
        kept(opened, "x", fails)
    assert kept(opened, "x", lambda: 1) == 1
    opened.close()
