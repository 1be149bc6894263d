"""The events of some stories of which most say anything, in one statement for all of these stories."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import Connection, func, select

from onrecord.model import Event
from onrecord.record.headings import Gist
from onrecord.store import decoding, schema
from onrecord.store.among import among

T = TypeVar("T")


def gists(connection: Connection, stories: Iterable[str], most: int) -> dict[str, list[Gist]]:
    """By story, the gist of its events, leads among them, in order of id; stories without events are left out."""
    return _decoded(_bodies(connection, stories, most, leads=True), decoding.Decoder(Gist))


def topmost(connection: Connection, stories: Iterable[str], most: int) -> dict[str, list[Event]]:
    """By story, its firm events, those first of which most say anything, and of these the newest."""
    return _decoded(_bodies(connection, stories, most, leads=False), decoding.Decoder(Event))


def _decoded(rows: Sequence[tuple[str, str]], decoder: decoding.Decoder[T]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for story, body in rows:
        found.setdefault(story, []).append(decoder.decode(body))
    return found


def _bodies(connection: Connection, stories: Iterable[str], most: int, *, leads: bool) -> list[tuple[str, str]]:
    c = schema.events.c
    order = (c.support.desc(), c.day.desc(), c.id.desc())
    place = func.row_number().over(partition_by=c.story, order_by=order).label("place")
    ranked = select(c.id, place).where(among(c.story, stories))
    if not leads:
        ranked = ranked.where(c.tier == "firm")
    first = ranked.subquery()
    query = select(c.story, c.body).join(first, first.c.id == c.id).where(first.c.place <= most)
    rows = connection.execute(query.add_columns(c.id, first.c.place)).all()
    ordered = sorted(rows, key=lambda row: (row.story, row.id if leads else row.place))
    return [(row.story, row.body) for row in ordered]
