"""One request to a chat endpoint, tried until it is answered. The key goes into its heading and nowhere else."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from onrecord import __version__
from onrecord.errors import ReaderError
from onrecord.read.model_reader.known import bound, codes, forms
from onrecord.read.model_reader.pace import Pace, back_off, retry_after
from onrecord.read.model_reader.prompt import Messages
from onrecord.read.model_reader.replies import Completion, complaint, completion
from onrecord.read.model_reader.settings import KEY, ReaderSettings, key

if TYPE_CHECKING:
    import httpx


class UnansweredError(Exception):
    """The endpoint gave no answer, after all tries; says what came instead."""


class NotThisError(UnansweredError):
    """The endpoint refuses this request, and would answer others: the report may be too long for it, or offend it."""


class _Reply(NamedTuple):
    status: int
    body: bytes
    retry_after: float | None

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


class _LostError(Exception):
    """A try that came to nothing; another may succeed. `slow`: it used up the time of an answer."""

    def __init__(self, what: str, *, slow: bool = False) -> None:
        super().__init__(what)
        self.slow = slow


class Endpoint:
    """A chat endpoint and the form of requests that it has been found to know.

    Args:
        settings: where it is and how it is asked.
        known: the forms in which it may be asked, the best first; those of a reader unless given.
    """

    def __init__(self, settings: ReaderSettings, known: Sequence[Mapping[str, Any]] = ()) -> None:
        self._settings = settings
        self._forms = known
        self._form = 0
        self._proved = False
        self.pace = Pace()

    def client(self) -> "httpx.AsyncClient":
        """A client for one batch. It follows no redirects, which would take the key elsewhere."""
        import httpx

        heading = {"User-Agent": f"onrecord/{__version__}", "Accept-Encoding": "identity"}
        if secret := key():
            heading["Authorization"] = f"Bearer {secret}"
        wait = httpx.Timeout(self._settings.timeout, connect=min(self._settings.timeout, 15.0), pool=None)
        return httpx.AsyncClient(timeout=wait, headers=heading, follow_redirects=False)

    async def complete(self, client: "httpx.AsyncClient", messages: Messages) -> Completion:
        """What the model says to the messages.

        Raises:
            UnansweredError: it says nothing.
            NotThisError: the endpoint refuses this request, not others.
            ReaderError: the endpoint would refuse every request: a wrong address, key or model.
        """
        tries = 1 if self.pace.doubted else self._settings.tries
        slow, last = 0, ""
        for tried in range(1, tries + 1):
            await self._ready()
            try:
                reply = await self._known_form(client, messages)
            except _LostError as lost:
                last, slow = str(lost), slow + lost.slow
                if slow >= bound("slow_tries"):
                    break
            else:
                if reply.ok:
                    return completion(reply.body)
                last = self._refusal(reply)
                if reply.retry_after is not None:
                    self.pace.hold(reply.retry_after)
            if tried < tries:
                await asyncio.sleep(max(0.0, back_off(tried, self._settings.first_wait) - self.pace.wait()))
        raise UnansweredError(last)

    async def _ready(self) -> None:
        while wait := self.pace.wait():
            if wait > bound("most_patience"):
                raise UnansweredError(f"it asks to be left alone for {wait:.0f} s")
            await asyncio.sleep(wait)

    async def _known_form(self, client: "httpx.AsyncClient", messages: Messages) -> _Reply:
        """Send in the form that has worked; before any has, where the endpoint does not know one, in the next."""
        known = self._forms or forms()
        for at in range(self._form, len(known)):
            reply = await self._send(client, {"model": self._settings.model, "messages": messages, **known[at]})
            if reply.ok:
                self._form, self._proved = at, True
            if self._proved or reply.status not in codes("unknown_form") or at == len(known) - 1:
                return reply
        raise AssertionError("there is always a last form")

    async def _send(self, client: "httpx.AsyncClient", request: dict[str, Any]) -> _Reply:
        import httpx

        url = httpx.URL(self._settings.url)
        url = url.copy_with(path=url.path.rstrip("/").removesuffix("/chat/completions") + "/chat/completions")
        sent = msgspec.json.encode(request)
        heading = {"Content-Type": "application/json"}
        try:
            async with (
                asyncio.timeout(self._settings.timeout),
                client.stream("POST", url, content=sent, headers=heading) as response,
            ):
                body = await _bounded(response)
                return _Reply(response.status_code, body, retry_after(response.headers.get("Retry-After")))
        except (TimeoutError, httpx.ReadTimeout, httpx.WriteTimeout) as error:
            raise _LostError(f"no answer within {self._settings.timeout:g} s", slow=True) from error
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            raise _LostError(f"no connection that lasts ({type(error).__name__})") from error

    def _refusal(self, reply: _Reply) -> str:
        """What a status code other than 200 says; raises where another try, or any at all, would be in vain."""
        said = complaint(reply.body)
        if reply.status in codes("refused"):
            raise ReaderError(
                f"{self._settings.host} refuses to be asked (HTTP {reply.status}): check the address, which mostly "
                f"ends in /v1, the model's name, and the key in {KEY}"
            )
        if reply.status not in codes("again"):
            raise NotThisError(f"HTTP {reply.status}{said}")
        return f"HTTP {reply.status}{said}"


async def _bounded(response: "httpx.Response") -> bytes:
    """The body, or as much of it as anybody should send."""
    body = bytearray()
    async for chunk in response.aiter_bytes(65536):
        body += chunk
        if len(body) > bound("most_bytes"):
            raise _LostError(f"an answer of more than {bound('most_bytes')} bytes", slow=True)
    return bytes(body)
