"""What every request passes: the Host it names, its size, where a form was sent from; and what every answer bears.

Against DNS rebinding only known Hosts are answered; against cross-site requests a form must come from a page of this
application (Fetch Metadata, and Origin where a browser has none; OWASP, "Cross-Site Request Forgery Prevention").
"""

import hashlib
import re
from collections.abc import Iterable
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.serve.refusals import refusal

LARGEST = 64 * 1024 * 1024  # bytes of a request: an upload of many reports
LONGEST = 8 * 1024  # bytes of a path with its query
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
BEARS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "referrer-policy": "same-origin",  # with none at all, forms would be sent from the origin "null"
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\s:@\[\]/]+)(?::\d*)?")
LOCAL = ("127.0.0.1", "localhost", "[::1]")


class TooLargeError(Exception):
    """More came than is taken, though no length was told."""


class Guard:
    """ASGI middleware around the application.

    Args:
        app: the application.
        hosts: names under which it may be asked for, without ports; those of this machine itself always may.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = ()) -> None:
        self.app = app
        self.hosts = {*LOCAL, *(host.casefold() for host in hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is refused, pass on the rest."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if refused := self._refused(scope, headers):
            await _bearing(refusal(scope["path"], *refused), scope, receive, send)
            return
        tagged = Tagged(scope, send)
        try:
            asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope  # the same, but for the body
            await self.app(asked, _bounded(receive), tagged)
        except TooLargeError:
            await _bearing(refusal(scope["path"], 413, TOO_LARGE), scope, receive, send)
            return
        await tagged.finish()

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        host = _host(headers.get("host", ""))
        if host not in self.hosts:
            return HTTPStatus.BAD_REQUEST, f"this is not served under the name '{host}': start it with --host {host}"
        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST:
            return HTTPStatus.REQUEST_URI_TOO_LONG, "the address is too long"
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE
        if scope["method"] not in SAFE and not self._own(headers):
            return HTTPStatus.FORBIDDEN, "this was sent by a page of another site"
        return None

    def _own(self, headers: Headers) -> bool:
        """Whether a request that may change something comes from a page of this application, or from no page."""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None:
            return site in ("same-origin", "none")
        return origin is None or urlsplit(origin).netloc.casefold() == headers.get("host", "").casefold()


TOO_LARGE = f"the request is larger than {LARGEST // 1024 // 1024} MiB"


def _host(given: str) -> str:
    """The name without its port; what is no name with a port stays as it is, and is known to nobody."""
    found = HOST.fullmatch(given.casefold().strip())
    return found[1] if found else given


def _bounded(receive: Receive) -> Receive:
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > LARGEST:
            raise TooLargeError
        return message

    return bounded


class Tagged:
    """Sends an answer on with its headers; a page that the asker has already is answered with 304 and nothing more."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope, self.send = scope, send
        self.start: Message | None = None
        self.body: list[bytes] = []
        self.begun = False

    async def __call__(self, message: Message) -> None:
        """Hold an answer back until it is whole, but for one that is streamed or changes something."""
        if message["type"] == "http.response.start":
            for name, value in BEARS.items():
                MutableHeaders(raw=message["headers"]).setdefault(name, value)
            self.start = message
            return
        if self.begun or self.start is None:
            await self.send(message)
            return
        self.body.append(message.get("body", b""))
        taggable = self.scope["method"] in ("GET", "HEAD") and self.start["status"] == HTTPStatus.OK
        if message.get("more_body") and (not taggable or "content-length" not in Headers(raw=self.start["headers"])):
            await self._pass(more=True)

    async def _pass(self, *, more: bool) -> None:
        self.begun = True
        assert self.start is not None
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": self._body(), "more_body": more})

    def _body(self) -> bytes:
        return b"" if self.scope["method"] == "HEAD" else b"".join(self.body)

    async def finish(self) -> None:
        """Send what was held back."""
        if self.begun or self.start is None:
            return
        if self.scope["method"] in ("GET", "HEAD") and self.start["status"] == HTTPStatus.OK:
            headers = MutableHeaders(raw=self.start["headers"])
            tag = f'W/"{hashlib.blake2b(b"".join(self.body), digest_size=12).hexdigest()}"'
            headers.setdefault("etag", tag)
            headers.setdefault("cache-control", "no-cache")
            asked = Headers(scope=self.scope).get("if-none-match", "")
            if headers["etag"] in (part.strip() for part in asked.split(",")):
                self.start["status"] = int(HTTPStatus.NOT_MODIFIED)
                self.body = []
                del headers["content-length"]
        await self._pass(more=False)


async def _bearing(response: Response, scope: Scope, receive: Receive, send: Send) -> None:
    response.headers.update(BEARS)
    await response(scope, receive, send)
