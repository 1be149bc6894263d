"""How many of a list's events are of each type, status, party, month and support: what a reader may narrow it by."""

from collections import Counter
from operator import itemgetter
from typing import Any, NamedTuple, Unpack

from sqlalchemy import func, select, text

from onrecord.knowledge.codes import UNKNOWN
from onrecord.store import quick, schema
from onrecord.store.filters import TABLES, EventFilters, lines
from onrecord.store.pages import Pages

MOST = 5000  # events that are counted
PARTIES = 30  # that are listed
_NEWEST = text("SELECT tier FROM events WHERE story = :story ORDER BY day DESC, id DESC LIMIT :most")


class EventCounts(NamedTuple):
    """How many events there are of each kind, the most first; months in order.

    `counted` is how many were counted: with `complete` that is all, otherwise the newest, of which there are more.
    `origins` is by how many say anything of it. `months` has "" for events without a day.
    """

    counted: int
    complete: bool
    type: dict[str, int]
    status: dict[str, int]
    tier: dict[str, int]
    party: dict[str, int]
    origins: dict[int, int]
    months: dict[str, int]


class Facets(Pages):
    """The part of a `Record` that counts what its lists can be narrowed by."""

    def newest_leads(self, story: str, most: int = MOST) -> int:
        """How many of the newest events of a story are such that only leads tell of them."""
        given = {"story": self._story_id(story), "most": most}
        with self.shelf.reading() as connection:
            return sum(row[0] == "lead" for row in quick.rows(connection, _NEWEST, given))

    def facets(self, *, most: int = MOST, **filters: Unpack[EventFilters]) -> EventCounts:
        """Count the events that meet the filters of `events_page`, the newest `most` of them.

        Raises UsageError and NotFoundError as `events_page` does.
        """
        asked: EventFilters = {**filters}
        if story := filters.get("story"):
            asked["story"] = self._story_id(story)
        of = schema.event_party.c
        with self.shelf.reading() as connection:
            table, id, where = lines(connection, asked, *TABLES["event"], "event")
            c = table.c
            if not filters.get("leads"):
                where = [*where, c.tier == "firm"]
            columns = (c.type, c.status, c.tier, c.support, func.substr(c.day, 1, 7).label("month"))
            newest = select(id.label("id"), *columns).where(*where).order_by(c.day.desc(), id.desc())
            answered = connection.execute(newest.with_only_columns(*columns).limit(most + 1))
            place = {name: number for number, name in enumerate(answered.keys())}
            rows = answered.all()
            all_of = select(id.label("id")).where(*where)  # in no order, which the database would have to make
            among = (all_of if len(rows) <= most else newest.limit(most)).subquery()
            count = func.count().label("count")
            counting = (
                select(of.code, count)
                .join(among, among.c.id == of.event)
                .where(of.code != UNKNOWN)
                .group_by(of.code)
                .order_by(count.desc(), of.code)
                .limit(PARTIES)
            )
            parties = {row.code: row[1] for row in connection.execute(counting)}
        kept = rows[:most]

        def counted(name: str) -> Counter[Any]:
            return Counter(map(itemgetter(place[name]), kept))

        def counts(name: str) -> dict[str, int]:
            return dict(sorted(counted(name).items(), key=lambda pair: (-pair[1], pair[0])))

        return EventCounts(
            counted=len(kept),
            complete=len(rows) <= most,
            type=counts("type"),
            status=counts("status"),
            tier=counts("tier"),
            party=parties,
            origins=dict(sorted(counted("support").items())),
            months=dict(sorted(counted("month").items())),
        )
