"""What a build changed, and what people decided of it."""

from pathlib import Path

import pytest

from onrecord import build, open_record
from onrecord._recording import decide, undo
from tests.store.building import Write, events

pytestmark = pytest.mark.usefixtures("plain_reader")


def test_keeps_what_events_were_before_each_build(write: Write, tmp_path: Path) -> None:
    folder = write("a", "PRK may visit RUS on 2023-09-13.")
    build(folder, tmp_path / "r.onrecord")
    write("b", "PRK visits RUS on 2023-09-13.")
    build(folder, tmp_path / "r.onrecord")
    build(folder, tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        (first,) = record.changes()
        assert first.before is None
        (second,) = record.changes(since=1)
        assert second.before is not None
        assert second.after is not None
        assert (second.before.status, second.after.status) == ("possible", "happened")
        assert list(record.changes(since=2)) == []


def test_a_decision_takes_effect_at_once_and_is_undone(write: Write, tmp_path: Path) -> None:
    write("a", "PRK visits RUS on 2023-09-13.")
    folder = write("b", "PRK visits CHN on 2023-03-01.")
    build(folder, tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        before = events(record)
        assert len(before) == 2
        made = decide(record, "same", ["a#0", "b#0"], author="ana", reason="one journey")
        assert list(events(record).values()) == [{"a", "b"}]
        assert record.event(sorted(before)[0]).id == record.event(sorted(before)[1]).id
    build(folder, tmp_path / "r.onrecord", again=True)
    with open_record(tmp_path / "r.onrecord") as record:
        assert list(events(record).values()) == [{"a", "b"}], "it survives re-reading"
        undo(record, made.id, author="ben")
        assert sorted(map(sorted, events(record).values())) == [["a"], ["b"]]


def test_a_decision_may_name_events(write: Write, tmp_path: Path) -> None:
    write("a", "PRK visits RUS on 2023-09-13.")
    folder = write("b", "PRK visits CHN on 2023-03-01.")
    build(folder, tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        before = sorted(events(record))
        made = decide(record, "same", before, author="ana")
        assert list(events(record).values()) == [{"a", "b"}]
        undo(record, made.id, author="ana")
        assert sorted(map(sorted, events(record).values())) == [["a"], ["b"]]


def test_a_correction_shows_in_the_event(write: Write, tmp_path: Path) -> None:
    folder = write("a", "PRK visits RUS on 2023-09-13.")
    build(folder, tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        decide(record, "correct", ["a#0"], author="ana", field="status", value="planned")
        assert [event.status for event in record.events()] == ["planned"]


def test_outlets_letters_are_kept_and_regrade(write: Write, tmp_path: Path) -> None:
    folder = write("a", "PRK visits RUS on 2023-09-13.", source_domain="sample.example")
    build(folder, tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        (before,) = (event.grade for event in record.events())
        outlet = next(iter(record.reports())).outlet or "sample.example"
    build(folder, tmp_path / "r.onrecord", outlets={outlet: "A", "sample.example": "A"})
    with open_record(tmp_path / "r.onrecord") as record:
        (after,) = (event.grade for event in record.events())
    assert before is not None
    assert after is not None
    assert after.log_odds > before.log_odds
