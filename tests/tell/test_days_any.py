"""Days as they are printed, whatever stretch it is: never finer than it is known, never another."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.days import one_day, within
from onrecord.export.formats.acled import _dates
from onrecord.export.told import no_finer
from onrecord.model import TimeRange
from onrecord.read.times.spans import joined
from onrecord.record.summary import within as lies_within
from onrecord.tell.brief.days import in_sentence
from onrecord.tell.ledgers.base import when

DAYS = st.dates(min_value=date(1000, 1, 1))
PRECISIONS = st.sampled_from(["day", "week", "month", "season", "year", "open"])


@st.composite
def stretches(draw: st.DrawFn, least: int = 1) -> TimeRange:
    """A stretch of days that is open on one side at most."""
    start, end = sorted((draw(DAYS), draw(DAYS)))
    sides = draw(st.sampled_from([(start, end), (start, start), (start, None), (None, end)][: 4 if least == 1 else 2]))
    first, last = (str(side) if side else None for side in sides)
    precision = draw(PRECISIONS) if first and last else "open"
    return TimeRange(first, last, precision, how=draw(st.sampled_from(["stated", "anchored", "inferred"])))


@given(stretches())
def test_every_stretch_is_told_by_its_own_days(time: TimeRange) -> None:
    line, sentence = when(time), in_sentence(time)
    for side in (time.start, time.end):
        assert side is None or side in line
    assert ("(inferred)" in line) == (time.how == "inferred")
    assert bool(sentence) == (time.how != "inferred")
    for side in (time.start, time.end):
        assert side is None or not sentence or str(date.fromisoformat(side).year) in sentence


@given(stretches())
def test_a_format_of_one_day_gets_none_that_is_finer_than_known(time: TimeRange) -> None:
    if (single := one_day(time)) is not None:
        assert time.start == time.end == single
    for length in (4, 7):
        shared = within(time, length)
        assert not shared or (str(time.start).startswith(shared) and str(time.end).startswith(shared))
    told = no_finer(time)
    assert told is None or (str(time.start).startswith(told) and str(time.end).startswith(told))
    if (middle := _dates(time).get("event_date")) is not None:
        assert str(time.start) <= str(middle) <= str(time.end)


@given(stretches(), stretches())
def test_two_ends_joined_hold_both(one: TimeRange, other: TimeRange) -> None:
    whole = joined(one, other, "from one to the other")
    assert lies_within(one, whole)
    assert lies_within(other, whole)
    turned = joined(other, one, "")
    assert (whole.start, whole.end) == (turned.start, turned.end)


@given(st.lists(stretches(least=2), min_size=2, max_size=3))
def test_lying_within_is_an_order(times: list[TimeRange]) -> None:
    assert all(lies_within(one, one) for one in times)
    for one, other in pairwise(times):
        if lies_within(one, other) and lies_within(other, one):
            assert (one.start, one.end) == (other.start, other.end)
    if len(times) == 3 and lies_within(times[0], times[1]) and lies_within(times[1], times[2]):
        assert lies_within(times[0], times[2])
