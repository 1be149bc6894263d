"""Seconds by stage: counted only where somebody asked, each second once."""

from collections.abc import Iterator
from time import sleep

from onrecord.read.timing import spent, spent_on_each, timed


def test_time_is_counted_by_stage() -> None:
    with timed() as seconds:
        for _ in range(2):
            with spent("sleep"):
                sleep(0.01)
        with spent("nothing"):
            pass
    assert seconds["sleep"] >= 0.02
    assert seconds["sleep"] > seconds["nothing"] >= 0


def test_nothing_is_counted_unasked_or_afterwards() -> None:
    with timed() as seconds:
        pass
    with spent("late"):
        pass
    assert seconds == {}


def test_items_are_timed_as_they_come_and_not_while_they_are_used() -> None:
    def slow() -> Iterator[int]:
        for number in range(2):
            sleep(0.01)
            yield number

    with timed() as seconds:
        taken = []
        for number in spent_on_each("come", slow()):
            taken.append(number)
            sleep(0.5)
    assert taken == [0, 1]
    assert 0.02 <= seconds["come"] < 1


def test_a_stage_that_fails_is_counted_too() -> None:
    with timed() as seconds:
        try:
            with spent("broken"):
                raise ValueError
        except ValueError:
            pass
    assert "broken" in seconds
