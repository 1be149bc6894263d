"""The calendar, numbers in words, and the scan of a text."""

from datetime import date

from onrecord.read.times import dates
from onrecord.read.times.meaning import number
from onrecord.read.times.scan import scan


def test_calendar() -> None:
    assert dates.of_value("2023-W30") == ((date(2023, 7, 24), date(2023, 7, 30)), "week")
    assert dates.of_value("2022-WI") == ((date(2022, 12, 1), date(2023, 2, 28)), "season")
    assert dates.of_value("2023-02-30") is None
    assert dates.of_value("PAST_REF") is None
    assert dates.easter(2024) == date(2024, 3, 31)
    assert dates.holiday("4/4/11", 2023) == date(2023, 11, 23)
    assert dates.add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)


def test_numbers() -> None:
    assert [number(word) for word in ("12", "twenty-one", "two hundred", "a dozen", "5 1/2", "several")] == [
        12, 21, 200, 12, 5.5, None,
    ]  # fmt: skip


def test_scanning_keeps_offsets() -> None:
    text = "On Friday’s eve – 12 May 2020 – it began."
    assert {text[f.start : f.end] for f in scan(text)} >= {"Friday", "12 May 2020"}
