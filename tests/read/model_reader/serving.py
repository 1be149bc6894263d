"""A chat endpoint on this machine that answers as a test wants: well, badly, slowly, with refusals, or not at all."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

MARK = "The report, to the end of this message:\n\n"


class Reply(NamedTuple):
    """What goes back: the body as it stands, after a while; `hang_up`: nothing at all."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    after: float = 0.0
    hang_up: bool = False


class Asked(NamedTuple):
    """A request: its JSON, its headings, and the text of the report in it."""

    body: dict[str, Any]
    headers: dict[str, str]
    path: str

    @property
    def text(self) -> str:
        return str(self.body["messages"][1]["content"]).split(MARK, 1)[1]


Behaviour = Callable[[Asked], Reply]


class Host:
    """The endpoint: `answer` may be set at any time; `asked` are the requests that it has had."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/v1"
        self.name = f"127.0.0.1:{port}"
        self.asked: list[Asked] = []
        self.answer: Behaviour = lambda _: said({"claims": []})

    def answers(self, replies: Sequence[Reply]) -> None:
        """The replies one after the other; the last for all that follow."""
        left = list(replies)
        self.answer = lambda _: left.pop(0) if len(left) > 1 else left[0]


def said(content: object, *, finish: str = "stop", tokens: tuple[int, int] = (100, 20)) -> Reply:
    """A reply with the model's words: text as it stands, anything else as JSON."""
    words = content if isinstance(content, str) else json.dumps(content)
    body = {
        "choices": [{"message": {"role": "assistant", "content": words}, "finish_reason": finish}],
        "usage": {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]},
    }
    return Reply(json.dumps(body).encode())


def refused(status: int, message: str = "", **headers: str) -> Reply:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Reply(json.dumps({"error": {"message": message}}).encode(), status, named)


def party(words: str | None, code: str) -> dict[str, Any]:
    return {"words": words, "code": code}


def claim(quote: str, trigger: str, type: str, **fields: Any) -> dict[str, Any]:
    """A claim in the form asked for; status happened, no parties unless given."""
    made = {"quote": quote, "trigger": trigger, "type": type, "actors": [], "recipients": [], "status": "happened"}
    return {**made, "sources": [], "when": None, "where": None, "event": "it", "sure": 90, "unsure": [], **fields}


@contextmanager
def serving() -> Iterator[Host]:
    """A host on a free port of 127.0.0.1."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            sent = self.rfile.read(length)
            if len(sent) < length:  # whoever asked has gone before the end of it
                self.close_connection = True
                return
            asked = Asked(json.loads(sent), {k.lower(): v for k, v in self.headers.items()}, self.path)
            host.asked.append(asked)
            reply = host.answer(asked)
            time.sleep(reply.after)
            if reply.hang_up:
                self.close_connection = True
                return
            try:
                self.send_response(reply.status)
                for name, value in (*reply.headers, ("Content-Length", str(len(reply.body)))):
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)
            except OSError:  # whoever asked has waited long enough
                pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    host = Host(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
