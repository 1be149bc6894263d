"""Entities told: a row each, one with its events, the filter of shows and ledgers, the section of the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from onrecord import entities, ledger, open_record, page, summary
from onrecord.errors import NotFoundError
from onrecord.model import Claim, EntityRole, Event, Item, Name, Origin, Party, Report, Source, Span, TimeRange
from onrecord.store import Record
from onrecord.tell.entities import events_of, identified

TEXT = "North Korea shipped shells to Russia on the tanker Lady R, John Kirby said. Iran seized the tanker Suez Rajan."
PRK, RUS, IRN = (Party(code, code) for code in ("PRK", "RUS", "IRN"))
DAY = TimeRange("2023-09-08", "2023-09-08", "day")


def name(kind: str, text: str, role: EntityRole, code: str | None = None) -> Name:
    at = TEXT.index(text)
    return Name(kind, text, Span(at, at + len(text)), role, text, code)  # type: ignore[arg-type]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    first = Claim(
        id="c1", report="a", span=Span(0, 36), quote=TEXT[:36], type="AID", actors=(PRK,), recipients=(RUS,),
        tier="firm", time=DAY, items=(Item("shells"),), sources=(Source("John Kirby", "USA", "person"),),
        trigger="shipped",
        names=(name("ship", "Lady R", "mentioned"), name("person", "John Kirby", "source", "USA")),
    )  # fmt: skip
    second = Claim(
        id="c2", report="a", span=Span(76, 110), quote=TEXT[76:110], type="COERCE", actors=(IRN,), tier="firm",
        trigger="seized", names=(name("ship", "Suez Rajan", "item"),),
    )  # fmt: skip
    lead = structs.replace(second, id="c3", tier="lead", names=(name("place", "Russia", "place"),))
    with open_record(tmp_path / "r.onrecord", create=True) as opened:
        with opened.transaction():
            opened.shelf.put(Report(id="a", text=TEXT, published="2023-09-09"))
            for claim in (first, second, lead):
                opened.shelf.put(claim)
                event = Event(
                    id=f"e-{claim.id}", title=claim.quote, type=claim.type, actors=claim.actors, tier=claim.tier,
                    recipients=claim.recipients, time=claim.time, claims=(claim.id,), origins=(f"o-{claim.id}",),
                )  # fmt: skip
                opened.shelf.put(event)
                opened.shelf.put(
                    Origin(id=f"o-{claim.id}", kind="single", title="a", claims=(claim.id,), reports=("a",))
                )
        yield opened


def test_a_row_has_events_reports_and_roles(record: Record) -> None:
    person, lady, suez = entities(record)
    assert (person.name, person.schema, person.roles, person.reports) == ("John Kirby", "Person", {"source": 1}, ("a",))
    assert identified(person) == "United States"
    assert (lady.name, lady.events, lady.schema) == ("Lady R", ("e-c1",), "Vessel")
    assert suez.events == ("e-c2",)
    assert [row.name for row in entities(record, kind="place", leads=True)] == ["Russia"]


def test_one_with_its_events_and_its_part_in_them(record: Record) -> None:
    row, (told,) = events_of(record, "suez rajan")
    assert (row.name, told.event, told.roles) == ("Suez Rajan", "e-c2", ("item",))
    row, told_of = events_of(record, "Russia")
    assert (row.name, row.claims, told_of) == ("Russia", (), [])
    assert [one.tier for one in events_of(record, "Russia", leads=True)[1]] == ["lead"]


def test_shows_and_ledgers_keep_to_what_names_it(record: Record) -> None:
    assert [event["id"] for event in summary(record, entity="Suez Rajan")["events"]] == ["e-c2"]
    assert ledger(record, "transfers", entity="Suez Rajan").rows == ()
    with pytest.raises(NotFoundError, match="did you mean Lady R"):
        ledger(record, "transfers", entity="Ladi R")


def test_a_transfer_names_its_ship_and_not_who_tells_of_it(record: Record) -> None:
    (row,) = ledger(record, "transfers").rows
    assert row.cells["ships"] == "Lady R"
    assert row.cells["who and what"] == ""


def test_the_page_has_a_row_for_each_with_links_to_its_events(record: Record) -> None:
    html = page(record)
    lady, _ = record.entities("ship")
    assert f'id="n-{lady.id}"' in html
    assert html.count('href="#e-e-c1"') >= 2
    assert "Russia, GeoNames" not in html


def test_who_denies_an_event_is_no_source_of_it(record: Record) -> None:
    kirby, lady, *_ = entities(record)
    denial = structs.replace(
        record.claim("c1"), id="c4", status="negated", names=(name("person", "John Kirby", "source", "USA"),)
    )
    with record.transaction():
        record.shelf.put(structs.replace(record.claim("c1"), names=(name("ship", "Lady R", "mentioned"),)))
        record.shelf.put(denial)
        record.shelf.put(structs.replace(record.event("e-c1"), claims=("c1", "c4")))
    assert [one.otherwise for one in events_of(record, kirby.id)[1]] == [("negated",)]
    assert [one.otherwise for one in events_of(record, lady.id)[1]] == [()]
