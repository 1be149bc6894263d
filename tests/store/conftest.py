"""Records to test on: SQLite always, PostgreSQL where ONRECORD_TEST_POSTGRES names a database to use."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from onrecord.record.shelf import MemoryShelf, Shelf
from onrecord.store import Record, open_record

POSTGRES = os.environ.get("ONRECORD_TEST_POSTGRES")
NO_POSTGRES = "needs a PostgreSQL database of its own: set ONRECORD_TEST_POSTGRES=postgresql://USER@HOST/NAME"
DATABASES = [
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.skipif(not POSTGRES, reason=NO_POSTGRES)),
]


@contextmanager
def new_place(database: str, folder: Path) -> Iterator[str]:
    """Where a record may be made: a path, or the URL of an empty schema."""
    if database == "sqlite":
        yield str(folder / "test.onrecord")
        return
    assert POSTGRES
    name = f"test_{uuid4().hex}"
    engine = create_engine("postgresql+psycopg://" + POSTGRES.split("://", 1)[1], isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield f"{POSTGRES}?options=-csearch_path%3D{name}"
    with engine.connect() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a record may be made, on each database."""
    with new_place(request.param, tmp_path) as found:
        yield found


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    """An empty record."""
    with open_record(place, create=True) as opened:
        yield opened


@pytest.fixture(params=["memory", *DATABASES])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    """A shelf in memory, and the shelf of a record on each database: they must behave alike."""
    if request.param == "memory":
        yield MemoryShelf()
        return
    with new_place(request.param, tmp_path) as found, open_record(found, create=True) as opened:
        yield opened.shelf
