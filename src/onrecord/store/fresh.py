"""The schema of a new file, as statements: all migrations come to the same, and take a quarter of a second over it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, text

SCHEMA = Path(__file__).with_name("migrations") / "head.sql"
TITLE = "-- schema "


def make(connection: Connection, head: str) -> bool:
    """Give an empty SQLite database the schema of a revision; whether it is the one that is written down."""
    title, _, rest = SCHEMA.read_text(encoding="utf-8").partition("\n")
    if title != TITLE + head:
        return False
    for statement in statements(rest):
        connection.exec_driver_sql(statement)
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:head)"), {"head": head})
    return True


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one; those of a trigger belong to it."""
    said = ""
    for line in script.splitlines(keepends=True):
        said += line
        if sqlite3.complete_statement(said):
            yield said.strip().removesuffix(";")
            said = ""


def written(connection: Connection, head: str) -> str:
    """The script for the schema that a database has, less what SQLite makes by itself."""
    query = (
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB 'passage_words_*' "
        "ORDER BY type = 'table' DESC, type, name"
    )
    made = [str(sql).strip() for (sql,) in connection.exec_driver_sql(query)]
    return "".join((f"{TITLE}{head}\n", *(f"{sql};\n" for sql in made)))
