"""The axis of the timeline: bursts of days side by side, empty time left out."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from onrecord.tell.axis import MOST_STRETCHES, Axis


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


def test_one_burst_is_one_stretch_on_one_scale() -> None:
    told = days("2021-02-01", "2021-02-04", "2021-02-10")
    axis = Axis(told, told)
    assert axis.breaks == ()
    first, middle, last = (axis.x(day) for day in told)
    assert first == 0
    assert middle / last == pytest.approx(3 / 9, abs=0.01)


def test_empty_time_is_left_out_and_marked() -> None:
    told = days("2021-02-01", "2021-02-03", "2022-11-20", "2022-11-21")
    axis = Axis(told, told)
    [(left, width)] = axis.breaks
    assert width > 0
    assert axis.x(told[1]) < left < axis.x(told[2])
    assert left <= axis.x(date(2021, 9, 1)) <= left + width, "a day in between lies in the break"


def test_a_single_day_is_wide_enough_to_see_and_never_a_whole_stretch() -> None:
    told = days("2014-03-01", "2016-05-01", "2018-07-01", "2020-09-01")
    axis = Axis(told, told)
    for day in told:
        width = axis.x(day + timedelta(1)) - axis.x(day)
        assert 0.9 < width < 12


def test_no_more_stretches_than_can_be_read_and_the_far_ones_go_first() -> None:
    told = [date(1900 + 15 * number, 1, 1) for number in range(9)]
    axis = Axis(told, told[-1:])
    assert len(axis.stretches) <= MOST_STRETCHES
    assert axis.before(told[0])
    assert not axis.after(told[-1])


def test_marks_leave_each_other_room_and_tell_the_year_once() -> None:
    told = days("2021-12-28", "2022-01-03", "2022-01-20", "2023-06-05", "2023-06-06")
    marks = Axis(told, told).marks()
    assert marks[0].text == "28 Dec 2021"
    assert [mark.x for mark in marks] == sorted(mark.x for mark in marks)
    for one, other in pairwise(marks):
        assert other.x - one.x >= len(one.text)
    years = [mark.text[-4:] for mark in marks if mark.text[-4:].isdigit()]
    assert years == ["2021", "2022", "2023"]


def test_an_axis_without_days() -> None:
    assert Axis([], []).x(date(2000, 1, 1)) >= 0
