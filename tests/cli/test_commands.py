"""The commands, run as a user runs them: what they print, where, and the exit code."""

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

import onrecord.read
from tests.cli.running import PADDING, Done


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

    monkeypatch.setattr("onrecord.verbs.build.build", breaks)
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
    assert run("diff", record, "--built", "1").out.startswith("Nothing has changed")
    article = json.loads((reports / "wire.json").read_text()) | {"url": "https://new.example/1"}
    article["maintext"] = "PRK attacks CHN on 2023-10-01." + PADDING
    (reports / "new.json").write_text(json.dumps(article))
    run("build", reports, "-o", record)
    assert "New (1)" in run("diff", record, "--built", "1").out
    assert "## New" in run("diff", record, "--built", "1", "--markdown").out
    assert json.loads(run("diff", record, "--built", "1", "--json").out)["entries"]
    for wrong in (("--since", "yesterday"), ("--built", "9"), (), ("--since", "2023-09-14", "--built", "1")):
        assert run("diff", record, *wrong).code == 2
    assert "for the number of a build, --built 1" in run("diff", record, "--since", "1").err


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


def test_an_actor_has_one_answer_under_all_its_names(run: Any, record: Path) -> None:
    answers = {run("ledger", record, "engagements", "--actor", name).out for name in ("PRK", "prk", "North Korea")}
    assert len(answers) == 1
    assert "North Korea" in answers.pop()


@pytest.mark.parametrize(
    ("args", "code", "why"),
    [
        (("ledger", "RECORD", "engagements", "--actor", "Nroth Korea"), 2, "did you mean North Korea (PRK) or"),
        (("ledger", "RECORD", "engagements", "--actor", "JPN"), 1, "holds no event with Japan (JPN): it has "),
        (("ledger", "RECORD", "engagements", "--story", "x"), 1, "holds no story 'x': there are "),
        (("ledger", "RECORD", "engagement"), 2, "did you mean engagements?"),
        (("show", "RECORD", "--story", "x"), 1, "holds no story 'x'"),
        (("page", "RECORD", "--story", "x", "-o", "p.html"), 1, "holds no story 'x'"),
        (("show", "korae.onrecord"), 1, "there is no record at korae.onrecord: did you mean korea.onrecord?"),
        (("read", "report/wire.json"), 1, "did you mean reports/wire.json?"),
        (("build", "report", "-o", "new.onrecord"), 1, "there is no such file or folder: did you mean reports?"),
        (("build", "report/*.json", "-o", "new.onrecord"), 1, "nothing matches this pattern: did you mean reports?"),
        (("build", "reports", "-o", "new/a.onrecord"), 1, "the folder new does not exist: make it first"),
        (("build", "reports", "-o", "r.onrecord", "--outlets", "leters.toml"), 2, "did you mean letters.toml?"),
    ],
)
def test_a_slip_is_an_error_that_names_what_is_near(
    run: Any, record: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], code: int, why: str
) -> None:
    monkeypatch.chdir(record.parent)
    (record.parent / "letters.toml").touch()
    done = run(*(record if arg == "RECORD" else arg for arg in args))
    assert (done.code, done.out) == (code, "")
    assert why in done.err
    assert not (record.parent / "new.onrecord").exists()
    assert not (record.parent / "p.html").exists()
