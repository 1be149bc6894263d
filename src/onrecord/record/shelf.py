"""What recording needs of a store: get and put records, and find ids that share keys.

Recording is incremental, so nothing here lists everything to add one report. `MemoryShelf` serves tests and
small jobs; the store has one over SQL with the same behaviour.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from sys import intern
from typing import Protocol, TypeVar

from onrecord.model import Claim, Conflict, Event, Origin, Report, Response, Story

Kept = Report | Claim | Response | Event | Origin | Conflict | Story
T = TypeVar("T", Report, Claim, Response, Event, Origin, Conflict, Story)
Key = str | int
Held = str | tuple[str, ...] | set[str]
HASHED = frozenset({"copies"})  # indexes whose keys are all numbers: kept as such, they take half the memory
FEW = 16  # ids of one key that are kept in a tuple: half of what a set of them takes, or less


class Shelf(Protocol):
    """Where recording keeps its records; one transaction around each report is the caller's."""

    def get(self, kind: type[T], id: str) -> T | None:
        """The record of that kind and id; follows a redirect left by `redirect`; None if there is none."""

    def put(self, record: Kept) -> None:
        """Add a record, or replace the one of the same kind and id."""

    def drop(self, kind: type[T], id: str) -> None:
        """Remove a record and its keys; nothing happens if it is not there."""

    def all(self, kind: type[T]) -> Iterator[T]:
        """All records of that kind, in order of id. For views and exports, never to add one report."""

    def post(self, index: str, id: str, keys: Iterable[str]) -> None:
        """Set the keys under which `id` is found in that index, replacing what it had."""

    def also(self, index: str, id: str, keys: Iterable[str]) -> None:
        """Add keys under which `id` is found in that index, keeping those it has."""

    def find(self, index: str, keys: Iterable[str]) -> dict[str, int]:
        """Ids that share any of the keys in that index, each with the number shared."""

    def crowded(self, index: str, keys: Iterable[str], most: int) -> set[str]:
        """Those of the keys under which `most` ids or more are found: too common to tell anything."""

    def first(self, index: str, key: str, most: int) -> list[str]:
        """The first of the ids that have a key in that index, in order: at most so many."""

    def held(self, index: str, ids: Iterable[str]) -> dict[str, list[str]]:
        """The keys that ids have in that index, by id; those that have none are left out."""

    def redirect(self, old: str, new: str) -> None:
        """From now on, `old` answers with `new`: an event was merged, its id stays citable."""

    def unredirect(self, old: str) -> None:
        """From now on, `old` answers for itself again."""

    def resolve(self, id: str) -> str:
        """The id that `id` answers to now: itself unless redirected."""


class MemoryShelf:
    """A shelf in memory."""

    def __init__(self) -> None:
        self._records: dict[type, dict[str, Kept]] = defaultdict(dict)
        # Most keys lead to one id or a few, so that a set for each would take most of the memory: one id is kept bare,
        # a few in a tuple. What is kept of a key that others have, too, is one text for all of them.
        self._keys: dict[str, dict[Key, Held]] = defaultdict(dict)
        self._of: dict[str, dict[str, tuple[Key, ...]]] = defaultdict(dict)
        self._moved: dict[str, str] = {}

    def get(self, kind: type[T], id: str) -> T | None:
        """The record of that kind and id; follows a redirect."""
        found = self._records[kind].get(self.resolve(id))
        return found if isinstance(found, kind) else None

    def put(self, record: Kept) -> None:
        """Add a record, or replace it."""
        self._records[type(record)][record.id] = record

    def drop(self, kind: type[T], id: str) -> None:
        """Remove a record and its keys."""
        self._records[kind].pop(id, None)
        for index in list(self._keys):
            self.post(index, id, ())

    def all(self, kind: type[T]) -> Iterator[T]:
        """All records of that kind, in order of id."""
        for id in sorted(self._records[kind]):
            found = self._records[kind][id]
            if isinstance(found, kind):
                yield found

    def post(self, index: str, id: str, keys: Iterable[str]) -> None:
        """Set the keys of an id in an index."""
        table, of = self._keys[index], self._of[index]
        for key in of.pop(id, ()):
            _take(table, key, id)
        if kept := tuple([_give(table, key, id) for key in dict.fromkeys(_as_kept(index, keys))]):
            of[id] = kept

    def also(self, index: str, id: str, keys: Iterable[str]) -> None:
        """Add keys to those of an id in an index."""
        table, of = self._keys[index], self._of[index]
        had = of.get(id, ())
        more = [key for key in dict.fromkeys(_as_kept(index, keys)) if key not in had]
        if kept := (*had, *[_give(table, key, id) for key in more]):
            of[id] = kept

    def find(self, index: str, keys: Iterable[str]) -> dict[str, int]:
        """Ids that share any of the keys, each with the number shared."""
        table = self._keys[index]
        held = [table[key] for key in set(_as_kept(index, keys)) if key in table]
        listed = [(one,) if one.__class__ is str else one for one in held]
        return dict.fromkeys(listed[0], 1) if len(listed) == 1 else dict(Counter(chain.from_iterable(listed)))

    def crowded(self, index: str, keys: Iterable[str], most: int) -> set[str]:
        """Those of the keys under which `most` ids or more are found."""
        table = self._keys[index]
        held = ((key, table.get(key, "")) for key in _as_kept(index, keys))
        return {str(key) for key, ids in held if ids.__class__ is not str and len(ids) >= most}

    def first(self, index: str, key: str, most: int) -> list[str]:
        """The first of the ids that have a key in that index, in order: at most so many."""
        (kept,) = _as_kept(index, [key])
        held = self._keys[index].get(kept, ())
        return [held] if isinstance(held, str) else [min(held)] if held and most == 1 else sorted(held)[:most]

    def held(self, index: str, ids: Iterable[str]) -> dict[str, list[str]]:
        """The keys that ids have in that index, by id; those that have none are left out."""
        of = self._of[index]
        return {id: list(map(str, of[id])) for id in ids if id in of}

    def redirect(self, old: str, new: str) -> None:
        """From now on, `old` answers with `new`."""
        self._moved[old] = new

    def unredirect(self, old: str) -> None:
        """From now on, `old` answers for itself again."""
        self._moved.pop(old, None)

    def resolve(self, id: str) -> str:
        """The id that `id` answers to now."""
        while id in self._moved:
            id = self._moved[id]
        return id


def _as_kept(index: str, keys: Iterable[str]) -> Iterable[Key]:
    return map(int, keys) if index in HASHED else keys


def _give(table: dict[Key, Held], key: Key, id: str) -> Key:
    """Let an id that has not got a key be found by it; the key as it is to be kept."""
    held = table.get(key)
    if held is None:
        table[key] = id
        return key  # most are never met again: they are not looked up among all texts there are
    if isinstance(held, set):
        held.add(id)
    else:
        ids = (held, id) if isinstance(held, str) else (*held, id)
        table[key] = ids if len(ids) <= FEW else set(ids)
    return intern(key) if isinstance(key, str) else key


def _take(table: dict[Key, Held], key: Key, id: str) -> None:
    """Let an id no longer be found by a key that it has."""
    held = table.get(key, "")
    if isinstance(held, set):
        held.discard(id)
        if held:
            return
    elif isinstance(held, tuple):
        left = tuple(one for one in held if one != id)
        table[key] = left if len(left) > 1 else left[0]
        return
    table.pop(key, None)
