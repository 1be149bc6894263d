"""Answers are made one after the other, and none waits for long for one that takes long."""

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from onrecord.serve.turns import KINDS, LONGEST_REST, InTurn, Queue, Turns, kind

LASTS = 0.05


class Made:
    """An application that notes what it begins and ends, and takes as long as the path says."""

    def __init__(self) -> None:
        self.noted: list[str] = []

    async def __call__(self, scope: Scope, _receive: Receive, _send: Send) -> None:
        *_, name, seconds = scope["path"].split("/")
        self.noted.append(f"{name} begins")
        await asyncio.sleep(float(seconds))
        if name == "fails":
            raise ValueError(name)
        self.noted.append(f"{name} ends")


async def nothing(*_: Any) -> Any:
    return None


async def waits(turns: Turns, count: int) -> None:
    """Until so many wait for their turns."""
    (queue,) = turns._queues.values()
    while len(queue._waiting) < count:
        await asyncio.sleep(0.001)


def asked(turns: InTurn, path: str, method: str = "GET") -> "asyncio.Task[None]":
    return asyncio.create_task(turns({"type": "http", "method": method, "path": path}, nothing, nothing))


def noted(ask: Callable[[InTurn], Any], lasts: float = 10) -> list[str]:
    made = Made()
    asyncio.run(ask(InTurn(made, Turns(lasts))))
    return made.noted


