"""What pages tell of what may be next: forecasts as of the last report, and what became of those that were kept."""

from collections.abc import Iterable
from datetime import UTC, datetime

from msgspec import Struct

from onrecord.forecast.beside import told_of
from onrecord.forecast.chances import plain
from onrecord.forecast.from_record import known, published
from onrecord.forecast.happenings import date_of
from onrecord.forecast.kept import kept
from onrecord.forecast.listing import Way, candidates, cautions, few, likeliest
from onrecord.forecast.plans import told
from onrecord.forecast.resolved import resolve
from onrecord.forecast.scored import scored
from onrecord.model import Event
from onrecord.model.forecasts import Scored
from onrecord.store import Record
from onrecord.tell.chances import Line, left_out, lines
from onrecord.tell.reliability import Curve, Track, reliability, track

WITHIN = (7, 30)
MOST = 6  # lines
MOST_KEPT = 2000  # forecasts of the ledger that a page looks at, those of the last day first
NAME = "base rates"


class Next(Struct, frozen=True, kw_only=True):
    """What may be next: `lines` as of the day `on`, from `events` dated events; where there are none, why not."""

    on: str
    events: int
    lines: tuple[Line, ...]
    no_basis: str
    notes: tuple[str, ...]
    left_out: str
    parties: tuple[str, ...]


class Past(Struct, frozen=True, kw_only=True):
    """What became of the forecasts that were kept, with its pictures; `more` are not looked at."""

    scored: Scored
    curve: Curve | None
    track: Track | None


def coming(record: Record, events: Iterable[Event] | None = None, story: str | None = None, party: str = "") -> Next:
    """What may be next, as of the day after the last report, by plain base rates.

    Args:
        record: an open record.
        events: only these of its events.
        story: the id of the story that they are of.
        party: only with this one on either side.
    """
    days = published(record)
    if days is None:
        return _nothing("no basis: no report states a day of publication")
    seen = known(record, days[1] + 1, events)
    way = Way(plain(seen.happenings), NAME, datetime.now(UTC).isoformat(timespec="seconds"), story)
    why = few(seen)
    asked = [] if why else candidates(seen, lambda sides: not party or party in (sides[0], sides[2]))
    made = likeliest(seen, asked, WITHIN, way, MOST) if asked else []
    found = lines(made)
    if not found and not why:
        why = "no basis: nothing that is dated has happened here before" if not asked else "no basis: too few days yet"
    return Next(
        on=date_of(seen.on).isoformat(),
        events=seen.count,
        lines=found,
        no_basis=why,
        notes=(*cautions(made, WITHIN), *told_of(seen.datasets), *told(seen.plans, seen)),
        left_out=left_out(seen.happenings.left_out.items()),
        parties=seen.happenings.names,
    )


def past(record: Record, story: str | None = None) -> Past:
    """The ledger of forecasts, of all or of one story, and its pictures."""
    found = scored(resolve(record, kept(record, story, MOST_KEPT)))
    return Past(scored=found, curve=reliability(found.bins), track=track(found.over_time))


def _nothing(why: str) -> Next:
    return Next(on="", events=0, lines=(), no_basis=why, notes=(), left_out="", parties=())
