"""Entities: persons, bodies, companies, ships, places and so on, which claims name below the state."""

from collections.abc import Iterator, Sequence
from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord.errors import NotFoundError
from onrecord.export import TABLES
from onrecord.export.columns import Row
from onrecord.model import EntityKind
from onrecord.serve.api import entity_rows, rows
from onrecord.serve.api.answering import endpoint, listed, one, part
from onrecord.serve.api.asked import Asked, Leads, Paged, opened
from onrecord.serve.api.named import entity as meant
from onrecord.serve.api.named import events_naming
from onrecord.serve.api.narrowed import narrowed
from onrecord.serve.api.shapes import EntityRow, EventRow
from onrecord.serve.api.shapes import rows as shape
from onrecord.serve.kept import kept
from onrecord.serve.opened import Opened
from onrecord.store.directory import Entry, directory
from onrecord.store.entities import kind_of
from onrecord.store.sources import sources_with

router = APIRouter(tags=["entities"])
TABLE = TABLES["entities"]
FIRST = 50  # entities of an answer, where nobody asks for more or less
NEWEST = 20  # events that stand with an entity


class EntitiesAsked(Paged):
    """What lists of entities may be narrowed by."""

    kind: Annotated[
        str | None,
        Field(description="one kind", max_length=40, json_schema_extra={"enum": [*get_args(EntityKind), None]}),
    ] = None
    leads: Leads = False


class OneEntity(Asked):
    """What one entity may be asked with."""

    leads: Leads = False


class EntityFound(BaseModel):
    """An entity with its newest events."""

    entity: EntityRow  # type: ignore[valid-type]
    events: Annotated[list[EventRow], Field(description="its newest events; `/events?entity=` has all")]  # type: ignore[valid-type]


@endpoint(router, "/entities", shape("Entities", "entities", EntityRow), csv=TABLE, example="entities")
def entities(request: Request, asked: Annotated[EntitiesAsked, Query()]) -> Response:
    """Entities, kind by kind, the most named first. They are joined anew when a build has ended.

    A row counts all that names an entity, and has the ids of the newest 20 claims at most, and of their events;
    `/entities/{id}` has those of 500, `/claims?entity=` and `/events?entity=` all.
    """
    served = opened(request, asked)
    found = directory(served.record).listed(leads=asked.leads, kind=kind_of(asked.kind) if asked.kind else None)
    shown, following = part(found, asked.cursor, asked.limit)
    return listed(request, "entities", _rows(served, shown, leads=asked.leads), following, TABLE)


def prepared(served: Opened) -> Iterator[str]:
    """Work out what those are told who ask for entities without anything else, or those of a kind; and who speaks."""
    sources_with(served.record, "", 0)
    yield "sources"
    known = directory(served.record)
    for kind in (None, *known.kinds()):
        _rows(served, part(known.listed(leads=False, kind=kind), None, FIRST)[0], leads=False)
        yield kind or "all"


def _rows(served: Opened, shown: Sequence[Entry], *, leads: bool) -> list[Row]:
    return kept(
        served,
        ("rows", leads, tuple(one.id for one in shown)),
        lambda: entity_rows.rows(served.record, shown, leads=leads),
    )


@endpoint(router, "/entities/{id}", EntityFound, csv=TABLE, example="entity")
def entity(request: Request, id: str, asked: Annotated[OneEntity, Query()]) -> Response:
    """One entity, by id, the start of it, or any form of its name."""
    served = opened(request, asked)
    found = meant(served, id)
    (row,) = entity_rows.rows(served.record, [found], leads=asked.leads, most=entity_rows.LISTED)
    if not row["claims"]:
        raise NotFoundError(f"only leads name {found.name} ({found.id}) in {served.record.name}: leads=true has them")
    ids = events_naming(served, found.id, leads=asked.leads)
    newest = narrowed(ids, served.record.events_by_id, {"leads": asked.leads}, None, NEWEST)
    return one(request, "entity", row, TABLE, events=rows.of_events(served.record, newest.rows))
