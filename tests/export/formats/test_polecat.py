"""POLECAT's columns: well-formed, and with what is done alone."""

import csv
import io

from onrecord.export.formats.polecat import COLUMNS
from tests.export.formats.conftest import Written


def rows(text: str) -> dict[str, dict[str, str]]:
    read = csv.DictReader(io.StringIO(text), delimiter="\t", strict=True)
    assert read.fieldnames is not None
    assert tuple(read.fieldnames) == COLUMNS
    found = {row["Event ID"]: row for row in read}
    assert all(None not in row and None not in row.values() for row in found.values()), "every row is as long"
    return found


def test_the_columns_are_polecats() -> None:
    assert (len(COLUMNS), COLUMNS[:3], COLUMNS[7], COLUMNS[15]) == (
        40, ("Event ID", "Event Date", "Event Type"), "Actor Name", "Recipient Name",
    )  # fmt: skip


def test_an_event(written: Written) -> None:
    row = rows(written("polecat")[0])["e0a"]
    told = {name: value for name, value in row.items() if value and name != "Version"}
    assert told == {
        "Event ID": "e0a",
        "Event Date": "2023-09-04",
        "Event Type": "ASSAULT",
        "Event Mode": "aerial",
        "Quad Code": "MATERIAL CONFLICT",
        "Actor Name": "Russia",
        "Actor Country": "RUS",
        "Primary Actor Sector": "MIL",
        "Actor Sectors": "MIL",
        "Actor Name Raw": "was",
        "Recipient Name": "Ukraine",
        "Recipient Country": "UKR",
        "Primary Recipient Sector": "CVL",
        "Recipient Sectors": "CVL",
        "Placename": "Kyiv",
        "City": "Kyiv",
        "Country": "UKR",
        "Latitude": "50.45",
        "Longitude": "30.52",
        "GeoNames ID": "703448",
        "Raw Placename": "Kyiv",
        "Source": "Sample Wire; =Gazette “Daily”",
        "Publication Date": "2023-09-05",
        "Story People": "John Kirby",
        "Language": "en",
    }


def test_what_is_not_done_is_left_out_and_counted(written: Written) -> None:
    text, left_out = written("polecat", leads=True)
    assert set(rows(text)) == {"e0a", "e0e", "e11", "e12"}
    assert left_out == {"planned": 2, "negated": 1, "possible": 1, "alleged": 1, "lead": 1, "further parties": 1}


def test_coordinates_are_of_points_alone_and_days_of_one_day(written: Written) -> None:
    found = rows(written("polecat")[0])
    assert (found["e12"]["Country"], found["e12"]["Latitude"], found["e12"]["Event Date"]) == ("RUS", "", "")
    assert (found["e0e"]["Province"], found["e0e"]["Longitude"], found["e0e"]["Event Date"]) == ("Kursk", "", "")
    assert (found["e11"]["Actor Name"], found["e11"]["Actor Country"]) == ("Hamas", "")
