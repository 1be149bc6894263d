"""Dates no finer than they are known."""

import pytest

from onrecord.export.days import digits, one_day, within
from onrecord.model import TimeRange


@pytest.mark.parametrize(
    ("time", "day", "month", "year"),
    [
        (None, None, "", ""),
        (TimeRange("2023-07-04", "2023-07-04", "day"), "2023-07-04", "2023-07", "2023"),
        (TimeRange("2023-07-04", "2023-07-06", "day"), None, "2023-07", "2023"),
        (TimeRange("2023-07-01", "2023-07-31", "month"), None, "2023-07", "2023"),
        (TimeRange("2023-07-31", "2023-08-06", "week"), None, "", "2023"),
        (TimeRange("2023-07-01", None, "open"), None, "", ""),
    ],
)
def test_what_is_known_of_a_date(time: TimeRange | None, day: str | None, month: str, year: str) -> None:
    assert (one_day(time), within(time, 7), within(time, 4)) == (day, month, year)


def test_a_time_has_fourteen_digits_or_none() -> None:
    assert [digits(stamp) for stamp in ("2023-09-05T10:30:15+02:00", "2023-09-05", "2023-09", None)] == [
        "20230905103015", "20230905000000", "", "",
    ]  # fmt: skip
