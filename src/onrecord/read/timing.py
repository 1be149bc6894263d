"""Where the time goes: seconds by stage, told to whoever asked for them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")
_asked: ContextVar[dict[str, float] | None] = ContextVar("asked", default=None)


@contextmanager
def timed() -> Iterator[dict[str, float]]:
    """Gather wall-clock seconds by stage of all that runs in this block, in this process and thread."""
    seconds: dict[str, float] = {}
    token = _asked.set(seconds)
    try:
        yield seconds
    finally:
        _asked.reset(token)


@contextmanager
def spent(stage: str) -> Iterator[None]:
    """Count the block's time for a stage, if anyone asked. Blocks must not lie within each other: no second twice."""
    seconds = _asked.get()
    if seconds is None:
        yield
        return
    started = perf_counter()
    try:
        yield
    finally:
        seconds[stage] = seconds.get(stage, 0.0) + perf_counter() - started


def spent_on_each(stage: str, items: Iterable[T]) -> Iterator[T]:
    """The items as they come, the time that each takes to come counted for a stage."""
    waiting = iter(items)
    while True:
        with spent(stage):
            try:
                item = next(waiting)
            except StopIteration:
                return
        yield item
