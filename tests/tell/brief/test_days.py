"""Days in sentences, no finer than the record has them."""

import pytest

from onrecord.model import Precision, Report, TimeHow, TimeRange
from onrecord.tell.brief.days import first_reported, in_sentence


def time(start: str | None, end: str | None, precision: Precision = "day", how: TimeHow = "stated") -> TimeRange:
    return TimeRange(start, end, precision, how=how)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-09-13", "2023-09-13", "13 September 2023"),
        ("2023-07-01", "2023-07-31", "July 2023"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2020-01-01", "2022-12-31", "2020 to 2022"),
        ("2023-09-07", "2023-10-01", "7 September 2023 to 1 October 2023"),
        ("2022-02-24", None, "since 24 February 2022"),
        (None, "2023-11-11", "until 11 November 2023"),
    ],
)
def test_stated_days_are_told_as_they_are_known(start: str | None, end: str | None, words: str) -> None:
    assert in_sentence(time(start, end)) == words


def test_days_that_no_report_states_are_not_told() -> None:
    assert in_sentence(None) == ""
    assert in_sentence(time("2023-09-13", "2023-09-13", how="inferred")) == ""


def test_the_first_day_of_publication_is_told_as_such() -> None:
    reports = [Report(id="a", published="2023-09-05T10:00:00"), Report(id="b", published="2023-09-04"), Report(id="c")]
    assert first_reported(reports) == "reported 4 September 2023"
    assert first_reported([Report(id="c")]) == ""
