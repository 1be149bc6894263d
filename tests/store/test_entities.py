"""The entities of a record on disk: kept with their claims, found by id and name, refused with the nearest."""

import pytest
from msgspec import structs

from onrecord.errors import AmbiguousError, NotFoundError, UsageError
from onrecord.model import Claim, Name, Report, Span, Story
from onrecord.store import Record

TEXT = "Police arrested Ivan Petrov. Petrov ran the tanker Suez Rajan."


def at(text: str) -> Span:
    start = TEXT.index(text)
    return Span(start, start + len(text))


PETROV = Name("person", "Ivan Petrov", at("Ivan Petrov"), "recipient", "Ivan Petrov", "RUS")
LONE = Name("person", "Petrov", at("Petrov ran"), "actor", "Petrov")
SHIP = Name("ship", "Suez Rajan", at("Suez Rajan"), "item", "Suez Rajan", None, "9524475")


def claim(id: str, report: str, *names: Name, tier: str = "firm") -> Claim:
    return Claim(id=id, report=report, span=Span(0, 9), quote=TEXT[:9], type="COERCE", names=names, tier=tier)  # type: ignore[arg-type]


@pytest.fixture
def filled(record: Record) -> Record:
    with record.transaction():
        for id in ("a", "b"):
            record.shelf.put(Report(id=id, text=TEXT))
        record.shelf.put(Story(id="s1", title="Arrest", reports=("a", "b")))
        record.shelf.put(claim("c1", "a", PETROV))
        record.shelf.put(claim("c2", "b", LONE, SHIP))
        record.shelf.put(claim("c3", "b", structs.replace(SHIP, text="Rajan Star", full="Rajan Star"), tier="lead"))
    return record


def test_names_are_joined_over_reports(filled: Record) -> None:
    person, ship = filled.entities()
    assert (person.name, person.code, person.claims) == ("Ivan Petrov", "RUS", ("c1", "c2"))
    assert [(v.name, v.uses[0].claim, v.uses[0].role) for v in person.variants] == [
        ("Ivan Petrov", "c1", "recipient"),
        ("Petrov", "c2", "actor"),
    ]
    assert (ship.name, ship.number) == ("Suez Rajan", "9524475")


def test_what_only_leads_name_is_asked_for(filled: Record) -> None:
    assert "Rajan Star" not in {one.name for one in filled.entities()}
    assert "Rajan Star" in {one.name for one in filled.entities(leads=True)}


@pytest.mark.parametrize("kind", ["ship", "Vessel", "SHIP"])
def test_a_kind_by_either_word(filled: Record, kind: str) -> None:
    assert [one.name for one in filled.entities(kind)] == ["Suez Rajan"]


def test_no_such_kind(filled: Record) -> None:
    with pytest.raises(UsageError, match="did you mean company"):
        filled.entities("compny")


def test_one_by_id_or_name(filled: Record) -> None:
    person = filled.entity("ivan petrov")
    assert filled.entity("Petrov") == filled.entity(person.id) == filled.entity(person.id[:7]) == person
    assert filled.short([person.id])[person.id] == person.id[:7]


def test_a_mistyped_name_is_answered_with_the_nearest(filled: Record) -> None:
    with pytest.raises(NotFoundError, match=r"did you mean Suez Rajan \(ship, n"):
        filled.entity("Suez Rajann")
    with pytest.raises(NotFoundError, match="it has Ivan Petrov"):
        filled.entity("Olga")


def test_several_of_one_name(filled: Record) -> None:
    filled.shelf.put(claim("c4", "a", Name("company", "Suez Rajan", at("Suez Rajan"), "actor", "Suez Rajan")))
    with pytest.raises(AmbiguousError, match="Give the id of one"):
        filled.entity("Suez Rajan")


def test_a_record_without_any_says_what_to_do(record: Record) -> None:
    with pytest.raises(NotFoundError, match="--again"):
        record.entity("Petrov")


def test_a_claim_that_changes_or_goes_takes_its_names_along(filled: Record) -> None:
    filled.shelf.put(claim("c2", "b", SHIP))
    assert filled.entity("Ivan Petrov").claims == ("c1",)
    filled.shelf.drop(Claim, "c1")
    with pytest.raises(NotFoundError):
        filled.entity("Ivan Petrov")


def test_search_keeps_to_an_entity(filled: Record) -> None:
    assert {hit.id for hit in filled.search("arrested", entity="Petrov")} == {"a", "b", "c1", "c2"} & {
        hit.id for hit in filled.search("arrested")
    }
    assert "a" not in {hit.id for hit in filled.search("arrested", entity="Suez Rajan")}
