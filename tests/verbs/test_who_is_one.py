"""Merge and split through the library: at once, kept when reports are read again and others come, undone."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import onrecord.read
from onrecord import build, decide, entities, open_record, undo
from onrecord.errors import UsageError
from onrecord.model import Claim, Name, Party, Report, Span
from onrecord.store import Record
from onrecord.store.directory import directory
from onrecord.tell.books import Books
from onrecord.tell.part import Part
from tests.verbs.building import PADDING

KINDS = {"Ivan Petrov": "person", "Iwan Petroff": "person", "Omsk": "place", "Army Corps": "body",
         "Army Corps Ltd": "company", "Suez": "ship", "Rajan": "ship"}  # fmt: skip
NUMBERS = {"Suez": "9524475", "Rajan": "9524476"}
SHIFT = ""


def read(reports: Iterable[Report], *, settings: object = None) -> Iterator[SimpleNamespace]:  # noqa: ARG001
    """A claim for each sentence "X met someone": X is named in it."""
    for report in reports:
        claims = tuple(
            Claim(
                id=f"{SHIFT}{report.id}{at}",
                report=report.id,
                span=Span(start, start + len(name) + 4),
                quote=report.text[start : start + len(name) + 4],
                type="CONSULT",
                tier="firm",
                actors=(Party("RUS", "Russia"),),
                names=(
                    Name(kind, name, Span(start, start + len(name)), "actor", name, "RUS", NUMBERS.get(name)),  # type: ignore[arg-type]
                ),
            )
            for at, (name, kind) in enumerate(KINDS.items())
            if (start := report.text.find(f"{name} met")) >= 0 and (start == 0 or report.text[start - 1] in "\n ")
        )  # fmt: skip
        yield SimpleNamespace(report=report, claims=claims, responses=())


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(onrecord.read, "read", read)
    monkeypatch.setattr(f"{__name__}.SHIFT", "c")
    for name, told in (
        ("a", "Ivan Petrov met him. Omsk met him."),
        ("b", "Ivan Petrov met her."),
        ("c", "Iwan Petroff met us. Army Corps met them."),
        ("d", "Army Corps Ltd met it. Suez met it. Rajan met it."),
    ):
        write(tmp_path, name, told)
    build(tmp_path / "in", tmp_path / "r.onrecord")
    return tmp_path / "r.onrecord"


def write(folder: Path, name: str, told: str) -> None:
    (folder / "in").mkdir(exist_ok=True)
    data = {"title": name, "maintext": told + PADDING, "language": "en", "date_publish": "2023-09-14"}
    (folder / "in" / f"{name}.json").write_text(json.dumps(data | {"url": f"https://sample.example/{name}"}))


def held(record: Record) -> dict[frozenset[str], set[str]]:
    """By its names, the reports that name each; the same wherever it is asked for."""
    listed = {frozenset(v.name for v in one.variants): set(one.claims) for one in record.entities(leads=True)}
    known = {frozenset((one.name, *one.also)): one for one in directory(record).entries}
    assert listed.keys() == known.keys()
    for names, claims in listed.items():
        found = {hit.id for hit in record.search(f"entity:{known[names].id}", "claim", leads=True)}
        assert found == claims, names
    return {names: {record.claim(id).report for id in claims} for names, claims in listed.items()}


def test_merged_entities_are_one_everywhere_and_stay_so(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = frozenset({"Ivan Petrov", "Iwan Petroff"})
    with open_record(record) as opened:
        one, other = opened.entity("Ivan Petrov").id, opened.entity("Iwan Petroff").id
        assert one != other
        made = decide(opened, "merge", [one, other], author="ana", reason="a slip")
        assert held(opened)[both] == {"a", "b", "c"}
        assert opened.entity(one) == opened.entity(other)
        assert {row.name for row in entities(opened, kind="Person")} == {opened.entity(one).name}
        named = {name for name in Part(opened, opened.events())._entities.values() if name.kind == "person"}
        assert {len(one.ids) for one in named} == {2}
    write(record.parent, "e", "Iwan Petroff met them all.")
    build(record.parent / "in", record)
    monkeypatch.setattr(f"{__name__}.SHIFT", "new")
    build(record.parent / "in", record, again=True)
    with open_record(record) as opened:
        assert held(opened)[both] == {"a", "b", "c", "e"}
        undo(opened, made.id, author="ben")
        assert held(opened)[frozenset({"Iwan Petroff"})] == {"c", "e"}


def test_split_names_are_anothers_and_stay_so(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(record) as opened:
        petrov = opened.entity("Ivan Petrov").id
        (claim,) = opened.claims(report="b")
        made = decide(opened, "split", [petrov, claim.id], author="ana", reason="his cousin")
        mine = opened.entity(petrov)
        assert {opened.claim(id).report for id in mine.claims} == {"a"}
        (other,) = (one for one in opened.entities("person") if one.claims == (claim.id,))
        assert other.id != petrov
    monkeypatch.setattr(f"{__name__}.SHIFT", "new")
    write(record.parent, "e", "Ivan Petrov met them all.")
    build(record.parent / "in", record, again=True)
    with open_record(record) as opened:
        assert {opened.claim(id).report for id in opened.entity(petrov).claims} == {"a", "e"}
        assert {opened.claim(id).report for id in opened.entity(other.id).claims} == {"b"}
        assert {hit.id for hit in opened.search(f"entity:{other.id}", "claim", leads=True)} == {"newb0"}
        together = decide(opened, "merge", [other.id, "Iwan Petroff"], author="ana")
        assert {opened.claim(id).report for id in opened.entity(other.id).claims} == {"b", "c"}
        undo(opened, together.id, author="ana")
        undo(opened, made.id, author="ana")
        assert {opened.claim(id).report for id in opened.entity(petrov).claims} == {"a", "b", "e"}


def test_a_body_and_a_company_are_one_in_lists_of_their_kind_and_in_ledgers(record: Path) -> None:
    with open_record(record) as opened:
        decide(opened, "merge", ["Army Corps", "Army Corps Ltd"], author="ana")
        names = frozenset({"Army Corps", "Army Corps Ltd"})
        assert held(opened)[names] == {"c", "d"}
        listed = [*opened.entities("body", leads=True), *opened.entities("company", leads=True)]
        assert [frozenset(v.name for v in one.variants) for one in listed] == [names]
        for claim in opened.claims():
            if claim.names[0].kind in ("body", "company"):
                assert Books(opened).named([claim], claim.names[0].kind) == listed[0].name


@pytest.mark.parametrize(
    ("kind", "targets", "told"),
    [
        ("merge", ["RUS", "Ivan Petrov"], r"Russia \(RUS\) is a state .* There is Ivan Petrov \(person, n"),
        ("merge", ["Ivan Petrov", "Russia"], "is a state"),
        ("merge", ["Ivan Petrov", "Omsk"], r"only what is of one kind .* It may be one with Iwan Petroff \(person"),
        ("merge", ["Suez", "Rajan"], "two IMO numbers, 9524475 and 9524476"),
        ("merge", ["Ivan Petrov"], "two entities or more"),
        ("merge", ["Ivan Petrov", "ivan petrov"], "is one already"),
        ("merge", ["ca0", "Ivan Petrov"], "is a claim, and no entity: 'same' and 'different'"),
        ("split", ["Ivan Petrov"], "needs the claims"),
        ("split", ["Ivan Petrov", "cc1"], "does not name Ivan Petrov .* it names Iwan Petroff"),
        ("split", ["Ivan Petrov", "d"], "report d does not name Ivan Petrov"),
        ("split", ["Omsk", "a"], "nothing would be left"),
        ("split", ["RUS", "a"], "is a state"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_there_is(
    record: Path, kind: str, targets: list[str], told: str
) -> None:
    with open_record(record) as opened:
        with pytest.raises(UsageError, match=told):
            decide(opened, kind, targets, author="ana")
        assert opened.decisions() == []
