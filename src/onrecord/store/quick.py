"""Small statements that recording puts many thousand times, given to SQLite's own driver without what lies between.

SQLAlchemy takes five times as long over one of them as SQLite does.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, TextClause, text


def rows(connection: Connection, query: TextClause, given: Mapping[str, Any]) -> Sequence[Any]:
    """The rows of a query that only reads."""
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        try:
            return driver.execute(query.text, given).fetchall()
        except sqlite3.Error:
            pass  # asked again, so that it is told in the record's own terms
    return connection.execute(query, given).all()


def among(connection: Connection, query: str, values: Iterable[str], **given: Any) -> Sequence[Any]:
    """The rows of a query that ends with a column, for those that have one of these values there.

    `given` are the query's own values. Those that it is asked for go in as one: a parameter for each would be laid out
    anew for every call, and is limited in number.
    """
    listed = list(values)
    if not listed:
        return ()
    if connection.dialect.name == "sqlite":
        any_of = msgspec.json.encode(listed).decode()
        return rows(connection, _text(f"{query} IN (SELECT value FROM json_each(:any))"), {"any": any_of, **given})
    return rows(connection, _text(f"{query} = ANY(:any)"), {"any": listed, **given})


@lru_cache(maxsize=64)
def _text(statement: str) -> TextClause:
    return text(statement)


def write(connection: Connection, statement: TextClause, given: Sequence[Mapping[str, Any]]) -> None:
    """Carry a statement that writes out once for each of these."""
    driver = connection.connection.driver_connection
    if given and not (isinstance(driver, sqlite3.Connection) and _written(driver, statement.text, given)):
        connection.execute(statement, given)


def _written(driver: sqlite3.Connection, statement: str, given: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the driver wrote them; else none is, and the statement is put again, to be told in the record's terms."""
    kept = driver.in_transaction and len(given) > 1
    if kept:
        driver.execute("SAVEPOINT quick")
    try:
        driver.executemany(statement, given)
    except sqlite3.Error:
        if kept and driver.in_transaction:
            driver.execute("ROLLBACK TO quick")
        return False
    finally:
        if kept and driver.in_transaction:
            driver.execute("RELEASE quick")
    return True


def insert(connection: Connection, table: Table, given: Sequence[Mapping[str, Any]]) -> None:
    """Add rows to a table, all with the same columns."""
    if given:
        write(connection, _insert(table.name, tuple(given[0])), given)


@lru_cache(maxsize=64)
def _insert(table: str, columns: tuple[str, ...]) -> TextClause:
    values = ", ".join(f":{name}" for name in columns)
    return text(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})")
