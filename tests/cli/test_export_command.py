"""`onrecord export`: which table a format means, and what it says that it leaves out."""

from pathlib import Path
from typing import Any

import pytest


def test_a_format_means_a_table_of_its_own(run: Any, record: Path) -> None:
    done = run("export", record, "--format", "plover")
    assert done.code == 0
    assert done.out.startswith('{"id":"e')
    assert run("export", record, "-f", "gdelt", "-t", "mentions").code == 0


def test_the_ending_of_the_file_says_the_format(run: Any, record: Path, tmp_path: Path) -> None:
    for name, start in (("e.csv", "id,"), ("e.MD", "| what |"), ("e.geojson", '{"type":"FeatureColl'), ("e", '{"id":')):
        assert run("export", record, "-t", "events", "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_text().startswith(start), name


def test_what_a_format_has_no_place_for_is_counted_aside(run: Any, record: Path, tmp_path: Path) -> None:
    done = run("export", record, "--format", "geojson", "-o", tmp_path / "map.geojson")
    assert (done.code, done.out) == (0, "")
    assert "left out, for geojson has no place for it: 2 not known to a point" in done.err
    assert run("export", record, "--format", "plover").err == ""


@pytest.mark.parametrize(
    ("format", "table", "told"),
    [
        ("gdelt", "claims", "there is no table 'claims': choose from events, mentions"),
        ("gdlet", "events", "did you mean gdelt?"),
    ],
)
def test_a_wrong_choice_lists_the_right_ones(run: Any, record: Path, format: str, table: str, told: str) -> None:
    done = run("export", record, "--format", format, "--table", table)
    assert done.code == 2
    assert told in done.err
