"""Lists of a record, a page at a time: what a page shows is read, and no more, however much the record holds."""

from collections.abc import Sequence
from typing import Any, Unpack

from sqlalchemy import ColumnElement, Connection, select, text, tuple_

from onrecord.knowledge import choices
from onrecord.model import Claim, Event, Report, Story
from onrecord.store import ids, quick, schema
from onrecord.store.cursors import Page, cursor, key_of, limited
from onrecord.store.filters import TABLES, ClaimFilters, EventFilters, Source, between, lines, sided
from onrecord.store.lookups import Lookups, StoryLine

LIMIT = 50
_STORY = text("SELECT id FROM stories WHERE id = :id")


class Pages(Lookups):
    """The part of a `Record` that gives its lists by the page: rows in order, and the cursor of those that follow."""

    def events_page(
        self, *, order: str = "day", cursor: str | None = None, limit: int = LIMIT, **filters: Unpack[EventFilters]
    ) -> Page[Event]:
        """Events in order: by `day` the newest first, those without a day last; `oldest`, the other way round; by
        `weight` those first of which most say anything, and of these the newest.

        Raises:
            UsageError: no such type, status, order or day; a cursor that is none; a limit that is none.
            NotFoundError: no such story.
        """
        order = _order(order, ("day", "oldest", "weight"))
        asked: EventFilters = {**filters}
        if story := filters.get("story"):
            asked["story"] = self._story_id(story)
        with self.shelf.reading() as connection:
            source = lines(connection, asked, *TABLES["event"], "event")
            where = source.where if filters.get("leads") else [*source.where, source.table.c.tier == "firm"]
            c = source.table.c
            by = [c.support, c.day, source.id] if order == "weight" else [c.day, source.id]
            shown, after = _ids(connection, source._replace(where=where), by, order, cursor, limit)
        found = self.events_by_id(shown)
        return Page([found[id] for id in shown if id in found], after)

    def claims_page(
        self,
        *,
        order: str = "day",
        cursor: str | None = None,
        limit: int = LIMIT,
        **filters: Unpack[ClaimFilters],
    ) -> Page[Claim]:
        """Claims in order of the day that they are about, the newest first, or the oldest.

        Claims are found as they were read, and given as people corrected them; what people called wrong, and what
        corrected no longer meets the filters, is left out, so that a page may have fewer lines than its limit.

        Raises UsageError as `events_page` does.
        """
        order = _order(order, ("day", "oldest"))
        with self.shelf.reading() as connection:
            source = lines(connection, filters, *TABLES["claim"], "claim")
            where = source.where
            if not filters.get("leads"):
                where = [*where, (source.table.c.tier == "firm") | source.id.in_(sorted(self.affirmed()))]
            by = [source.table.c.day, source.id]
            shown, after = _ids(connection, source._replace(where=where), by, order, cursor, limit)
        found = self.claims_by_id(shown)
        return Page([found[id] for id in shown if id in found and _meets(found[id], filters)], after)

    def reports_page(
        self,
        *,
        story: str | None = None,
        outlet: str | None = None,
        status: str | None = None,
        language: str | None = None,
        after: str | None = None,
        before: str | None = None,
        order: str = "day",
        cursor: str | None = None,
        limit: int = LIMIT,
    ) -> Page[Report]:
        """Reports in order of the day of publication, the newest first, or the oldest.

        Those whose day is only known to lie between two stand at the first of them; those without any count as oldest.

        Raises:
            UsageError: no such status, order or day; a cursor that is none; a limit that is none.
            NotFoundError: no such story.
        """
        order = _order(order, ("day", "oldest"))
        r = schema.reports.c
        asked = {"outlet": outlet, "language": language, "status": choices.report_status(status) if status else None}
        own = [r[name] == value for name, value in asked.items() if value is not None]
        if story is None:
            source = Source(schema.reports, r.id, own + between(r.day, after, before))
        else:
            told = schema.story_report.c
            where = [told.story == self._story_id(story), *between(told.day, after, before)]
            if own:
                where.append(select(r.id).where(r.id == told.report, *own).exists())
            source = Source(schema.story_report, told.report, where)
        with self.shelf.reading() as connection:
            shown, after_ = _ids(connection, source, [source.table.c.day, source.id], order, cursor, limit)
        found = self.reports_by_id(shown)
        return Page([found[id] for id in shown if id in found], after_)

    def stories_page(
        self,
        *,
        after: str | None = None,
        before: str | None = None,
        order: str = "activity",
        cursor: str | None = None,
        limit: int = LIMIT,
    ) -> Page[StoryLine]:
        """Stories in order: those first that were reported of last, or by `size` those of most reports.

        Args:
            after: the first day on which its last report may have been published.
            before: the last day of these.
            order: activity or size.
            cursor: of the page before.
            limit: how many stories.

        Raises UsageError: no such order or day; a cursor that is none; a limit that is none.
        """
        order = _order(order, ("activity", "size"))
        c = schema.stories.c
        by = [c.reports, c.last_day, c.id] if order == "size" else [c.last_day, c.id]
        source = Source(schema.stories, c.id, between(c.last_day, after, before))
        with self.shelf.reading() as connection:
            shown, after_ = _ids(connection, source, by, order, cursor, limit)
        found = self.story_lines(shown)
        return Page([found[id] for id in shown if id in found], after_)

    def _story_id(self, given: str) -> str:
        """The id that a story answers to now. Raises NotFoundError."""
        id = self.shelf.resolve(given)
        with self.shelf.reading() as connection:
            if quick.rows(connection, _STORY, {"id": id}):
                return id
        return ids.find(self.shelf, self.name, given, (Story,)).id


def _order(given: str, options: Sequence[str]) -> str:
    return choices.chosen("order", given, options)


def _ids(
    connection: Connection,
    source: Source,
    by: Sequence[ColumnElement[Any]],
    order: str,
    given: str | None,
    limit: int,
) -> tuple[list[str], str | None]:
    """The ids of a page's lines, and the cursor of those that follow. The last of the columns has the ids."""
    where = list(source.where)
    types = tuple(column.type.python_type for column in by)
    if given is not None:
        last = key_of(given, order, types)
        where.append(tuple_(*by) > tuple_(*last) if order == "oldest" else tuple_(*by) < tuple_(*last))
    ordered = by if order == "oldest" else [column.desc() for column in by]
    query = select(*by).where(*where).order_by(*ordered).limit(limited(limit) + 1)
    rows: list[tuple[Any, ...]] = [tuple(row) for row in connection.execute(query)]
    more = len(rows) > limit
    return [row[-1] for row in rows[:limit]], cursor(order, rows[limit - 1]) if more else None


def _meets(claim: Claim, asked: ClaimFilters) -> bool:
    """Whether a claim is still what was asked for, now that it is as people corrected it."""
    type, status = asked.get("type"), asked.get("status")
    if type and claim.type != choices.event_type(type):
        return False
    if status and claim.status != choices.status(status):
        return False
    if claim.tier != "firm" and not asked.get("leads"):
        return False
    sides = {"actor": {party.code for party in claim.actors}, "recipient": {party.code for party in claim.recipients}}
    either = sides["actor"] | sides["recipient"]
    return all(one.code in (sides[one.side] if one.side else either) for one in sided(asked))
