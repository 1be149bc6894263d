"""The keys under which recording finds candidates, as rows of `posting`."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import Connection, text

from onrecord.store import schema
from onrecord.store.quick import insert, rows, write

Row = dict[str, str]
_HELD_ONE = text("SELECT id, key FROM posting WHERE id = :id AND list = :list")
_DROP_KEY = text("DELETE FROM posting WHERE list = :list AND key = :key AND id = :id")
_DROP_KEYS = text("DELETE FROM posting WHERE id = :id")
_FIND_ONE = text("SELECT id FROM posting WHERE list = :list AND key = :key")
# The keys go in as one value: a parameter a key would be laid out anew for every call, and is limited in number.
# They are looked up in the order in which they come, and counted here: SQLite would sort both keys and ids for it.
_FIND_SQLITE = text(
    "SELECT posting.id FROM json_each(:any) CROSS JOIN posting WHERE posting.list = :in AND posting.key = value"
)
_FIND_POSTGRES = text("SELECT id, count(*) FROM posting WHERE list = :in AND key = ANY(:any) GROUP BY id")
_FIRST = text("SELECT id FROM posting WHERE list = :list AND key = :key ORDER BY id LIMIT :most")
_HELD_SQLITE = text("SELECT id, key FROM posting WHERE id IN (SELECT value FROM json_each(:any)) AND list = :list")
_HELD_POSTGRES = text("SELECT id, key FROM posting WHERE id = ANY(:any) AND list = :list")
_ALSO = text("INSERT INTO posting (list, key, id) VALUES (:list, :key, :id) ON CONFLICT DO NOTHING")
_CROWDED_SQLITE = text(
    "SELECT key FROM posting WHERE list = :in AND key IN (SELECT value FROM json_each(:any))"
    " GROUP BY key HAVING count(*) >= :most"
)
_CROWDED_POSTGRES = text(
    "SELECT key FROM posting WHERE list = :in AND key = ANY(:any) GROUP BY key HAVING count(*) >= :most"
)


def post(connection: Connection, index: str, wanted: Mapping[str, Iterable[str]]) -> None:
    """Set the keys of ids in an index, all at once."""
    had = held(connection, index, wanted)
    gone, come = list[Row](), list[Row]()
    for id, keys in wanted.items():
        was, now = set(had.get(id, ())), set(keys)
        gone += [{"list": index, "key": key, "id": id} for key in sorted(was - now)]
        come += [{"list": index, "key": key, "id": id} for key in sorted(now - was)]
    write(connection, _DROP_KEY, gone)
    insert(connection, schema.postings, come)


def also(connection: Connection, index: str, id: str, keys: Iterable[str]) -> None:
    """Add keys to those of an id."""
    write(connection, _ALSO, [{"list": index, "key": key, "id": id} for key in dict.fromkeys(keys)])


def drop(connection: Connection, id: str) -> None:
    """Drop the keys of an id, in all indices."""
    write(connection, _DROP_KEYS, [{"id": id}])


def find(connection: Connection, index: str, keys: Iterable[str]) -> dict[str, int]:
    """Ids that share any of the keys, each with the number shared."""
    listed = list(set(keys))
    if len(listed) < 2:
        return {id: 1 for key in listed for (id,) in rows(connection, _FIND_ONE, {"list": index, "key": key})}
    given = {"in": index, "any": _list(connection, listed)}
    if _lite(connection):
        return dict(Counter([id for (id,) in rows(connection, _FIND_SQLITE, given)]))
    return dict(rows(connection, _FIND_POSTGRES, given))


def crowded(connection: Connection, index: str, keys: Iterable[str], most: int) -> set[str]:
    """Those of the keys under which `most` ids or more are found."""
    query = _CROWDED_SQLITE if _lite(connection) else _CROWDED_POSTGRES
    return {key for (key,) in rows(connection, query, {"in": index, "any": _list(connection, keys), "most": most})}


def first(connection: Connection, index: str, key: str, most: int) -> list[str]:
    """The first of the ids that have a key, in order."""
    return [id for (id,) in rows(connection, _FIRST, {"list": index, "key": key, "most": most})]


def held(connection: Connection, index: str, ids: Iterable[str]) -> dict[str, list[str]]:
    """The keys that ids have, by id."""
    listed, found = list(ids), dict[str, list[str]]()
    query, given = _HELD_ONE, dict[str, object](list=index, id=listed[0] if listed else "")
    if len(listed) > 1:
        query = _HELD_SQLITE if _lite(connection) else _HELD_POSTGRES
        given = {"list": index, "any": _list(connection, listed)}
    for id, key in rows(connection, query, given):
        found.setdefault(id, []).append(key)
    return found


def _lite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _list(connection: Connection, keys: Iterable[str]) -> object:
    listed = list(set(keys))
    return msgspec.json.encode(listed).decode() if _lite(connection) else listed
