"""What a round of watching goes by."""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from onrecord.acquire import Limits
from onrecord.acquire.feeds import Hosts
from onrecord.acquire.feeds.manners import Manners
from onrecord.store import Record

if TYPE_CHECKING:
    from onrecord.read import Settings

AT_ONCE = 50  # articles after which what they bear on is worked out, and alerts are


class Course(NamedTuple):
    """The record, manners towards others, and what ends it.

    `since` is the first day of articles that are wanted, None for all that a feed has; `named` is what was given;
    `brought` is called after each batch that was recorded.
    """

    record: Record
    hosts: Hosts
    manners: Manners
    limits: Limits
    since: str | None
    settings: "Settings | None"
    stop: Event
    named: tuple[str, ...]
    brought: Callable[[], None]


def now() -> datetime:
    """The moment it is, in UTC."""
    return datetime.now(UTC)


def written(moment: datetime) -> str:
    """A moment as it is kept: in ISO 8601, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
