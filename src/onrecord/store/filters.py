"""What lists are narrowed by, as conditions that the store's indices answer."""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypedDict

from sqlalchemy import ColumnElement, Connection, Table, func, select

from onrecord.acquire.asked import days
from onrecord.knowledge import choices
from onrecord.store import schema

MANY = 2000  # rows of a party that are counted to find the rarest


class ClaimFilters(TypedDict, total=False):
    """What claims may be narrowed by; all that are given hold together.

    `type` and `status` as everywhere; `party` the code of somebody on either side, or several codes that are all in
    it; `actor` and `recipient` the code of somebody on that side; `after` and `before` the first and the last day on
    which it may begin, as 2023-08-01, 2023-08 or 2023; `source` the name of the innermost speaker; `report` the id of
    one report; `leads` whether leads are among them.
    """

    type: str | None
    status: str | None
    party: str | Sequence[str] | None
    actor: str | None
    recipient: str | None
    after: str | None
    before: str | None
    source: str | None
    report: str | None
    leads: bool


class EventFilters(TypedDict, total=False):
    """What events may be narrowed by; all that are given hold together.

    As `ClaimFilters`, with `story`, the id of one, and `least_origins`, how many at least say anything of it.
    """

    story: str | None
    type: str | None
    status: str | None
    party: str | Sequence[str] | None
    actor: str | None
    recipient: str | None
    after: str | None
    before: str | None
    least_origins: int | None
    leads: bool


class Sided(NamedTuple):
    """Somebody asked for: the code, and on which side; None for either."""

    code: str
    side: str | None = None


class Source(NamedTuple):
    """Where the lines of a list are found: a table, the column with their ids in it, and conditions on it."""

    table: Table
    id: ColumnElement[str]
    where: list[ColumnElement[bool]]


def sided(given: ClaimFilters | EventFilters) -> list[Sided]:
    """The parties that are asked for."""
    party = given.get("party") or ()
    found = [Sided(code) for code in ((party,) if isinstance(party, str) else party)]
    if actor := given.get("actor"):
        found.append(Sided(actor, "actor"))
    if recipient := given.get("recipient"):
        found.append(Sided(recipient, "recipient"))
    return found


def lines(
    connection: Connection, given: ClaimFilters | EventFilters, records: Table, parties: Table, of: str
) -> Source:
    """Where events or claims are found that meet the filters: by the rarest of the parties, or in their own table.

    Args:
        connection: to count the parties' rows with.
        given: the filters.
        records: the table of events or claims.
        parties: the table of their parties.
        of: the column of that table which has their ids.
    """
    asked = sided(given)
    narrow = given.get("story") or given.get("report")  # of which there are few enough
    first = None if narrow or not asked else _rarest(connection, parties, asked)
    table = records if first is None else parties
    id = table.c["id" if first is None else of]
    where = [] if first is None else _side(parties, first)
    for one in asked:
        if one != first:
            also = parties.alias()
            met = select(also.c.code).where(*_side(also, one), also.c.day == table.c.day, also.c[of] == id)
            where.append(met.exists())
    return Source(table, id, where + _own(table, given))


def _own(table: Table, given: ClaimFilters | EventFilters) -> list[ColumnElement[bool]]:
    c = table.c
    where: list[ColumnElement[bool]] = []
    if type := given.get("type"):
        where.append(c.type == choices.event_type(type))
    if status := given.get("status"):
        where.append(c.status == choices.status(status))
    where += between(c.day, given.get("after"), given.get("before"))
    for name in ("story", "source", "report"):
        if value := given.get(name):
            where.append(c[name] == value)
    if least := given.get("least_origins"):
        where.append(c.support >= least)
    return where


def between(column: ColumnElement[str], after: str | None, before: str | None) -> list[ColumnElement[bool]]:
    """That a day lies from the one to the other. What has no day does not. Raises UsageError for what is no day."""
    where = []
    if after:
        where.append(column >= (days(after).start or ""))
    if before:
        where += [column > "", column <= (days(before).end or "")]
    return where


def _side(table: Any, asked: Sided) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = [table.c.code == asked.code]
    return where if asked.side is None else [*where, table.c.side.in_((asked.side, "both"))]


def _rarest(connection: Connection, parties: Table, asked: Sequence[Sided]) -> Sided:
    """Of the parties, the one with the fewest rows; counted as far as it takes to tell the rare from the common."""
    if len(asked) == 1:
        return asked[0]

    def held(one: Sided) -> int:
        some = select(parties.c.code).where(parties.c.code == one.code).limit(MANY).subquery()
        return connection.execute(select(func.count()).select_from(some)).scalar_one()

    return min(asked, key=held)


TABLES = {"event": (schema.events, schema.event_party), "claim": (schema.claims, schema.claim_party)}
