"""What the reports of a story say without its being clear of whom, in their own words."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from onrecord.model import Story
from onrecord.serve.opened import Opened
from onrecord.serve.quoting import quoted as quotations
from onrecord.serve.templating import link, rendered
from onrecord.tell.screen_text import printed

router = APIRouter(include_in_schema=False)
SEEN = 60  # events, firm ones and those of leads, that one page of quotations comes from


@router.get("/{record}/story/{id}/quoted")
def quoted(request: Request, record: str, id: str, cursor: str = "") -> Response:
    """A story's quotations, from its newest events on."""
    opened: Opened = request.app.state.shelves.one(record)
    whole = opened.record.find(id, (Story,)).id
    if whole != id:
        return RedirectResponse(link(record, "story", whole, "quoted"))
    found = quotations(opened, id, cursor or None, SEEN)
    return rendered(
        request,
        "quoted.html.j2",
        record=record,
        story=id,
        heading=opened.record.headings_of([id])[id],
        found=found,
        printed=printed,
        to_report=lambda one: f"{link(record, 'report', one.report.id, leads=1)}#c-{one.claim.id}",
    )
