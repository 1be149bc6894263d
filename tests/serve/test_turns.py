"""Answers are made one after the other, and none waits for long for one that takes long."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from onrecord.serve.turns import InTurn, Turns

LASTS = 0.05


class Made:
    """An application that notes what it begins and ends, and takes as long as the path says."""

    def __init__(self) -> None:
        self.noted: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name, _, seconds = scope["path"].strip("/").partition("/")
        self.noted.append(f"{name} begins")
        await asyncio.sleep(float(seconds or 0))
        if name == "fails":
            raise ValueError(name)
        self.noted.append(f"{name} ends")


async def nothing(*_: Any) -> Any:
    return None


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


def test_nobody_waits_for_long_for_one_that_takes_long() -> None:
    async def ask(turns: InTurn) -> None:
        await asyncio.gather(asked(turns, "/long/0.3"), asked(turns, "/a/0.001"), asked(turns, "/b/0.001"))

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
        long = asked(turns, "/long/0.05")
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
        await asyncio.sleep(0.02)
        last = asyncio.create_task(turns.take())
        await asyncio.sleep(0.02)
        noted.append("first ends")
        first.end()
        (await last).end()
        noted.append("last")
        await thread
        (await turns.take()).end()

    asyncio.run(serve())
    assert noted == ["first ends", "beside", "last"]


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
