"""What the news since a day told: each event that it is about, as it was told until then and as it is told now."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import select

from onrecord.model import Claim, Event, Report, Response
from onrecord.record.past import Part, of_part
from onrecord.store import Change, Record, decoding, schema
from onrecord.store.bulk import claims_in, many, responses_in

T = TypeVar("T", Claim, Response)


class News:
    """The reports of a record parted by a day of publication.

    Reports without one count by the days between which they were published. Where the day lies within these, and
    where nothing tells when, they count as older and are among `doubtful`.
    """

    def __init__(self, record: Record, day: str) -> None:
        self.record = record
        self.day = day
        r = schema.reports.c
        decode = decoding.Decoder(Report).decode
        with record.shelf.reading() as connection:
            ok = select(r.body).where(r.status == "ok")
            self.reports = set(connection.execute(select(r.id).where(r.status == "ok", r.day >= day)).scalars())
            old = connection.execute(ok.where(r.published.is_(None), r.day < day)).scalars().all()
        undated = map(decode, old)
        self.doubtful = sorted(one.id for one in undated if not (last := _last(one)) or last >= day)
        self._decisions = record.in_force()
        self._letters = record.outlet_letters()

    def changes(self) -> Iterator[Change]:
        """The events that the news is about, before it (None: it brought them) and now, in order of id."""
        claims = [claim.id for claim in claims_in(self.record, self.reports)]
        answers = [answer.id for answer in responses_in(self.record, self.reports)]
        owners = {*self.record.owners("event", claims).values(), *self.record.owners("answered", answers).values()}
        events = many(self.record, Event, sorted(owners))
        self._held = _Held(self.record, events)
        for event in events:
            before = self._before(event)
            if before != event:
                yield Change(event.id, before, event)

    def _before(self, event: Event) -> Event | None:
        """The event as it was told before the day; None if nobody told of it; itself if nothing was added."""
        held = self._held
        claims = self._kept(held.claims.get(id) for id in event.claims)
        responses = self._kept(held.responses.get(id) for id in event.responses)
        if len(claims) == len(event.claims) and len(responses) == len(event.responses):
            return event
        if not claims:
            return None
        part = Part(
            claims=claims,
            responses=responses,
            origins={one.id: held.origins[one.id] for one in claims if one.id in held.origins},
            reports={one.report: held.reports[one.report] for one in claims},
        )
        return of_part(event, part, self._decisions, self._letters)

    def _kept(self, found: Iterable[T | None]) -> list[T]:
        return [one for one in found if one is not None and one.report not in self.reports]


class _Held:
    """What hangs on some events, by id, read at once."""

    def __init__(self, record: Record, events: Sequence[Event]) -> None:
        claims = many(record, Claim, (id for event in events for id in event.claims))
        responses = many(record, Response, (id for event in events for id in event.responses))
        self.claims = {one.id: one for one in claims}
        self.responses = {one.id: one for one in responses}
        self.origins = record.owners("origin", sorted(self.claims))
        self.reports = {one.id: one for one in many(record, Report, sorted({one.report for one in claims}))}


def _last(report: Report) -> str | None:
    """The last day on which an undated report may have been published."""
    return report.published_window[1] if report.published_window else None
