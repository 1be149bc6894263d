"""The events of each of some stories of which most say anything, as its page begins with them."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import Connection, bindparam, select

from onrecord.model import Event
from onrecord.record.headings import Gist
from onrecord.store import decoding, schema
from onrecord.store.writing import bodies

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
    """Story by story, for an index has the events of each in that order, and no more of them are looked at."""
    c = schema.events.c
    first = select(c.id).where(c.story == bindparam("of"))
    first = first if leads else first.where(c.tier == "firm")
    first = first.order_by(c.support.desc(), c.day.desc(), c.id.desc()).limit(most)
    found: list[tuple[str, str]] = []
    for story in sorted(set(stories)):
        ids = list(connection.execute(first, {"of": story}).scalars())
        kept = bodies(connection, schema.events, ids)
        found += [(story, kept[id]) for id in (sorted(ids) if leads else ids)]
    return found
