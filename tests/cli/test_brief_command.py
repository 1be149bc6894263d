"""`onrecord brief` and `onrecord check`, run as a user runs them."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

import onrecord.read
from onrecord.read import read as built_in
from tests.read.model_reader.serving import said, serving


def test_a_brief_is_written_and_passes(run: Any, record: Path, tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    printed = run("brief", record)
    assert (printed.code, printed.err) == (0, "")
    assert run("brief", record, "-o", path).out == ""
    assert path.read_text() == printed.out
    assert "## Sources" in printed.out
    checked = run("check", path, record)
    assert checked.code == 0
    assert checked.out.endswith("supported, 0 contradicted, 0 not in the record\n")


def test_one_that_was_altered_ends_with_4(
    run: Any, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = run("brief", record).out.replace("- ", "- Yesterday ", 1)
    path = tmp_path / "brief.md"
    path.write_text(text)
    monkeypatch.setattr(onrecord.read, "read", built_in)
    done = run("check", path, record)
    assert done.code == 4
    assert "not in the record\n  Yesterday" in done.out
    data = json.loads(run("check", path, record, "--json").out)
    assert (data["ok"], data["cited"], data["counts"]["not in the record"]) == (False, True, 1)
    assert data["verdicts"][0]["spans"][0]["quote"]


def test_a_text_from_standard_input(run: Any, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"It was a sunny day in Vladivostok."))
    monkeypatch.setattr("sys.stdin", stdin)
    monkeypatch.setattr(onrecord.read, "read", built_in)
    done = run("check", "-", record)
    assert done.code == 0
    assert "line 1: not in the record" in done.out
    assert "1 sentence: 0 supported" in done.out


@pytest.mark.parametrize(
    ("name", "start"), [("b.docx", b"PK"), ("b.HTML", b"<!doctype"), ("b.md", b"# "), ("b", b"# ")]
)
def test_the_ending_of_the_file_says_the_format(
    run: Any, record: Path, tmp_path: Path, name: str, start: bytes
) -> None:
    assert run("brief", record, "--length", "1", "-o", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (["--format", "pdf"], "choose from markdown, html, docx"),
        (["--format", "docx"], "give --output FILE"),
        (["--writer-model", "m"], "give its --writer URL"),
        (["--writer", "http://127.0.0.1:1/v1"], "--writer needs --writer-model"),
        (["--since", "soon"], "is no day"),
        (["--length", "0"], "Usage"),
    ],
)
def test_wrong_usage_is_told(run: Any, record: Path, args: list[str], word: str) -> None:
    done = run("brief", record, *args)
    assert done.code == 2
    assert word in done.err


def test_files_that_are_not_there_or_no_text(run: Any, record: Path, tmp_path: Path) -> None:
    assert run("check", tmp_path / "none.md", record).code == 1
    (tmp_path / "odd.md").write_bytes(b"\xff\xfe\x00")
    assert run("check", tmp_path / "odd.md", record).code == 2
    (tmp_path / "empty.md").write_text("\n")
    done = run("check", tmp_path / "empty.md", record)
    assert (done.code, "no sentence" in done.err) == (2, True)
    assert run("brief", record, "-o", tmp_path / "none" / "brief.md").code == 2


def test_what_a_writer_did_is_told(run: Any, record: Path, tmp_path: Path) -> None:
    with serving() as host:
        host.answer = lambda _: said("")
        done = run("brief", record, "--writer", host.url, "--writer-model", "m", "--writer-cache", tmp_path / "kept")
    assert done.code == 0
    assert "stayed plain" in done.out
    assert done.err.splitlines()[1:] == ["The writer gave no answer: an empty answer"]


def test_an_answer_in_another_form_is_shown(run: Any, record: Path, tmp_path: Path) -> None:
    with serving() as host:
        host.answer = lambda _: said("Here is the brief:\nall is well.")
        done = run("brief", record, "--writer", host.url, "--writer-model", "m", "--writer-cache", tmp_path / "kept")
    assert done.err.splitlines()[1].endswith(
        "begins with its number in the writer's answer: Here is the brief: all is well."
    )
