"""The day that a line of the first screen prints is no finer than what is known."""

import pytest

from onrecord.model import Event, Precision, TimeRange
from onrecord.tell.marks import day


@pytest.mark.parametrize(
    ("start", "end", "precision", "shown"),
    [
        ("2023-06-05", "2023-06-05", "day", " 2023-06-05"),
        ("2023-06-05", "2023-06-11", "week", " 2023-06"),
        ("2023-01-30", "2023-02-05", "week", " 2023-01+"),
        ("2023-06-01", "2023-06-30", "month", " 2023-06"),
        ("2023-01-01", "2023-12-31", "year", " 2023"),
        ("2023-06-05", None, "open", " 2023-06-05"),
        (None, "2023-06-05", "open", " …23-06-05"),
    ],
)
def test_a_stretch_of_days_is_not_printed_as_its_first(
    start: str | None, end: str | None, precision: Precision, shown: str
) -> None:
    event = Event(id="e", title="", type="CONSULT", time=TimeRange(start, end, precision, "", "stated"))
    assert day(event) == shown
