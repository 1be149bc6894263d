"""ACLED's columns: violence and protest that is done, with nothing that the record does not hold."""

import csv
import io

from onrecord.export.formats.acled import COLUMNS
from tests.export.formats.conftest import Written


def rows(text: str) -> dict[str, dict[str, str]]:
    read = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    assert read.fieldnames is not None
    assert tuple(read.fieldnames) == COLUMNS
    return {row["event_id_cnty"]: row for row in read}


def test_the_columns_are_acleds() -> None:
    assert (len(COLUMNS), COLUMNS[1], COLUMNS[-3]) == (31, "event_date", "fatalities")


def test_an_event(written: Written) -> None:
    row = rows(written("acled")[0])["e0a"]
    assert {name: value for name, value in row.items() if value} == {
        "event_id_cnty": "e0a",
        "event_date": "2023-09-04",
        "year": "2023",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "actor1": "Russian jets (Russia)",
        "inter1": "External/Other forces",
        "actor2": "residents (Ukraine)",
        "assoc_actor_2": "a Pole (Poland)",
        "inter2": "Civilians",
        "interaction": "External/Other forces-Civilians",
        "iso": "804",
        "country": "Ukraine",
        "location": "Kyiv",
        "latitude": "50.45",
        "longitude": "30.52",
        "geo_precision": "1",
        "source": "Sample Wire; =Gazette “Daily”",
        "notes": "Event 0a. “Kyiv was bombed” (said by John Kirby)",
        "tags": "origins=1; admiralty=3",
    }


def test_what_is_not_done_and_other_types_are_left_out_and_counted(written: Written) -> None:
    text, left_out = written("acled", leads=True)
    assert set(rows(text)) == {"e0a", "e12"}
    assert left_out == {
        "planned": 2, "negated": 1, "possible": 1, "alleged": 1, "lead": 1, "neither violence nor protest": 2,
    }  # fmt: skip


def test_what_is_known_more_coarsely_says_so(written: Written) -> None:
    row = rows(written("acled")[0])["e12"]
    assert (row["event_date"], row["time_precision"]) == ("2023-09-07", "2"), "the middle of the week"
    assert (row["country"], row["location"], row["latitude"], row["geo_precision"]) == ("Russia", "", "", "")
    assert (row["disorder_type"], row["event_type"], row["tags"]) == (
        "Demonstrations", "", "origins=0; admiralty=3; ongoing",
    )  # fmt: skip


def test_no_number_of_dead_is_made_up(written: Written) -> None:
    assert {row["fatalities"] for row in rows(written("acled")[0]).values()} == {""}
