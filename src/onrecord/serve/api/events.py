"""Events: what happened, goes on, is planned, may be or is denied, with how many say so."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord.export import TABLES
from onrecord.model import Event
from onrecord.serve.api import rows
from onrecord.serve.api.answering import endpoint, listed, one
from onrecord.serve.api.asked import Asked, Leads, Sided, Text, opened
from onrecord.serve.api.named import events_naming
from onrecord.serve.api.named import story as named_story
from onrecord.serve.api.narrowed import narrowed, newest_alone
from onrecord.serve.api.parties import code
from onrecord.serve.api.shapes import Account, ClaimRow, ConflictRow, EventRow, ResponseRow
from onrecord.serve.api.shapes import rows as shape
from onrecord.tell.support import support

router = APIRouter(tags=["events"])
TABLE = TABLES["events"]


class EventsAsked(Sided):
    """What lists of events may be narrowed by."""

    story: Annotated[Text, Field(description="a story, by id, the start of it, heading or title")] = None
    least_origins: Annotated[
        int | None, Field(ge=1, le=100_000, description="how many at least say anything of it", examples=[2])
    ] = None
    order: Annotated[
        Literal["day", "oldest", "weight"],
        Field(description="`day`: the newest first; `oldest`; `weight`: those first of which most say anything"),
    ] = "day"  # type: ignore[assignment]


class OneEvent(Asked):
    """What one event may be asked with."""

    leads: Leads = False


class EventFound(BaseModel):
    """An event with all that supports and disputes it."""

    event: EventRow  # type: ignore[valid-type]
    asked: Annotated[str, Field(description="the id as it was given; the event's own differs where events were merged")]
    support: Annotated[str, Field(description="how many say what: `2 origins say it happened, 1 denies it`")]
    accounts: Annotated[list[Account], Field(description="what is said of it, that of its status first")]
    claims: Annotated[list[ClaimRow], Field(description="its claims, at most 500")]  # type: ignore[valid-type]
    leads: Annotated[list[ClaimRow], Field(description="leads that may tell of it")]  # type: ignore[valid-type]
    responses: list[ResponseRow]  # type: ignore[valid-type]
    conflicts: list[ConflictRow]  # type: ignore[valid-type]


@endpoint(router, "/events", shape("Events", "events", EventRow), csv=TABLE, example="events")
def events(request: Request, asked: Annotated[EventsAsked, Query()]) -> Response:
    """Events, narrowed by type, status, parties, days, story, entity and how many say so."""
    served = opened(request, asked)
    record, given = served.record, asked.model_dump(exclude={"record", "limit", "cursor", "order", "entity"})
    given |= {name: code(served, given[name]) for name in ("party", "actor", "recipient") if given[name]}
    if asked.story:
        given["story"] = named_story(served, asked.story).id
    if asked.entity:
        newest_alone(asked.order)
        ids = events_naming(served, asked.entity, leads=asked.leads)
        page = narrowed(ids, record.events_by_id, given, asked.cursor, asked.limit)
    else:
        page = record.events_page(order=asked.order, cursor=asked.cursor, limit=asked.limit, **given)
    return listed(request, "events", rows.of_events(record, page.rows), page.next_cursor, TABLE)


@endpoint(router, "/events/{id}", EventFound, csv=TABLE, example="event")
def event(request: Request, id: str, asked: Annotated[OneEvent, Query()]) -> Response:
    """One event, by id or the start of it, with what each account of it rests on. Ids of merged events answer."""
    record = opened(request, asked).record
    found = record.find(id, (Event,))
    assert isinstance(found, Event)
    (row,) = rows.of_events(record, [found])
    claims = record.claims_of_events([found.id]).get(found.id, [])
    more: dict[str, Any] = {
        "asked": id,
        "support": support(found),
        "accounts": rows.of_accounts(found),
        "claims": rows.of_claims(record, claims),
        "leads": rows.of_claims(record, list(record.claims_by_id(found.leads).values())) if asked.leads else [],
        "responses": rows.of_responses(record, record.responses_of([found.id]).get(found.id, [])),
        "conflicts": rows.of_conflicts(record, record.conflicts_of([found.id]).get(found.id, [])),
    }
    return one(request, "event", row, TABLE, **more)
