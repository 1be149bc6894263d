"""The shelf over SQL: what recording needs of a store, with the behaviour of `MemoryShelf`.

Within a transaction, records are written when it ends, so that an event to which a report adds ten claims is
written once; what has been read or written lately is kept, so that a story in the news is not decoded for every
report. Both are forgotten when a transaction fails or when another process has written.
"""

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, text

from onrecord.errors import StoreError
from onrecord.model import Claim, Conflict, Event, Origin, Report, Response, Story
from onrecord.record.shelf import Kept
from onrecord.store import decoding, postings, quick, schema
from onrecord.store.engine import BUSY_MS, LOCK, WRITE
from onrecord.store.glance import glancing
from onrecord.store.posted import Posted
from onrecord.store.rows import LAYOUTS, encode
from onrecord.store.writing import AT_ONCE, bodies, parts, write

T = TypeVar("T", Report, Claim, Response, Event, Origin, Conflict, Story)
Key = tuple[type, str]

CACHED = 20_000  # records kept decoded; about 60 MB of events with a few claims each


class SqlShelf:
    """A shelf over a record on disk. Outside `transaction()`, every write is a transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.build: int | None = None
        self._writer: Connection | None = None
        self._connection: Connection | None = None
        self._pending: dict[Key, Kept | None] = {}
        self._posted = Posted()
        self._clean: OrderedDict[Key, Kept] = OrderedDict()
        self._moved: dict[str, str] | None = None
        self._noted: set[str] = set()
        self._seen_version: int | None = None
        self._hurries = False
        self._held = threading.local()

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
            self._set_hurry(self._writer)
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

    def hurry(self, hurries: bool) -> None:
        """Whether transactions from now on need not be on the disk when they end; the next that is, is so with them.

        A loss of power may then take the last of them, never a part of one, and nothing else; a kill takes none.
        """
        self._hurries = hurries
        if self._writer is not None and not self._writer.closed:
            self._set_hurry(self._writer)

    def _set_hurry(self, connection: Connection) -> None:
        raw = connection.connection.driver_connection
        if isinstance(raw, sqlite3.Connection) and self._connection is None:
            raw.execute(f"PRAGMA synchronous={'NORMAL' if self._hurries else 'FULL'}")

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
        elif (held := getattr(self._held, "connection", None)) is not None:
            yield held
        elif (glance := glancing()) is not None:
            yield glance.of(self.engine)
        else:
            with self.engine.connect() as connection:
                yield connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that this thread reads inside is read with one connection, and of a file as it is at one moment.

        To be held only as long as nothing else is waited for: there are no more connections than a pool has.
        """
        if self._connection is not None or getattr(self._held, "connection", None) is not None or glancing():
            yield
            return
        with self.engine.connect() as connection, connection.begin():
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = None

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
            connection.execute(_LOCK, {"wait": str(BUSY_MS), "lock": LOCK})
            self._forget()
            return
        version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        if version != self._seen_version:
            self._forget()
        self._seen_version = version

    def _forget(self) -> None:
        self._pending.clear()
        self._posted.forget()
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
        if self._connection is None:
            with self.transaction():
                self._pending[type(record), record.id] = record
        else:
            self._pending[type(record), record.id] = record

    def drop(self, kind: type[T], id: str) -> None:
        """Remove a record and its keys; nothing happens if it is not there."""
        with self.writing() as connection:
            self._pending[kind, id] = None
            self._posted.write(connection)
            postings.drop(connection, id)

    def all(self, kind: type[T]) -> Iterator[T]:
        """All records of that kind, in order of id, a few at a time."""
        table, last = LAYOUTS[kind].table, ""
        query = select(table.c.id, table.c.body).where(table.c.id > bindparam("last")).order_by(table.c.id)
        decoder = decoding.Decoder(kind)
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
            told = quick.rows(connection, _BODY[table.name], {"id": id})
        found: Kept | None = decoding.decode(told[0][0], type=kind) if told else None
        return found

    @contextmanager
    def _quiet(self) -> Iterator[Connection]:
        """As `reading`, for statements that what is pending does not bear on."""
        if self._connection is not None:
            yield self._connection
        else:
            with self.reading() as connection:
                yield connection

    @contextmanager
    def _asking(self, index: str) -> Iterator[Connection]:
        """As `_quiet`, for what is asked of an index."""
        if self._connection is not None:
            self._posted.write(self._connection, index)
            yield self._connection
        else:
            with self.reading() as connection:
                yield connection

    def _remember(self, key: Key, record: Kept) -> None:
        self._clean[key] = record
        self._clean.move_to_end(key)
        while len(self._clean) > CACHED:
            self._clean.popitem(last=False)

    # -- keys --------------------------------------------------------------------------------------------------

    def post(self, index: str, id: str, keys: Iterable[str]) -> None:
        """Set the keys under which `id` is found in that index, replacing what it had."""
        if self._connection is not None:
            self._posted.post(index, id, keys)
        else:
            with self.transaction():
                self._posted.post(index, id, keys)

    def also(self, index: str, id: str, keys: Iterable[str]) -> None:
        """Add keys under which `id` is found in that index, keeping those it has."""
        with self.writing() as connection:
            self._posted.write(connection, index)
            postings.also(connection, index, id, keys)

    def find(self, index: str, keys: Iterable[str]) -> dict[str, int]:
        """Ids that share any of the keys in that index, each with the number shared."""
        with self._asking(index) as connection:
            return postings.find(connection, index, keys)

    def crowded(self, index: str, keys: Iterable[str], most: int) -> set[str]:
        """Those of the keys under which `most` ids or more are found."""
        with self._asking(index) as connection:
            return postings.crowded(connection, index, keys, most)

    def first(self, index: str, key: str, most: int) -> list[str]:
        """The first of the ids that have a key in that index, in order: at most so many."""
        with self._asking(index) as connection:
            return postings.first(connection, index, key, most)

    def held(self, index: str, ids: Iterable[str]) -> dict[str, list[str]]:
        """The keys that ids have in that index, by id; those that have none are left out."""
        with self._asking(index) as connection:
            return postings.held(connection, index, ids)

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
            while told := quick.rows(connection, _MOVED, {"was": id}):
                id = told[0][0]
        return id

    def _redirects(self, connection: Connection) -> dict[str, str]:
        if self._moved is None:
            rows = connection.execute(select(schema.redirects.c.old, schema.redirects.c.new)).all()
            self._moved = {row.old: row.new for row in rows}
        return self._moved

    # -- writing -----------------------------------------------------------------------------------------------

    def _flush(self, connection: Connection) -> None:
        """Write what is pending, a statement for each kind and table."""
        self._posted.write(connection)
        if not self._pending:
            return
        pending, self._pending = self._pending, {}
        for kind, layout in LAYOUTS.items():
            ids = [id for of, id in pending if of is kind]
            if not ids:
                continue
            before = bodies(connection, layout.table, ids)
            records = {id: pending[kind, id] for id in ids}
            changed = {id: (record, encode(record) if record else None) for id, record in records.items()}
            changed = {id: pair for id, pair in changed.items() if pair[1] != before.get(id)}
            if kind is Event:
                self._note(connection, before, changed)
            write(connection, kind, before, changed)
            for id, record in records.items():
                self._clean.pop((kind, id), None)
                if record is not None:
                    self._remember((kind, id), record)

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


# One writer for a record, which is a schema of the database. Who waits too long is told so, as SQLite tells it.
_LOCK = text(
    "SELECT pg_advisory_xact_lock(:lock, hashtext(current_schema())) "
    "FROM (SELECT set_config('lock_timeout', :wait, true) OFFSET 0) AS patience"
)
_BODY = {name: text(f"SELECT body FROM {name} WHERE id = :id") for name in (one.table.name for one in LAYOUTS.values())}
_MOVED = text("SELECT new FROM redirects WHERE old = :was")
