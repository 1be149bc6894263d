"""What a round of watching goes by."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from onrecord.acquire import Limits
from onrecord.acquire.feeds import Hosts
from onrecord.acquire.feeds.manners import Manners
from onrecord.model import Report
from onrecord.store import Record
from onrecord.store.turns import turn
from onrecord.verbs.build import take_in
from onrecord.verbs.running import BuildResult

if TYPE_CHECKING:
    from onrecord.read import Settings

AT_ONCE = 50  # articles after which what they bear on is worked out, and alerts are


class Course(NamedTuple):
    """Where the record is, the record, manners towards others, and what ends it.

    `since` is the first day of articles that are wanted, None for all that a feed has; `named` is what was given;
    `brought` is called after each batch that was recorded.
    """

    output: str | Path
    record: Record
    hosts: Hosts
    manners: Manners
    limits: Limits
    since: str | None
    settings: "Settings | None"
    stop: Event
    named: tuple[str, ...]
    brought: Callable[[], None]

    def take_in(self, reports: Iterable[Report]) -> BuildResult:
        """Record these reports, in turn with other builds. Raises InUseError if another did not end in time."""
        with turn(self.output):
            return take_in(self.record, reports, self.named, self.settings)


def now() -> datetime:
    """The moment it is, in UTC."""
    return datetime.now(UTC)


def written(moment: datetime) -> str:
    """A moment as it is kept: in ISO 8601, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
