"""The schema on disk: making it, bringing an older record up to date, refusing a newer one.

Migrations are Alembic's, shipped inside the package, and run inside one transaction; a new file gets at once what they
come to (`fresh`). Before an older file is touched, a copy is laid beside it; the copy goes when the migration has
succeeded and comes back when it has not.
"""

import logging
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from onrecord import __version__
from onrecord.errors import NotARecordError, StoreError, VersionError
from onrecord.store import fresh
from onrecord.store.engine import APPLICATION_ID, LOCK, WRITE

MIGRATIONS = Path(__file__).with_name("migrations")
HEAD = "0014"
LOG = logging.getLogger(__name__)


def version(connection: Connection) -> str | None:
    """The revision of the record's schema, None if the database is empty. Raises NotARecordError otherwise."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"alembic_version", "meta", "reports"} <= tables:
        raise NotARecordError("this database holds something else than a record. Nothing was changed")
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def prepare(engine: Engine, name: str, *, create: bool, path: Path | None = None) -> None:
    """Make sure that the record has this version's schema.

    Args:
        engine: the database.
        name: what messages call the record.
        create: whether an empty database may become a record.
        path: the SQLite file, for the copy that is kept while it is migrated; None on a server.

    Raises:
        NotARecordError: the database is empty, or something else.
        VersionError: the record was made by a newer onrecord.
        StoreError: the migration failed; the record is as it was.
    """
    with engine.connect() as connection:
        have = version(connection)
    if have == HEAD:
        if path:
            _clear_away(_copy_of(path))
        return
    if have is None:
        if not create:
            raise NotARecordError(f"{name} is empty: make it with onrecord build REPORTS -o {name}")
        _upgrade(engine)
    elif have not in known():
        raise _newer(name, have)
    else:
        _upgrade_with_copy(engine, name, have, path)


def checked_version(connection: Connection, name: str) -> str:
    """The schema of a record, which may be an older one. Raises NotARecordError, VersionError as `prepare`."""
    have = version(connection)
    if have is None:
        raise NotARecordError(f"{name} is empty: make it with onrecord build REPORTS -o {name}")
    if have not in known():
        raise _newer(name, have)
    return have


def _newer(name: str, have: str) -> VersionError:
    return VersionError(
        f"{name} was made by a newer onrecord (schema {have}; this one, {__version__}, "
        f"knows up to {HEAD}): upgrade onrecord to open it. Nothing was changed"
    )


def known() -> tuple[str, ...]:
    """The revisions that this version of onrecord knows, the oldest first."""
    return tuple(sorted(file.stem.split("_", 1)[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py")))


def _upgrade(engine: Engine) -> None:
    with engine.connect().execution_options(**WRITE) as connection, connection.begin():
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            if version(connection) is None and fresh.make(connection, HEAD):
                return
        else:  # two that open it at once: the second finds it done
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock, hashtext(current_schema()))"), {"lock": LOCK})
        _migrate(connection)


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)


def _upgrade_with_copy(engine: Engine, name: str, have: str, path: Path | None) -> None:
    LOG.info(
        "%s was made by an older onrecord: bringing it from schema %s to %s, which takes minutes for a million claims",
        name, have, HEAD,
    )  # fmt: skip
    copy = _copy_of(path) if path else None
    if path and copy:
        _keep(path, copy, name)
    try:
        _upgrade(engine)
    except Exception as error:
        engine.dispose()
        kept = f" (a copy from before is kept at {copy})" if copy else ""
        raise StoreError(f"{name} could not be brought up to date: {error}. It is as it was{kept}") from error
    if copy:
        copy.unlink(missing_ok=True)  # by another that was at it as well
    LOG.info("%s is up to date", name)


def _copy_of(path: Path) -> Path:
    return path.with_name(path.name + ".before-migration")


def _clear_away(copy: Path) -> None:
    """Remove the copy of a process that was killed when its migration had succeeded; one that failed keeps its own."""
    if copy.exists():
        with (
            suppress(OSError, sqlite3.Error),
            closing(sqlite3.connect(f"{copy.absolute().as_uri()}?immutable=1", uri=True)) as raw,
        ):
            if raw.execute("SELECT version_num FROM alembic_version WHERE version_num < ?", (HEAD,)).fetchone():
                copy.unlink()


def _keep(path: Path, copy: Path, name: str) -> None:
    """Lay a copy beside a record. Raises StoreError where there is no room for it, or nothing may be written."""
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except sqlite3.OperationalError as error:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
        raise StoreError(
            f"{name} was made by an older onrecord and has to be brought up to date, with a copy kept beside it "
            f"meanwhile, which cannot be written ({error}). It is as it was: free space, or copy it to where there is "
            "room and may be written"
        ) from error
