"""Hosts side by side: of each one thing after the other, and nothing lost or held back."""

import threading
import time
from contextlib import closing
from threading import Event

import pytest

from onrecord.verbs.watching.side_by_side import HELD, side_by_side

TASKS = [f"{host}{number}" for number in range(4) for host in "abc"]


def test_one_thing_of_a_host_at_a_time_and_hosts_side_by_side() -> None:
    under_way: set[str] = set()
    together = 0
    lock, met = threading.Lock(), threading.Event()

    def ask(task: str) -> str:
        nonlocal together
        with lock:
            assert task[0] not in under_way
            under_way.add(task[0])
            together = max(together, len(under_way))
            if together == 2:
                met.set()
        met.wait(10)  # until two are under way
        time.sleep(0.01)
        with lock:
            under_way.remove(task[0])
        return task

    found = list(side_by_side(TASKS, lambda task: task[0], ask, 2, Event()))
    assert sorted(found) == sorted(TASKS)
    assert [task for task in found if task[0] == "a"] == ["a0", "a1", "a2", "a3"]
    assert together == 2


def test_it_stops_after_what_is_under_way() -> None:
    stop = Event()

    def ask(task: str) -> str:
        if task == "a1":
            stop.set()
        return task

    assert list(side_by_side(["a0", "a1", "a2"], lambda task: task[0], ask, 1, stop)) == ["a0", "a1"]


def test_who_takes_no_more_ends_it() -> None:
    asked: list[int] = []
    with closing(side_by_side(range(500), lambda _: "a", lambda task: asked.append(task) or task, 1, Event())) as found:
        assert next(found) == 0
    assert len(asked) <= HELD + 3, "no more is fetched than is taken"


def test_a_bug_is_no_silence() -> None:
    def ask(_: str) -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(side_by_side(["a"], lambda task: task, ask, 1, Event()))
