"""A record as it is at one moment, only to be read, whoever writes it meanwhile, and of whatever schema it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, event

from onrecord.store.engine import connect_file, connect_url, is_url


class Seen(NamedTuple):
    """A connection that sees one state of a record; `tell` is told after each look at how many things more it was.

    `current` says whether the record has the schema of this onrecord, and not an older one.
    """

    connection: Connection
    current: bool = True
    tell: Callable[[int], None] = lambda _: None

    @property
    def lite(self) -> bool:
        """Whether it is a file."""
        return self.connection.dialect.name == "sqlite"


@contextmanager
def one_state(record: str | Path) -> Iterator[Connection]:
    """A connection to a record that can write nothing, in one transaction.

    Raises NotARecordError, StoreError as `open_record`; an older record is not brought up to date.
    """
    engine = connect_url(str(record)) if is_url(record) else connect_file(Path(record))
    options: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    if not is_url(record):
        event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA query_only=ON"))
        options = {}
    try:
        with engine.connect().execution_options(**options) as connection:
            yield connection
    finally:
        engine.dispose()
