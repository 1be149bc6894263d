"""What happened lies before its report: a weekday ahead is the last one, another day ahead is none; tomorrow may be."""

from datetime import date

import pytest

from onrecord.model import TimeRange
from onrecord.read.times import of_events
from onrecord.read.times.of_events import not_ahead


class Told:
    """A report of Thursday 2 November 2023."""

    anchor = date(2023, 11, 2)


@pytest.mark.parametrize(
    ("start", "end", "text", "status", "found"),
    [
        ("2023-11-04", "2023-11-04", "on Saturday", "happened", "2023-10-28"),
        ("2023-11-04", "2023-11-04", "on Saturday", "planned", "2023-11-04"),
        ("2023-11-03", "2023-11-03", "early on Friday", "happened", "2023-11-03"),
        ("2023-11-01", "2023-11-01", "on Wednesday", "happened", "2023-11-01"),
        ("2023-11-18", "2023-11-18", "Nov. 18", "happened", None),
        ("2023-11-06", "2023-11-12", "next week", "happened", None),
    ],
)
def test_days_that_lie_ahead(
    monkeypatch: pytest.MonkeyPatch, start: str, end: str, text: str, status: str, found: str | None
) -> None:
    monkeypatch.setattr(of_events, "status_of", lambda *_: status)
    days = not_ahead(Told(), None, TimeRange(start, end, "day", text, "stated"))  # type: ignore[arg-type]
    assert (days.start if days else None) == found
