"""What is kept of whole records is of the last build: pages and the API tell anew what the next one changed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete, insert, select

from onrecord.serve import Shelves, application
from onrecord.store import Record, open_record, schema

ACTOR = "/api/v1/actors/PRK"


@pytest.fixture
def copy(sample_record: Record, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_record.name, tmp_path / "copy.onrecord"))


@pytest.fixture
def client(copy: Path) -> Iterator[TestClient]:
    with TestClient(application(Shelves([copy])), base_url="http://127.0.0.1") as made:
        yield made


def build_without_actor(copy: Path) -> None:
    """A build that leaves the actor a part in nothing but one event."""
    run = {"started": "2035-01-01", "finished": "2035-01-02", "version": "1", "inputs": "[]", "counts": "{}"}
    p, q = schema.event_party.c, schema.claim_party.c
    with open_record(copy) as record, record.transaction() as connection:
        kept = connection.execute(select(p.event).where(p.code == "PRK", p.tier == "firm").limit(1)).scalar_one()
        connection.execute(delete(schema.event_party).where(p.event != kept, p.code == "PRK"))
        connection.execute(delete(schema.claim_party).where(q.code == "PRK"))
        connection.execute(insert(schema.builds), run)


def test_the_api_counts_an_actors_events_anew(client: TestClient, copy: Path) -> None:
    before = client.get(ACTOR).json()
    assert client.get(ACTOR).json() == before
    assert sum(before["type"].values()) > 1
    build_without_actor(copy)
    after = client.get(ACTOR).json()
    assert sum(after["type"].values()) == len(after["events"]) == 1


def test_the_page_of_an_actor_is_made_anew(client: TestClient, copy: Path) -> None:
    before = client.get("/copy/actor/PRK").text
    assert "With whom" in before
    build_without_actor(copy)
    assert client.get("/copy/actor/PRK").text != before
