"""The views that people read with programs of their own: a row a record, in words, the same on each database."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import text

from onrecord.model import Confidence, Event, Grade, Item, Party, Place, Report, Source, TimeRange
from onrecord.record import Decision
from onrecord.store import Record
from tests.store.listing import claim, event, fill

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "datasette.md"
VIEWS = {"readable_claims": "claims", "readable_events": "events", "readable_reports": "reports"}
PUTIN, KREMLIN = Party(code="RUS", name="Putin"), Party(code="RUS", name="the Kremlin")
KIM = Party(code="PRK", name="Kim “the younger”; 金正恩")


@pytest.fixture
def full(record: Record) -> Record:
    fill(record)
    named = msgspec.structs.replace(
        claim(1),
        actors=(PUTIN, KIM, KREMLIN, PUTIN),
        recipients=(),
        sources=(Source(name="KCNA"), Source(name="an 'official'")),
        time=TimeRange("2023-07-01", "2023-07-31", "month"),
        place=Place(name="Pyongyang", country="PRK", latitude=39.03, longitude=125.75, precision="settlement"),
        items=(Item(name="shells"), Item(name="rockets")),
        confidence=Confidence(0.75, 1, 1, 1, 1, 1),
    )
    told = msgspec.structs.replace(
        event(1),
        actors=named.actors,
        time=named.time,
        grade=Grade(0.0, 0.5, 3, "possibly true"),
        claims=("c001", "c002"),
        title_claim="c002",
        origins=("o1",),
        denied_by=("RUS", "PRK"),
    )
    with record.transaction():
        record.shelf.put(named)
        record.shelf.put(told)
        record.shelf.put(msgspec.structs.replace(event(2), leads=("c000",)))
        record.shelf.put(
            Report(id="r10", published_window=("2023-02-01", "2023-02-09"), byline=("A. Writer", "B. Too"))
        )
    return record


def rows(record: Record, view: str) -> dict[str, dict[str, Any]]:
    with record.shelf.reading() as connection:
        found = [dict(row) for row in connection.execute(text(f"SELECT * FROM {view}")).mappings()]
    assert len({row["id"] for row in found}) == len(found), "no row twice"
    return {row["id"]: row for row in found}


@pytest.mark.parametrize(("view", "table"), VIEWS.items())
def test_there_is_a_row_for_each(full: Record, view: str, table: str) -> None:
    assert len(rows(full, view)) == full.counts()[table]


def test_a_claim_is_fit_to_be_read(full: Record) -> None:
    assert rows(full, "readable_claims")["c001"] == {
        "id": "c001", "quote": "claim 1", "tier": "firm", "said_right_or_wrong": None, "corrected_by_hand": None,
        "type": "AID", "mode": None, "status": "planned",
        "actors": "RUS, PRK", "actor_names": "Putin, Kim “the younger”; 金正恩, the Kremlin",
        "recipients": None, "recipient_names": None, "sources": "KCNA > an 'official'",
        "first_day": "2023-07-01", "last_day": "2023-07-31", "day_precision": "month",
        "place": "Pyongyang", "place_country": "PRK", "place_precision": "settlement",
        "latitude": 39.03, "longitude": 125.75, "items": "shells, rockets", "confidence": 0.75,
        "report": "r01", "headline": "report 1", "outlet": "KCNA", "published": "2023-03-01T10:00:00Z", "url": None,
        "start_char": 1, "end_char": 6, "event": "e001", "event_title": "event 1",
        "origin": "o1", "origin_name": "Kirby",
    }  # fmt: skip


def test_an_event_is_fit_to_be_read(full: Record) -> None:
    assert rows(full, "readable_events")["e001"] == {
        "id": "e001", "title": "event 1", "type": "AID", "mode": None, "status": "planned", "tier": "firm",
        "actors": "RUS, PRK", "actor_names": "Putin, Kim “the younger”; 金正恩, the Kremlin",
        "recipients": "RUS", "recipient_names": "RUS",
        "first_day": "2023-07-01", "last_day": "2023-07-31", "day_precision": "month",
        "place": None, "place_country": None, "place_precision": None, "latitude": None, "longitude": None,
        "items": None, "origins_happened": None, "origins_planned": None, "origins_possible": None,
        "origins_negated": None, "grade": 3, "grade_words": "possibly true", "probability": 0.5,
        "origin_names": "Kirby", "denied_by": "RUS, PRK", "claims": 2, "reports": 2, "leads": 0, "conflicts": 0,
        "responses": 1, "quote": "claim 2", "headline": "report 2", "outlet": "Reuters",
        "published": "2023-03-02T10:00:00Z", "url": None, "story": "s1", "story_title": "story 1",
    }  # fmt: skip


def test_a_report_is_fit_to_be_read(full: Record) -> None:
    found = rows(full, "readable_reports")
    firm = [one for one in map(claim, range(40)) if one.report == "r07" and one.tier == "firm"]
    assert (found["r07"]["firm_claims"], found["r07"]["leads"]) == (len(firm), 4 - len(firm))
    assert (found["r01"]["story"], found["r01"]["story_title"]) == ("s1", "story 1")
    wanted = {
        "published": None, "published_how": "unknown", "not_before": "2023-02-01", "not_after": "2023-02-09",
        "byline": "A. Writer, B. Too", "text": "", "story": None, "revision": 1, "firm_claims": 0,
    }  # fmt: skip
    assert {name: found["r10"][name] for name in wanted} == wanted


def test_a_lead_stands_by_the_event_that_it_may_tell_of(full: Record) -> None:
    full.shelf.drop(Event, "e000")
    found = rows(full, "readable_claims")
    assert (found["c000"]["tier"], found["c000"]["event"]) == ("lead", "e002")
    assert found["c007"]["event"] == "e007", "or by its own"


def test_what_people_said_of_a_claim_stands_beside_it(full: Record) -> None:
    said = [
        ("wrong", ("c001",), None, None, ()),
        ("right", ("c001",), None, None, ()),
        ("wrong", ("c002",), None, None, ()),
        ("correct", ("c003",), "status", "possible", ()),
        ("correct", ("c003",), "mode", None, ()),
        ("wrong", ("gone",), None, None, (("r04", "claim 4"),)),
        ("wrong", ("c005",), None, None, (("r06", "claim 6"),)),
        ("wrong", ("c008",), None, None, ()),
    ]
    for number, (kind, targets, field, value, quotes) in enumerate(said):
        made: Any = {"kind": kind, "targets": targets, "field": field, "value": value, "quotes": quotes}
        full.add_decision(Decision(id=f"d{number}", at=f"2026-01-0{number + 1}", author="me", **made))
    full.undo_decision("d7", "me")
    found = rows(full, "readable_claims")
    verdicts = {id: row["said_right_or_wrong"] for id, row in found.items() if row["said_right_or_wrong"]}
    assert verdicts == {"c001": "right", "c002": "wrong", "c004": "wrong", "c005": "wrong"}
    assert {id: row["corrected_by_hand"] for id, row in found.items() if row["corrected_by_hand"]} == {
        "c003": "status = possible; mode = "
    }


def test_reports_are_found_by_the_row_of_their_words(full: Record) -> None:
    if full._engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL finds words without a row of their own")
    full.shelf.put(Report(id="r10", text="Nothing of the kind."))
    words = "SELECT rowid FROM passage_words WHERE passage_words MATCH :w"
    query = f"SELECT id FROM readable_reports WHERE search_row IN ({words})"
    with full.shelf.reading() as connection:
        assert connection.execute(text(query), {"w": "kinds"}).scalars().all() == ["r10"]


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_is_explained_and_no_other(full: Record, view: str) -> None:
    section = PAGE.read_text().split(f"## `{view}`")[1].split("\n## ")[0]
    told = [name for row in re.findall(r"^\| (`.*?) \|", section, re.M) for name in re.findall(r"`(\w+)`", row)]
    assert told == list(next(iter(rows(full, view).values())))
