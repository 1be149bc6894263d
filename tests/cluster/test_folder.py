"""A folder of claims: what was written whole counts, what was not does not."""

import os
from pathlib import Path
from time import time

import pytest

from onrecord.cluster.folder import ClaimsFolder, key_of
from onrecord.cluster.passing import Outcome, Read
from onrecord.errors import InputError, StoreError, VersionError
from onrecord.model import Report
from tests.verbs import plainly

pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra: pip install 'onrecord[cluster]'")
from pyarrow.fs import FSSpecHandler, PyFileSystem  # noqa: E402


def read(id: str, published: str | None = "2023-09-14") -> Read:
    report = Report(id=id, text="PRK visits RUS on 2023-09-13.", published=published)
    (found,) = plainly.read([report])
    return Read(report, found.claims)


def outcome(label: str, number: int, *reads: Read, last: bool = False, stamp: str = "1") -> Outcome:
    return Outcome(label, stamp, number, last, "1", reads)


def test_rows_lie_by_day_and_come_back_in_order(tmp_path: Path) -> None:
    folder = ClaimsFolder(tmp_path / "claims", create=True)
    folder.write([outcome("b", 0, read("b0"), read("b1", None)), outcome("a", 1, read("a1"))])
    folder.write([outcome("a", 0, read("a0", "2023-09-14T10:00:00Z")), outcome("c", 0, read("c0", "2023-08-01"))])
    days = {path.parent.name for path in (tmp_path / "claims").rglob("*.parquet")}
    assert days == {"day=2023-08-01", "day=2023-09-14", "day=unknown"}
    again = ClaimsFolder(tmp_path / "claims")
    assert [one.report.id for one in again.read()] == ["c0", "a0", "a1", "b0", "b1"]
    assert [one.claims for one in again.read()] == [read(id).claims for id in ("c0", "a0", "a1", "b0", "b1")]


def test_a_claim_is_a_row_that_anyone_can_read(tmp_path: Path) -> None:
    folder = ClaimsFolder(tmp_path / "claims", create=True)
    folder.write([outcome("a", 0, read("a0"))])
    (path,) = (tmp_path / "claims" / "claims").rglob("*.parquet")
    (row,) = pq.read_table(path, partitioning=None).to_pylist()
    assert (row["report"], row["type"], row["actors"], row["recipients"]) == ("a0", "CONSULT", ["PRK"], ["RUS"])
    assert row["quote"] == "PRK visits RUS on 2023-09-13"
    assert not {"event", "origin", "verdict"} & set(row), "what only a record knows"


def test_which_batches_and_inputs_are_done(tmp_path: Path) -> None:
    folder = ClaimsFolder(tmp_path / "claims", create=True)
    folder.write([outcome("a", 0, read("a0")), outcome("b", 1, read("b1"), last=True)])
    assert folder.done() == {key_of("a", "1"): {0}, key_of("b", "1"): {1}}
    assert folder.ended() == set(), "of b, the batch before the last is missing"
    ClaimsFolder(tmp_path / "claims").write([outcome("b", 0, read("b0"))])
    again = ClaimsFolder(tmp_path / "claims")
    assert again.ended() == {key_of("b", "1")}
    assert again.statuses() == {"ok": 3}


def test_files_of_a_run_that_was_cut_off_do_not_count_and_go(tmp_path: Path) -> None:
    folder = ClaimsFolder(tmp_path / "claims", create=True)
    folder.write([outcome("a", 0, read("a0"))])
    ClaimsFolder(tmp_path / "claims").write([outcome("b", 0, read("b0"))])
    note = max((tmp_path / "claims" / "runs").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    note.unlink()
    cut_off = ClaimsFolder(tmp_path / "claims")
    cut_off.tidy()
    assert len(list((tmp_path / "claims").rglob("*.parquet"))) == 4, "another run may be writing them"
    assert len(list(cut_off.read())) == 1
    for path in (tmp_path / "claims").rglob("*.parquet"):
        os.utime(path, (time() - 7200,) * 2)
    cut_off.tidy()
    assert len(list((tmp_path / "claims").rglob("*.parquet"))) == 2
    assert len(list(cut_off.read())) == 1


def test_in_a_store_there_is_nothing_to_make_or_to_rename(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = pytest.importorskip(
        "fsspec.implementations.memory", reason="needs the extra: pip install 'onrecord[cluster]'"
    )
    store = PyFileSystem(FSSpecHandler(memory.MemoryFileSystem()))
    monkeypatch.setattr("onrecord.cluster.folder.place", lambda _: (store, "bucket/claims"))
    ClaimsFolder("s3://bucket/claims", create=True).write([outcome("a", 0, read("a0"), last=True)])
    again = ClaimsFolder("s3://bucket/claims")
    assert [one.report.id for one in again.read()] == ["a0"]
    assert again.ended() == {key_of("a", "1")}
    again.tidy()
    assert len(list(ClaimsFolder("s3://bucket/claims").read())) == 1


def test_what_is_no_folder_of_claims_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no claims: make it with onrecord build --on daft"):
        ClaimsFolder(tmp_path / "none")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").touch()
    with pytest.raises(StoreError, match="holds something else than claims"):
        ClaimsFolder(tmp_path / "letters", create=True)
    with pytest.raises(StoreError, match="cannot use"):
        ClaimsFolder(tmp_path / "letters" / "a.txt" / "claims", create=True).write([outcome("a", 0, read("a0"))])
    with pytest.raises(InputError, match="no place that can be used"):
        ClaimsFolder("gopher://host/claims", create=True)


def test_a_damaged_folder_and_one_of_a_newer_version_say_so(tmp_path: Path) -> None:
    folder = ClaimsFolder(tmp_path / "claims", create=True)
    folder.write([outcome("a", 0, read("a0"))])
    (path,) = (tmp_path / "claims" / "reports").rglob("*.parquet")
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(StoreError, match="is missing or damaged"):
        list(ClaimsFolder(tmp_path / "claims").read())
    (note,) = (tmp_path / "claims" / "runs").iterdir()
    note.write_text(note.read_text().replace('"format": 1', '"format": 2'))
    with pytest.raises(VersionError, match="newer onrecord"):
        ClaimsFolder(tmp_path / "claims")
    note.write_text("{")
    with pytest.raises(StoreError, match="no note of a run"):
        ClaimsFolder(tmp_path / "claims")
