"""Time expressions, the days they name, and the events they date."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec import structs

from onrecord.read import dates, timex
from onrecord.read.reading import Reading, TimeMention
from onrecord.read.times import times, window
from onrecord.read.times_attach import range_for
from onrecord.read.times_values import number

Parsed = Callable[..., Reading]
TUESDAY = "2023-09-05"


def found(parsed: Parsed, text: str, published: str | None = TUESDAY) -> dict[str, TimeMention]:
    return {m.text: m for m in times(parsed(text, published=published)).times}


def days(mention: TimeMention) -> tuple[str | None, str | None]:
    assert mention.range is not None
    return mention.range.start, mention.range.end


def dated(
    parsed: Parsed, text: str, word: str, published: str | None = TUESDAY
) -> tuple[str | None, str | None] | None:
    reading = times(parsed(text, published=published))
    token = next(t for t in reading.doc if t.text == word)
    found = range_for(reading, token)
    return (found.start, found.end) if found else None


@pytest.mark.parametrize(
    ("text", "words", "value", "span"),
    [
        ("Shoigu visited in July.", "July", "2023-07", ("2023-07-01", "2023-07-31")),
        ("The talks were held last month.", "last month", "2023-08", ("2023-08-01", "2023-08-31")),
        ("They met on Friday.", "Friday", "2023-09-01", ("2023-09-01", "2023-09-01")),
        ("They will meet on Friday.", "Friday", "2023-09-08", ("2023-09-08", "2023-09-08")),
        ("It was launched yesterday.", "yesterday", "2023-09-04", ("2023-09-04", "2023-09-04")),
        ("He had signed it in early December 2022.", "early December 2022", "2022-12", ("2022-12-01", "2022-12-10")),
        ("The union fell apart in 1991.", "1991", "1991", ("1991-01-01", "1991-12-31")),
        ("It began in the 1990s.", "the 1990s", "199", ("1990-01-01", "1999-12-31")),
        ("The pact was signed two months ago.", "two months ago", "2023-07", ("2023-07-01", "2023-07-31")),
        ("They fought over the weekend.", "the weekend", "2023-W35-WE", ("2023-09-02", "2023-09-03")),
        (
            "Exports fell in the third quarter of 2022.",
            "the third quarter of 2022",
            "2022-Q3",
            ("2022-07-01", "2022-09-30"),
        ),
        ("Seoul hosted the 2018 Winter Games.", "2018", "2018", ("2018-02-09", "2018-02-25")),
        ("It was extended until Nov. 16.", "Nov. 16", "2023-11-16", ("2023-11-16", "2023-11-16")),
        ("The army attacked on 24 February 2022.", "24 February 2022", "2022-02-24", ("2022-02-24", "2022-02-24")),
        ("It struck earlier this month.", "earlier this month", "2023-09", ("2023-09-01", "2023-09-05")),
    ],
)
def test_value_and_days(parsed: Parsed, text: str, words: str, value: str, span: tuple[str, str]) -> None:
    mention = found(parsed, text)[words]
    assert mention.value == value
    assert days(mention) == span


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The siege lasted three days.", "three days", "DURATION", "P3D"),
        ("The five-year plan failed.", "five-year", "DURATION", "P5Y"),
        ("They hold annual drills.", "annual", "SET", "P1Y"),
        ("They meet every two weeks.", "every two weeks", "SET", "P2W"),
        ("He is now in Moscow.", "now", "DATE", "PRESENT_REF"),
        ("The minister recently resigned.", "recently", "DATE", "PAST_REF"),
    ],
)
def test_what_names_no_days_has_no_range(parsed: Parsed, text: str, words: str, kind: str, value: str) -> None:
    mention = found(parsed, text)[words]
    assert (mention.timex, mention.value, mention.range) == (kind, value, None)


@pytest.mark.parametrize(
    "text",
    ["Kim may visit Russia.", "Troops march on the city.", "A second missile fell.", "Prices fall.", "It cost $1990."],
)
def test_words_that_are_no_times_here(parsed: Parsed, text: str) -> None:
    assert found(parsed, text) == {}


def test_precision_is_that_of_the_words(parsed: Parsed) -> None:
    mentions = found(parsed, "They met in July, last week, on Monday and in 2019.")
    assert {m.range.precision for m in mentions.values() if m.range} == {"month", "week", "day", "year"}


def test_a_weekday_that_is_tomorrow_there_is_not_almost_a_week_gone(parsed: Parsed) -> None:
    mention = found(parsed, "North Korea fired a missile early Tuesday.", "2017-08-28")["early Tuesday"]
    assert days(mention) == ("2017-08-29", "2017-08-29")


def test_the_previous_day_counts_from_the_day_before_it(parsed: Parsed) -> None:
    text = "The ministers met on 12 August 2023. The previous day the envoy had flown in."
    assert days(found(parsed, text)["The previous day"]) == ("2023-08-11", "2023-08-11")


def test_nothing_relative_is_dated_without_an_anchor(parsed: Parsed) -> None:
    assert all(m.range is None for m in found(parsed, "They met last month and on Tuesday.", None).values())


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


def test_a_time_dates_its_own_clause(parsed: Parsed) -> None:
    text = "Kirby said on Monday that Shoigu had travelled to Pyongyang in July."
    assert dated(parsed, text, "said") == ("2023-09-04", "2023-09-04")
    assert dated(parsed, text, "travelled") == ("2023-07-01", "2023-07-31")


def test_a_time_does_not_reach_into_what_is_said(parsed: Parsed) -> None:
    assert dated(parsed, "Kirby said on Monday that Shoigu had travelled to Pyongyang.", "travelled") is None


def test_a_time_dates_the_noun_it_modifies(parsed: Parsed) -> None:
    assert dated(parsed, "Japan condemned the August 29 launch.", "launch") == ("2023-08-29", "2023-08-29")


def test_a_time_dates_what_follows_from_the_clause(parsed: Parsed) -> None:
    text = "The militants struck the consulate on Monday, killing two guards."
    assert dated(parsed, text, "killing") == ("2023-09-04", "2023-09-04")


def test_since_is_open(parsed: Parsed) -> None:
    text = "The two countries have fought since 2014."
    assert dated(parsed, text, "fought") == ("2014-01-01", None)


def test_a_comparison_is_no_date(parsed: Parsed) -> None:
    assert dated(parsed, "It was the first attack since 2015.", "attack") is None


def test_two_months_joined_are_one_stretch(parsed: Parsed) -> None:
    text = "North Korea tested missiles in July and August."
    assert dated(parsed, text, "tested") == ("2023-07-01", "2023-08-31")


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
    assert {text[f.start : f.end] for f in timex.scan(text)} >= {"Friday", "12 May 2020"}


def test_the_first_since_a_year_does_not_date_a_report(parsed: Callable[..., Reading]) -> None:
    told = parsed(
        "The visit in July was the first by a Russian defence minister since the collapse of the Soviet Union in 1991."
    )
    assert window(told) is None


@pytest.mark.parametrize(
    ("text", "word", "span"),
    [
        ("Britain joined a mission to escort ships on Monday.", "joined", ("2023-09-04", "2023-09-04")),
        ("Iran let nine crewmen go last week.", "let", ("2023-08-28", "2023-09-03")),
        ("Upon arriving in Japan on Sunday, he warned Pyongyang.", "warned", ("2023-09-03", "2023-09-03")),
        ("Seoul made an offer to hold talks on September 9.", "offer", None),
        ("His New Year address warned the West.", "warned", ("2023-01-01", "2023-01-01")),
    ],
)
def test_times_leave_clauses_that_share_them(
    parsed: Parsed, text: str, word: str, span: tuple[str, str] | None
) -> None:
    assert dated(parsed, text, word) == span


def test_a_window_beside_a_date_outranks_it(parsed: Parsed) -> None:
    reading = parsed("They met on Monday.", published="2023-11-26")
    report = structs.replace(reading.report, published_window=("2023-09-14", "2023-09-15"))
    (mention,) = times(reading.with_(report=report)).times
    assert days(mention) == ("2023-09-11", "2023-09-11")
