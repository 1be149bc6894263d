"""One of many values: as many as there are, whatever is in them, and what is found with their help."""

import pytest
from sqlalchemy import select

from onrecord.store import Record, schema
from onrecord.store.among import among
from onrecord.store.topmost import topmost
from tests.store.listing import fill


@pytest.fixture
def full(record: Record) -> Record:
    fill(record)
    return record


def test_as_many_as_are_asked_for(full: Record) -> None:
    c = schema.claims.c
    known = sorted(claim.id for claim in full.claims())
    asked = [*known, *(f"none{number}" for number in range(40_000)), 'x"], [', "'); DROP TABLE claims; --", "\\", "ä"]
    with full.shelf.reading() as connection:
        found = connection.execute(select(c.id).where(among(c.id, asked))).scalars().all()
        assert sorted(found) == known
        assert connection.execute(select(c.id).where(among(c.id, []))).scalars().all() == []


def test_owners_are_the_same_in_whatever_order_they_are_asked_for(full: Record) -> None:
    ids = [claim.id for claim in full.claims()]
    found = full.owners("event", ids)
    assert found == full.owners("event", ids[::-1])
    assert found == {id: owner for id in ids if (owner := full.event_of(id)) is not None}
    assert len(found) > 10


def test_the_topmost_events_of_stories_are_those_of_their_pages(full: Record) -> None:
    stories = [story.id for story in full.stories()]
    for most in (1, 3, 1000):
        with full.shelf.reading() as connection:
            found = topmost(connection, stories, most)
        for story in stories:
            assert found.get(story, []) == full.events_page(story=story, order="weight", limit=min(most, 500)).rows
