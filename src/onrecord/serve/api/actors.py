"""Actors: states, organisations and groups, by the events that each is a party of."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord.errors import NotFoundError
from onrecord.export.columns import Row
from onrecord.knowledge.names import label
from onrecord.serve.api import rows
from onrecord.serve.api.answering import endpoint, listed, one, part
from onrecord.serve.api.asked import Asked, Leads, Paged, opened
from onrecord.serve.api.parties import code as coded
from onrecord.serve.api.parties import counts
from onrecord.serve.api.shapes import ACTORS, ActorRow, EventRow
from onrecord.serve.api.shapes import rows as shape
from onrecord.serve.kept import kept
from onrecord.store.actors import ActorCount

router = APIRouter(tags=["actors"])
MOST = 6  # actors that a message names
NEWEST = 2000  # events of one that are counted


class ActorsAsked(Paged):
    """What lists of actors may be asked with."""

    leads: Leads = False


class OneActor(Asked):
    """What one actor may be asked with."""

    leads: Leads = False


class ActorFound(BaseModel):
    """An actor with whom it has to do, and its newest events."""

    actor: ActorRow  # type: ignore[valid-type]
    others: Annotated[dict[str, int], Field(description="with whom, by code, in how many of its newest 2,000 events")]
    type: Annotated[dict[str, int], Field(description="how many of these are of each type")]
    status: Annotated[dict[str, int], Field(description="how many of these are of each status")]
    events: Annotated[list[EventRow], Field(description="its newest events; `/events?party=` has all")]  # type: ignore[valid-type]


@endpoint(router, "/actors", shape("Actors", "actors", ActorRow), csv=ACTORS, example="actors")
def actors(request: Request, asked: Annotated[ActorsAsked, Query()]) -> Response:
    """Actors, those of most events first. The export's table of actors counts claims, this counts events."""
    found, following = part(counts(opened(request, asked), leads=asked.leads), asked.cursor, asked.limit)
    return listed(request, "actors", [_row(one) for one in found], following, ACTORS)


@endpoint(router, "/actors/{code}", ActorFound, csv=ACTORS, example="actor")
def actor(request: Request, code: str, asked: Annotated[OneActor, Query()]) -> Response:
    """One actor, by code or name. A person is an entity: `/entities`."""
    served = opened(request, asked)
    record, wanted = served.record, coded(served, code)
    known = counts(served, leads=asked.leads)
    found = next((one for one in known if one.code == wanted), None)
    if found is None:
        there = ", ".join(one.code for one in known[:MOST]) or "no actors"
        raise NotFoundError(f"{record.name} holds no event with {label(wanted)} ({wanted}): it has {there}")
    seen = kept(
        served,
        ("events of", wanted, asked.leads),
        lambda: record.facets(most=NEWEST, party=wanted, leads=asked.leads),
    )
    newest = record.events_page(party=wanted, leads=asked.leads, limit=20).rows
    return one(
        request,
        "actor",
        _row(found),
        ACTORS,
        others={code: count for code, count in seen.party.items() if code != wanted},
        type=seen.type,
        status=seen.status,
        events=rows.of_events(record, newest),
    )


def _row(one: ActorCount) -> Row:
    return {
        "code": one.code,
        "name": label(one.code),
        "events": one.events,
        "events_as_actor": one.as_actor,
        "events_as_recipient": one.as_recipient,
        "first": one.first or None,
        "last": one.last or None,
    }
