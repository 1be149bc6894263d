"""The file itself: SQLite's own check of every page and index, and that no table, index or trigger is missing."""

import sqlite3
from collections.abc import Iterator

from sqlalchemy import func, select, text

from onrecord.store import schema
from onrecord.store.verifying.fault import RESTORE, Fault
from onrecord.store.verifying.seeing import Seen

MOST = 100  # faults that SQLite is to name
MAIN = "*** in database main ***\n"
TRIGGERS = ("passage_added", "passage_changed", "passage_dropped")
VIEWS = ("readable_claims", "readable_events", "readable_reports")


def check_file(seen: Seen) -> Iterator[Fault]:
    """What SQLite finds wrong with its file; a server sees to its own."""
    if not seen.lite:
        return
    yield from _pages(seen)
    if not seen.current:
        return
    there = set(seen.connection.execute(text("SELECT name FROM sqlite_master")).scalars())
    for name in sorted(_wanted() - there):
        yield Fault("file", "file", name, f"it lacks {name}, which belongs to its schema", RESTORE)
    if there >= {"passage", "passage_words_docsize"}:
        listed = seen.connection.execute(select(func.count()).select_from(schema.passages)).scalar_one()
        indexed = seen.connection.execute(text("SELECT count(*) FROM passage_words_docsize")).scalar_one()
        if listed != indexed:
            what = f"search knows {indexed} passages of {listed}"
            yield Fault("file", "file", "passage_words", what, RESTORE)


def _pages(seen: Seen) -> Iterator[Fault]:
    """What SQLite says of its pages, up to where it can go no further."""
    cursor = seen.connection.connection.cursor()
    try:
        for (found,) in cursor.execute(f"PRAGMA integrity_check({MOST})"):
            if found != "ok":
                yield Fault("file", "file", "", found.replace(MAIN, ""), RESTORE)
    except sqlite3.DatabaseError as error:
        yield Fault("file", "file", "", f"SQLite can go through it no further: {error}", RESTORE)
    finally:
        cursor.close()


def _wanted() -> set[str]:
    tables = schema.metadata.tables.values()
    indices = {str(index.name) for table in tables for index in table.indexes}
    return {table.name for table in tables} | indices | {"passage_words", *TRIGGERS, *VIEWS}
