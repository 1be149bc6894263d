"""Many records at once by their ids, and what belongs to them: a few statements, whatever the record holds."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, TypeVar

from sqlalchemy import select

from onrecord.model import Claim, Conflict, Event, OriginKind, Report, Response, Story
from onrecord.record.headings import UNKNOWN, heading
from onrecord.store import decoding, quick, schema
from onrecord.store.among import among
from onrecord.store.history import History
from onrecord.store.rows import LAYOUTS
from onrecord.store.topmost import gists
from onrecord.store.writing import bodies

T = TypeVar("T", Report, Claim, Response, Event)
OF_EVENT = 500  # claims of one event that are given
OF_STORY = 200  # events of one story that its heading is made of
KNOWN = 100_000  # claims of which it is known in which report they stand, some 20 MB
_STAND_IN = "SELECT id, report FROM claims WHERE id"
_MOVED = "SELECT old, new FROM redirects WHERE old"
_CONFLICTS = "SELECT event, id, body FROM conflicts WHERE event"
_STORIES = "SELECT id FROM stories WHERE id"
_LINES = "SELECT id, title, first_day, last_day, reports, events FROM stories WHERE id"


class OriginLine(NamedTuple):
    """Whose word a claim is, without all else that rests on it; `Record.origin` has that."""

    id: str
    kind: OriginKind
    title: str


class StoryLine(NamedTuple):
    """A story as lists show it, with the days of its first and last report, "" if none is dated.

    `reports` and `events` are how many it has of them, firm events alone.
    """

    id: str
    title: str
    first_day: str
    last_day: str
    reports: int
    events: int


class Lookups(History):
    """The part of a `Record` that gives many records at once."""

    def reports_by_id(self, asked: Iterable[str]) -> dict[str, Report]:
        """Those of the reports that there are, by the ids that were asked for."""
        return self._by_id(Report, asked)

    def events_by_id(self, asked: Iterable[str]) -> dict[str, Event]:
        """Those of the events that there are, by the ids that were asked for, be they of events merged since."""
        return self._by_id(Event, asked)

    def claims_by_id(self, asked: Iterable[str]) -> dict[str, Claim]:
        """Those of the claims that there are, by id, as people corrected them; without those called wrong."""
        found = self._by_id(Claim, asked)
        decisions = self.in_force()
        return {id: decisions.corrected(claim) for id, claim in found.items() if decisions.counts(claim)}

    def _by_id(self, kind: type[T], asked: Iterable[str]) -> dict[str, T]:
        wanted = list(dict.fromkeys(asked))
        now = self._now(wanted)
        with self.shelf.reading() as connection:
            kept = bodies(connection, LAYOUTS[kind].table, sorted(set(now.values())))
        decode = decoding.Decoder(kind).decode
        made = {id: decode(body) for id, body in kept.items()}
        return {id: made[now[id]] for id in wanted if now[id] in made}

    def _now(self, asked: Sequence[str]) -> dict[str, str]:
        """By id, the one that it answers to now."""
        now = {id: id for id in asked}
        ask = set(asked)
        with self.shelf.reading() as connection:
            while ask:
                moved = dict(quick.among(connection, _MOVED, ask))
                now = {id: moved.get(at, at) for id, at in now.items()}
                ask = set(moved.values())
        return now

    # -- what belongs to them ----------------------------------------------------------------------------------

    def reports_of_claims(self, claims: Iterable[str]) -> dict[str, str]:
        """By claim, the id of the report that it stands in; for claims that there are.

        A claim's id is made of that of its report, so that what was once looked up is right for good.
        """
        known, asked = self._stand_in, list(dict.fromkeys(claims))
        new = [id for id in asked if id not in known]
        with self.shelf.reading() as connection:
            found = dict(quick.among(connection, _STAND_IN, new))
        told = {id: report for id in asked if (report := found.get(id) or known.get(id))}
        if len(known) > KNOWN:
            known.clear()
        known.update(found)
        return told

    @cached_property
    def _stand_in(self) -> dict[str, str]:
        return {}

    def origins_of_claims(self, asked: Iterable[str]) -> dict[str, OriginLine]:
        """By claim, whose word it is."""
        of, o = schema.links.c, schema.origins.c
        found: dict[str, OriginLine] = {}
        with self.shelf.reading() as connection:
            query = select(of.member, o.id, o.kind, o.title).join(schema.origins, o.id == of.owner)
            query = query.where(of.kind == "origin", among(of.member, set(asked)))
            for member, *line in sorted(connection.execute(query).all(), key=itemgetter(1)):
                found.setdefault(member, OriginLine(*line))
        return found

    def conflicts_of(self, events: Iterable[str]) -> dict[str, list[Conflict]]:
        """By event, the conflicts within it; events without any are left out."""
        now = self._now(list(dict.fromkeys(events)))
        kept: dict[str, list[Conflict]] = {}
        with self.shelf.reading() as connection:
            rows = quick.among(connection, _CONFLICTS, set(now.values()))
            for event, _, body in sorted(rows, key=itemgetter(1)):
                kept.setdefault(event, []).append(decoding.decode(body, type=Conflict))
        return {asked: kept[id] for asked, id in now.items() if id in kept}

    def responses_of(self, events: Iterable[str]) -> dict[str, list[Response]]:
        """By event, the responses to it, in order of report and place in its text; events without any are left out."""
        found: dict[str, list[Response]] = {}
        for event, members in self._members("answered", events).items():
            with self.shelf.reading() as connection:
                kept = bodies(connection, schema.responses, members)
            made = [decoding.decode(body, type=Response) for body in kept.values()]
            found[event] = sorted(made, key=lambda one: (one.report, one.span.start, one.id))
        return found

    def claims_of_events(
        self, events: Iterable[str], *, leads: bool = False, most: int = OF_EVENT
    ) -> dict[str, list[Claim]]:
        """By event, its claims in order of report and place in its text, as people corrected them.

        Args:
            events: ids of events.
            leads: also the leads that may tell of it.
            most: claims of one event; `Event.claims` has the ids of all.
        """
        listed = list(dict.fromkeys(events))
        firm = self._members("event", listed, most)
        also = self._members("lead", listed, most) if leads else {}
        members = {event: [*firm.get(event, ()), *also.get(event, ())][:most] for event in listed}
        claims = self.claims_by_id(id for of in members.values() for id in of)
        return {
            event: sorted((claims[id] for id in of if id in claims), key=lambda one: (one.report, one.span, one.id))
            for event, of in members.items()
        }

    def _members(self, kind: str, owners: Iterable[str], most: int | None = None) -> dict[str, list[str]]:
        """By owner, the ids of what it owns, in order; owners of nothing are left out."""
        c = schema.links.c
        now = self._now(list(dict.fromkeys(owners)))
        found: dict[str, list[str]] = {}
        with self.shelf.reading() as connection:
            for owner in sorted(set(now.values())):
                query = select(c.member).where(c.kind == kind, c.owner == owner).order_by(c.member).limit(most)
                if members := list(connection.execute(query).scalars()):
                    found[owner] = members
        return {asked: found[id] for asked, id in now.items() if id in found}

    # -- stories -----------------------------------------------------------------------------------------------

    def story_lines(self, asked: Iterable[str]) -> dict[str, StoryLine]:
        """Those of the stories that there are, by the ids that were asked for, without the ids of all they hold."""
        now = self._now(list(dict.fromkeys(asked)))
        kept: dict[str, StoryLine] = {}
        with self.shelf.reading() as connection:
            for row in quick.among(connection, _LINES, set(now.values())):
                kept[row[0]] = StoryLine(*row)
        return {id: kept[at] for id, at in now.items() if at in kept}

    def headings_of(self, stories: Iterable[str], most: int = OF_STORY) -> dict[str, str]:
        """The headings of some stories: who and what each is about.

        Those of stories with more events than `most` are made of these, those first of which most say anything.
        """
        now = self._now(list(dict.fromkeys(stories)))
        with self.shelf.reading() as connection:
            held = {row[0] for row in quick.among(connection, _STORIES, set(now.values()))}
            told = gists(connection, held, most)
        made = {id: heading(told.get(id, ()), None) for id in held}
        made |= {id: heading((), self._first(id)) for id, given in made.items() if given == UNKNOWN}
        return {asked: made[id] for asked, id in now.items() if id in made}

    def _first(self, story: str) -> Report | None:
        """The report that a story began with."""
        found = self.shelf.get(Story, story)
        return self.shelf.get(Report, found.reports[0]) if found and found.reports else None
