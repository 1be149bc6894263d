"""The verbs decide and undo: at once, appended, and refused where they make no sense."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import open_record
from onrecord.errors import NotFoundError, UsageError
from onrecord.model import Event
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
    ("field", "value", "kept", "there"),
    [
        ("status", "Planned", "planned", lambda e: e.status == "planned"),
        ("type", "threaten", "THREATEN", lambda e: (e.type, e.mode) == ("THREATEN", None)),
        ("mode", "VISIT", "visit", lambda e: e.mode == "visit"),
        ("actors", "south korea, JPN", "KOR,JPN", lambda e: {p.code for p in e.actors} == {"KOR", "JPN"}),
        ("actor", "prk", "PRK", lambda e: [(p.code, p.name) for p in e.actors] == [("PRK", "North Korea")]),
        ("time", "2023-08", "2023-08", lambda e: (e.time.start, e.time.end) == ("2023-08-01", "2023-08-31")),
        ("time", "2023-08-02/", "2023-08-02/", lambda e: (e.time.start, e.time.end) == ("2023-08-02", None)),
        ("time", "2 August 2023", "2023-08-02/2023-08-02", lambda e: e.time.start == e.time.end == "2023-08-02"),
        (
            "place",
            "vladivostok",
            "vladivostok",
            lambda e: (e.place.country, e.place.precision) == ("RUS", "settlement"),
        ),
        ("place", "Tripoli, Lebanon", "Tripoli", lambda e: e.place.country == "LBN"),
        ("place", "PRK", "PRK", lambda e: e.place.name == "PRK"),
    ],
)
def test_what_is_meant_is_kept(
    write: Write, tmp_path: Path, field: str, value: str, kept: str, there: Callable[[Event], bool]
) -> None:
    build(write("a", "PRK visits RUS on 2023-09-13."), tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        assert decide(record, "correct", ["a#0"], author="ana", field=field, value=value).value == kept
        (event,) = record.events()
        assert there(event)


def test_one_decision_may_be_about_many_claims(write: Write, tmp_path: Path) -> None:
    write("a", "PRK visits RUS on 2023-09-13. PRK visits CHN on 2023-03-01.")
    build(write("b", "PRK attacks USA on 2023-09-20."), tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        made = decide(record, "wrong", ["a#0", "b#0", "a#0"], author="ana")
        assert made.targets == ("a#0", "b#0")
        assert [event.claims for event in record.events()] == [("a#1",)]
        decide(record, "correct", ["a#0", "a#1"], author="ana", field="status", value="planned")
        undo(record, made.id, author="ana")
        assert sorted(event.status for event in record.events()) == ["happened", "planned", "planned"]


@pytest.mark.parametrize(
    ("kind", "targets", "field", "value", "why"),
    [
        (
            "join",
            ["a#0"],
            None,
            None,
            "no kind of decision 'join': choose from same, different, wrong, right, correct, merge, split",
        ),
        ("same", ["a#0", "a#0"], None, None, "'same' needs two targets or more"),
        ("different", ["a#0"], None, None, "'different' needs two targets or more"),
        ("correct", ["a#0"], "status", None, "'correct', and only that, needs a field and its value"),
        ("wrong", ["a#0"], "status", "planned", "'correct', and only that, needs a field and its value"),
        ("correct", ["a#0"], "quote", "words", "no field to correct 'quote': choose from type, mode, "),
        ("wrong", [], None, None, "'wrong' needs a target"),
        ("correct", ["a#0"], "status", "planed", "no status 'planed': did you mean planned? Choose from happened, "),
        ("correct", ["a#0"], "type", "CONSLUT", "no type 'CONSLUT': did you mean CONSULT? Choose from AGREE, "),
        ("correct", ["a#0"], "mode", "vist", "no mode of CONSULT 'vist': did you mean visit? Choose from visit, phone"),
        ("correct", ["a#0"], "actors", "PRK,Nroth Korea", "known as 'Nroth Korea': did you mean North Korea"),
        ("correct", ["a#0"], "recipients", "XQX", "known as 'XQX': give an ISO 3166-1 alpha-3 code such as PRK"),
        ("correct", ["a#0"], "time", "2023-13-45", "'2023-13-45' is no day: write a day as 2024-06-19"),
        ("correct", ["a#0"], "time", "05/09/2023", "'05/09/2023' can be two days"),
        ("correct", ["a#0"], "time", "2023-09-14/2023-09-13", "ends before it begins"),
        ("correct", ["a#0"], "place", "Vladivostock", "known as 'Vladivostock': did you mean Vladivostok, Russia"),
        ("correct", ["a#0"], "speaker", "Kriby", "no speaker is known as 'Kriby'"),
        ("correct", ["a#0"], "speaker", "KCNA > Kirby", "'speaker' takes one name"),
        ("correct", ["a#0"], "origin", "a#0", "cannot have its origin from itself"),
    ],
)
def test_what_makes_no_sense_is_refused_and_not_kept(
    write: Write, tmp_path: Path, kind: str, targets: list[str], field: str | None, value: str | None, why: str
) -> None:
    build(write("a", "PRK visits RUS on 2023-09-13."), tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        with pytest.raises(UsageError, match=re.escape(why)):
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
