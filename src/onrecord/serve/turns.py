"""Answers are made one after the other in a process, so that each has the interpreter to itself while its turn lasts.

Made at once, eight answers take eight times as long, each of them: Python runs one thread at a time, and whoever reads
rows hands over at each of them. One after the other they take the same in all, and a long one is done as soon as its
own time is over, not the others' too. A turn ends after `LASTS` seconds, though the answer is not done: from then on
the next are made beside it, so that nobody waits for a question that is thought over for long, or for one who sends
slowly. What is made beside for those who ask next takes its turn as answers do.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.store.glance import glance

LASTS = 0.1  # seconds; few answers take longer
LOOKS = 0.05  # seconds after which who waits in a thread looks whether turns are over for good
READS = frozenset({"GET", "HEAD"})
AT_ONCE = "/static/"  # what costs nothing waits for nobody


class Turns:
    """The turns of a process; of each event loop by itself, where there are several."""

    def __init__(self, lasts: float = LASTS) -> None:
        self._lasts = lasts
        self._queues: WeakKeyDictionary[asyncio.AbstractEventLoop, Queue] = WeakKeyDictionary()
        self._serving: asyncio.AbstractEventLoop | None = None

    def begin(self) -> None:
        """From now on threads take their turns among the answers of the loop that runs."""
        self._serving = asyncio.get_running_loop()

    def end(self) -> None:
        """No thread waits for a turn any longer."""
        self._serving = None

    async def take(self) -> "Turn":
        """Wait for one's turn, which lasts until it is ended, or is over."""
        loop = asyncio.get_running_loop()
        queue = self._queues.setdefault(loop, Queue())
        await queue.wait()
        turn = Turn(queue)
        turn.ends = loop.call_later(self._lasts, turn.end)
        return turn

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What a thread does inside has its turn among the answers, while any are made."""
        loop = self._serving
        if loop is None:
            yield
            return
        called, taken = threading.Event(), asyncio.run_coroutine_threadsafe(self.take(), loop)
        taken.add_done_callback(lambda _: called.set())
        while not called.wait(LOOKS) and self._serving is loop:
            pass
        try:
            yield
        finally:
            if not taken.cancel() and self._serving is loop:
                loop.call_soon_threadsafe(taken.result().end)


class InTurn:
    """ASGI middleware around what makes answers, each of which reads the records as they are at one moment."""

    def __init__(self, app: ASGIApp, turns: Turns) -> None:
        self.app, self._turns = app, turns

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait for one's turn, and answer; what changes something waits for nobody."""
        if scope["type"] != "http" or scope["method"] not in READS or scope["path"].startswith(AT_ONCE):
            await self.app(scope, receive, send)
            return
        turn = await self._turns.take()
        try:
            with glance():
                await self.app(scope, receive, send)
        finally:
            turn.end()


class Queue:
    """Those who wait, the first first; used by one event loop alone."""

    def __init__(self) -> None:
        self._taken = False
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def wait(self) -> None:
        """Until it is one's turn."""
        if not self._taken:
            self._taken = True
            return
        called = asyncio.get_running_loop().create_future()
        self._waiting.append(called)
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():  # it was called, and comes no more
                self.next()
            raise

    def next(self) -> None:
        """It is the next one's turn."""
        while self._waiting:
            called = self._waiting.popleft()
            if not called.done():
                called.set_result(None)
                return
        self._taken = False


class Turn:
    """A turn, which ends once: when the answer is made, or when it has lasted long enough."""

    def __init__(self, queue: Queue) -> None:
        self._queue: Queue | None = queue
        self.ends: asyncio.TimerHandle | None = None

    def end(self) -> None:
        """It is the next one's turn, if it is not already."""
        if self.ends is not None:
            self.ends.cancel()
        queue, self._queue = self._queue, None
        if queue is not None:
            queue.next()