def test_one_is_made_after_the_other() -> None:
    async def ask(turns: InTurn) -> None:
        await asyncio.gather(asked(turns, "/a/0.01"), asked(turns, "/b/0.001"), asked(turns, "/c/0"))

    assert noted(ask) == ["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]


def test_answers_are_of_a_kind_by_their_paths() -> None:
    alike = [
        ("/korea/event/e1", "/other/event/e2"),
        ("/korea/search", "/other/search"),
        ("/api/v1/events/e1", "/api/v1/events/e2"),
        ("/korea", "/korea/"),
    ]
    assert all(kind(one) == kind(other) for one, other in alike)
    others = [
        "/korea/event/e1",
        "/korea/events",
        "/api/v1/event/e1",
        "/api/v1/events",
        "/korea/story/s",
        "/",
        "/k/a/b/c",
    ]
    assert len({kind(path) for path in others}) == len(others)
    assert kind("") == kind("/")


def test_who_is_expected_to_take_longer_is_called_earlier_by_that() -> None:
    made = Made()

    async def ask(turns: InTurn) -> None:
        for path in ("/a/long/0.5", "/a/short/0"):
            await asked(turns, path)
        made.noted.clear()
        paths = ["/a/first/0.01", "/a/short/0", "/a/long/0.01"]
        await asyncio.gather(*(asked(turns, path) for path in paths))

    asyncio.run(ask(InTurn(made, Turns(10))))
    assert [noted for noted in made.noted if "ends" in noted] == ["first ends", "long ends", "short ends"]


def test_who_waits_since_earlier_is_called_before() -> None:
    queue, called = Queue(), list[float]()

    async def wait(since: float) -> None:
        await queue.wait(since)
        called.append(since)
        queue.next()

    async def serve() -> None:
        await queue.wait(0)
        waiting = [asyncio.create_task(wait(since)) for since in (3, 1, 2, 1)]
        await asyncio.sleep(0)
        queue.next()
        await asyncio.gather(*waiting)
        await queue.wait(5)

    asyncio.run(serve())
    assert called == [1, 1, 2, 3]


def test_what_is_expected_of_a_kind_is_bounded() -> None:
    turns = Turns(2)

    async def first(kind: str) -> bool:
        """Whether it is called before one that asked a little before."""
        held, called = await turns.take(), list[str]()
        others = [asyncio.create_task(turns.take("new"))]
        await asyncio.sleep(0.02)
        others.append(asyncio.create_task(turns.take(kind)))
        for name, one in zip(("new", "asked"), others, strict=True):
            one.add_done_callback(lambda _, name=name: called.append(name))  # type: ignore[misc]
        await asyncio.sleep(0)
        held.end()
        for one in others:
            (await one).end()
        return called[0] == "asked"

    for number in range(KINDS + 1):
        turns.took(f"kind {number}", 60)
    assert asyncio.run(first("kind 0"))
    assert not asyncio.run(first(f"kind {KINDS}"))


def test_nobody_waits_for_long_for_one_that_takes_long() -> None:
    async def ask(turns: InTurn) -> None:
        await asyncio.gather(asked(turns, "/long/1.5"), asked(turns, "/a/0.001"), asked(turns, "/b/0.001"))

    assert noted(ask, LASTS) == ["long begins", "a begins", "a ends", "b begins", "b ends", "long ends"]


def test_one_that_fails_or_is_broken_off_keeps_nobody_waiting() -> None:
    async def ask(turns: InTurn) -> None:
        tasks = [asked(turns, path) for path in ("/fails/0.01", "/broken/0", "/a/0")]
        await asyncio.sleep(0.001)
        tasks[1].cancel()
        with pytest.raises(ValueError, match="fails"):
            await tasks[0]
        await tasks[2]
        await asked(turns, "/b/0")

    assert noted(ask) == ["fails begins", "a begins", "a ends", "b begins", "b ends"]


def test_one_that_is_broken_off_as_it_is_called_passes_the_turn_on() -> None:
    async def ask(turns: InTurn) -> None:
        first, called, last = (asked(turns, path) for path in ("/first/0.01", "/called/0", "/last/0"))
        first.add_done_callback(lambda _: called.cancel())
        await first
        await last
        assert called.cancelled()

    assert noted(ask)[-2:] == ["last begins", "last ends"]


@pytest.mark.parametrize(("method", "path"), [("GET", "/static/a.css"), ("POST", "/posted/0")])
def test_what_costs_nothing_or_changes_something_does_not_wait(method: str, path: str) -> None:
    async def ask(turns: InTurn) -> None:
        long = asked(turns, "/long/0.5")
        await asyncio.sleep(0)
        await asked(turns, path.replace("a.css", "0"), method)
        assert not long.done()
        await long

    assert noted(ask)[-1] == "long ends"


def test_what_a_thread_makes_has_its_turn_among_the_answers() -> None:
    noted: list[str] = []
    turns = Turns(10)

    def beside() -> None:
        with turns.aside():
            noted.append("beside")

    async def serve() -> None:
        turns.begin()
        first = await turns.take()
        thread = asyncio.create_task(asyncio.to_thread(beside))
        await waits(turns, 1)
        last = asyncio.create_task(turns.take())
        await waits(turns, 2)
        noted.append("first ends")
        first.end()
        (await last).end()
        noted.append("last")
        await thread
        (await turns.take()).end()

    asyncio.run(serve())
    assert noted == ["first ends", "beside", "last"]


class Rest(threading.Event):
    """Notes for how long it was to be waited for, and waits for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[float | None] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.asked.append(timeout)
        return True


@pytest.mark.parametrize("asks", [True, False])
def test_a_thread_rests_after_its_turn_where_somebody_asks(asks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    turns, rest, inside, asked = Turns(10), Rest(), threading.Event(), threading.Event()
    monkeypatch.setattr(turns, "_ended", rest)

    def beside() -> None:
        with turns.aside():
            inside.set()
            asked.wait()
            time.sleep(0.01)

    async def serve() -> None:
        turns.begin()
        thread = asyncio.create_task(asyncio.to_thread(beside))
        await asyncio.to_thread(inside.wait)
        waits = [asyncio.create_task(turns.take("a kind"))] if asks else []
        await asyncio.sleep(0)
        asked.set()
        await thread
        for one in waits:
            (await one).end()

    asyncio.run(serve())
    assert len(rest.asked) == asks
    assert all(seconds is not None and 0.03 <= seconds <= LONGEST_REST for seconds in rest.asked)


def test_no_thread_waits_where_nothing_is_served() -> None:
    noted: list[str] = []
    turns = Turns(10)

    def beside() -> None:
        with turns.aside():
            noted.append("beside")

    async def serve() -> None:
        turns.begin()
        await turns.take()
        thread = asyncio.create_task(asyncio.to_thread(beside))
        await asyncio.sleep(0.02)
        assert not noted
        turns.end()
        await thread

    beside()
    assert noted.pop()
    asyncio.run(serve())
    assert noted
