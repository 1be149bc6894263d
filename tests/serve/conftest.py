"""The application over a record, asked without a server."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord.serve import Shelves, application
from onrecord.store import Record

TOKEN = "a token of the test"


@pytest.fixture(scope="session")
def client(sample_record: Record) -> Iterator[TestClient]:
    """A client of the workbench over the bundled sample, read-only."""
    shelves = Shelves([Path(sample_record.name)])
    with TestClient(application(shelves), base_url="http://127.0.0.1") as made:
        yield made


class Editor:
    """A client that may edit a copy of the sample, and what forms of its pages bear."""

    def __init__(self, client: TestClient, record: Path) -> None:
        self.client, self.record = client, record

    @property
    def csrf(self) -> str:
        """The token that the forms of this session bear."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.client.get("/login").text)
        assert found
        return found[1]

    def send(self, path: str, **fields: object) -> Any:
        """Send a form as a page would; gives the page that it leads to."""
        return self.client.post(path, data={"csrf": self.csrf, "back": "/copy/review", **fields})


@pytest.fixture
def stranger(sample_record: Record, tmp_path: Path) -> Iterator[TestClient]:
    """A client of a workbench that may be edited, over a copy of the sample, that has not given the token."""
    shutil.copy(sample_record.name, tmp_path / "copy.onrecord")
    shelves = Shelves([tmp_path / "copy.onrecord"])
    with TestClient(application(shelves, token=TOKEN), base_url="http://127.0.0.1") as made:
        yield made


@pytest.fixture
def editor(stranger: TestClient, tmp_path: Path) -> Editor:
    """The same after the token was given."""
    stranger.post("/login", data={"token": TOKEN, "name": "Ada", "back": "/copy/review"})
    return Editor(stranger, tmp_path / "copy.onrecord")
