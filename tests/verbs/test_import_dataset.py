"""Taking in events of other data sets changes nothing that the record tells."""

import gzip
from pathlib import Path

import pytest

from onrecord import DatasetResult, Record, export, forget_dataset, import_dataset, import_list, open_record
from onrecord.errors import ContentError, InputError, NotFoundError, UsageError
from onrecord.verbs.import_dataset import ImportStep
from tests.export import varied

LINES = (
    "date\tactor\trelation\trecipient\n"
    "2023-09-13\tKim Jong-Un\tProvide military aid\tRussia\n"
    "2023-09-13\tRussia\tFly a kite\tKim Jong-Un\n"
    "yesterday\tA\tConsult\tB\n"
    "2023-09-14\n"
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return varied.make(tmp_path / "varied.onrecord")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "icews.2023.tsv.gz"
    path.write_bytes(gzip.compress(LINES.encode()))
    return path


def test_it_says_what_was_taken_in_and_what_of_the_record_it_is_like(record: Path, file: Path) -> None:
    steps: list[ImportStep] = []
    with open_record(record) as opened:
        done = import_dataset(opened, file, format="icews", progress=steps.append)
        assert done == DatasetResult(
            dataset="icews", rows=2, first="2023-09-13", last="2023-09-13", untyped=1,
            left_out={"no day": 1, "too few columns": 1}, events=1,
        )  # fmt: skip
        assert done.unreadable == 1
        matches = opened.in_datasets(opened.event("e1"))
        assert matches is not None
        assert [row.source for row in matches.rows] == ["no text: from the data set icews, row 2"]
        assert forget_dataset(opened, "icews") == 2
        assert opened.in_datasets(opened.event("e1")) is None
    assert (steps[0].rows, steps[0].size) == (1, file.stat().st_size)
    assert 0 < steps[0].read <= steps[0].size


def told(record: Record, form: str, path: Path) -> bytes:
    export(record, path, format=form, leads=True)
    return path.read_bytes()


def test_nothing_that_the_record_tells_changes(record: Path, file: Path, tmp_path: Path) -> None:
    forms = ("ftm", "jsonld", "graphml", "jsonl", "plover")
    with open_record(record) as opened:
        before = [told(opened, form, tmp_path / "told") for form in forms]
        counts, event = opened.counts(), opened.event("e1")
        import_dataset(opened, file, format="icews")
        assert (opened.counts(), opened.event("e1")) == (counts, event)
        assert [told(opened, form, tmp_path / "told") for form in forms] == before


@pytest.mark.parametrize("form", ["plover", "polecat"])
def test_what_one_record_exports_another_takes_in(record: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / "exported"
    with open_record(record) as opened:
        export(opened, path, format=form, leads=form == "plover")
        done = import_dataset(opened, path, format=form, name="own")  # type: ignore[arg-type]
        assert done.rows >= 1
        assert done.unreadable == 0
        matches = opened.in_datasets(opened.event("e1"))
        assert matches is not None
        assert [row.id for row in matches.rows] == ["e1"]
        statuses = {row.status for row in opened.dataset_events()}
    assert statuses == ({"happened"} if form == "plover" else {None}), "events without one day are left out"


def test_mistakes_say_what_there_is_and_leave_all_as_it_was(record: Path, file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.tsv"
    bad.write_text("date\tactor\trelation\trecipient\nnever\tA\tConsult\tB\n")
    listed = tmp_path / "sdn.json"
    listed.write_text('{"id": "a", "schema": "Person", "properties": {"name": ["Kim"]}}\n')
    with open_record(record) as opened:
        import_dataset(opened, file, format="icews", name="kept")
        import_list(opened, listed, format="ftm")
        with pytest.raises(ContentError, match="has no event as icews has them: lines left out: 1 no day"):
            import_dataset(opened, bad, format="icews", name="kept")
        with pytest.raises(UsageError, match="choose from plover, polecat, icews"):
            import_dataset(opened, file, format="ftm")  # type: ignore[arg-type]
        with pytest.raises(UsageError, match="a list of entities called sdn"):
            import_dataset(opened, file, format="icews", name="sdn")
        with pytest.raises(UsageError, match="gives the data set no name"):
            import_dataset(opened, tmp_path / ".tsv", format="icews")
        with pytest.raises(InputError, match="there is no file"):
            import_dataset(opened, tmp_path / "none.tsv", format="icews")
        with pytest.raises(NotFoundError, match=r"no data set 'keep': did you mean kept\?"):
            forget_dataset(opened, "keep")
        assert [one.rows for one in opened.datasets()] == [2]
