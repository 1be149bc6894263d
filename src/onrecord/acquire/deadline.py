"""The end of a fetch, whatever its connection waits for: a name's answer aside, no server can hold it longer.

Timeouts of a library are for each wait: a server that sends a byte now and then, in its headers as in its page, never
meets one.
"""

import socket
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Any, Self


class Deadline:
    """Within `with Deadline(seconds) as deadline`, connections that are traced by it are cut when the time is over."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._held: list[socket.socket] = []

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for one in self._held:
                one.close()
            self._held.clear()

    @property
    def left(self) -> float:
        """The seconds that are left; 0 once the time is over."""
        return max(0.0, self._until - time.monotonic())

    @property
    def passed(self) -> bool:
        """Whether the time is over."""
        return not self.left

    def trace(self, name: str, info: dict[str, Any]) -> None:
        """What httpx calls with each step of a request: a connection that was made is taken note of."""
        if name == "connection.connect_tcp.complete":
            made = info["return_value"].get_extra_info("socket")
            with self._lock:
                self._held.append(made.dup())  # the socket itself changes hands when TLS begins

    def _cut(self) -> None:
        with self._lock:
            for one in self._held:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
