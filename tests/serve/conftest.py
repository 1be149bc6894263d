"""The application over a record, asked without a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.serve import Shelves, application
from onrecord.store import Record


@pytest.fixture(scope="session")
def client(sample_record: Record) -> Iterator[TestClient]:
    """A client of the workbench over the bundled sample, read-only."""
    shelves = Shelves([Path(sample_record.name)])
    with TestClient(application(shelves), base_url="http://127.0.0.1") as made:
        yield made
