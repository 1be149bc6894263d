"""The books of a few events tell of these what the whole record's books tell."""

from pathlib import Path

import msgspec

from onrecord.model import Claim, Event, Report, Span, Story
from onrecord.store import Record, open_record
from onrecord.tell.books import Books
from onrecord.tell.ledgers.coverage import coverage
from onrecord.tell.part import Part
from onrecord.tell.view import EventView, Views
from onrecord.tell.weight import Weight

ALIKE = 0.95  # who speaks may be told by a shorter name, where only reports that have no part in it give the longer


def plain(view: EventView) -> str:
    """All but what depends on what else is told: the numbers of citations, the weight in the story, what else an
    origin said."""
    data = msgspec.to_builtins(msgspec.structs.replace(view, weight=Weight()))
    for origin in (*data["origins"], *(one for account in data["accounts"] for one in account["origins"])):
        if origin["origin"]:
            origin["origin"] |= {"claims": [], "reports": []}
    return msgspec.json.encode(without_numbers(data)).decode()


def without_numbers(data: object) -> object:
    if isinstance(data, dict):
        return {name: without_numbers(value) for name, value in data.items() if name != "number"}
    return [without_numbers(one) for one in data] if isinstance(data, list | tuple) else data


def test_each_event_is_told_alike(sample_record: Record) -> None:
    whole = Books(sample_record)
    views = Views(whole, whole.of_leads())
    assert len(whole.events) > 10
    same = 0
    for event in whole.events:
        part = Part(sample_record, [event])
        same += plain(Views(part, part.of_leads()).event(event, 1)) == plain(views.event(event, 1))
        assert set(part.reports) <= set(whole.reports)
    assert same >= ALIKE * len(whole.events)


def test_a_report_comes_with_its_claims_and_their_events(sample_record: Record) -> None:
    whole = Books(sample_record)
    for id in whole.reports:
        part = Part(sample_record, reports=[id])
        assert part.in_report(id) == whole.in_report(id)
        assert {part.event_of[c.id].id for c in part.in_report(id)} == {
            whole.event_of[c.id].id for c in whole.in_report(id)
        }


def test_origins_come_with_the_claims_that_are_told_alone(sample_record: Record) -> None:
    whole = Books(sample_record)
    part = Part(sample_record, whole.events[:3])
    claims = {claim for event in whole.events[:3] for claim in (*event.claims, *event.leads)}
    assert part.origins
    for id, origin in part.origins.items():
        assert set(origin.claims) == claims & set(whole.origins[id].claims)
        assert (origin.title, origin.kind, origin.evidence) == (
            whole.origins[id].title, whole.origins[id].kind, whole.origins[id].evidence
        )  # fmt: skip


def test_neither_a_lead_nor_another_story_brings_a_report_into_the_coverage_of_one(tmp_path: Path) -> None:
    met, zebra = "Kim met Putin.", "A zebra roamed Seoul."
    firm = Claim(id="c1", report="one", span=Span(0, 13), quote=met[:-1], type="CONSULT", tier="firm")
    lead = Claim(id="c2", report="two", span=Span(0, 20), quote=zebra[:-1], type="CONSULT", tier="lead")
    event = Event(id="e1", title=met, type="CONSULT", claims=(firm.id,), leads=(lead.id,), story="s1")
    with open_record(tmp_path / "two.onrecord", create=True) as record:
        with record.transaction():
            for one in (
                Report(id="one", title=met, text=met, outlet="Post", published="2023-09-01"),
                Report(id="two", title=zebra, text=zebra, outlet="Mail", published="2023-09-01"),
                firm, lead, event,
                Story(id="s1", title=met, reports=("one",), events=(event.id,)),
                Story(id="s2", title=zebra, reports=("two",)),
            ):  # fmt: skip
                record.shelf.put(one)
        for books in (Books(record, story="s1"), Part(record, [event])):
            assert set(books.reports) == {"one", "two"}
            assert [row.cells["outlet"] for row in coverage(books).rows] == ["Post"]
        assert [row.cells["outlet"] for row in coverage(Books(record)).rows] == ["Mail", "Post"]
