"""The verb build: what is done with each report, and that stopping it anywhere does no harm."""

import json
import os
import random
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import sleep
from typing import Any

import msgspec
import pytest
from sqlalchemy import event

import onrecord.read
from onrecord import BuildResult, build, open_record
from onrecord._recording import decide, undo
from onrecord.errors import StoreError, UsageError
from onrecord.model import Report
from onrecord.store import Record
from tests.store import plainly

Write = Callable[..., Path]
PADDING = " It was reported by people who know the matter well and have long followed the two countries closely."


@pytest.fixture(autouse=True)
def plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onrecord.read, "read", plainly.read)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a news-please article into a folder of reports: `write("a", "PRK visits RUS on 2023-09-13.")`."""
    folder = tmp_path / "reports"
    folder.mkdir()

    def article(name: str, text: str, **fields: Any) -> Path:
        data = {"title": f"Title of {name}", "maintext": text + PADDING, "language": "en", "date_publish": "2023-09-14"}
        data |= {"url": f"https://sample.example/{name}"} | fields
        (folder / f"{name}.json").write_text(json.dumps(data))
        return folder

    return article


def outcomes(result: BuildResult) -> dict[str, int]:
    return result.outcomes


def events(record: Record) -> dict[str, set[str]]:
    return {event.id: {claim.report for claim in record.claims(event=event.id)} for event in record.events()}


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


# -- stopped anywhere ------------------------------------------------------------------------------------------------


def dump(path: Path) -> dict[str, Any]:
    """All that a record holds, but for when it was built."""
    with open_record(path) as record:
        reports = [msgspec.structs.replace(report, fetched=None) for report in record.reports()]
        kinds = {
            "claims": record.claims(), "responses": record.responses(), "events": record.events(),
            "origins": record.origins(), "conflicts": record.conflicts(), "stories": record.stories(),
        }  # fmt: skip
        held: dict[str, Any] = {kind: {one.id: one for one in records} for kind, records in kinds.items()}
        held["reports"] = {report.id: report for report in reports}
        held["revisions"] = [
            msgspec.structs.replace(r, fetched=None) for one in reports for r in record.revisions(one.id)
        ]
    with closing(sqlite3.connect(path)) as raw:
        for table in ("links", "posting", "redirects"):
            held[table] = sorted(raw.execute(f"SELECT * FROM {table}").fetchall())
        held["words"] = sorted(raw.execute("SELECT kind, id, words FROM passage").fetchall())
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        raw.execute("INSERT INTO passage_words(passage_words) VALUES ('integrity-check')")
    return held


def many(write: Write, count: int = 32) -> Path:
    """Reports of which several speak of one event, some carry the same words, and one comes twice, changed."""
    choose = random.Random(7)
    folder = Path()
    for number in range(count):
        day = f"2023-09-{choose.randint(1, 9):02}"
        said = choose.choice(["", "Kirby says that ", "Russia denies that "])
        verb, to = choose.choice(["visits", "attacks", "may visit"]), choose.choice(["RUS", "CHN"])
        extra = {"url": "https://sample.example/twice"} if number in (11, 29) else {}
        folder = write(f"r{number:02}", f"{said}PRK {verb} {to} on {day}. PRK visits USA on {day}.", **extra)
    (folder / "r20b.txt").touch()
    return folder


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_killed_at_any_moment_and_run_again_it_ends_as_if_unbroken(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = many(write)
    build(folder, tmp_path / "unbroken.onrecord")
    monkeypatch.setattr(plainly, "SLOWLY", 0.004)
    broken, moments, killed = tmp_path / "broken.onrecord", random.Random(3), 0
    for _ in range(9):
        child = os.fork()
        if child == 0:
            try:
                build(folder, broken)
            finally:
                os._exit(0)
        sleep(moments.uniform(0.01, 0.35))
        os.kill(child, signal.SIGKILL)
        killed += os.waitpid(child, 0)[1] == signal.SIGKILL
    assert killed >= 3, "the test must stop it in the midst"
    build(folder, broken)
    assert dump(broken) == dump(tmp_path / "unbroken.onrecord")


def test_a_full_disk_loses_nothing_that_was_recorded(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = many(write)
    build(folder, tmp_path / "unbroken.onrecord")
    full = tmp_path / "full.onrecord"
    with open_record(full, create=True):
        pages = full.stat().st_size // 4096
    connect = onrecord.store.open.connect_file

    def small(path: Path, *, create: bool = False) -> Any:
        engine = connect(path, create=create)
        event.listen(engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count={pages + 30}"))
        return engine

    with monkeypatch.context() as now:
        now.setattr(onrecord.store.open, "connect_file", small)
        with pytest.raises(StoreError, match="disk is full"):
            build(folder, full)
    kept = dump(full)
    assert 0 < len(kept["reports"]) < len(dump(tmp_path / "unbroken.onrecord")["reports"])
    build(folder, full)
    assert dump(full) == dump(tmp_path / "unbroken.onrecord")


def test_a_bug_in_recording_costs_only_the_report_it_strikes(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.record import Recorder

    folder = many(write, 6)
    build(folder, tmp_path / "unbroken.onrecord")
    add = Recorder.add

    def breaks(self: Recorder, report: Report, *parts: Any) -> Any:
        done = add(self, report, *parts)
        if report.id == "r03" and report.status == "ok":
            raise RuntimeError("lost its way")
        return done

    with monkeypatch.context() as now:
        now.setattr(Recorder, "add", breaks)
        built = build(folder, tmp_path / "r.onrecord")
    assert [problem.report for problem in built.problems if "lost its way" in problem.reason] == ["r03"]
    assert len(dump(tmp_path / "r.onrecord")["reports"]) == len(dump(tmp_path / "unbroken.onrecord")["reports"])
    assert not any(claim.report == "r03" for claim in dump(tmp_path / "r.onrecord")["claims"].values())
    build(folder, tmp_path / "r.onrecord")
    assert {c.id for c in dump(tmp_path / "r.onrecord")["claims"].values()} == set(
        dump(tmp_path / "unbroken.onrecord")["claims"]
    ), "once it is mended, the report is read like any other"


# -- what changed, and decisions -------------------------------------------------------------------------------------


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
