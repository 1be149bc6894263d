"""What is counted beside the records, as they are written, is what counting them anew gives."""

from typing import Any

from msgspec import structs
from sqlalchemy import select

from onrecord.model import Claim, Event, Name, Report, Span
from onrecord.store import Record, schema
from onrecord.store.counting import anew, count_anew
from onrecord.store.lining import list_anew
from tests.store.listing import claim, fill

Rows = dict[str, list[tuple[Any, ...]]]


def kept(record: Record) -> Rows:
    tables = (
        schema.tally, schema.actor_tally, schema.entity_tally, schema.entity_forms, schema.entity_claims,
        schema.passage_lines,
    )  # fmt: skip
    with record.shelf.reading() as connection:
        return {
            table.name: sorted(tuple(map(str, row)) for row in connection.execute(select(table))) for table in tables
        }


def counted(record: Record) -> Rows:
    with record.transaction() as connection:
        there = {table.name for table in anew(connection)}
        assert there == {"tally", "actor_tally", "entity_tally", "entity_forms"}
        count_anew(connection)
        list_anew(connection)
    return kept(record)


def naming(number: int, *texts: str, tier: str = "firm") -> Claim:
    names = tuple(
        Name(kind="person", text=text, span=Span(0, len(text)), full=text, code="PRK" if place else None)
        for place, text in enumerate(texts)
    )
    return structs.replace(claim(number), names=names, tier=tier)


def test_what_is_written_is_counted(record: Record) -> None:
    fill(record)
    assert kept(record)["tally"]
    assert kept(record) == counted(record)


def test_what_changes_is_counted_again(record: Record) -> None:
    fill(record)
    with record.transaction():
        record.shelf.put(naming(1, "Kim Jong Un", "Kim Jong Un", "Choe Son Hui"))
        record.shelf.put(naming(2, "Kim Jong Un"))
    before = kept(record)
    assert "2" in {row[2] for row in before["entity_tally"]}
    assert before == counted(record)
    with record.transaction():
        record.shelf.put(naming(1, "Kim Jong Un", tier="lead"))
        event = record.event("e001")
        record.shelf.put(structs.replace(event, actors=(), recipients=()))
        record.shelf.put(structs.replace(record.report("r01"), status="failed", outlet="KCNA"))
    after = kept(record)
    assert after["entity_tally"] != before["entity_tally"]
    assert after["actor_tally"] != before["actor_tally"]
    assert after["tally"] != before["tally"]
    assert after == counted(record)


def test_what_goes_counts_no_more(record: Record) -> None:
    fill(record)
    record.shelf.put(naming(1, "Kim Jong Un", "Choe Son Hui"))
    with record.transaction():
        for one in list(record.claims()):
            record.shelf.drop(Claim, one.id)
        for event in list(record.events(leads=True)):
            record.shelf.drop(Event, event.id)
    after = kept(record)
    assert after["entity_tally"] == after["entity_forms"] == after["entity_claims"] == after["actor_tally"] == []
    assert {row[1] for row in after["passage_lines"]} == {"report"}
    assert record.counts()["claims"] == record.counts()["events"] == 0
    assert record.counts()["reports"] == len(list(record.reports()))
    assert after == counted(record)


def test_a_name_of_any_length_is_counted(record: Record) -> None:
    fill(record)
    record.shelf.put(naming(1, "Kim " * 5000))
    assert kept(record) == counted(record)


def test_counts_are_of_what_is_there(record: Record) -> None:
    fill(record)
    firm = sum(1 for one in record.claims() if one.tier == "firm")
    assert record.tiers()["claims"] == {"firm": firm, "lead": len(list(record.claims())) - firm}
    assert record.statuses() == {
        status: len(list(record.reports(status))) for status in sorted({one.status for one in record.reports()})
    }
    assert isinstance(record.report("r01"), Report)
