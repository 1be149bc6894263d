"""The commands, run as a user runs them: what they print, where, and the exit code."""

import io
import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

import onrecord.read
from onrecord.cli import main
from tests.store import plainly

PADDING = " It was reported by people who know the matter well and have long followed the two countries closely."


class Done(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a command in this process, with the plain reader: `run("show", record)`."""
    monkeypatch.setattr(onrecord.read, "read", plainly.read)

    def call(*args: object) -> Done:
        capfdbinary.readouterr()
        try:
            main([str(arg) for arg in args])
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return call


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    texts = {
        "wire": "Kirby says that PRK visits RUS on 2023-09-13.",
        "copy": "Kirby says that PRK visits RUS on 2023-09-13. PRK attacks USA on 2023-09-20.",
        "denial": "Russia denies that PRK visits RUS on 2023-09-13.",
    }
    for name, text in texts.items():
        article = {
            "title": f"[bold]Title[/bold] of {name}", "maintext": text + PADDING, "language": "en",
            "date_publish": "2023-09-14", "url": f"https://{name}.example/1", "source_domain": f"{name}.example",
        }  # fmt: skip
        (folder / f"{name}.json").write_text(json.dumps(article))
    return folder


@pytest.fixture
def record(run: Any, reports: Path, tmp_path: Path) -> Path:
    path = tmp_path / "korea.onrecord"
    done = run("build", reports, "-o", path)
    assert done.code == 0, done
    return path


def claims(run: Any, record: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("export", record).out.splitlines()]


def test_help_comes_at_once() -> None:
    """Half a second on an idle machine: here the processor's time is taken, for others may be at work."""
    code = (
        "import resource, sys\nfrom onrecord.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\nprint(used.ru_utime + used.ru_stime, file=sys.stderr)\n"
        "heavy = {'spacy', 'sqlalchemy', 'numpy', 'rich', 'trafilatura', 'msgspec'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)"
    )
    begun = perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, heavy = done.stderr.strip().splitlines()
    assert "Usage: onrecord" in done.stdout
    assert heavy == "[]"
    assert float(seconds) < 0.5, f"{perf_counter() - begun:.2f} s of waiting"


def test_the_version(run: Any) -> None:
    assert run("--version") == Done(0, f"onrecord {onrecord.__version__}\n", "")


@pytest.mark.parametrize(
    "args", [["bild"], ["build"], ["build", "x"], ["show", "--colour"], ["build", "x", "-o", "y", "-j", "0"]]
)
def test_wrong_usage_ends_with_2(run: Any, args: list[str]) -> None:
    done = run(*args)
    assert done.code == 2
    assert "Usage" in done.err
    assert "Traceback" not in done.err


def test_build_tells_what_it_did(run: Any, reports: Path, tmp_path: Path) -> None:
    done = run("build", reports, "-o", tmp_path / "r.onrecord")
    assert done.code == 0
    assert done.out.startswith("3 reports (3 new), 4 claims, ")
    assert done.err == ""
    assert run("build", reports, "-o", tmp_path / "r.onrecord").out.startswith("3 reports (3 known), 0 claims")
    assert run("build", reports, "-o", tmp_path / "r.onrecord", "--quiet") == Done(0, "", "")


def test_build_ends_with_3_and_a_line_for_each_that_was_not_read(run: Any, reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").touch()
    (reports / "other.json").write_text('{"form": ["another"]}')
    for _ in range(2):
        done = run("build", reports, "-o", tmp_path / "r.onrecord")
        assert done.code == 3
        assert done.err.startswith("2 reports were not read:\n  empty: ")
        assert len(done.err.splitlines()) == 3
    data = json.loads(run("build", reports, "-o", tmp_path / "r.onrecord", "--json").out)
    assert [problem["report"] for problem in data["problems"]] == ["empty", "other"]
    assert "not read: empty:" in run("info", tmp_path / "r.onrecord").out


def test_build_of_nothing_at_all(run: Any, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = run("build", tmp_path / "none", tmp_path / "missing.txt", "-o", tmp_path / "r.onrecord")
    assert done.code == 3
    assert "Traceback" not in done.err


def test_build_reads_standard_input(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"A title for it\n\nPRK visits RUS on 2023-09-13.{PADDING}\n".encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(page), isatty=lambda: False))
    done = run("build", "-", "-o", tmp_path / "r.onrecord")
    assert (done.code, done.out[:25]) == (0, "1 report (1 new), 1 claims"[:25])


def test_build_takes_letters_for_outlets(run: Any, reports: Path, tmp_path: Path) -> None:
    letters = tmp_path / "outlets.toml"
    letters.write_text('"wire.example" = "B"\n')
    assert run("build", reports, "-o", tmp_path / "r.onrecord", "--outlets", letters).code == 0
    for wrong in ('"wire.example" = "G"', "not toml"):
        letters.write_text(wrong)
        assert run("build", reports, "-o", tmp_path / "r.onrecord", "--outlets", letters).code == 2


def test_a_stopped_build_says_how_to_go_on(
    run: Any, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(onrecord.read, "read", stop)
    done = run("build", reports, "-o", tmp_path / "r.onrecord")
    assert done.code == 130
    assert done.err.startswith("Stopped.")


@pytest.mark.parametrize("command", ["show", "info", "export"])
def test_what_is_no_record_is_refused_in_one_line(run: Any, tmp_path: Path, command: str) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("not a record")
    for path, word in ((letter, "is not a record"), (tmp_path / "none", "there is no record")):
        done = run(command, path)
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith("onrecord: ")
        assert word in done.err
        assert len(done.err.splitlines()) == 1


def test_errors_have_one_shape_in_json(run: Any, tmp_path: Path) -> None:
    for args, kind, code in (
        (("show", tmp_path / "none"), "StoreError", 1),
        (("ledger", tmp_path / "none", "x"), "StoreError", 1),
    ):
        done = run(*args, "--json")
        assert done.code == code
        assert done.out == ""
        error = json.loads(done.err)["error"]
        assert (error["kind"], error["exit"], set(error)) == (kind, code, {"kind", "message", "exit"})


def test_a_bug_is_told_as_one_and_traced_with_debug(run: Any, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("onrecord._build.build", breaks)
    done = run("build", "x", "-o", record)
    assert done.code == 1
    assert "should not have happened: ZeroDivisionError" in done.err
    assert "--debug" in done.err
    with pytest.raises(ZeroDivisionError):
        run("--debug", "build", "x", "-o", record)


def test_export_to_a_pipe_and_to_a_file(run: Any, record: Path, tmp_path: Path) -> None:
    found = claims(run, record)
    assert [claim["report"] for claim in found] == ["copy", "copy", "denial", "wire"]
    assert run("export", record, "-t", "events", "-f", "csv", "-o", tmp_path / "e.csv") == Done(0, "", "")
    assert (tmp_path / "e.csv").read_text().startswith("id,title,type")
    assert run("export", record, "--table", "clams").code == 2
    assert run("export", record, "-o", tmp_path / "no" / "e.csv").code == 1


def test_explain_a_claim(run: Any, record: Path) -> None:
    claim = claims(run, record)[0]
    text = run("explain", record, claim["id"]).out
    assert f"[[{claim['quote']}]]" in text
    assert "[bold]Title[/bold] of copy" in text, "what looks like markup is text"
    assert "verb visits" in text
    data = json.loads(run("explain", record, claim["id"], "--json").out)
    assert data["context"]["quote"] == claim["quote"]
    assert {"field": "type", "value": "CONSULT", "stage": "events", "rule": "verb visits", "words": "visits"} in data[
        "fields"
    ]
    assert {"actors", "recipients", "status", "sources", "time", "place"} <= {
        field["field"] for field in data["fields"]
    }


def test_explain_an_event_adds_up(run: Any, record: Path) -> None:
    claim = claims(run, record)[0]
    data = json.loads(run("explain", record, claim["event"], "--json").out)
    assert data["terms"][-1]["sum"] == pytest.approx(data["record"]["grade"]["log_odds"], abs=1e-3)
    assert {origin["id"] for origin in data["origins"]} == {claim["origin"] for claim in data["claims"]}
    text = run("explain", record, claim["event"]).out
    assert "Grade" in text
    assert all(term["name"] in text for term in data["terms"])
    assert all(len(line) <= 80 for line in text.splitlines())


@pytest.mark.parametrize("kind", ["report", "origin", "story", "response"])
def test_explain_the_rest(run: Any, record: Path, kind: str) -> None:
    claim = next(claim for claim in claims(run, record) if claim["report"] == "denial")
    table = {"report": "reports", "story": "stories", "response": "responses", "origin": "origins"}[kind]
    id = (
        claim["origin"]
        if kind == "origin"
        else json.loads(run("export", record, "-t", table).out.splitlines()[0])["id"]
    )
    done = run("explain", record, id)
    assert done.code == 0
    assert done.out.startswith(f"{kind} {id}")
    assert json.loads(run("explain", record, id, "--json").out)["kind"] == kind


def test_explain_what_is_not_there_brings_the_nearest(run: Any, record: Path) -> None:
    id = claims(run, record)[0]["id"]
    done = run("explain", record, id[:-1])
    assert done.code == 1
    assert f"did you mean {id}" in done.err or id in done.err


def test_read_shows_claims_in_the_text(run: Any, reports: Path) -> None:
    text = run("read", reports / "copy.json", "--show").out
    assert "[1 PRK visits RUS on 2023-09-13 1]" in text
    assert "  1. CONSULT happened PRK → RUS 2023-09-13..2023-09-13 «Kirby»" in text
    (data,) = json.loads(run("read", reports / "copy.json", "--json").out)
    assert [claim["type"] for claim in data["claims"]] == ["CONSULT", "ASSAULT"]


def test_read_says_why_it_cannot(run: Any, reports: Path) -> None:
    (reports / "empty.txt").touch()
    done = run("read", reports / "empty.txt")
    assert done.code == 1
    assert "empty.txt cannot be read: " in done.err


def test_show_page_search_ledger_and_info(run: Any, record: Path, tmp_path: Path) -> None:
    shown = run("show", record)
    assert shown.code == 0
    assert all(len(line) <= 80 for line in shown.out.splitlines())
    assert json.loads(run("show", record, "--json").out)["reports"] == 3
    assert run("show", record, "--all").code == 0
    assert run("page", record, "-o", tmp_path / "p.html", "--title", "Shells & <deals>").code == 0
    html = (tmp_path / "p.html").read_text()
    assert "Shells &amp; &lt;deals&gt;" in html
    assert "report wire" in run("search", record, "Kirby").out
    assert json.loads(run("search", record, "nothing-like-it", "--json").out) == []
    for name in ("engagements", "transfers", "coverage"):
        assert run("ledger", record, name).code == 0
    assert run("ledger", record, "gossip").code == 2
    info = json.loads(run("info", record, "--json").out)
    assert info["counts"]["claims"] == 4
    assert "3 reports, 4 claims" in run("info", record).out


def test_evidence_for_folding_is_told_once_a_kind(capsys: pytest.CaptureFixture[str]) -> None:
    from onrecord.cli.explain_ import _folded
    from onrecord.cli.output import console

    told = [("speaker", "Ann (KEN)"), ("speaker", "Bo (KEN)"), ("speaker", "Ann (KEN)"), ("quote", "“never”")]
    _folded(console(), [{"kind": kind, "detail": detail} for kind, detail in told], "  ")
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines == ["  folded by speaker: Ann (KEN); Bo (KEN)", "  folded by quote: “never”"]


def test_ledger_takes_its_two_names_in_either_order_and_lists_them(run: Any, record: Path) -> None:
    usual, turned = run("ledger", record, "coverage"), run("ledger", "coverage", record)
    assert usual.code == turned.code == 0
    assert usual.out == turned.out
    listed = run("ledger")
    assert listed.code == 0
    assert all(name in listed.out for name in ("engagements", "signals", "who was first?"))
    counted = json.loads(run("ledger", record, "--json").out)
    assert [row["ledger"] for row in counted][:2] == ["engagements", "transfers"]
    assert all(row["lines"].isdigit() for row in counted)
    alone = run("ledger", "sanctions")
    assert alone.code == 2
    assert "which record? onrecord ledger RECORD sanctions" in alone.err


def test_diff_between_builds(run: Any, record: Path, reports: Path) -> None:
    assert run("diff", record, "--since", "1").out.startswith("Nothing has changed")
    article = json.loads((reports / "wire.json").read_text()) | {"url": "https://new.example/1"}
    article["maintext"] = "PRK attacks CHN on 2023-10-01." + PADDING
    (reports / "new.json").write_text(json.dumps(article))
    run("build", reports, "-o", record)
    assert "New (1)" in run("diff", record, "--since", "1").out
    assert "## New" in run("diff", record, "--since", "1", "--markdown").out
    assert json.loads(run("diff", record, "--since", "1", "--json").out)["entries"]
    assert run("diff", record, "--since", "yesterday").code == 2


def test_decide_and_undo(run: Any, record: Path) -> None:
    visit, attack = claims(run, record)[:2]
    assert visit["event"] != attack["event"]
    done = run("decide", record, "same", visit["event"], attack["event"], "--reason", "one journey", "--author", "ana")
    assert done.code == 0, done
    assert len({claim["event"] for claim in claims(run, record)}) == 1
    assert "d1: same" in run("info", record).out
    assert run("explain", record, attack["event"]).code == 0, "an id that was merged goes on answering"
    assert run("undo", record, "d1").code == 0
    assert len({claim["event"] for claim in claims(run, record)}) == 2
    assert "d1, undone" in run("info", record).out
    assert run("decide", record, "correct", visit["id"], "--field", "status", "--value", "planned").code == 0
    for wrong in (
        ("same", visit["id"]),
        ("perhaps", visit["id"]),
        ("correct", visit["id"]),
        ("wrong", visit["id"], "--field", "x"),
    ):
        assert run("decide", record, *wrong).code == 2
    assert run("decide", record, "wrong", "nobody").code == 1
    assert run("undo", record, "d99").code == 1


def test_a_closed_pipe_is_no_error(record: Path) -> None:
    command = f"{sys.executable} -m onrecord explain {record} copy --json | head -c 10; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("0\n")
    assert "Traceback" not in done.stderr
