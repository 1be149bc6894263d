"""Days and stretches of days as users write them, whatever they write: read, printed and read again."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.acquire.asked import day, days, past_day
from onrecord.acquire.dates import FIRST_BUDDHIST
from onrecord.errors import UsageError
from onrecord.model import Claim, Span, TimeRange
from onrecord.record.decisions import as_text

DAYS = st.dates(date(1000, 1, 1), date(FIRST_BUDDHIST - 1, 12, 31))
NAMED = st.dates(date(1971, 1, 1), date(2099, 12, 31))
OPEN = st.none() | DAYS
FIGURES = st.text("0123456789-/ TZ:.", max_size=24) | st.text(max_size=30)


def read(text: str) -> TimeRange | None:
    try:
        return days(text)
    except UsageError:
        return None


def written(time: TimeRange) -> str:
    """As a decision keeps it."""
    return as_text(Claim(id="c", report="r", span=Span(0, 0), quote="", type="CONSULT", time=time), "time")


@given(DAYS, NAMED)
def test_a_day_is_read_as_it_is_written(one: date, named: date) -> None:
    assert day(one.isoformat()) == one.isoformat()
    assert day(f"{named.day} {named:%B} {named.year}") == named.isoformat()


@pytest.mark.parametrize("given", ["9999-12", "0000-01", "10000", "2024-00"])
def test_a_month_beyond_the_calendar_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="is no day"):
        days(given)


def test_a_user_may_mean_the_day_on_which_clocks_begin() -> None:
    assert day("1970-01-01") == "1970-01-01"


@given(DAYS, DAYS)
def test_two_days_are_read_in_their_order_alone(one: date, other: date) -> None:
    found = read(f"{one}/{other}")
    assert (found is None) == (one > other)
    assert found is None or (found.start, found.end) == (str(one), str(other))


@given(OPEN, OPEN)
def test_what_is_read_is_printed_so_that_it_is_read_again(first: date | None, last: date | None) -> None:
    found = read(f"{first or ''}/{last or ''}")
    if found is not None:
        again = days(written(found))
        assert (again.start, again.end) == (found.start, found.end)


@given(DAYS)
def test_a_month_and_a_year_have_all_their_days_and_no_other(one: date) -> None:
    month, year = days(f"{one:%Y-%m}"), days(f"{one:%Y}")
    assert (year.start, year.end) == (f"{one:%Y}-01-01", f"{one:%Y}-12-31")
    assert month.start is not None
    assert month.end is not None
    assert month.start <= str(one) <= month.end
    assert (month.start[:7], month.end[:7], month.start[8:]) == (f"{one:%Y-%m}", f"{one:%Y-%m}", "01")
    assert (month.precision, year.precision) == ("month", "year")


@given(FIGURES)
@settings(max_examples=200)
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    found = read(text)
    if found is not None:
        assert found.start or found.end
        assert not (found.start and found.end) or found.start <= found.end
    for one in (day, past_day):
        try:
            date.fromisoformat(one(text)[:10])
        except UsageError as error:
            told = str(error)
        else:
            continue
        assert "day" in told
