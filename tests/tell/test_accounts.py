"""Who says what of an event is told alike wherever the record is told."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from onrecord import explain, export, ledger, open_record, page, show, summary
from onrecord.model import Event
from onrecord.record import Recorder
from onrecord.record.case import says
from onrecord.store import Record
from tests.record.telling import GRA, RUR, USA, told

PHRASE = "2 origins say it happened, 2 deny it, 1 thought it possible"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelling that a report and one side tell of; a report and the other side deny it, and an official feared it."""
    stories = [told(1), told(2, by=GRA), told(3, "possible", USA), told(4, "negated"), told(5, "negated", RUR)]
    found = tmp_path_factory.mktemp("accounts") / "r.onrecord"
    with open_record(found, create=True) as record, record.transaction():
        recorder = Recorder(record.shelf)
        for report, claim, responses in stories:
            recorder.add(report, [claim], responses)
    return found


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with open_record(path) as opened:
        yield opened


@pytest.fixture
def event(record: Record) -> Event:
    (found,) = record.events()
    return found


def test_the_phrase_is_the_same_everywhere(record: Record, event: Event) -> None:
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        console.print(show(record, timeline=True))
    (shown,) = summary(record)["events"]
    assert shown["support"] == explain(record, event.id)["support"] == PHRASE
    assert set(re.findall(r"\w+", PHRASE)) <= set(re.findall(r"\w+", capture.get()))
    assert PHRASE in page(record)


def test_show_counts_and_names_those_alone_who_say_so(record: Record) -> None:
    (shown,) = summary(record)["events"]
    assert (shown["origins"], shown["reports"]) == (2, 2)
    assert [(one["says"], one["count"]) for one in shown["accounts"]] == [
        ("happened", 2), ("negated", 2), ("possible", 1),
    ]  # fmt: skip
    assert len(shown["claims"]) == 5, "nothing is left out"


def test_explain_adds_up_the_grade_of_each(record: Record, event: Event) -> None:
    found = explain(record, event.id)
    for one in found["accounts"]:
        assert one["terms"][-1]["sum"] == pytest.approx(one["grade"]["log_odds"], abs=1e-3)
    assert found["terms"] == found["accounts"][0]["terms"]
    listed = {origin["id"] for origin in found["origins"]}
    assert listed == {id for account in event.accounts for id in account.origins}


def test_the_page_sets_the_origins_of_each_account_apart(record: Record) -> None:
    html = page(record)
    headings = re.findall(r"<h3>(.+?) <span", html)
    assert headings == ["2 say it happened", "2 deny it", "1 thought it possible"]
    said = html[html.index(f"<h3>{headings[0]}") : html.index(f"<h3>{headings[1]}")]
    assert "Graustark&#39;s foreign ministry" in said
    assert "Ruritania&#39;s foreign ministry" not in said, "a denial is no origin of what it denies"
    assert html.count("Why grade") == 3


def test_a_ledger_counts_and_cites_those_who_say_so(record: Record) -> None:
    for name in ("signals", "sanctions", "engagements", "transfers"):
        for row in ledger(record, name).rows:
            assert row.support == PHRASE
            assert (row.origins, row.reports) == (2, 2)
            assert "Kirby" not in row.cells["according to"]
            assert "Ruritania" not in row.cells["according to"]


def test_a_table_of_events_has_each_count_and_digit(record: Record, event: Event, tmp_path: Path) -> None:
    export(record, tmp_path / "e.jsonl", table="events", format="jsonl")
    row = json.loads((tmp_path / "e.jsonl").read_text())
    assert [row[f"origins_{says}"] for says in ("happened", "planned", "possible", "negated")] == [2, 0, 1, 2]
    assert row["origin_ids"] == list(event.origins)
    assert row["digit_happened"] == row["digit"]


def test_no_account_of_the_sample_is_better_than_what_was_said_allows(sample_record: Record) -> None:
    graded = [(event, account) for event in sample_record.events() for account in event.accounts]
    assert any(account.grade.digit <= 2 for _, account in graded)
    for event, account in graded:
        assert account.grade.digit > 2 or len(account.origins) >= 2, event.title
        saying = {claim.id for claim in sample_record.claims(event=event.id) if says(claim.status) == account.says}
        for id in account.origins:
            assert saying & set(sample_record.origin(id).claims), f"{event.title}: nothing of {id} says so"
