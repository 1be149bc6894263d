"""Where a forecast's events come from: a record, or event files without text."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from onrecord.acquire.asked import day
from onrecord.errors import UsageError
from onrecord.forecast.from_record import Known, known, published
from onrecord.forecast.happenings import Happenings, date_of, days_of, read_happenings
from onrecord.knowledge.plover import TYPES
from onrecord.model import Story
from onrecord.store import Record, open_record
from onrecord.store.engine import is_database
from onrecord.store.named import known_actor
from onrecord.store.named import story as named_story


@dataclass(frozen=True, slots=True)
class Source:
    """Events to forecast from: those of `record`, or those of a file, `events`."""

    name: str
    record: Record | None = None
    events: Happenings | None = None
    leads: bool = False

    def day(self, on: str | None) -> int:
        """The day as of which a forecast is made: as asked, else the one after the last report or event.

        Raises UsageError for what is no day, where there is no dated report, or where a file has no event before it.
        """
        if on is not None:
            found = days_of(day(on))
            assert found is not None
            return found
        if self.events is not None:
            return int(self.events.day[-1]) + 1
        assert self.record is not None
        days = published(self.record)
        if days is None:
            raise UsageError(f"{self.name} has no report with a day of publication: give the day with --on")
        return days[1] + 1

    def known(self, on: int, story: Story | None = None) -> Known:
        """What was known before a day, of all or of one story."""
        if self.events is not None:
            return Known(on=on, happenings=replace(self.events.before(on), left_out=self.events.left_out))
        assert self.record is not None
        events = self.record.events(story=story.id, leads=self.leads) if story is not None else None
        return known(self.record, on, events, leads=self.leads)

    def story(self, given: str | None) -> Story | None:
        """The story that is meant. Raises UsageError for a file, NotFoundError where there is none such."""
        if given is None:
            return None
        if self.record is None:
            raise UsageError(f"{self.name} is an event file and has no stories: leave out --story")
        return named_story(self.record, given)

    def party(self, given: str) -> str:
        """An actor as the events have it. Raises UsageError where nobody is meant by it."""
        from onrecord.forecast.assumed import named_in

        if self.events is not None:
            return named_in(self.events)(given)
        assert self.record is not None
        return known_actor(self.record, given).code

    @property
    def relations(self) -> tuple[str, ...]:
        """What may be done, as the events have it."""
        return self.events.relations if self.events is not None else TYPES


@contextmanager
def opened(given: Record | str | Path, *, leads: bool = False) -> Iterator[Source]:
    """A record, open or by its place, or an event file, told by what it begins with.

    Raises what `open_record` and `read_happenings` do.
    """
    if isinstance(given, Record):
        yield Source(given.name, record=given, leads=leads)
    elif is_event_file(given):
        yield Source(str(given), events=_read(Path(given)))
    else:
        with open_record(given) as record:
            yield Source(record.name, record=record, leads=leads)


def is_event_file(given: str | Path) -> bool:
    """Whether something is a file, and no record."""
    if "://" in str(given) or not (path := Path(given)).is_file():
        return False
    return os.access(path, os.R_OK) and path.stat().st_size > 0 and not is_database(path)


def _read(path: Path) -> Happenings:
    return _kept(path.resolve(), path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _kept(path: Path, changed: int) -> Happenings:  # noqa: ARG001
    return read_happenings(path)


def written(number: int) -> str:
    """A day, in days since 1970-01-01, as it is written."""
    return date_of(number).isoformat()
