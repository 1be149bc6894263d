"""The verbs decide and undo: at once, appended, and refused where they make no sense."""

from pathlib import Path

import pytest

from onrecord import open_record
from onrecord.errors import NotFoundError, UsageError
from onrecord.verbs.build import build
from onrecord.verbs.decide import decide, undo
from tests.verbs.building import Write, events

pytestmark = pytest.mark.usefixtures("plain_reader")


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


@pytest.mark.parametrize(
    ("kind", "targets", "field", "value", "why"),
    [
        ("merge", ["a#0"], None, None, "cannot decide 'merge': one of same, different, wrong, right, correct"),
        ("same", ["a#0", "a#0"], None, None, "'same' needs two targets or more"),
        ("different", ["a#0"], None, None, "'different' needs two targets or more"),
        ("correct", ["a#0"], "status", None, "'correct', and only that, needs a field and its value"),
        ("wrong", ["a#0"], "status", "planned", "'correct', and only that, needs a field and its value"),
        ("correct", ["a#0"], "quote", "words", "cannot correct 'quote': one of type, mode, "),
    ],
)
def test_what_makes_no_sense_is_refused_and_not_kept(
    write: Write, tmp_path: Path, kind: str, targets: list[str], field: str | None, value: str | None, why: str
) -> None:
    build(write("a", "PRK visits RUS on 2023-09-13."), tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        with pytest.raises(UsageError, match=why):
            decide(record, kind, targets, author="ana", field=field, value=value)
        assert list(record.decisions()) == []


def test_claims_and_decisions_that_are_not_there(write: Write, tmp_path: Path) -> None:
    build(write("a", "PRK visits RUS on 2023-09-13."), tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        with pytest.raises(NotFoundError, match="no claim or event 'a#1'"):
            decide(record, "wrong", ["a#1"], author="ana")
        with pytest.raises(NotFoundError, match="no decision 'd1'"):
            undo(record, "d1", author="ana")


def test_a_decision_keeps_who_made_it_and_what_it_is_about(write: Write, tmp_path: Path) -> None:
    build(write("a", "PRK visits RUS on 2023-09-13."), tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        first = decide(record, "wrong", ["a#0"], author="ana", reason="a misreading")
        second = decide(record, "right", ["a#0"], author="ben")
        assert (first.id, first.author, first.reason, second.id) == ("d1", "ana", "a misreading", "d2")
        assert first.quotes == (("a", "PRK visits RUS on 2023-09-13"),)
        assert first.at < second.at
        assert [decision.id for decision in record.decisions()] == ["d1", "d2"]
