"""Taking in a list changes nothing that the record tells."""

import json
from pathlib import Path

import pytest

from onrecord import ImportResult, export, forget_list, import_list, open_record
from onrecord.errors import ContentError, NotFoundError, UsageError
from tests.export import varied

ENTRIES = [
    {"id": "NK-1", "schema": "Person", "properties": {"name": ["Kim Jong Un"], "country": ["kp"]}},
    {"id": "a", "schema": "Address", "properties": {"full": ["Pyongyang"]}},
]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return varied.make(tmp_path / "varied.onrecord")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sdn.nested.json"
    path.write_text("\n".join(map(json.dumps, ENTRIES)) + "\nno entity\n")
    return path


def test_it_says_what_was_taken_in_and_whom_that_may_be(record: Path, file: Path) -> None:
    with open_record(record) as opened:
        kim = opened.entity("Kim Jong Un")
        done = import_list(opened, file, format="opensanctions")
        assert done == ImportResult(list="sdn", entries=1, left_out={"Address": 1}, unreadable=1, found=(kim.id,))
        assert [one.listed.id for one in opened.listed(kim)] == ["NK-1"]
        assert forget_list(opened, "sdn") == 1
        assert opened.listed(kim) == []


def test_nothing_that_the_record_tells_changes(record: Path, file: Path, tmp_path: Path) -> None:
    def told(form: str) -> bytes:
        path = tmp_path / "told"
        with open_record(record) as opened:
            export(opened, path, format=form, leads=True)
        return path.read_bytes()

    before = [told(form) for form in ("ftm", "jsonld", "graphml", "jsonl")]
    with open_record(record) as opened:
        counts = opened.counts()
        import_list(opened, file, format="ftm", name="sanctions")
        assert opened.counts() == counts
    assert [told(form) for form in ("ftm", "jsonld", "graphml", "jsonl")] == before


def test_what_one_record_exports_another_takes_in(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "exported.jsonl"
    with open_record(record) as opened:
        export(opened, path, format="ftm")
        done = import_list(opened, path, format="ftm")
        assert done.unreadable == 0
        assert {opened.entity(id).name for id in done.found} == {"Kim Jong Un", "Angara"}


def test_mistakes_say_what_there_is(record: Path, tmp_path: Path, file: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text("")
    with open_record(record) as opened:
        with pytest.raises(ContentError, match="it is empty"):
            import_list(opened, empty, format="ftm")
        with pytest.raises(UsageError, match="choose from ftm, opensanctions"):
            import_list(opened, file, format="icews")  # type: ignore[arg-type]
        import_list(opened, file, format="ftm")
        with pytest.raises(NotFoundError, match=r"no list 'sdm': did you mean sdn\?"):
            forget_list(opened, "sdm")
