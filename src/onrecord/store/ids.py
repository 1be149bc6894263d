"""Ids as people use them: short where they are printed, found again from a short or a whole one.

A short id is the shortest start of an id with which no other id of the record begins, as git shortens its hashes. Ids
of reports are names that people gave to files, and stay whole; their start finds them as well.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import takewhile
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, ScalarSelect, Select, bindparam, func, or_, select

from onrecord.errors import AmbiguousError, NotFoundError
from onrecord.model import Claim, Conflict, Event, Origin, Report, Response, Story
from onrecord.record.shelf import Kept
from onrecord.store import schema
from onrecord.store.rows import LAYOUTS
from onrecord.store.shelf import SqlShelf

KINDS: tuple[type[Kept], ...] = (Claim, Event, Report, Story, Origin, Response, Conflict)
HASHED = re.compile(r"[a-z][0-9a-f]{8,}")
SHORTEST = 7  # characters of a short id: a letter for the kind, six digits
LEAST = 4  # fewer are too little to begin an id with, as git has it
NAMED = 5  # ids that an error names
BEYOND = "\U0010ffff"  # sorts after all that begins alike


def short(shelf: SqlShelf, ids: Iterable[str]) -> dict[str, str]:
    """Each id with its short form, by which `find` finds it for as long as the record holds no other that begins so."""
    with shelf.reading() as connection:
        return {id: _shortened(connection, id) for id in dict.fromkeys(ids)}


def find(shelf: SqlShelf, record: str, id: str, kinds: Sequence[type[Kept]] = KINDS) -> Kept:
    """What of these kinds has that id, or is alone in having one that begins with it.

    Raises:
        AmbiguousError: several begin so; names them.
        NotFoundError: none does; names the nearest, or says of which other kind it is.
    """
    for kind in kinds:
        if (whole := _get(shelf, kind, id)) is not None:
            return whole
    found = [] if _other(shelf, id, kinds) else _beginning(shelf, id, kinds)  # a whole id is the start of no other
    if len(found) == 1:
        return found[0]
    if found:
        forms = short(shelf, (one.id for one in found))
        near = ", ".join(f"{forms[one.id]} ({_name(type(one))})" for one in found[:NAMED])
        more = ", …" if len(found) > NAMED else ""
        raise AmbiguousError(f"several ids of {record} begin with '{id}': {near}{more}. Give more of the one you mean")
    raise NotFoundError(unknown(shelf, record, id, kinds))


def unknown(shelf: SqlShelf, record: str, id: str, kinds: Sequence[type]) -> str:
    """What an error says of an id that the record does not hold among these kinds."""
    *names, last = map(_name, kinds)
    told = f"{record} holds no {', '.join(names)}{' or ' if names else ''}{last} '{id}'"
    if other := _other(shelf, id, kinds):
        return f"{told}: it is {'an' if other[0] in 'aeiou' else 'a'} {other}"
    near = nearest(shelf, id, kinds)
    return f"{told}: did you mean {', '.join(near)}?" if near else told


def nearest(shelf: SqlShelf, id: str, kinds: Iterable[type] = KINDS, count: int = 3) -> list[str]:
    """The ids that look most like `id`, or begin most like it, out of those that share its first characters."""
    seen: set[str] = set()
    with shelf.reading() as connection:
        for kind in kinds:
            column = LAYOUTS[kind].table.c.id
            held = func.lower(column).contains(id[:4].lower(), autoescape=True)
            alike = held if len(id) < LEAST else or_(held, column.startswith(id[:2], autoescape=True))
            seen.update(connection.execute(select(column).where(alike).limit(2000)).scalars())
    cut = {one[: len(id)]: one for one in sorted(seen) if HASHED.fullmatch(one)}
    hashed = [cut[start] for start in get_close_matches(id, cut, n=count, cutoff=0.75)]
    named = get_close_matches(id, [one for one in sorted(seen) if not HASHED.fullmatch(one)], n=count, cutoff=0.5)
    return (hashed + named)[:count]


def _shortened(connection: Connection, id: str) -> str:
    if not HASHED.fullmatch(id):
        return id
    beside = connection.execute(_BESIDE, {"asked": id}).one()
    shared = max((_shared(id, other) for other in beside if other), default=0)
    return id[: max(SHORTEST, shared + 1)]


def _shared(one: str, other: str) -> int:
    """How many first characters the two have in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _beginning(shelf: SqlShelf, start: str, kinds: Sequence[type[Kept]]) -> list[Kept]:
    """What has an id that begins so, each once, a few more than are named; what was merged counts as what it is now."""
    if len(start) < LEAST:
        return []
    with shelf.reading() as connection:
        moved = connection.execute(_starting(schema.redirects.c.old, start)).scalars().all()
        own = {kind: connection.execute(_starting(LAYOUTS[kind].table.c.id, start)).scalars().all() for kind in kinds}
    found: dict[tuple[type, str], Kept] = {}
    for kind, ids in own.items():
        for id in (*ids, *moved):
            if (one := _get(shelf, kind, id)) is not None:
                found[kind, one.id] = one
    return list(found.values())


def _starting(column: ColumnElement[str], start: str) -> Select[str]:
    return select(column).where(column >= start, column < start + BEYOND).order_by(column).limit(NAMED + 1)


def _other(shelf: SqlShelf, id: str, kinds: Sequence[type]) -> str:
    """Of which other kind there is one of that whole id; "" if there is none."""
    return next((_name(kind) for kind in KINDS if kind not in kinds and _get(shelf, kind, id) is not None), "")


def _get(shelf: SqlShelf, kind: type[Kept], id: str) -> Kept | None:
    found: Kept | None = shelf.get(kind, id)  # type: ignore[type-var]
    return found


def _name(kind: type) -> str:
    return kind.__name__.lower()


def _next_to_it() -> list[ScalarSelect[Any]]:
    """The ids that sort just before and just after the one asked for, in every table that has ids."""
    columns = [
        *(layout.table.c.id for layout in LAYOUTS.values()),
        schema.redirects.c.old,
        schema.entity_names.c.entity,
    ]
    asked: BindParameter[str] = bindparam("asked")
    before = [select(func.max(column)).where(column < asked).scalar_subquery() for column in columns]
    return before + [select(func.min(column)).where(column > asked).scalar_subquery() for column in columns]


_BESIDE = select(*_next_to_it())
