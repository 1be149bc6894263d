"""The events of each of some stories of which most say anything, as its page begins with them."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import Connection, text

from onrecord.model import Event
from onrecord.record.headings import Gist
from onrecord.store import decoding, schema
from onrecord.store.quick import rows
from onrecord.store.writing import bodies

T = TypeVar("T")


def gists(connection: Connection, stories: Iterable[str], most: int) -> dict[str, list[Gist]]:
    """By story, the gist of its events, leads among them, in order of id; stories without events are left out."""
    return _decoded(_bodies(connection, stories, most, leads=True), decoding.Decoder(Gist))


def topmost(connection: Connection, stories: Iterable[str], most: int) -> dict[str, list[Event]]:
    """By story, its firm events, those first of which most say anything, and of these the newest."""
    return _decoded(_bodies(connection, stories, most, leads=False), decoding.Decoder(Event))


def first_bodies(connection: Connection, story: str, most: int) -> list[str]:
    """The bodies of a story's firm events in the same order: to be read as far as each is needed."""
    return [body for _, body in _bodies(connection, [story], most, leads=False)]


def _decoded(told: Sequence[tuple[str, str]], decoder: decoding.Decoder[T]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for story, body in told:
        found.setdefault(story, []).append(decoder.decode(body))
    return found


def _bodies(connection: Connection, stories: Iterable[str], most: int, *, leads: bool) -> list[tuple[str, str]]:
    """Story by story, for an index has the events of each in that order, and no more of them are looked at."""
    first = _FIRST if leads else _FIRST_FIRM
    ids = {of: [row[0] for row in rows(connection, first, {"of": of, "most": most})] for of in sorted(set(stories))}
    kept = bodies(connection, schema.events, [id for listed in ids.values() for id in listed])
    return [(of, kept[id]) for of, listed in ids.items() for id in (sorted(listed) if leads else listed)]


_ORDER = "ORDER BY support DESC, day DESC, id DESC LIMIT :most"
_FIRST = text(f"SELECT id FROM events WHERE story = :of {_ORDER}")
_FIRST_FIRM = text(f"SELECT id FROM events WHERE story = :of AND tier = 'firm' {_ORDER}")
