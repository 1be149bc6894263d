"""The calendar, read by icalendar: plans on whole days, none of them sure."""

from datetime import date

import pytest

from onrecord.errors import MissingExtraError
from tests.export.formats.conftest import Written

icalendar = pytest.importorskip("icalendar", reason="needs the extra 'formats'")


def entries(text: str) -> dict[str, object]:
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors
    assert (str(calendar["version"]), str(calendar["prodid"])[:12]) == ("2.0", "-//onrecord/")
    found = calendar.walk("VEVENT")
    assert all({"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(entry) for entry in found)
    return {str(entry["uid"]): entry for entry in found}


def test_only_what_is_planned_is_there(written: Written) -> None:
    text, left_out = written("ics")
    assert set(entries(text)) == {"e0b@onrecord", "e0d@onrecord"}
    assert left_out == {"not planned": 6, "planned without a day": 1}


def test_a_plan_is_tentative_on_whole_days_that_block_no_time(written: Written) -> None:
    entry = entries(written("ics")[0])["e0b@onrecord"]
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(2023, 9, 1), date(2023, 10, 1))  # type: ignore[index]
    assert entry["dtstart"].params["VALUE"] == "DATE"  # type: ignore[index]
    assert (str(entry["status"]), str(entry["transp"])) == ("TENTATIVE", "TRANSPARENT")  # type: ignore[index]
    assert "geo" not in entry, "a country is no point"  # type: ignore[operator]
    told = str(entry["description"])  # type: ignore[index]
    assert "No day is known, only the month: “in September”." in told
    assert "Denied by United States." in told
    assert "“Kyiv was bombed” (characters 0–15; said by John Kirby; told as planned)" in told


def test_what_was_planned_and_is_denied_is_cancelled(written: Written) -> None:
    entry = entries(written("ics")[0])["e0d@onrecord"]
    assert (str(entry["status"]), entry["dtend"].dt) == ("CANCELLED", date(2023, 9, 11))  # type: ignore[index]


def test_the_same_record_gives_the_same_file(written: Written) -> None:
    assert written("ics")[0] == written("ics")[0]


def test_without_its_extra_it_names_the_install(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "icalendar", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'onrecord\[formats\]'"):
        written("ics")
