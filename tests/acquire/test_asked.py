"""Days as users write them."""

import pytest

from onrecord.acquire.asked import day, days, past_day
from onrecord.errors import UsageError


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("2024-06-19", "2024-06-19"),
        (" 19 June 2024 ", "2024-06-19"),
        ("June 19, 2024", "2024-06-19"),
        ("2024-06-19T08:30:00", "2024-06-19T08:30:00"),
        ("25/09/2023", "2023-09-25"),
    ],
)
def test_a_day_in_the_forms_that_are_certain(given: str, meant: str) -> None:
    assert day(given) == meant


@pytest.mark.parametrize(
    "given", ["", "yesterday", "2024-13-01", "05/09/2023", "on 19 June 2024", "2024", "31 June 2024"]
)
def test_what_is_no_certain_day_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="write a day as 2024-06-19"):
        day(given)


def test_a_report_is_not_of_a_day_to_come() -> None:
    assert past_day("2024-06-19") == "2024-06-19"
    with pytest.raises(UsageError, match="still to come"):
        past_day("2999-01-01")


@pytest.mark.parametrize(
    ("given", "start", "end", "precision"),
    [
        ("2023-07-31", "2023-07-31", "2023-07-31", "day"),
        ("2023-07-01/2023-07-31", "2023-07-01", "2023-07-31", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023-12", "2023-12-01", "2023-12-31", "month"),
        ("2023", "2023-01-01", "2023-12-31", "year"),
        ("2023-07/2023-08", "2023-07-01", "2023-08-31", "day"),
        ("2023-07-01/", "2023-07-01", None, "open"),
        ("/2023-07-01", None, "2023-07-01", "open"),
        ("25/09/2023", "2023-09-25", "2023-09-25", "day"),
    ],
)
def test_days_from_first_to_last(given: str, start: str | None, end: str | None, precision: str) -> None:
    found = days(given)
    assert (found.start, found.end, found.precision, found.how) == (start, end, precision, "stated")


@pytest.mark.parametrize("given", ["/", "2023-08-01/2023-07-01", "2023-7x", "2023-13", "9999", "a/b", "05/09/2023"])
def test_days_that_are_none_are_refused(given: str) -> None:
    with pytest.raises(UsageError, match="day"):
        days(given)
