"""Answers are made anew for another version; what took long goes on serving meanwhile, but not for ever."""

import threading
from contextvars import copy_context
from functools import partial

import pytest

from onrecord.store import remade
from onrecord.store.remade import Remade, former


def test_what_is_quick_is_made_anew_at_once() -> None:
    answers = Remade(4)
    assert [answers.of("x", version, partial(int, version)) for version in (1, 1, 2)] == [1, 1, 2]


def test_what_took_long_serves_until_the_next_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remade, "LONG", 0.0)
    answers, go, done = Remade(4), threading.Event(), threading.Event()

    def second() -> str:
        go.wait(30)
        return "second"

    def answered(version: int) -> tuple[str, bool]:
        return answers.of("x", version, second if version == 2 else lambda: "first"), former() is not None

    def asked(version: int) -> tuple[str, bool]:
        return copy_context().run(answered, version)

    assert asked(1) == ("first", False)
    assert asked(2) == ("first", True)
    assert asked(2) == ("first", True)
    go.set()
    for _ in range(3000):
        if asked(2)[0] == "second":
            break
        done.wait(0.01)
    assert asked(2) == ("second", False)


def test_what_is_too_old_is_given_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remade, "LONG", 0.0)
    monkeypatch.setattr(remade, "OLD", 0.0)
    answers = Remade(4)
    assert answers.of("x", 1, lambda: "first") == "first"
    assert answers.of("x", 2, lambda: "second") == "second"


def test_the_oldest_are_let_go() -> None:
    answers, made = Remade(2), list[int]()
    for number in (1, 2, 3, 1):
        answers.of(number, 0, partial(made.append, number))
    assert made == [1, 2, 3, 1]


def test_what_took_long_is_good_for_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    now, spent = 100.0, 0.0
    monkeypatch.setattr("onrecord.store.remade.time.monotonic", lambda: now)
    monkeypatch.setattr("onrecord.store.remade.time.thread_time", lambda: spent)
    answers, made = Remade(4, long=1000.0), iter(range(9))

    def make() -> int:
        nonlocal spent
        spent += 3.0
        return next(made)

    assert answers.of("x", 1, make, good=5.0) == 0
    now += 3.0 * remade.WORTH - 1
    assert answers.of("x", 1, make, good=5.0) == 0
    now += 2
    assert answers.of("x", 1, make, good=5.0) == 1


def test_what_nobody_waits_for_is_made_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remade, "LONG", 0.0)
    answers, go = Remade(9), threading.Event()
    at_once, most, made = 0, 0, threading.Semaphore(0)
    counting = threading.Lock()

    def anew() -> str:
        nonlocal at_once, most
        with counting:
            at_once += 1
            most = max(most, at_once)
        go.wait(30)
        with counting:
            at_once -= 1
        made.release()
        return "anew"

    for what in "abc":
        answers.of(what, 1, lambda: "first")
    assert [answers.of(what, 2, anew) for what in "abc"] == ["first"] * 3
    go.set()
    assert all(made.acquire(timeout=30) for _ in "abc")
    assert most == 1
