"""Where one begins: the records that are served, and for each its stories by activity."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from onrecord.serve.templating import link, rendered

router = APIRouter(include_in_schema=False)


@router.get("/")
def start(request: Request) -> Response:
    """The records that are served; where there is one, that."""
    opened = request.app.state.shelves.opened
    if len(opened) == 1:
        return RedirectResponse(link(next(iter(opened))))
    return rendered(request, "start.html.j2", counts={name: one.record.counts() for name, one in opened.items()})


@router.get("/{record}/")
def home(request: Request, record: str) -> Response:
    """A record: its stories, the most active first."""
    opened = request.app.state.shelves.one(record)
    stories = sorted(opened.record.stories(), key=lambda story: (-len(story.reports), story.id))
    return rendered(request, "home.html.j2", record=record, stories=stories, counts=opened.record.counts())
