"""A dry run counts what a build would ask of the user's own reader, and leaves everything as it is."""

from pathlib import Path

import pytest

from onrecord.errors import NotARecordError, UsageError
from onrecord.read.model_reader.settings import ReaderSettings
from onrecord.verbs.build import build
from onrecord.verbs.pricing import price
from tests.verbs.building import Write

pytestmark = pytest.mark.usefixtures("plain_reader")


@pytest.fixture
def own(tmp_path: Path) -> ReaderSettings:
    """A reader that nobody could ask, for nothing listens there."""
    return ReaderSettings("http://127.0.0.1:9/v1", "small-1", cache=str(tmp_path / "answers"))


def test_all_is_counted_where_there_is_no_record(write: Write, tmp_path: Path, own: ReaderSettings) -> None:
    write("a", "PRK visits RUS on 2023-09-13.")
    folder = write("b", "PRK visits CHN on 2023-09-13.")
    (folder / "empty.txt").touch()
    counted = price([folder], tmp_path / "r.onrecord", own)
    assert (counted.reports, counted.answered, counted.requests) == (2, 0, 2)
    assert counted.tokens_in > counted.tokens_out > 0
    assert {path.name for path in tmp_path.iterdir()} == {"reports"}, "no record is made, no answer kept"


def test_only_what_a_build_would_read_is_counted(write: Write, tmp_path: Path, own: ReaderSettings) -> None:
    folder = write("a", "PRK visits RUS on 2023-09-13.")
    build(folder, tmp_path / "r.onrecord")
    write("a", "Officials said so. PRK visits RUS on 2023-09-13.")
    write("b", "PRK visits CHN on 2023-09-13.")
    before = (tmp_path / "r.onrecord").read_bytes()
    assert price([folder], tmp_path / "r.onrecord", own).reports == 2
    assert (tmp_path / "r.onrecord").read_bytes() == before
    build(folder, tmp_path / "r.onrecord")
    assert price([folder], tmp_path / "r.onrecord", own).reports == 0
    assert price([folder], tmp_path / "r.onrecord", own, again=True).reports == 2


def test_wrong_usage(write: Write, tmp_path: Path, own: ReaderSettings) -> None:
    with pytest.raises(UsageError, match="nothing to count"):
        price([], tmp_path / "r.onrecord", own)
    (tmp_path / "r.onrecord").write_text("no record")
    with pytest.raises(NotARecordError):
        price([write("a", "PRK visits RUS on 2023-09-13.")], tmp_path / "r.onrecord", own)
