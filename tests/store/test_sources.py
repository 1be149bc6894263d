"""Names of sources are found by a part of them, those too that were recorded since they were last asked for, on each
database."""

from pathlib import Path

import pytest

from onrecord.model import Claim, Report, Source, Span
from onrecord.store import Record, open_record
from onrecord.store.sources import sources_with


def claim(id: str, *sources: str) -> Claim:
    said = tuple(Source(name=name, kind="person") for name in sources)
    return Claim(id=id, report="a", span=Span(0, 5), quote="words", type="AID", sources=said)


@pytest.fixture
def filled(record: Record) -> Record:
    with record.transaction():
        record.shelf.put(Report(id="a", text="words"))
        for id, *said in (("c1", "John Kirby"), ("c2", "a spokesman", "KIRBY"), ("c3",), ("c4", "50% of O'Neill's_")):
            record.shelf.put(claim(id, *said))
    return record


def test_in_any_case_and_in_order(filled: Record) -> None:
    assert sources_with(filled, "kirby", 9) == ["John Kirby", "KIRBY"]
    assert sources_with(filled, "Kirby", 1) == ["John Kirby"]
    assert sources_with(filled, "0% of o'n", 9) == ["50% of O'Neill's_"]
    assert sources_with(filled, "spokesman", 9) == sources_with(filled, "nobody", 9) == []
    assert len(sources_with(filled, "", 9)) == 3


def test_what_was_recorded_since_is_found(filled: Record) -> None:
    assert sources_with(filled, "watson", 9) == []
    with filled.transaction():
        filled.shelf.put(claim("c5", "Adrienne Watson"))
    assert sources_with(filled, "watson", 9) == ["Adrienne Watson"]
    with filled.transaction():
        filled.shelf.put(claim("c6", "Emma Watson"))
    assert sources_with(filled, "watson", 9) == ["Adrienne Watson", "Emma Watson"]
    assert sources_with(filled, "kirby", 9) == ["John Kirby", "KIRBY"]


def test_of_no_claims_there_are_none(tmp_path: Path) -> None:
    with open_record(tmp_path / "none.onrecord", create=True) as record:
        assert sources_with(record, "", 9) == []
