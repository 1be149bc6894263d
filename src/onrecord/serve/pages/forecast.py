"""What may be next in a record, and what became of the forecasts that it keeps: set apart from what it tells."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.serve.api.parties import code
from onrecord.serve.forecasts import next_of, past_of, story_of
from onrecord.serve.opened import Opened
from onrecord.serve.templating import link, rendered, ways

router = APIRouter(include_in_schema=False)
STORIES = 50  # to choose from


@router.get("/{record}/forecast")
def forecast(request: Request, record: str, story: str = "", party: str = "") -> Response:
    """Forecasts of a record, of a story of it, or with a party."""
    opened: Opened = request.app.state.shelves.one(record)
    asked, whose = code(opened, party) if party.strip() else "", story_of(opened, story) if story else None
    every = next_of(opened, whose, "")
    stories = opened.record.stories_page(order="size", limit=STORIES).rows
    headings = opened.record.headings_of([line.id for line in stories])
    return rendered(
        request,
        "forecast_page.html.j2",
        record=record,
        next=next_of(opened, whose, asked) if asked else every,
        past=past_of(opened, whose),
        parties=[one for one in every.parties if one.isalnum()],
        stories=[(line.id, headings.get(line.id, line.title)) for line in stories],
        story=whose or "",
        party=asked,
        all_of=link(record, "forecast"),
        **ways(record),
    )
