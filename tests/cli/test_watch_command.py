"""`onrecord watch` and `onrecord alert`, as users run them."""

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from onrecord import UsageError
from onrecord.cli.alert_ import print_message
from onrecord.cli.watch_ import seconds
from tests.acquire.feeds.sites import serving
from tests.verbs.alerting.made import message


def test_a_folder_is_watched_and_alerts_are_told(run: Any, reports: Path, tmp_path: Path) -> None:
    record, lines = tmp_path / "korea.onrecord", tmp_path / "alerts.jsonl"
    first = run("watch", reports, "-o", record, "--once")
    assert first.code == 0, first
    assert "3 new, 4 claims, 0 alerts" in first.out
    assert "nothing new" in run("watch", reports, "-o", record, "--once").out
    added = run("alert", "add", record, "--pair", "PRK,China", "--to", lines, "--to", "terminal")
    assert "Alert a" in added.out
    assert "between PRK and CHN" in added.out
    article = json.loads((reports / "wire.json").read_text())
    article |= {
        "maintext": article["maintext"].replace("RUS on 2023-09", "CHN on 2023-03"),
        "url": "https://wire.example/2",
    }
    (reports / "later.json").write_text(json.dumps(article))
    told = run("watch", reports, "-o", record, "--once")
    assert told.code == 0
    assert "New: " in told.out
    assert "Status: happened. 1 origin says it happened." in told.out
    assert "1 alerts" in told.out
    kept = json.loads(lines.read_text())
    assert run("explain", record, kept["event"]).code == 0
    assert run("cite", record, kept["passages"][0]["id"]).code == 0
    assert "2 told" in run("alert", "list", record).out


def test_what_failed_is_listed_and_the_exit_code_says_so(run: Any, tmp_path: Path) -> None:
    with serving() as site:
        site.article("/a", "PRK visits RUS on 2023-09-13.")
        site.feed("/feed", "/a", "/gone")
        quickly = ("-o", tmp_path / "a.onrecord", "--once", "--delay", "0")
        refused = run("watch", site.url("/feed"), *quickly)
        assert refused.code == 3
        assert "private address" in refused.err
        site.feed("/other", "/a", "/gone")
        done = run("watch", site.url("/other"), *quickly, "--allow-private")
        assert done.code == 3
        assert "1 new" in done.out
        assert f"{site.url('/gone')}: {site.url('/gone')} answered 404" in done.err
        assert "not tried again" in done.err
        as_json = run("watch", site.url("/other"), *quickly, "--allow-private", "--json")
        assert json.loads(as_json.out)["missed"] == []
        assert as_json.code == 0


def test_alerts_are_checked_and_removed(run: Any, reports: Path, tmp_path: Path) -> None:
    record = tmp_path / "korea.onrecord"
    run("watch", reports / ".." / "reports", "-o", record, "--once")
    added = run("alert", "add", record, "--search", "source:Nobody", "--json")
    assert added.code == 0
    known = json.loads(added.out)["id"]
    assert run("alert", "add", record).code == 2
    assert run("alert", "add", record, "--grade", "--denial").code == 2
    assert run("alert", "add", record, "--type", "CONSULT", "--denial", "--to", "https://127.0.0.1:9/").code == 0
    (reports / "more.json").write_text(
        (reports / "denial.json").read_text().replace("Russia", "Moscow").replace("/1", "/2")
    )
    run("build", reports, "-o", record)
    checked = run("alert", "check", record)
    assert checked.code == 3
    assert "ONRECORD_WEBHOOK_KEY is not set" in checked.err
    assert [one["waiting"] for one in json.loads(run("alert", "list", record, "--json").out)] == [0, 1]
    assert run("alert", "remove", record, known).out == f"Removed alert {known}.\n"
    assert run("alert", "remove", record, known).code == 1


def test_a_signal_ends_it_after_the_batch(
    run: Any, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.verbs import watch as verb

    real = verb.go_round

    def signalled(*given: Any) -> Any:
        os.kill(os.getpid(), signal.SIGTERM)
        return real(*given)

    monkeypatch.setattr(verb, "go_round", signalled)
    before = signal.getsignal(signal.SIGTERM)
    assert run("watch", reports, "-o", tmp_path / "a.onrecord", "--once").code == 130
    assert run("watch", reports, "-o", tmp_path / "a.onrecord", "--every", "1h").code == 0, "that is how it ends"
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.parametrize(("given", "wanted"), [("90s", 90), ("15m", 900), ("1.5h", 5400), (" 2 D ", 172800)])
def test_times(given: str, wanted: float) -> None:
    assert seconds(given) == wanted


@pytest.mark.parametrize("given", ["", "15", "m", "-5m", "0s", "15 minutes"])
def test_what_is_no_time(given: str) -> None:
    with pytest.raises(UsageError, match="write 90s, 15m, 2h or 1d"):
        seconds(given)


def test_words_of_reports_cannot_move_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    print_message(message(text="New: \x1b[2J[bold]Kim\r\x07 met\u202e Putin"), as_json=False)
    assert capsys.readouterr().out == "New:  [2J[bold]Kim   met  Putin\n  \n\n"
