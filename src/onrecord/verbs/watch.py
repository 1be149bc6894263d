"""The verb `watch`: feeds, site maps and folders into a record, again and again, politely, and on from where it was."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from onrecord.acquire import Limits
from onrecord.acquire.asked import day
from onrecord.acquire.feeds import Hosts
from onrecord.acquire.feeds.manners import DEFAULT, LIMITS, Manners
from onrecord.errors import NotARecordError, StoreError, UsageError, VersionError
from onrecord.model.alerts import AlertMessage
from onrecord.store import open_record
from onrecord.store.record import default_name
from onrecord.store.watching import host
from onrecord.verbs.alerts import AlertResult, check_alerts
from onrecord.verbs.watching.course import Course, now, written
from onrecord.verbs.watching.rounds import go_round
from onrecord.verbs.watching.sources import Sources
from onrecord.verbs.watching.sources import sources as named
from onrecord.verbs.watching.telling import Missed, Round

if TYPE_CHECKING:
    from onrecord.read import Settings


class WatchResult(NamedTuple):
    """What watching did: over all rounds, and in the last one. `ok` if that could have and read all.

    Attributes:
        record: the path or URL of the record.
        rounds: how many rounds there were.
        outcomes: how many reports were new, revised, read again or known.
        claims: how many claims were read.
        last: the last round, with what could not be had and why.
        seconds: wall-clock time.
    """

    record: str
    rounds: int
    outcomes: dict[str, int]
    claims: int
    last: Round
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether the last round could have and read all."""
        return self.last.ok


def watch(
    sources: str | Path | Iterable[str | Path],
    output: str | Path,
    *,
    every: float | None = None,
    since: str | None = None,
    settings: "Settings | None" = None,
    manners: Manners = DEFAULT,
    limits: Limits = LIMITS,
    stop: Event | None = None,
    progress: Callable[[Round], None] | None = None,
    tell: Callable[[AlertMessage], None] | None = None,
) -> WatchResult:
    """Record the articles of feeds, site maps and folders: once, or again and again until it is stopped.

    It may be stopped at any moment and goes on where it was: what it goes on from is kept in the record. An article
    that was edited becomes a revision, its older text kept. What could not be had is told, and tried again, ever later.
    After each batch, the record's alerts tell what it brought, as `check_alerts` does.

    Args:
        sources: addresses of feeds (RSS, Atom, JSON Feed), site maps or OPML lists; OPML files; folders.
        output: where the record is or shall be: a path, or the URL of a PostgreSQL database.
        every: seconds from the begin of a round to that of the next; None for one round.
        since: the first day of articles that are wanted, by what their list says; otherwise all that a feed has, and
            of a site map those of the last two days.
        settings: how to read.
        manners: how politely to ask.
        limits: bounds on each request; private addresses are refused unless these allow them.
        stop: set to end it after the batch in hand.
        progress: called after each round.
        tell: called with each message of an alert for the terminal; without it, these wait.

    Raises:
        UsageError: no sources, or a day that is none.
        InputError: a file or folder that is not there, or is no list of feeds.
        MissingExtraError: a feed is RSS or Atom, and feedparser is not installed.
        StoreError: the record cannot be opened or written; where rounds follow, it is told and tried again.
    """
    if every is not None and every <= 0:
        raise UsageError(f"the time from round to round must be more than nothing, not {every:g} seconds")
    wanted = named((sources,) if isinstance(sources, str | Path) else sources)
    ways = _Ways(manners, limits, day(since)[:10] if since else None, settings, stop or Event(), tell)
    begun = time.monotonic()
    rounds, claims, outcomes = 0, 0, Counter[str]()
    while True:
        at = time.monotonic()
        told = _round(output, wanted, ways, lasting=every is not None)
        rounds, claims = rounds + 1, claims + told.claims
        outcomes.update(told.outcomes)
        if progress:
            progress(told)
        if every is None or ways.stop.is_set() or ways.stop.wait(max(0.0, every - (time.monotonic() - at))):
            break
    return WatchResult(default_name(output), rounds, dict(outcomes), claims, told, time.monotonic() - begun)


class _Ways(NamedTuple):
    """How it is watched, in all rounds."""

    manners: Manners
    limits: Limits
    since: str | None
    settings: "Settings | None"
    stop: Event
    tell: Callable[[AlertMessage], None] | None


def _round(output: str | Path, wanted: Sources, ways: _Ways, *, lasting: bool) -> Round:
    """One round; where others follow, a record that cannot be written now, for one, is told and does not end it."""
    try:
        with open_record(output, create=True) as record:
            hosts = Hosts(partial(host, record), ways.limits, ways.manners.delay, ways.stop)
            given = (*wanted.lists, *map(str, wanted.folders))
            found: list[AlertResult] = []

            def brought() -> None:
                found.append(check_alerts(record, tell=ways.tell, limits=ways.limits))

            course = Course(
                output, record, hosts, ways.manners, ways.limits, ways.since, ways.settings, ways.stop, given, brought
            )
            told = go_round(course, wanted)
            brought()
            return told._replace(alerts=sum(len(one.messages) for one in found), undelivered=found[-1].undelivered)
    except StoreError as error:
        if not lasting or isinstance(error, NotARecordError | VersionError):
            raise
        return Round(written(now()), missed=(Missed(default_name(output), str(error), ""),))
