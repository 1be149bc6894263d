"""When an endpoint may be asked: waits between tries, what it says itself, and a rest where it does not answer."""

import math
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from onrecord.read.model_reader.known import bound


def back_off(tried: int, first: float) -> float:
    """Seconds to wait after so many tries: doubled each time up to a bound, and a little by chance.

    The chance keeps processes that were refused together from coming back together.
    """
    return min(first * 2.0 ** min(tried - 1, 30), float(bound("longest_wait"))) * (1 + random.random() / 4)


def retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """The seconds of a Retry-After heading, which has them or a date (RFC 9110, 10.2.3); None if it has neither."""
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            then = parsedate_to_datetime(value)
        except (TypeError, ValueError):
            return None
        then = then if then.tzinfo else then.replace(tzinfo=UTC)
        seconds = (then - (now or datetime.now(UTC))).total_seconds()
    return max(0.0, seconds) if math.isfinite(seconds) else None


class Pace:
    """What all requests of one process to one endpoint share: not before when, and how often it has failed.

    After some reports in a row without an answer the endpoint rests; the first report after that tries it once.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._not_before = 0.0
        self._rests_until = 0.0
        self._failures = 0

    @property
    def resting(self) -> bool:
        """Whether the endpoint is left alone for now."""
        return self._clock() < self._rests_until

    @property
    def doubted(self) -> bool:
        """Whether it has failed so often that one try has to do."""
        return self._failures >= bound("failures")

    def wait(self) -> float:
        """Seconds until the endpoint may be asked, by what it said itself."""
        return max(0.0, self._not_before - self._clock())

    def hold(self, seconds: float) -> None:
        """The endpoint has said not to come back before so many seconds."""
        self._not_before = max(self._not_before, self._clock() + seconds)

    def answered(self) -> None:
        """It has answered."""
        self._failures = 0
        self._rests_until = 0.0

    def failed(self) -> None:
        """A report has got no answer, all tries taken together."""
        self._failures += 1
        if self.doubted:
            self._rests_until = max(self._clock() + bound("rest"), self._not_before)
