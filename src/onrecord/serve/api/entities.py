"""Entities: persons, bodies, companies, ships, places and so on, which claims name below the state."""

from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord.errors import NotFoundError
from onrecord.export import TABLES
from onrecord.model import EntityKind
from onrecord.serve.api import rows
from onrecord.serve.api.answering import endpoint, listed, one, part
from onrecord.serve.api.asked import Asked, Leads, Paged, opened
from onrecord.serve.api.named import entities as known
from onrecord.serve.api.named import entity as meant
from onrecord.serve.api.named import events_naming
from onrecord.serve.api.shapes import EntityRow, EventRow
from onrecord.serve.api.shapes import rows as shape
from onrecord.store.entities import kind_of

router = APIRouter(tags=["entities"])
TABLE = TABLES["entities"]
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
    """Entities, kind by kind, the most named first. They are joined anew when a build has ended."""
    found = known(opened(request, asked), leads=asked.leads).rows
    if asked.kind:
        kind = kind_of(asked.kind)
        found = [row for row in found if row["kind"] == kind]
    shown, following = part(found, asked.cursor, asked.limit)
    return listed(request, "entities", shown, following, TABLE)


@endpoint(router, "/entities/{id}", EntityFound, csv=TABLE, example="entity")
def entity(request: Request, id: str, asked: Annotated[OneEntity, Query()]) -> Response:
    """One entity, by id, the start of it, or any form of its name."""
    served = opened(request, asked)
    found = meant(served, id)
    row = next((row for row in known(served, leads=asked.leads).rows if row["id"] == found.id), None)
    if row is None:
        raise NotFoundError(f"only leads name {found.name} ({found.id}) in {served.record.name}: leads=true has them")
    events = served.record.events_by_id(events_naming(served, found.id)).values()
    shown = [event for event in events if asked.leads or event.tier == "firm"][:NEWEST]
    return one(request, "entity", row, TABLE, events=rows.of_events(served.record, shown))
