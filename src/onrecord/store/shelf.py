"""The shelf over SQL: what recording needs of a store, with the behaviour of `MemoryShelf`.

Within a transaction, records are written when it ends, so that an event to which a report adds ten claims is
written once; what has been read or written lately is kept, so that a story in the news is not decoded for every
report. Both are forgotten when a transaction fails or when another process has written.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, Table, bindparam, delete, insert, select, text, update

from onrecord.errors import StoreError
from onrecord.model import Claim, Conflict, Event, Origin, Report, Response, Story
from onrecord.record.shelf import Kept
from onrecord.store import schema
from onrecord.store.engine import WRITE
from onrecord.store.rows import LAYOUTS, encode, link_rows

T = TypeVar("T", Report, Claim, Response, Event, Origin, Conflict, Story)
Key = tuple[type, str]

CACHED = 20_000  # records kept decoded; about 60 MB of events with a few claims each
AT_ONCE = 500  # ids or keys in one statement, well under SQLite's limit of variables
LOCK = 0x6F6E7263


class SqlShelf:
    """A shelf over a record on disk. Outside `transaction()`, every write is a transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.build: int | None = None
        self._writer: Connection | None = None
        self._connection: Connection | None = None
        self._pending: dict[Key, Kept | None] = {}
        self._clean: OrderedDict[Key, Kept] = OrderedDict()
        self._moved: dict[str, str] | None = None
        self._noted: set[str] = set()
        self._seen_version: int | None = None

    # -- transactions ------------------------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All that is written inside is committed together, or not at all. Not to be nested.

        Raises StoreError where another build holds the record, or the disk is full.
        """
        if self._connection is not None:
            raise StoreError("a transaction on this record has not ended yet")
        if self._writer is None or self._writer.closed:
            self._writer = self.engine.connect().execution_options(**WRITE)
        try:
            with self._writer.begin():
                self._check_version(self._writer)
                self._connection = self._writer
                yield self._writer
                self._flush(self._writer)
        except BaseException:
            self._forget()
            raise
        finally:
            self._connection = None

    def close(self) -> None:
        """Let go of the connection that wrote."""
        if self._writer is not None:
            self._writer.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with: the transaction's own within one, so that it sees what was written."""
        if self._connection is not None:
            self._flush(self._connection)
            yield self._connection
        else:
            with self.engine.connect() as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The transaction that runs, or one for what is inside."""
        if self._connection is not None:
            yield self._connection
        else:
            with self.transaction() as connection:
                yield connection

    def _check_version(self, connection: Connection) -> None:
        """Forget what is remembered if another process has written since; keep other writers out."""
        if connection.dialect.name != "sqlite":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            self._forget()
            return
        version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        if version != self._seen_version:
            self._forget()
        self._seen_version = version

    def _forget(self) -> None:
        self._pending.clear()
        self._clean.clear()
        self._noted.clear()
        self._moved = None

    # -- records -----------------------------------------------------------------------------------------------

    def get(self, kind: type[T], id: str) -> T | None:
        """The record of that kind and id; follows a redirect; None if there is none."""
        key = (kind, self.resolve(id))
        if key in self._pending:
            found = self._pending[key]
        elif self._connection is not None and key in self._clean:
            self._clean.move_to_end(key)
            found = self._clean[key]
        else:
            found = self._load(*key)
            if found is not None and self._connection is not None:
                self._remember(key, found)
        return found if isinstance(found, kind) else None

    def put(self, record: Kept) -> None:
        """Add a record, or replace the one of the same kind and id."""
        with self.writing():
            self._pending[type(record), record.id] = record

    def drop(self, kind: type[T], id: str) -> None:
        """Remove a record and its keys; nothing happens if it is not there."""
        with self.writing() as connection:
            self._pending[kind, id] = None
            connection.execute(_DROP_KEYS, {"of": id})

    def all(self, kind: type[T]) -> Iterator[T]:
        """All records of that kind, in order of id, a few at a time."""
        table, last = LAYOUTS[kind].table, ""
        query = select(table.c.id, table.c.body).where(table.c.id > bindparam("last")).order_by(table.c.id)
        decoder = msgspec.json.Decoder(kind)
        while True:
            with self.reading() as connection:
                rows = connection.execute(query.limit(AT_ONCE), {"last": last}).all()
            if not rows:
                return
            for _, body in rows:
                yield decoder.decode(body)
            last = rows[-1][0]

    def _load(self, kind: type, id: str) -> Kept | None:
        table = LAYOUTS[kind].table
        with self._quiet() as connection:
            body = connection.execute(select(table.c.body).where(table.c.id == id)).scalar()
        found: Kept | None = None if body is None else msgspec.json.decode(body, type=kind)
        return found

    @contextmanager
    def _quiet(self) -> Iterator[Connection]:
        """As `reading`, for statements that what is pending does not bear on."""
        if self._connection is not None:
            yield self._connection
        else:
            with self.engine.connect() as connection:
                yield connection

    def _remember(self, key: Key, record: Kept) -> None:
        self._clean[key] = record
        self._clean.move_to_end(key)
        while len(self._clean) > CACHED:
            self._clean.popitem(last=False)

    # -- keys --------------------------------------------------------------------------------------------------

    def post(self, index: str, id: str, keys: Iterable[str]) -> None:
        """Set the keys under which `id` is found in that index, replacing what it had."""
        with self.writing() as connection:
            wanted = set(keys)
            had = set(connection.execute(_KEYS_OF, {"list": index, "id": id}).scalars())
            gone, new = sorted(had - wanted), sorted(wanted - had)
            if gone:
                connection.execute(_DROP_KEY, [{"of": id, "in": index, "was": key} for key in gone])
            if new:
                connection.execute(insert(schema.postings), [{"list": index, "key": key, "id": id} for key in new])

    def find(self, index: str, keys: Iterable[str]) -> dict[str, int]:
        """Ids that share any of the keys in that index, each with the number shared."""
        asked = list(set(keys))
        if not asked:
            return {}
        with self._quiet() as connection:
            if connection.dialect.name == "sqlite":
                rows = connection.execute(_FIND_SQLITE, {"in": index, "any": msgspec.json.encode(asked).decode()})
            else:
                rows = connection.execute(_FIND_POSTGRES, {"in": index, "any": asked})
            return {row[0]: row[1] for row in rows}

    def also(self, index: str, id: str, keys: Iterable[str]) -> None:
        """Add keys under which `id` is found in that index, keeping those it has."""
        rows = [{"list": index, "key": key, "id": id} for key in dict.fromkeys(keys)]
        if rows:
            with self.writing() as connection:
                connection.execute(_ALSO, rows)

    def crowded(self, index: str, keys: Iterable[str], most: int) -> set[str]:
        """Those of the keys under which `most` ids or more are found."""
        asked = list(set(keys))
        if not asked:
            return set()
        with self._quiet() as connection:
            lite = connection.dialect.name == "sqlite"
            any: object = msgspec.json.encode(asked).decode() if lite else asked
            query = _CROWDED_SQLITE if lite else _CROWDED_POSTGRES
            return set(connection.execute(query, {"in": index, "any": any, "most": most}).scalars())

    # -- redirects ---------------------------------------------------------------------------------------------

    def redirect(self, old: str, new: str) -> None:
        """From now on, `old` answers with `new`."""
        with self.writing() as connection:
            self._redirects(connection)[old] = new
            connection.execute(delete(schema.redirects).where(schema.redirects.c.old == old))
            connection.execute(insert(schema.redirects), {"old": old, "new": new})

    def unredirect(self, old: str) -> None:
        """From now on, `old` answers for itself again."""
        with self.writing() as connection:
            self._redirects(connection).pop(old, None)
            connection.execute(delete(schema.redirects).where(schema.redirects.c.old == old))

    def answering(self, id: str) -> list[str]:
        """The ids that were redirected to this one, whether at once or by way of others."""
        c, found, ask = schema.redirects.c, [], [id]
        with self._quiet() as connection:
            while ask:
                ask = list(connection.execute(select(c.old).where(c.new.in_(ask)).order_by(c.old)).scalars())
                found += ask
        return found

    def resolve(self, id: str) -> str:
        """The id that `id` answers to now: itself unless redirected."""
        if self._connection is not None:
            moved = self._moved if self._moved is not None else self._redirects(self._connection)
            while id in moved:
                id = moved[id]
            return id
        with self._quiet() as connection:
            while new := connection.execute(_MOVED, {"was": id}).scalar():
                id = new
        return id

    def _redirects(self, connection: Connection) -> dict[str, str]:
        if self._moved is None:
            rows = connection.execute(select(schema.redirects.c.old, schema.redirects.c.new)).all()
            self._moved = {row.old: row.new for row in rows}
        return self._moved

    # -- writing -----------------------------------------------------------------------------------------------

    def _flush(self, connection: Connection) -> None:
        """Write what is pending, a statement for each kind and table."""
        if not self._pending:
            return
        pending, self._pending = self._pending, {}
        for kind, layout in LAYOUTS.items():
            ids = [id for of, id in pending if of is kind]
            if not ids:
                continue
            before = _bodies(connection, layout.table, ids)
            records = {id: pending[kind, id] for id in ids}
            changed = {id: (record, encode(record) if record else None) for id, record in records.items()}
            changed = {id: pair for id, pair in changed.items() if pair[1] != before.get(id)}
            if kind is Event:
                self._note(connection, before, changed)
            self._write(connection, kind, before, changed)
            for id, record in records.items():
                self._clean.pop((kind, id), None)
                if record is not None:
                    self._remember((kind, id), record)

    def _write(
        self,
        connection: Connection,
        kind: type,
        before: Mapping[str, str],
        changed: Mapping[str, tuple[Kept | None, str | None]],
    ) -> None:
        layout, table = LAYOUTS[kind], LAYOUTS[kind].table
        gone = [id for id, (record, _) in changed.items() if record is None]
        kept = [(record, body) for record, body in changed.values() if record is not None]
        rows = [{"id": record.id, "body": body} | layout.columns(record) for record, body in kept]
        if gone:
            connection.execute(delete(table).where(table.c.id == bindparam("of")), [{"of": id} for id in gone])
        if new := [row for row in rows if row["id"] not in before]:
            connection.execute(insert(table), new)
        if old := [row for row in rows if row["id"] in before]:
            columns: dict[str, Any] = {name: bindparam(name) for name in old[0] if name != "id"}
            statement = update(table).where(table.c.id == bindparam("of")).values(columns)
            connection.execute(statement, [{**row, "of": row["id"]} for row in old])
        if layout.words:
            _write_words(connection, kind.__name__.lower(), gone, [(r.id, layout.words(r)) for r, _ in kept])
        if layout.links:
            owned = {link for link, _ in layout.links}
            none: dict[str, tuple[str, ...]] = dict.fromkeys(owned, ())
            had = {id: dict(link_rows(msgspec.json.decode(body, type=kind))) for id, body in before.items()}
            for id in gone:
                _set_links(connection, id, had.get(id, none), none)
            for record, _ in kept:
                _set_links(connection, record.id, had.get(record.id, none), dict(link_rows(record)))

    def _note(self, connection: Connection, before: Mapping[str, str], changed: Iterable[str]) -> None:
        """Keep what each event was before this build first touched it, for `diff`."""
        if self.build is None:
            return
        new = [id for id in changed if id not in self._noted]
        known: set[str] = set()
        for part in parts(new):
            c = schema.changes.c
            known.update(connection.execute(select(c.event).where(c.build == self.build, c.event.in_(part))).scalars())
        rows = [{"build": self.build, "event": id, "before": before.get(id)} for id in new if id not in known]
        if rows:
            connection.execute(insert(schema.changes), rows)
        self._noted.update(new)


def parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids, a statement's worth at a time."""
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def _bodies(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts(ids):
        rows = connection.execute(select(table.c.id, table.c.body).where(table.c.id.in_(part))).all()
        found.update({row.id: row.body for row in rows})
    return found


def _write_words(connection: Connection, kind: str, gone: Sequence[str], new: Sequence[tuple[str, str]]) -> None:
    c = schema.passages.c
    for part in parts([*gone, *(id for id, _ in new)]):
        connection.execute(delete(schema.passages).where(c.kind == kind, c.id.in_(part)))
    if rows := [{"kind": kind, "id": id, "words": words.replace("\0", " ")} for id, words in new if words]:
        connection.execute(insert(schema.passages), rows)


def _set_links(
    connection: Connection, owner: str, before: Mapping[str, Sequence[str]], links: Mapping[str, Sequence[str]]
) -> None:
    c = schema.links.c
    for kind, members in links.items():
        had, wanted = set(before[kind]), set(members)
        for part in parts(sorted(had - wanted)):
            connection.execute(delete(schema.links).where(c.kind == kind, c.owner == owner, c.member.in_(part)))
        if rows := [{"kind": kind, "member": member, "owner": owner} for member in sorted(wanted - had)]:
            connection.execute(insert(schema.links), rows)


_MOVED = select(schema.redirects.c.new).where(schema.redirects.c.old == bindparam("was"))


_c = schema.postings.c
_KEYS_OF = select(_c.key).where(_c.id == bindparam("id"), _c.list == bindparam("list"))
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
