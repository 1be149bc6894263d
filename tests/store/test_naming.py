"""Claims that name an entity, and their events, in order: the same as everything that is looked up by itself, on each
database."""

import pytest

from onrecord.model import Claim, Event, Name, Party, Report, Span, TimeRange
from onrecord.store import Record, naming

WHO = Name("person", "Sergei Shoigu", Span(0, 5), full="Sergei Shoigu")
SHIP = Name("ship", "Angara", Span(0, 5), full="Angara")


def claim(id: str, day: str | None = None, *names: Name, tier: str = "firm") -> Claim:
    time = TimeRange(day, day, "day") if day else None
    return Claim(id=id, report="a", span=Span(0, 5), quote="words", type="CONSULT", time=time, names=names, tier=tier)  # type: ignore[arg-type]


@pytest.fixture
def filled(record: Record) -> Record:
    put = record.shelf.put
    with record.transaction():
        put(Report(id="a", text="words"))
        put(claim("c1", "2023-07-26", WHO))
        put(claim("c2", "2023-08-30", WHO, SHIP))
        put(claim("c3", None, WHO))
        put(claim("c4", "2023-09-01", WHO, tier="lead"))
        put(claim("c5", "2023-09-02", WHO, tier="lead"))
        put(claim("c6", "2023-09-03", SHIP))
        july, august = (TimeRange(day, day, "day") for day in ("2023-07-26", "2023-08-30"))
        put(Event(id="e1", type="CONSULT", title="", claims=("c1",), time=july, actors=(Party("RUS", "R"),)))
        put(Event(id="e2", type="CONSULT", title="", claims=("c2", "c6"), time=august))
        put(Event(id="e3", type="CONSULT", title="", claims=("c3",)))
        put(Event(id="e4", type="CONSULT", title="", claims=("c4",), tier="lead", actors=(Party("RUS", "R"),)))
        put(Event(id="e5", type="CONSULT", title="", claims=("c7",), leads=("c5",), time=july))
        put(claim("c7", "2023-07-26"))
    return record


def of(record: Record, name: Name) -> list[str]:
    (entity,) = record.entities(name.kind, leads=True)
    return list(entity.ids)


def test_claims_by_day_those_of_none_last(filled: Record) -> None:
    assert naming.claims_of(filled, of(filled, WHO)) == ["c5", "c4", "c2", "c1", "c3"]
    assert naming.claims_of(filled, of(filled, SHIP)) == ["c6", "c2"]
    assert naming.claims_of(filled, [*of(filled, WHO), *of(filled, SHIP)]) == ["c6", "c5", "c4", "c2", "c1", "c3"]
    assert naming.claims_of(filled, ["n0"]) == []


def test_events_by_day_with_parties_and_without(filled: Record) -> None:
    assert naming.events_of(filled, of(filled, SHIP), leads=False) == ["e2"]
    assert naming.events_of(filled, of(filled, WHO), leads=True) == ["e2", "e5", "e1", "e4", "e3"]


def test_a_firm_event_is_told_of_by_its_leads_too_and_a_lead_event_by_leads_alone(filled: Record) -> None:
    assert naming.events_of(filled, of(filled, WHO), leads=False) == ["e2", "e5", "e1", "e3"]
