"""Small statements that recording puts many thousand times, given to SQLite's own driver without what lies between.

SQLAlchemy takes five times as long over one of them as SQLite does.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import CompoundSelect, Connection, Select, Table, TextClause, text


def rows(connection: Connection, query: TextClause, given: Mapping[str, Any]) -> Sequence[Any]:
    """The rows of a query that only reads."""
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        try:
            return driver.execute(query.text, given).fetchall()
        except sqlite3.Error:
            pass  # asked again, so that it is told in the record's own terms
    return connection.execute(query, given).all()


def fetched(connection: Connection, query: "Select[Any] | CompoundSelect[Any]") -> Sequence[Any]:
    """The rows of a query of many, of texts and numbers alone, as the driver has them."""
    result = connection.execute(query)
    if not isinstance(connection.connection.driver_connection, sqlite3.Connection):
        return result.all()
    try:
        return result.cursor.fetchall() if result.cursor is not None else ()
    except sqlite3.Error:
        return connection.execute(query).all()  # asked again, so that it is told in the record's own terms
    finally:
        result.close()


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


def change_among(connection: Connection, statement: str, values: Iterable[str]) -> None:
    """Carry out a statement that writes and ends with a column, for the rows that have one of these values there."""
    if not (listed := list(values)):
        return
    if connection.dialect.name == "sqlite":
        any_of = msgspec.json.encode(listed).decode()
        write(connection, _text(f"{statement} IN (SELECT value FROM json_each(:any))"), [{"any": any_of}])
    else:
        connection.execute(_text(f"{statement} = ANY(:any)"), {"any": listed})


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
