"""The verb build: what is done with each report, and that stopping it anywhere does no harm."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from onrecord import open_record
from onrecord.errors import UsageError
from onrecord.verbs.build import build
from tests.verbs.building import PADDING, Write, dump, events

pytestmark = pytest.mark.usefixtures("plain_reader")


def test_builds_a_record_and_passes_over_what_it_knows(write: Write, tmp_path: Path) -> None:
    write("a", "PRK visits RUS on 2023-09-13.")
    folder = write("b", "RUS denies that PRK visits RUS on 2023-09-13.")
    first = build(folder, tmp_path / "r.onrecord")
    assert first.ok
    assert (first.outcomes, first.counts, first.claims) == ({"new": 2}, {"ok": 2}, 2)
    again = build([folder], tmp_path / "r.onrecord")
    assert (again.outcomes, again.counts, again.claims, again.build) == ({"known": 2}, {"ok": 2}, 0, 2)
    with open_record(tmp_path / "r.onrecord") as record:
        assert record.counts()["claims"] == 2
        assert list(events(record).values()) == [{"a", "b"}]
        assert [run.counts["reports new"] for run in record.builds() if run.id == 1] == [2]
        assert all(run.finished for run in record.builds())


def test_a_changed_report_becomes_a_revision_of_the_same_report(write: Write, tmp_path: Path) -> None:
    folder = write("a", "PRK visits RUS on 2023-09-13.")
    build(folder, tmp_path / "r.onrecord")
    with open_record(tmp_path / "r.onrecord") as record:
        (before,) = events(record)
    write("a", "Officials said so. PRK visits RUS on 2023-09-13. PRK attacks USA on 2023-09-14.")
    result = build(folder, tmp_path / "r.onrecord")
    assert result.outcomes == {"revised": 1}
    with open_record(tmp_path / "r.onrecord") as record:
        assert [report.revision for report in record.reports()] == [2]
        (old,) = record.revisions("a")
        assert old.text.count("PRK") == 1
        assert record.counts()["claims"] == 2
        assert before in events(record), "an event keeps its id"


def test_a_text_that_has_been_before_is_known(tmp_path: Path) -> None:
    """One input may hold an article twice, as it was and as it is: cut off after both, a second run changes nothing."""
    lines = [
        json.dumps({"title": "T", "maintext": text + PADDING, "url": "https://sample.example/a", "language": "en"})
        for text in ("PRK visits RUS on 2023-09-13.", "PRK visits CHN on 2023-09-13.")
    ]
    file = tmp_path / "two.jsonl"
    file.write_text("\n".join(lines))
    assert build(file, tmp_path / "r.onrecord").outcomes == {"new": 1, "revised": 1}
    assert build(file, tmp_path / "r.onrecord").outcomes == {"known": 2}
    with open_record(tmp_path / "r.onrecord") as record:
        assert [claim.recipients[0].code for claim in record.claims()] == ["CHN"]


def test_files_of_one_name_in_two_folders_are_two_reports(tmp_path: Path) -> None:
    for folder, other in (("x", "RUS"), ("y", "CHN")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.txt").write_text(f"A title for it\n\nPRK visits {other} on 2023-09-13.{PADDING}\n")
    inputs = [tmp_path / "x", tmp_path / "y"]
    assert build(inputs, tmp_path / "r.onrecord").outcomes == {"new": 2}
    assert build(inputs, tmp_path / "r.onrecord").outcomes == {"known": 2}
    with open_record(tmp_path / "r.onrecord") as record:
        assert {claim.recipients[0].code for claim in record.claims()} == {"RUS", "CHN"}


def test_reports_that_cannot_be_read_are_kept_with_the_reason(write: Write, tmp_path: Path) -> None:
    folder = write("a", "PRK visits RUS on 2023-09-13.")
    (folder / "empty.txt").touch()
    (folder / "noise.txt").write_bytes(random.Random(1).randbytes(3000))
    write("crash", "CRASH.")
    for _ in range(2):
        result = build(folder, tmp_path / "r.onrecord")
        assert not result.ok
        assert {problem.report for problem in result.problems} == {"crash", "empty", "noise"}
        assert all(problem.reason for problem in result.problems)
    with open_record(tmp_path / "r.onrecord") as record:
        assert record.report("empty").status == "empty"
        assert "ZeroDivisionError" in (record.report("crash").reason or "")
        assert [claim.report for claim in record.claims()] == ["a"]


def test_what_is_recorded_stays_when_its_input_goes_bad(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    page = folder / "a.txt"
    page.write_text(f"A title for it\n\nPRK visits RUS on 2023-09-13.{PADDING}\n")
    build(folder, tmp_path / "r.onrecord")
    page.write_text("")
    result = build(folder, tmp_path / "r.onrecord")
    assert result.outcomes == {"kept": 1}
    assert [problem.report for problem in result.problems] == ["a"]
    with open_record(tmp_path / "r.onrecord") as record:
        assert record.report("a").status == "ok"
        assert record.counts()["claims"] == 1


def test_reads_again_when_told_to_and_keeps_ids(write: Write, tmp_path: Path) -> None:
    write("a", "PRK visits RUS on 2023-09-13.")
    folder = write("b", "Kirby says that PRK visits RUS on 2023-09-13.")
    build(folder, tmp_path / "r.onrecord")
    before = dump(tmp_path / "r.onrecord")
    assert build(folder, tmp_path / "r.onrecord", again=True).outcomes == {"read again": 2}
    assert set(dump(tmp_path / "r.onrecord")["events"]) == set(before["events"])


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


def test_calls_back_after_each_report(write: Write, tmp_path: Path) -> None:
    write("a", "PRK visits RUS on 2023-09-13.")
    folder = write("b", "PRK visits CHN on 2023-09-13.")
    steps: list[Any] = []
    build(folder, tmp_path / "r.onrecord", progress=steps.append)
    assert [(step.report.id, step.outcome, step.done, step.claims) for step in steps] == [
        ("a", "new", 1, 1),
        ("b", "new", 2, 1),
    ]


def test_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to build from"):
        build([], tmp_path / "r.onrecord")
    with pytest.raises(UsageError, match="jobs must be 1 or more"):
        build("x", tmp_path / "r.onrecord", jobs=0)
    with pytest.raises(UsageError, match="one of A to F"):
        build("x", tmp_path / "r.onrecord", outlets={"The Sample": "G"})


def test_a_profile_tells_the_seconds_of_each_stage_in_one_process(write: Write, tmp_path: Path) -> None:
    folder = write("a", "PRK visits RUS on 2023-09-13.")
    result = build(folder, tmp_path / "r.onrecord", profile=True)
    assert {"acquire", "record"} <= set(result.stages)
    assert 0 < sum(result.stages.values()) <= result.seconds * 1.05
    assert list(result.stages.values()) == sorted(result.stages.values(), reverse=True)
    assert build(folder, tmp_path / "r.onrecord").stages == {}
    with pytest.raises(UsageError, match="one process"):
        build(folder, tmp_path / "r.onrecord", profile=True, jobs=2)
