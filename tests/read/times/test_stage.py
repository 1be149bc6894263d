"""Reports with a date, without one, and with a wrong one."""

from collections.abc import Callable
from datetime import date

from msgspec import structs

from onrecord.read.reading import Reading
from onrecord.read.times import times, window

Parsed = Callable[..., Reading]


def test_nothing_relative_is_dated_without_an_anchor(parsed: Parsed) -> None:
    assert all(m.range is None for m in times(parsed("They met last month and on Tuesday.")).times)


def test_a_report_without_a_date_gets_an_inferred_window(parsed: Parsed) -> None:
    text = "Shoigu visited Pyongyang in July. Since the invasion of Ukraine in 2022, officials have warned of it."
    reading = times(parsed(text))
    assert window(reading) == (date(2023, 7, 1), date(2023, 12, 31))
    assert reading.report.published_how == "inferred"
    assert [reason.words for reason in reading.why if reason.field == "published_window"] == ["2022"]
    july = next(m for m in reading.times if m.text == "July")
    assert july.range is not None
    assert (july.range.start, july.range.end, july.range.how) == ("2023-07-01", "2023-07-31", "inferred")


def test_a_relative_month_beside_an_absolute_one_settles_the_window(parsed: Parsed) -> None:
    assert window(parsed("He went there last month, in July 2023.")) == (date(2023, 8, 1), date(2023, 8, 31))


def test_no_window_where_nothing_is_dated(parsed: Parsed) -> None:
    assert window(parsed("The stakes are high.")) is None


def test_the_first_since_a_year_does_not_date_a_report(parsed: Parsed) -> None:
    told = parsed(
        "The visit in July was the first by a Russian defence minister since the collapse of the Soviet Union in 1991."
    )
    assert window(told) is None


def test_a_window_beside_a_date_outranks_it(parsed: Parsed) -> None:
    reading = parsed("They met on Monday.", published="2023-11-26")
    report = structs.replace(reading.report, published_window=("2023-09-14", "2023-09-15"))
    (mention,) = times(reading.with_(report=report)).times
    assert mention.range is not None
    assert (mention.range.start, mention.range.end) == ("2023-09-11", "2023-09-11")
