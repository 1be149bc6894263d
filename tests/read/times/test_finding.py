"""Time expressions: their extents, values and days."""

from collections.abc import Callable

import pytest

from onrecord.read.reading import Reading, TimeMention
from onrecord.read.times import times

Parsed = Callable[..., Reading]
TUESDAY = "2023-09-05"


def found(parsed: Parsed, text: str, published: str | None = TUESDAY) -> dict[str, TimeMention]:
    return {m.text: m for m in times(parsed(text, published=published)).times}


def days(mention: TimeMention) -> tuple[str | None, str | None]:
    assert mention.range is not None
    return mention.range.start, mention.range.end


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
        ("Output fell in the last half of 1989.", "the last half of 1989", "1989-H2", ("1989-07-01", "1989-12-31")),
        ("It opened in the spring of 2021.", "the spring of 2021", "2021-SP", ("2021-03-01", "2021-05-31")),
        ("He was freed in late summer 2019.", "late summer 2019", "2019-SU", ("2019-08-02", "2019-08-31")),
        (
            "The truce began on April 4. He spoke later in the day.",
            "the day",
            "2023-04-04",
            ("2023-04-04", "2023-04-04"),
        ),
        ("He was shot last Oct. 23 at home.", "Oct. 23", "2022-10-23", ("2022-10-23", "2022-10-23")),
        ("It had been due to expire on Saturday.", "Saturday", "2023-09-02", ("2023-09-02", "2023-09-02")),
        ("It reopened on May 26, 2021, after talks in June.", "June", "2021-06", ("2021-06-01", "2021-06-30")),
        ("It opened in 2021. Talks began in June.", "June", "2023-06", ("2023-06-01", "2023-06-30")),
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
        ("They talked for an hour and a half.", "an hour and a half", "DURATION", "PT1H30M"),
        ("It lasted three quarters.", "three quarters", "DURATION", "P3Q"),
        ("Peace will come one day.", "one day", "DATE", "FUTURE_REF"),
        ("It is worse these days.", "these days", "DATE", "PRESENT_REF"),
        ("They hold drills annually.", "annually", "SET", "P1Y"),
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
    [
        "Kim may visit Russia.",
        "Troops march on the city.",
        "A second missile fell.",
        "Prices fall.",
        "It cost $1990.",
        "It was the annual summit.",
        "A quarter of voters stayed away.",
        "Theresa May called on China.",
        "Mrs. May said no.",
    ],
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


def test_a_march_is_no_month(parsed: Parsed) -> None:
    assert "March" not in found(parsed, "Families Start a March From Chad to Kenya.")
    assert "March" not in found(parsed, "Groups Call Off Pro-Peace March in Chad.")
    assert "March" in found(parsed, "Chad left the pact in March.")
