"""Who may edit: a visitor gives the token once, with a name that decisions bear, and has a session for a while.

The cookie holds nothing but a random name of the session, which lies here; it is neither read by scripts nor sent from
other sites. Each form bears a token of the session too (OWASP, "Cross-Site Request Forgery Prevention"), beside the
guard's check of where a request comes from.
"""

import secrets
import threading
import time
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Annotated, NamedTuple

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

COOKIE = "onrecord"
LASTS = 12 * 3600  # seconds of a session
SESSIONS = 500  # at once; the oldest gives way
TRIES, OF_ALL = 8, 100  # wrong tokens within WINDOW from one address, and from all
WINDOW = 300  # seconds
NAME = 80  # characters of an author's name
FILES, FIELDS = 5000, 2000  # of one form


class Notice(NamedTuple):
    """What a form led to, told on the next page; with the decision that can be undone there, or why it failed."""

    text: str
    decision: str = ""
    failed: bool = False


@dataclass
class Session:
    """A visitor who may edit."""

    id: str
    author: str
    csrf: str
    ends: float
    notice: Notice | None = field(default=None)

    def told(self) -> Notice | None:
        """What is to be told, once."""
        notice, self.notice = self.notice, None
        return notice


class Sessions:
    """The sessions of those who gave the token, and the tries of those who did not.

    Args:
        token: what is to be known.
        clock: tells the time in seconds.
    """

    def __init__(self, token: str, clock: object = time.monotonic) -> None:
        self._token = token
        self._clock = clock
        self._lock = threading.Lock()
        self._open: dict[str, Session] = {}
        self._wrong: deque[tuple[float, str]] = deque()

    def begin(self, token: str, author: str, address: str) -> Session | None:
        """A session for who knows the token; None for who does not. Raises HTTPException (429) after many tries."""
        with self._lock:
            now = self._now()
            if not self._known(token, address):
                return None
            self._open = {id: one for id, one in self._open.items() if one.ends > now}
            while len(self._open) >= SESSIONS:
                del self._open[next(iter(self._open))]
            made = Session(secrets.token_urlsafe(32), author, secrets.token_urlsafe(32), now + LASTS)
            self._open[made.id] = made
            return made

    def knows(self, token: str, address: str) -> bool:
        """Whether who asks knows the token, without a session. Raises HTTPException (429) after many tries."""
        with self._lock:
            return self._known(token, address)

    def _known(self, token: str, address: str) -> bool:
        now = self._now()
        while self._wrong and self._wrong[0][0] < now - WINDOW:
            self._wrong.popleft()
        if len(self._wrong) >= OF_ALL or sum(by == address for _, by in self._wrong) >= TRIES:
            wait = {"retry-after": str(WINDOW)}
            raise HTTPException(429, f"too many wrong tokens: try again in {WINDOW // 60} minutes", wait)
        if secrets.compare_digest(token.strip().encode(), self._token.encode()):
            return True
        self._wrong.append((now, address))
        return False

    def of(self, id: str | None) -> Session | None:
        """The session of that name, unless it has ended."""
        with self._lock:
            found = self._open.get(id or "")
            return found if found is not None and found.ends > self._now() else None

    def end(self, id: str) -> None:
        """Forget a session."""
        with self._lock:
            self._open.pop(id, None)

    def _now(self) -> float:
        return float(self._clock())  # type: ignore[operator]


def editor(request: Request) -> Session | None:
    """The session of who asks; None without one, and where nobody may edit."""
    sessions: Sessions | None = request.app.state.sessions
    return sessions.of(request.cookies.get(COOKIE)) if sessions is not None else None


class Signed(NamedTuple):
    """A form that somebody who may edit has sent from a page of this application."""

    session: Session
    form: FormData

    def text(self, name: str) -> str:
        """A field, or ""."""
        value = self.form.get(name)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """All values of a field that are not empty, each once."""
        values = (value.strip() for value in self.form.getlist(name) if isinstance(value, str))
        return list(dict.fromkeys(value for value in values if value))

    @property
    def back(self) -> str:
        """Where to go on: a page of this application."""
        return local(self.text("back"))


async def _signed(request: Request) -> AsyncIterator[Signed]:
    session = editor(request)
    if session is None:  # before any of its body is read
        raise HTTPException(403, "only who has given the token may do that: log in first")
    async with request.form(max_files=FILES, max_fields=FIELDS) as form:
        given = form.get("csrf")
        if not isinstance(given, str) or not secrets.compare_digest(given.encode(), session.csrf.encode()):
            raise HTTPException(403, "this form is not of your session: load its page again")
        yield Signed(session, form)


SignedForm = Annotated[Signed, Depends(_signed)]


def author(given: str) -> str:
    """A name as decisions may bear it: in one line and not too long; "" if there is none."""
    return "".join(char if char.isprintable() else " " for char in given).strip()[:NAME].strip()


def local(address: str) -> str:
    """An address if it lies in this application, else its beginning: nobody is sent elsewhere."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if plain and "\\" not in address else "/"
