"""What else there is to see of a story: who deals with whom, where, and who told it.

Of a large story each is read when it is asked for, for none of them is on the first screen.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct

from onrecord.model import Report
from onrecord.serve.stories import SEEN, scene_of, weightiest
from onrecord.store import Record, StoryLine
from onrecord.store.carried import carried
from onrecord.tell.charts import Coverage, coverage_grid
from onrecord.tell.ledgers.coverage import coverage as coverage_ledger
from onrecord.tell.map import Map, drawn
from onrecord.tell.network import Network, network
from onrecord.tell.part import Part


class Places(Struct, frozen=True, kw_only=True):
    """Where a story's events took place, with their titles by id."""

    map: Map
    titles: dict[str, str]


class Outlet(Struct, frozen=True):
    """What an outlet brought of a story: its claims, those that carried an origin again, and where it was first."""

    outlet: str
    reports: int
    claims: int
    repeated: int
    first: int


class Covered(Struct, frozen=True, kw_only=True):
    """Who told a story: outlets by what they brought of the events that are told first, reports by outlet and day."""

    outlets: tuple[Outlet, ...]
    grid: Coverage


def parties(record: Record, line: StoryLine) -> Network:
    """Who deals with whom in a story."""
    return network(record.events_page(story=line.id, order="weight", limit=SEEN).rows)


def places(record: Record, line: StoryLine) -> Places:
    """Where a story took place."""
    events = record.events_page(story=line.id, order="weight", limit=SEEN).rows
    return Places(map=drawn(events), titles={event.id: event.title for event in events})


def coverage(record: Record, line: StoryLine) -> Covered:
    """Who told a story."""
    with record.shelf.together():
        events = record.events_page(story=line.id, order="weight", limit=SEEN).rows
        part = Part(record, weightiest(events, scene_of(line, events)))
        outlets = _outlets(part)
        reports = [Report(**row) for row in carried(record, line.id)]
    return Covered(outlets=outlets, grid=coverage_grid(reports))


Section = Network | Places | Covered
SECTIONS: Mapping[str, Callable[[Record, StoryLine], Section]] = {
    "parties": parties,
    "places": places,
    "coverage": coverage,
}


def _outlets(part: Part) -> tuple[Outlet, ...]:
    """The outlets of a part of a story, those first that were first with most."""
    columns = ("reports", "claims", "repeated", "first with")
    sums: dict[str, list[int]] = {}
    for row in coverage_ledger(part).rows:
        kept = sums.setdefault(row.cells["outlet"], [0] * len(columns))
        sums[row.cells["outlet"]] = [had + int(row.cells[name]) for had, name in zip(kept, columns, strict=True)]
    found = [Outlet(outlet, *counts) for outlet, counts in sums.items()]
    return tuple(sorted(found, key=lambda one: (-one.first, -one.claims, one.outlet)))
