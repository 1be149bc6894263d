"""Lists beside a record: which entries may be an entity of it, and that nothing else comes of them."""

from pathlib import Path

import pytest

from onrecord.model import Claim, EntityKind, Listed, Name, Report, Span
from onrecord.store import Record, open_record
from onrecord.store.listed import drop_list, likely, lists, put_list


def named(record: Record, kind: EntityKind, text: str, code: str | None = None, number: str | None = None) -> str:
    """A record with a claim that names this; the entity's name."""
    name = Name(kind, text, Span(0, 3), "actor", text, code, number)
    with record.transaction():
        record.shelf.put(Report(id="r", text="Kim met Putin."))
        record.shelf.put(
            Claim(id="c", report="r", span=Span(0, 3), quote="Kim", type="CONSULT", tier="firm", names=(name,))
        )
    return text


def entry(schema: str, *names: str, id: str = "x", **fields: object) -> Listed:
    return Listed(list="list", id=id, schema=schema, names=names, **fields)  # type: ignore[arg-type]


def by(record: Record, name: str) -> dict[str, str]:
    return {one.listed.id: one.by for one in likely(record, record.entity(name))}


def test_a_person_is_found_by_spellings_of_the_name_and_never_in_another_state(place: str) -> None:
    with open_record(place, create=True) as record:
        name = named(record, "person", "Kim Jong Un", "PRK")
        entries = [
            entry("Person", "Somebody", "KIM, Jong-Un", id="a", states=("PRK", "USA")),
            entry("Person", "Kim Jong Un", id="b", states=("KOR",)),
            entry("Person", "Kim Jong Un", id="c"),
            entry("Person", "Kim", id="d", states=("PRK",)),
            entry("Company", "Kim Jong Un", id="e", states=("PRK",)),
        ]
        assert put_list(record, "list", entries) == 5
        assert by(record, name) == {"a": "name and state", "c": "name"}
        assert [one.listed.id for one in record.listed(record.entity(name))] == ["a", "c"]


def test_a_ship_is_found_by_its_number_whatever_it_is_called(place: str) -> None:
    with open_record(place, create=True) as record:
        name = named(record, "ship", "Angara", None, "9179842")
        entries = [
            entry("Vessel", "ARGO I", id="renamed", number="9179842"),
            entry("Vessel", "Angara", id="other", number="1234567"),
            entry("Vessel", "ANGARA", id="nameless"),
        ]
        put_list(record, "list", entries)
        assert by(record, name) == {"renamed": "number", "nameless": "name"}


@pytest.mark.parametrize("schema", ["PublicBody", "Organization", "LegalEntity"])
def test_a_body_is_found_by_name_and_state(place: str, schema: str) -> None:
    with open_record(place, create=True) as record:
        name = named(record, "body", "Ministry of Defence", "RUS")
        entries = [
            entry(schema, "Defense Ministry", id="own", states=("RUS",)),
            entry(schema, "Ministry of Defense", id="another", states=("UKR",)),
        ]
        put_list(record, "list", entries)
        assert by(record, name) == {"own": "name and state"}


def test_a_list_takes_the_place_of_its_older_self_and_goes_again(place: str) -> None:
    with open_record(place, create=True) as record:
        name = named(record, "company", "Rosoboronexport")
        put_list(record, "list", [entry("Company", "Rosoboronexport", id=id) for id in ("a", "b", "a")])
        put_list(record, "other", [Listed(list="other", id="a", schema="Company", names=("Rosoboronexport OAO",))])
        assert lists(record) == {"list": 2, "other": 1}
        put_list(record, "list", [entry("Company", "Rosoboronexport", id="b")])
        assert by(record, name) == {"b": "name"}
        assert drop_list(record, "list") == 1
        assert (by(record, name), lists(record)) == ({}, {"other": 1})


def test_what_fails_halfway_leaves_the_list_as_it_was(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        put_list(record, "list", [entry("Company", "One", id="a")])

        def broken() -> "list[Listed]":
            raise RuntimeError

        with pytest.raises(RuntimeError):
            put_list(record, "list", (one for part in (lambda: [entry("Company", "Two")], broken) for one in part()))
        assert lists(record) == {"list": 1}
