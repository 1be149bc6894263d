"""Where one begins: the records that are served, and for each its stories by activity, and what is new."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from onrecord.model import Event
from onrecord.serve import visits
from onrecord.serve.homes import front, tallied
from onrecord.serve.opened import Opened
from onrecord.serve.templating import link, rendered, ways
from onrecord.store.bulk import many
from onrecord.store.changed import since

router = APIRouter(include_in_schema=False)


@router.get("/")
def start(request: Request) -> Response:
    """The records that are served; where there is one, that."""
    opened = request.app.state.shelves.opened
    if len(opened) == 1:
        return RedirectResponse(link(next(iter(opened))))
    counts = {name: one.pieces.of("counts", one.record.counts) for name, one in opened.items()}
    return rendered(request, "start.html.j2", counts=counts)


@router.get("/{record}/")
def home(request: Request, record: str, order: str = "", cursor: str = "") -> Response:
    """A record: what is new in it, and its stories, the one reported of last first."""
    by = "size" if order == "size" else "activity"
    opened: Opened = request.app.state.shelves.one(record)
    held = opened.record
    page = front(opened, by, cursor)
    before = visits.since(request, record)
    response = rendered(
        request,
        "home.html.j2",
        record=record,
        page=page,
        later=bool(cursor),
        order=by,
        tally=tallied(opened),
        sets=held.datasets(),
        before=before,
        news=opened.pieces.of(("since", before), lambda: _news(opened, before)) if before else None,
        **ways(record),
    )
    visits.remember(request, response, record)
    return response


def _news(opened: Opened, before: str) -> dict[str, Any] | None:
    """What builds brought since a moment: how much, and the events most say anything of."""
    found = since(opened.record, before)
    if found is None:
        return None
    events = {event.id: event for event in many(opened.record, Event, (id for id, _ in found.events))}
    return {"found": found, "events": [(events[id], came) for id, came in found.events if id in events]}
