"""Statements given to SQLite's own driver: they do what SQLAlchemy's would, and leave nothing half done."""

import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy import Column, Connection, MetaData, String, Table, create_engine, select
from sqlalchemy.exc import IntegrityError

from onrecord.store import quick

NAMES = Table("names", MetaData(), Column("id", String, primary_key=True), Column("name", String))


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as opened:
        NAMES.metadata.create_all(opened)
        quick.insert(opened, NAMES, [{"id": "a", "name": "Kim"}])
        yield opened
    engine.dispose()


def names(connection: Connection) -> list[tuple[str, str]]:
    return [(row.id, row.name) for row in connection.execute(select(NAMES).order_by(NAMES.c.id))]


def test_rows_are_written_and_found_among_values(connection: Connection) -> None:
    quick.insert(connection, NAMES, [{"id": "b", "name": "Lavrov"}, {"id": "c", "name": "Putin"}])
    found = quick.among(connection, "SELECT id, name FROM names WHERE id", ["a", "c", "none"])
    assert sorted(map(tuple, found)) == [("a", "Kim"), ("c", "Putin")]
    assert quick.among(connection, "SELECT id FROM names WHERE id", []) == ()


def test_nothing_to_write_writes_nothing(connection: Connection) -> None:
    quick.insert(connection, NAMES, [])
    assert names(connection) == [("a", "Kim")]


def test_what_fails_is_told_as_sqlalchemy_tells_it(connection: Connection) -> None:
    with pytest.raises(IntegrityError):
        quick.insert(connection, NAMES, [{"id": "a", "name": "twice"}])


def test_what_fails_half_way_leaves_no_row_to_be_written_twice(connection: Connection) -> None:
    driver = connection.connection.driver_connection
    rows = [{"id": "b", "name": "Lavrov"}, {"id": "a", "name": "twice"}]
    assert isinstance(driver, sqlite3.Connection)
    assert driver.in_transaction
    assert not quick._written(driver, "INSERT INTO names (id, name) VALUES (:id, :name)", rows)
    assert names(connection) == [("a", "Kim")]
    quick.insert(connection, NAMES, rows[:1])
    assert [id for id, _ in names(connection)] == ["a", "b"]
