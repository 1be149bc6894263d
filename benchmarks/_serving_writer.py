"""A build at work beside readers: small transactions through the store, each with a story that is new, of a few
reports, and with one more claim on an event that the record has.
"""

import random
import time
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from msgspec import structs
from sqlalchemy import func, insert, select, update

from _made_record import Made, World, stories
from onrecord import __version__
from onrecord.model import Event, Story
from onrecord.record.shelf import Kept
from onrecord.store import Record, open_record, schema

SMALL = 3  # reports of a story that is written at once


def build(path: Path, seconds: float, pause: float, known: list[str]) -> int:
    """Write for so long, then end the build; gives how many reports were committed.

    Args:
        path: of the record.
        seconds: how long.
        pause: seconds between two transactions.
        known: ids of events that are given more claims.
    """
    ends, number = time.monotonic() + seconds, int(time.time())
    chance, done = random.Random(number), 0
    new = [made for made in stories(World(1000, number), 1000, number) if len(made.reports) <= SMALL]
    with open_record(path) as record:
        record.shelf.build = build = _begin(record)
        for made in new:
            if time.monotonic() > ends:
                break
            _write(record, made, build, chance.choice(known))
            done += len(made.reports)
            time.sleep(pause)
        with record.transaction() as connection:
            ended = update(schema.builds).where(schema.builds.c.id == build).values(finished=_now())
            connection.execute(ended)
    return done


def _begin(record: Record) -> int:
    with record.transaction() as connection:
        build = (connection.execute(select(func.max(schema.builds.c.id))).scalar() or 0) + 1
        row = {"id": build, "started": _now(), "version": __version__, "inputs": '["made up"]', "counts": "{}"}
        connection.execute(insert(schema.builds), row)
    return int(build)


def _write(record: Record, made: Made, build: int, known: str) -> None:
    shelf = record.shelf
    with record.transaction() as connection:
        kinds = (made.reports, made.claims, made.responses, made.events, made.conflicts, (made.story,))
        one: Kept
        for one in chain[Kept](*kinds):
            shelf.put(one)
        if (event := shelf.get(Event, known)) is not None:
            shelf.put(structs.replace(event, leads=(*event.leads, made.claims[0].id)))
            if event.story and (story := shelf.get(Story, event.story)) is not None:
                shelf.put(structs.replace(story, history=(*story.history, f"joined by {made.reports[0].id}")))
        rows = [{"build": build, "report": one.id, "outcome": "new"} for one in made.reports]
        connection.execute(insert(schema.taken), rows)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
