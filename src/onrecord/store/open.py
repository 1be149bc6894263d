"""Opening a record, wherever it is."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select

from onrecord import __version__
from onrecord.store import schema
from onrecord.store.engine import connect_file, connect_url, is_url
from onrecord.store.migrate import prepare
from onrecord.store.record import Record, default_name


def open_record(record: str | Path, *, create: bool = False) -> Record:
    """Open a record: a file that `build` wrote, or the URL of a PostgreSQL database.

    A record made by an older onrecord is brought up to date, a copy of it kept until that has succeeded.

    Args:
        record: a path, or `postgresql://USER@HOST/NAME`.
        create: make the record where there is none.

    Raises:
        NotARecordError: the file is something else, or damaged; it is not touched.
        VersionError: the record was made by a newer onrecord; it is not touched.
        StoreError: there is no record, no permission, no server.
    """
    name = default_name(record)
    path = None if is_url(record) else Path(record)
    engine = connect_file(path, create=create) if path else connect_url(str(record))
    try:
        prepare(engine, name, create=create, path=path)
        opened = Record(engine, name)
        if create:
            _sign(opened)
    except BaseException:
        engine.dispose()
        raise
    return opened


def _sign(record: Record) -> None:
    """Note which version made the record, and when, if that is not there yet."""
    signed = select(schema.meta.c.name)
    with record.shelf.reading() as connection:
        if connection.execute(signed).first() is not None:
            return
    now = datetime.now(UTC).isoformat(timespec="seconds")
    rows = [{"name": "created", "value": now}, {"name": "version", "value": __version__}]
    with record.transaction() as connection:
        if connection.execute(signed).first() is None:  # nobody was faster
            connection.execute(insert(schema.meta), rows)
