"""The names of a record's sources, kept at hand: a search for one by part of its name would go through all claims.

They are read anew when a build has begun or ended, or somebody has decided something; while a build writes, the names
in the claims that were recorded since are added. A name that no claim has any more leads to no claim.
"""

import threading
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import text

from onrecord.store import quick

if TYPE_CHECKING:
    from onrecord.store.record import Record

_STATE = text(
    "SELECT begun, ended, made, undone, last FROM "
    "(SELECT max(id) AS begun, count(finished) AS ended FROM builds) AS built, "
    "(SELECT count(id) AS made, count(undone) AS undone FROM decisions) AS decided, "
    "(SELECT coalesce(max(seq), 0) AS last FROM passage_lines) AS held"
)
_ALL = text(  # from each name to the next in the index, for each is in it as often as there are claims that rest on it
    "WITH RECURSIVE held(name) AS (SELECT min(source) FROM claims UNION ALL "
    "SELECT (SELECT min(source) FROM claims WHERE source > held.name) FROM held WHERE held.name IS NOT NULL) "
    "SELECT name FROM held WHERE name IS NOT NULL"
)
_NEW = text(
    "SELECT DISTINCT claims.source FROM passage_lines AS line CROSS JOIN claims "
    "WHERE line.seq > :last AND line.kind = 'claim' AND claims.id = line.id AND claims.source IS NOT NULL"
)


class _Held(NamedTuple):
    state: list[int | None]
    last: int
    names: dict[str, str]  # in small letters


_kept: "WeakKeyDictionary[Record, _Held]" = WeakKeyDictionary()
_lock = threading.Lock()


def sources_with(record: "Record", words: str, most: int) -> list[str]:
    """The names of sources that hold the words, in any spelling of case, in order; no more than `most`."""
    wanted = words.lower()
    return sorted(name for name, small in _names(record).items() if wanted in small)[:most]


def _names(record: "Record") -> dict[str, str]:
    with record.shelf.reading() as connection:
        ((*state, last),) = quick.rows(connection, _STATE, {})
        with _lock:
            held = _kept.get(record)
        if held is not None and (held.state, held.last) == (state, last):
            return held.names
        if held is None or held.state != state or held.last > last:
            found = {name: name.lower() for (name,) in quick.rows(connection, _ALL, {})}
        else:
            new = quick.rows(connection, _NEW, {"last": held.last})
            found = held.names | {name: name.lower() for (name,) in new}
    with _lock:
        _kept[record] = _Held(state, last, found)
    return found
