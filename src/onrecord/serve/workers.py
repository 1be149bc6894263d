"""Several processes that serve the same records, on one socket: as many answers at a time as there are processors."""

import os
import socket
import sys
from collections.abc import Sequence
from inspect import signature
from typing import Any

import msgspec
from fastapi import FastAPI
from msgspec import Struct
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.serve.app import application
from onrecord.serve.opened import Shelves
from onrecord.verbs.ports import Counts, Port, crowded, together
from onrecord.verbs.settled import SERVING, settle, share

MOST = 4  # processes where nobody says how many: each keeps what it has worked out for itself
ASKED = "ONRECORD_SERVED"  # by which a worker is told what to serve


class Served(Struct, frozen=True):
    """What each of the workers serves, and under which names beside this machine's own."""

    records: tuple[str, ...]
    hosts: tuple[str, ...]


def processors() -> int:
    """How many processes answer where nobody says: one for each processor that this one may use, `MOST` at most."""
    if sys.platform == "win32" or not together():  # where the port is not shared evenly
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST)


def serve(records: Sequence[str], hosts: Sequence[str], sock: socket.socket, workers: int) -> None:
    """Serve the records until told to stop; a worker that dies is replaced. Nobody may edit, for each is by itself."""
    from uvicorn import Config, Server
    from uvicorn.supervisors import Multiprocess

    os.environ[ASKED] = msgspec.json.encode(Served(tuple(records), tuple(hosts))).decode()
    config = Config(f"{__name__}:worker", factory=True, workers=workers, log_level="warning", server_header=False)
    older = "target" in signature(Multiprocess).parameters  # older versions of uvicorn have to be told what workers run
    given: dict[str, Any] = {"target": Server(config).run} if older else {}
    even = sys.platform != "win32"  # where sockets are shared in another way
    Multiprocess(config, sockets=[Port.of(sock, Counts(workers)) if even else sock], **given).run()


class Even:
    """ASGI middleware of a worker: where it has more connections than others, an answer ends its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and say that the connection ends where that evens them out."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and crowded():
                MutableHeaders(raw=message["headers"])["connection"] = "close"
            await send(message)

        await self.app(scope, receive, sent)


def worker() -> FastAPI:
    """The application of one of the workers."""
    asked = msgspec.json.decode(os.environ[ASKED], type=Served)
    app = application(Shelves(asked.records), hosts=asked.hosts)
    app.add_middleware(Even)
    settle(SERVING)
    share()
    return app
