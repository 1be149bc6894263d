"""A build beside others on one record: another build waits, people decide, readers read; nobody's work is lost."""

import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from onrecord import build, decide, open_record, undo
from onrecord.errors import InUseError
from tests.verbs.building import PADDING, Write, dump

pytestmark = [pytest.mark.faults, pytest.mark.usefixtures("plain_reader")]


def two_folders(tmp_path: Path) -> list[Path]:
    """Files of one name and other content, so that each wants the same id."""
    folders = [tmp_path / name for name in ("x", "y")]
    for folder, other in zip(folders, ("RUS", "CHN"), strict=True):
        folder.mkdir()
        for name in ("one", "two", "three"):
            text = f"A title of {name}\n\nPRK visits {other} on 2023-09-13.{PADDING}\n"
            (folder / f"{name}.txt").write_text(text)
    return folders


def test_a_second_build_is_told_and_changes_nothing(tmp_path: Path) -> None:
    one, other = two_folders(tmp_path)
    tried: list[str] = []

    def second(_: object) -> None:
        with pytest.raises(InUseError, match="is being built") as told:
            build(other, tmp_path / "r.onrecord", wait=0)
        tried.append(str(told.value))

    build(one, tmp_path / "r.onrecord", progress=second)
    assert len(tried) == 3
    with open_record(tmp_path / "r.onrecord") as record:
        assert {claim.recipients[0].code for claim in record.claims()} == {"RUS"}
        assert len(record.builds()) == 1


def test_a_second_build_waits_and_takes_no_report_of_the_first(tmp_path: Path) -> None:
    one, other = two_folders(tmp_path)
    build([one], tmp_path / "wanted.onrecord")
    build([other], tmp_path / "wanted.onrecord")
    waiting, second = threading.Event(), threading.Thread()

    def starts(_: object) -> None:
        nonlocal second
        if not second.ident:
            given = {"wait": 60, "waits": waiting.set}
            second = threading.Thread(target=build, args=(other, tmp_path / "r.onrecord"), kwargs=given)
            second.start()
            waiting.wait(60)

    build(one, tmp_path / "r.onrecord", progress=starts)
    second.join()
    assert waiting.is_set()
    assert dump(tmp_path / "r.onrecord") == dump(tmp_path / "wanted.onrecord")


def test_what_is_decided_while_it_runs_is_obeyed(write: Write, tmp_path: Path) -> None:
    """A decision is told to be in force: what comes in later of the same event does not take it back."""
    write("a", "PRK visits RUS on 2023-09-13. PRK visits CHN on 2023-03-01.")
    folder = write("b", "PRK visits RUS on 2023-09-13.")
    for path in ("during", "after"):
        build(folder, tmp_path / path)
    write("c", "PRK visits RUS on 2023-09-13.")
    write("d", "PRK visits CHN on 2023-03-01.")

    def decides(step: Any = None, path: str = "during") -> None:
        if step is None or step.report.id == "c":
            with open_record(tmp_path / path) as record:
                decide(record, "wrong", ["a#0"], author="ana")
                made = decide(record, "correct", ["a#1"], author="ana", field="status", value="planned")
                undo(record, made.id, author="ana")
                decide(record, "different", ["a#1", "b#0"], author="ana")

    build(folder, tmp_path / "during", progress=decides)
    build(folder, tmp_path / "after")
    decides(path="after")
    found, wanted = dump(tmp_path / "during"), dump(tmp_path / "after")
    assert not any("a#0" in event.claims for event in found["events"].values())
    assert {kind: found[kind] for kind in ("events", "origins", "stories")} == {
        kind: wanted[kind] for kind in ("events", "origins", "stories")
    }


def test_readers_see_whole_states_and_are_never_kept_out(write: Write, tmp_path: Path) -> None:
    folder = write("r00", "PRK visits RUS on 2023-09-13.")
    for number in range(1, 12):
        write(f"r{number:02}", f"PRK visits RUS on 2023-09-{number + 1:02}. PRK may visit CHN on 2023-10-01.")
    build(folder / "r00.json", tmp_path / "r.onrecord")
    ended, seen, failed = threading.Event(), list[int](), list[BaseException]()

    def reads() -> None:
        try:
            with open_record(tmp_path / "r.onrecord") as kept:
                while not ended.is_set():
                    with open_record(tmp_path / "r.onrecord") as record, kept.shelf.reading(), record.shelf.reading():
                        for one in (kept, record):
                            counts = one.counts()
                            assert counts["claims"] in range(counts["reports"], 2 * counts["reports"] + 2)
                        seen.append(counts["reports"])
        except BaseException as error:
            failed.append(error)

    reader = threading.Thread(target=reads)
    reader.start()
    build(folder, tmp_path / "r.onrecord")
    ended.set()
    reader.join()
    assert not failed
    assert seen
    assert sorted(seen) == seen


def test_what_a_build_tells_at_its_end_is_on_the_disk_by_then(write: Write, tmp_path: Path) -> None:
    """Single reports may go with the power; the last commit waits for the disk, and what was before it with it."""
    modes: list[tuple[str, int]] = []

    def commits(connection: Any) -> None:
        raw = connection.connection.driver_connection
        if raw.in_transaction:
            modes.append(tuple(raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")))

    folder = write("a", "PRK visits RUS on 2023-09-13.")
    event.listen(Engine, "commit", commits)
    try:
        build(folder, tmp_path / "r.onrecord")
        assert modes[-1] == ("wal", 2)
        assert ("wal", 1) in modes
        modes.clear()
        with open_record(tmp_path / "r.onrecord") as record:
            decide(record, "wrong", ["a#0"], author="ana")
            record.set("outlets", "{}")
        assert modes
        assert set(modes) == {("wal", 2)}
    finally:
        event.remove(Engine, "commit", commits)
