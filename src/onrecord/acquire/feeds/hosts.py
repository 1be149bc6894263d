"""Manners towards hosts: their robots.txt, a delay between requests, and none while they ask to be left alone."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from msgspec import Struct, structs

from onrecord.acquire.feeds import retrying
from onrecord.acquire.feeds.robots import MOST_BYTES, Robots, robots
from onrecord.acquire.fetching import Answer, UnansweredError, request
from onrecord.acquire.limits import Limits, RefusalError

GOOD_FOR = timedelta(days=1)  # a robots.txt that was read
BROKEN_FOR = timedelta(hours=1)  # one that the site could not give
UNANSWERED = 3  # requests in a row after which a host is left alone for a while


class Host(Struct, frozen=True, kw_only=True):
    """What is kept of a host from run to run.

    `robots` is its robots.txt, None where the site could not give it, and nothing may be fetched; `until` when that is
    to be asked for anew. It is left alone up to `closed`; `failures` are those in a row. Moments in ISO 8601, UTC.
    """

    name: str
    robots: str | None = ""
    until: str = ""
    closed: str = ""
    failures: int = 0


class LaterError(RefusalError):
    """A host is not to be asked now; `at` is when it is, in ISO 8601."""

    def __init__(self, reason: str, at: str) -> None:
        super().__init__("unreadable", reason)
        self.at = at


class ForbiddenError(RefusalError):
    """A site's robots.txt forbids an address."""

    def __init__(self, reason: str) -> None:
        super().__init__("unreadable", reason)


class StoppedError(Exception):
    """Whoever watches was told to stop while it waited for a host's turn."""


def host_of(url: str) -> str:
    """The host of an address, with its port where it names one."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


class _Turns:
    """Whose turn it is at a host: one request after the other, with a pause."""

    def __init__(self, kept: Host) -> None:
        self.lock = threading.RLock()
        self.kept = kept
        self.rules: Robots | None = None
        self.next = 0.0
        self.unanswered = 0


class Hosts:
    """All hosts of a run. It may be used by several threads.

    Args:
        known: what is kept of a host from earlier runs, by its name; None for a new one.
        limits: bounds on each request.
        delay: seconds between two requests to one host, if its robots.txt does not ask for more.
        stop: set when waiting is to end.
    """

    def __init__(
        self, known: Callable[[str], Host | None], limits: Limits, delay: float, stop: threading.Event
    ) -> None:
        self._known, self._limits, self._delay, self._stop = known, limits, delay, stop
        self._lock = threading.Lock()
        self._turns: dict[str, _Turns] = {}
        self._changed: set[str] = set()

    def changed(self) -> list[Host]:
        """What is to be kept of hosts that were asked since this was last called."""
        with self._lock:
            found = [self._turns[name].kept for name in sorted(self._changed)]
            self._changed.clear()
        return found

    def turn(self, url: str) -> None:
        """Wait until the address may be asked.

        Raises LaterError, ForbiddenError where it may not, StoppedError where waiting was to end.
        """
        name = host_of(url)
        if not url.lower().startswith(("http://", "https://")):
            return  # where a redirect leads that is followed no further
        turns = self._of(name)
        with turns.lock:
            closed = turns.kept.closed
            if closed > _now():
                raise LaterError(f"{name} is left alone until {_shown(closed)}: it asked for that, or failed", closed)
            rules = self._rules(turns, url)
            if not rules.allows(url):
                raise ForbiddenError(f"the robots.txt of {name} forbids to fetch {url}")
            self._wait(turns, rules.delay())

    def answered(self, url: str, answer: Answer) -> None:
        """Take note of an answer. Raises LaterError where the host asks to be left alone (429, 503)."""
        turns, now = self._of(host_of(url)), datetime.now(UTC)
        with turns.lock:
            turns.unanswered = 0
            if answer.status not in (429, 503):
                self._keep(turns, closed="", failures=0)
                return
            failures = turns.kept.failures + 1
            at = retrying.told(answer.headers.get("retry-after"), now) or retrying.after(failures, now)
            closed = at.isoformat(timespec="seconds")
            self._keep(turns, closed=closed, failures=failures)
            name = turns.kept.name
            raise LaterError(f"{name} answered {answer.status}, and is left alone until {_shown(closed)}", closed)

    def unanswered(self, url: str) -> None:
        """Take note that a host did not answer: after a few times in a row it is left alone for a while."""
        turns = self._of(host_of(url))
        with turns.lock:
            turns.unanswered += 1
            if turns.unanswered >= UNANSWERED:
                failures = turns.kept.failures + 1
                at = retrying.after(failures, datetime.now(UTC))
                self._keep(turns, closed=at.isoformat(timespec="seconds"), failures=failures)
                turns.unanswered = 0

    def _of(self, name: str) -> _Turns:
        with self._lock:
            if name not in self._turns:
                self._turns[name] = _Turns(self._known(name) or Host(name=name))
            return self._turns[name]

    def _keep(self, turns: _Turns, **fields: object) -> None:
        kept = structs.replace(turns.kept, **fields)
        if kept != turns.kept:
            turns.kept = kept
            with self._lock:
                self._changed.add(kept.name)

    def _wait(self, turns: _Turns, asked: float) -> None:
        pause = turns.next - time.monotonic()
        if pause > 0 and self._stop.wait(pause):
            raise StoppedError
        turns.next = time.monotonic() + max(self._delay, asked)

    def _rules(self, turns: _Turns, url: str) -> Robots:
        if turns.kept.until <= _now():
            self._wait(turns, 0.0)
            self._ask(turns, url)
            turns.rules = None
        if turns.kept.robots is None:
            raise LaterError(
                f"{turns.kept.name} did not give its robots.txt, so that nothing of it may be fetched",
                turns.kept.until,
            )
        if turns.rules is None:
            turns.rules = robots(turns.kept.robots)
        return turns.rules

    def _ask(self, turns: _Turns, url: str) -> None:
        """Fetch a site's robots.txt. One that there is not allows all; one that cannot be given, nothing (RFC 9309)."""
        parts = urlsplit(url)
        where = f"{parts.scheme}://{parts.netloc}/robots.txt"
        text: str | None = None
        try:
            answer = request(where, structs.replace(self._limits, max_bytes=MOST_BYTES * 4))
        except UnansweredError:
            raise
        except RefusalError as refusal:
            if "redirects" not in str(refusal):
                raise
            text = ""
        else:
            if answer.status in (429, 503):
                self.answered(where, answer)
            elif answer.page is not None:
                text = answer.page.data[:MOST_BYTES].decode("utf-8", "replace").lstrip("\ufeff").replace("\0", "")
            elif answer.status < 500:
                text = ""
        good = GOOD_FOR if text is not None else BROKEN_FOR
        self._keep(turns, robots=text, until=(datetime.now(UTC) + good).isoformat(timespec="seconds"))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _shown(moment: str) -> str:
    return f"{moment[:16].replace('T', ' ')} UTC"
