"""The keys under which recording finds candidates, as rows of `posting`."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, text

from onrecord.store import schema
from onrecord.store.quick import rows

_c = schema.postings.c
_KEYS_OF = text("SELECT key FROM posting WHERE id = :id AND list = :list")
_DROP_KEY = delete(schema.postings).where(
    _c.list == bindparam("in"), _c.key == bindparam("was"), _c.id == bindparam("of")
)
_DROP_KEYS = delete(schema.postings).where(_c.id == bindparam("of"))
# The keys go in as one value: a parameter a key would be laid out anew for every call, and is limited in number.
_FIND_SQLITE = text(
    "SELECT id, count(*) FROM posting WHERE list = :in AND key IN (SELECT value FROM json_each(:any)) GROUP BY id"
)
_FIND_POSTGRES = text("SELECT id, count(*) FROM posting WHERE list = :in AND key = ANY(:any) GROUP BY id")
_ALSO = text("INSERT INTO posting (list, key, id) VALUES (:list, :key, :id) ON CONFLICT DO NOTHING")
_CROWDED_SQLITE = text(
    "SELECT key FROM posting WHERE list = :in AND key IN (SELECT value FROM json_each(:any))"
    " GROUP BY key HAVING count(*) >= :most"
)
_CROWDED_POSTGRES = text(
    "SELECT key FROM posting WHERE list = :in AND key = ANY(:any) GROUP BY key HAVING count(*) >= :most"
)


def post(connection: Connection, index: str, id: str, keys: Iterable[str]) -> None:
    """Set the keys of an id in an index."""
    wanted = set(keys)
    had = {key for (key,) in rows(connection, _KEYS_OF, {"list": index, "id": id})}
    gone, new = sorted(had - wanted), sorted(wanted - had)
    if gone:
        connection.execute(_DROP_KEY, [{"of": id, "in": index, "was": key} for key in gone])
    if new:
        connection.execute(insert(schema.postings), [{"list": index, "key": key, "id": id} for key in new])


def also(connection: Connection, index: str, id: str, keys: Iterable[str]) -> None:
    """Add keys to those of an id."""
    listed = [{"list": index, "key": key, "id": id} for key in dict.fromkeys(keys)]
    if listed:
        connection.execute(_ALSO, listed)


def drop(connection: Connection, id: str) -> None:
    """Drop the keys of an id, in all indices."""
    connection.execute(_DROP_KEYS, {"of": id})


def find(connection: Connection, index: str, keys: Iterable[str]) -> dict[str, int]:
    """Ids that share any of the keys, each with the number shared."""
    query = _FIND_SQLITE if _lite(connection) else _FIND_POSTGRES
    return dict(rows(connection, query, {"in": index, "any": _list(connection, keys)}))


def crowded(connection: Connection, index: str, keys: Iterable[str], most: int) -> set[str]:
    """Those of the keys under which `most` ids or more are found."""
    query = _CROWDED_SQLITE if _lite(connection) else _CROWDED_POSTGRES
    return {key for (key,) in rows(connection, query, {"in": index, "any": _list(connection, keys), "most": most})}


def _lite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _list(connection: Connection, keys: Iterable[str]) -> object:
    listed = list(set(keys))
    return msgspec.json.encode(listed).decode() if _lite(connection) else listed
