"""Every line that commands print has an id that others take."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

EVENT = re.compile(r"\[(e[0-9a-f]{6,})\]")


def events(run: Any, record: Path) -> list[str]:
    return [json.loads(line)["id"] for line in run("export", record, "-t", "events").out.splitlines()]


def test_show_prints_ids_that_explain_and_cite_take(run: Any, record: Path) -> None:
    printed = EVENT.findall(run("show", record).out)
    assert len(printed) == len(events(run, record)) == 2
    for id in printed:
        assert any(whole.startswith(id) for whole in events(run, record))
        assert run("explain", record, id).out.startswith(f"event {id}")
        assert "was merged into it" not in run("explain", record, id).out
        assert "“PRK " in run("cite", record, id).out


def test_diff_prints_them_in_both_forms(run: Any, record: Path) -> None:
    printed = EVENT.findall(run("diff", record, "--built", "0").out)
    assert len(printed) == 2
    assert run("explain", record, printed[0]).code == 0
    assert f"(`{printed[0]}`)" in run("diff", record, "--built", "0", "--markdown").out
    entries = json.loads(run("diff", record, "--built", "0", "--json").out)["entries"]
    assert {entry["event"] for entry in entries} == set(events(run, record)), "programs get whole ids"


def test_a_line_of_a_ledger_has_that_of_its_event_claim_or_response(run: Any, record: Path) -> None:
    (visit,) = re.findall(r"\be[0-9a-f]{6}\b", run("ledger", record, "engagements").out)
    assert run("cite", record, visit).code == 0
    stated = json.loads(run("ledger", record, "statements", "--json").out)["rows"]
    printed = run("ledger", record, "statements").out
    assert stated
    for row in stated:
        assert row["id"] in printed
        assert json.loads(run("explain", record, row["id"], "--json").out)["kind"] in ("claim", "response")
    assert not any(row["id"] for row in json.loads(run("ledger", record, "coverage", "--json").out)["rows"])


def test_search_prints_what_explain_takes(run: Any, record: Path) -> None:
    for line in run("search", record, "visits").out.splitlines():
        if found := re.match(r"(report|claim) (\S+)", line):
            assert run("explain", record, found[2]).out.startswith(f"{found[1]} {found[2]}")


def test_decide_takes_the_start_of_an_id_and_keeps_the_whole(run: Any, record: Path) -> None:
    one, two = events(run, record)
    assert run("decide", record, "same", one[:7], two[:7], "--author", "ana").code == 0
    (left,) = events(run, record)
    assert left in (one, two)
    assert "was merged into it" in run("explain", record, (one if left == two else two)[:7]).out


@pytest.mark.parametrize("targets", [("copy#0", "copy#0"), ("copy#0", "EVENT")])
def test_one_thing_named_twice_is_not_two(run: Any, record: Path, targets: tuple[str, str]) -> None:
    event = json.loads(run("export", record).out.splitlines()[0])["event"]
    given = [event if target == "EVENT" else target for target in targets]
    done = run("decide", record, "same", *given, "--author", "ana")
    assert (done.code, "needs two targets or more" in done.err) == (2, True)


def test_what_is_not_there_is_one_line(run: Any, record: Path) -> None:
    event = events(run, record)[0]
    wrong = f"{event[:6]}zz"
    for args in (("cite", record, wrong), ("explain", record, wrong), ("decide", record, "wrong", wrong)):
        done = run(*args)
        assert done.code == 1
        assert f"'{wrong}': did you mean {event}?" in done.err
        assert len(done.err.splitlines()) == 1
    assert "it is a report" in run("decide", record, "wrong", "wire").err


def test_cite_in_every_form(run: Any, record: Path) -> None:
    text = run("cite", record, "copy#0")
    assert text.out == (
        "“[bold]Title[/bold] of copy”, copy.example, 14 September 2023, https://copy.example/1: "
        f"“PRK visits RUS on 2023-09-13” (characters {offsets(run, record)}; said by Kirby).\n"
    )
    assert run("cite", record, "copy#0", "--format", "bibtex").out.startswith("@article{copy-0-")
    assert json.loads(run("cite", record, "copy#0", "-f", "csl-json").out)[0]["type"] == "article-newspaper"
    assert run("cite", record, "copy#0", "-f", "ris").out.startswith("TY  - NEWS\n")
    assert run("cite", record, "copy#0", "-f", "mla").code == 2
    assert run("cite", record, "copy#0", "--most", "0").code == 2


def offsets(run: Any, record: Path) -> str:
    row = json.loads(run("export", record).out.splitlines()[0])
    return f"{row['start_char']}–{row['end_char']}"
