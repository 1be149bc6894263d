"""A workbench that may be edited, in a thread of the process that is killed, and who asks it over HTTP."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import httpx
import uvicorn

from onrecord.serve import Shelves, application

TOKEN = "a token of the test"


@contextmanager
def serving(record: str | Path) -> Iterator[Callable[..., None]]:
    """`onrecord serve --edit` over a record; gives a function that sends a decision and waits for the answer."""
    sock = socket.create_server(("127.0.0.1", 0))
    app = application(Shelves([record]), token=TOKEN)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    at, bearer = f"http://127.0.0.1:{sock.getsockname()[1]}/api/v1/", {"authorization": f"Bearer {TOKEN}"}
    with httpx.Client(base_url=at, headers=bearer, timeout=120) as client:

        def ask(path: str, **given: object) -> None:
            answer = client.post(path, json=given)
            assert answer.status_code == 200, answer.text

        yield ask
    server.should_exit = True
    thread.join(60)
