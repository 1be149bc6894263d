"""Answers are made one after the other in a process, so that each has the interpreter to itself while its turn lasts.

Made at once, eight answers take eight times as long, each of them: Python runs one thread at a time, and whoever reads
rows hands over at each of them. One after the other they take the same in all, and a long one is done as soon as its
own time is over, not the others' too. A turn ends after `LASTS` seconds, though the answer is not done: from then on
the next are made beside it, so that nobody waits for a question that is thought over for long, or for one who sends
slowly.

What nobody waits for takes its turn as answers do, and while there are some rests after it for `RESTS` times as long as
it took: worked out in one go, what a build has changed made everybody wait twice as long for ten seconds.

Whose answer takes longer is called earlier, by as much as answers of its kind took lately: all have theirs about as
long after they asked, and the long ones are not late by the time of those before them and by their own.
"""

import asyncio
import heapq
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.store.glance import glance

LASTS = 0.1  # seconds; few answers take longer
LOOKS = 0.05  # seconds after which who waits in a thread looks whether turns are over for good
READS = frozenset({"GET", "HEAD"})
AT_ONCE = "/static/"  # what costs nothing waits for nobody
LATELY = 0.2  # of what an answer took, that goes into what the next of its kind is expected to take
RESTS = 3.0  # times as long as what nobody waits for took
LONGEST_REST = 2.0  # seconds
KINDS = 200  # kinds of answers whose times are kept


class Turns:
    """The turns of a process; of each event loop by itself, where there are several."""

    def __init__(self, lasts: float = LASTS) -> None:
        self._lasts = lasts
        self._queues: WeakKeyDictionary[asyncio.AbstractEventLoop, Queue] = WeakKeyDictionary()
        self._serving: asyncio.AbstractEventLoop | None = None
        self._took: dict[str, float] = {}
        self._asked = 0  # answers that were asked for
        self._ended = threading.Event()

    def begin(self) -> None:
        """From now on threads take their turns among the answers of the loop that runs."""
        self._serving = asyncio.get_running_loop()
        self._ended.clear()

    def end(self) -> None:
        """No thread waits for a turn any longer."""
        self._serving = None
        self._ended.set()

    async def take(self, kind: str = "") -> "Turn":
        """Wait for one's turn, which lasts until it is ended, or is over; `kind` is of the answer, as `kind` has it."""
        loop = asyncio.get_running_loop()
        queue = self._queues.setdefault(loop, Queue())
        self._asked += bool(kind)
        await queue.wait(loop.time() - self._took.get(kind, 0.0))
        turn = Turn(queue)
        turn.ends = loop.call_later(self._lasts, turn.end)
        return turn

    def took(self, kind: str, seconds: float) -> None:
        """That an answer of a kind took so long from its turn on."""
        before = self._took.get(kind, seconds)
        if kind in self._took or len(self._took) < KINDS:
            self._took[kind] = before + LATELY * (min(seconds, self._lasts) - before)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What a thread does inside has its turn among the answers, while any are made; the thread rests after it."""
        loop = self._serving
        if loop is None:
            yield
            return
        called, taken = threading.Event(), asyncio.run_coroutine_threadsafe(self.take(), loop)
        taken.add_done_callback(lambda _: called.set())
        while not called.wait(LOOKS) and self._serving is loop:
            pass
        asked, start = self._asked, time.monotonic()
        try:
            yield
        finally:
            if not taken.cancel() and self._serving is loop:
                loop.call_soon_threadsafe(taken.result().end)
                if self._asked != asked:
                    self._ended.wait(min(LONGEST_REST, RESTS * (time.monotonic() - start)))


class InTurn:
    """ASGI middleware around what makes answers, each of which reads the records as they are at one moment."""

    def __init__(self, app: ASGIApp, turns: Turns) -> None:
        self.app, self._turns = app, turns

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait for one's turn, and answer; what changes something waits for nobody."""
        if scope["type"] != "http" or scope["method"] not in READS or scope["path"].startswith(AT_ONCE):
            await self.app(scope, receive, send)
            return
        of = kind(scope["path"])
        turn = await self._turns.take(of)
        start = time.monotonic()
        try:
            with glance():
                await self.app(scope, receive, send)
        finally:
            self._turns.took(of, time.monotonic() - start)
            turn.end()


def kind(path: str) -> str:
    """What kind of answer a path asks for: "event" and how many parts follow, be it of a record or of the API."""
    parts = path.strip("/").split("/")[:8]
    at = 2 if parts[0] == "api" else 1
    name = parts[at] if len(parts) > at else ""
    return f"{at}/{name[:40]}/{len(parts)}"


class Queue:
    """Those who wait, in the order in which they are called; used by one event loop alone."""

    def __init__(self) -> None:
        self._taken = False
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._number = 0

    async def wait(self, since: float) -> None:
        """Until it is one's turn: who waits since earlier is called before."""
        if not self._taken:
            self._taken = True
            return
        called = asyncio.get_running_loop().create_future()
        self._number += 1
        heapq.heappush(self._waiting, (since, self._number, called))
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():  # it was called, and comes no more
                self.next()
            raise

    def next(self) -> None:
        """It is the next one's turn."""
        while self._waiting:
            *_, called = heapq.heappop(self._waiting)
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
