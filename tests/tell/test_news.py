"""What the news since a day changed: by the day of publication, whenever it was built."""

from pathlib import Path

import pytest

import onrecord.read
from onrecord import build, decide, diff, open_record
from onrecord.errors import UsageError
from onrecord.record.past import Part, of_part
from onrecord.tell.diff import Diff, as_text
from tests.verbs import plainly
from tests.verbs.building import PADDING

TEXTS = {
    "may": ("2023-09-10", "Kirby says that PRK may visit RUS on 2023-09-13."),
    "did": ("2023-09-14", "Peskov says that PRK visits RUS on 2023-09-13."),
    "attack": ("2023-09-20", "Kirby says that PRK attacks USA on 2023-09-20."),
    "denial": ("2023-09-22", "Russia denies that PRK visits RUS on 2023-09-13."),
    "rumour": ("2023-09-22", "Rumour says that CHN attacks JPN on 2023-06-02."),
}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of all in one build, and of a report without a day of publication."""
    monkeypatch.setattr(onrecord.read, "read", plainly.read)
    for name, (day, text) in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(
            f"Title: Of the {name}\nSource: The {name}\nDate: {day}\n\n{text}{PADDING}"
        )
    (tmp_path / "undated.txt").write_text(f"Kirby says that PRK visits CHN on 2023-03-01.{PADDING}")
    build([tmp_path / f"{name}.txt" for name in (*TEXTS, "undated")], tmp_path / "r.onrecord")
    return tmp_path / "r.onrecord"


def changes(path: Path, since: str, *, leads: bool = False) -> Diff:
    with open_record(path) as record:
        return diff(record, since, leads=leads)


def kinds(found: Diff) -> list[str]:
    return [entry.kind for entry in found.entries]


def test_what_was_only_said_to_come_is_confirmed_by_the_news(path: Path) -> None:
    found = changes(path, "2023-09-12")
    assert kinds(found)[0] == "confirmed"
    assert found.entries[0].detail == "was possible, now happened"
    assert (found.day, found.since) == ("2023-09-12", None)
    assert set(found.reports) == {"did", "attack", "denial"}


def test_the_day_itself_is_news_and_the_day_before_is_not(path: Path) -> None:
    assert "new" in kinds(changes(path, "2023-09-20"))
    assert "new" not in kinds(changes(path, "2023-09-21"))


def test_a_denial_is_news_of_what_it_denies(path: Path) -> None:
    found = changes(path, "21 September 2023")
    assert kinds(found)[0] == "denied"
    assert "Russia" in found.entries[0].detail


def test_accounts_and_grade_before_are_those_of_the_older_reports(path: Path) -> None:
    (weaker,) = (entry for entry in changes(path, "2023-09-21").entries if entry.kind == "weakened")
    now, before = weaker.detail.rstrip(")").split(" (before: ")
    assert now.startswith("1 origin says it happened, 1 denies it, 1 thought it possible, grade ")
    assert before.startswith("1 origin says it happened, 1 thought it possible, grade ")
    assert int(now[-1]) > int(before[-1]), "who denies it lowers how well it is supported"
    assert weaker.said == "Peskov"


def test_who_first_tells_of_it_as_done_has_no_support_from_who_expected_it(path: Path) -> None:
    first = changes(path, "2023-09-12").entries[0]
    assert (first.said, first.origins) == ("Peskov", 1)


def test_what_was_told_of_an_event_by_all_is_what_the_record_has(path: Path) -> None:
    with open_record(path) as record:
        events = list(record.events(leads=True))
        assert len(events) > 2
        for event in events:
            claims = list(record.claims(event=event.id, leads=event.tier == "lead"))
            part = Part(
                claims=claims,
                responses=[record.response(id) for id in event.responses],
                origins=record.owners("origin", [claim.id for claim in claims]),
                reports={claim.report: record.report(claim.report) for claim in claims},
            )
            assert of_part(event, part, record.in_force(), {}) == event


def test_leads_are_apart_here_too(path: Path) -> None:
    assert (changes(path, "2023-09-21").not_shown, changes(path, "2023-09-21").leads) == (1, ())
    (lead,) = changes(path, "2023-09-21", leads=True).leads
    assert (lead.kind, lead.tier) == ("new", "lead")


def test_a_report_without_a_day_counts_as_older_and_is_named(path: Path) -> None:
    found = changes(path, "2023-01-01")
    assert found.undated == ("undated",)
    assert all("CHN" not in entry.title for entry in found.entries)
    assert "1 report of no known day (undated) may be as new" in " ".join(as_text(found).split())


def test_nothing_in_the_news(path: Path) -> None:
    assert as_text(changes(path, "2024-01-01")).startswith("Nothing in the news since 1 January 2024.")


def test_decisions_hold_for_what_was_told_before_too(path: Path) -> None:
    with open_record(path) as record:
        decide(record, "correct", ["may#0"], author="ana", field="status", value="happened")
        assert "confirmed" not in [entry.kind for entry in diff(record, "2023-09-12").entries]


def test_news_and_builds_are_told_apart(path: Path) -> None:
    with open_record(path) as record:
        assert diff(record, built=1).entries == ()
        assert {entry.kind for entry in diff(record, built="2001-01-01").entries} == {"new"}
        for wrong in ({}, {"since": "2023-09-12", "built": 1}, {"since": "1"}, {"since": "soon"}, {"built": 7}):
            with pytest.raises(UsageError):
                diff(record, **wrong)  # type: ignore[arg-type]
