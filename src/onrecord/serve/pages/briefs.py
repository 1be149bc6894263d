"""The brief of a story: to be read, and to be taken along as Markdown, HTML or Word."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import NotFoundError
from onrecord.export.briefs import format_of_ending, written
from onrecord.model import Story
from onrecord.serve.briefs import brief_of
from onrecord.serve.opened import Opened
from onrecord.serve.templating import link, rendered
from onrecord.tell.brief import Passage

router = APIRouter(include_in_schema=False)
MEDIA = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@router.get("/{record}/story/{id}/brief")
def brief(request: Request, record: str, id: str) -> Response:
    """A story's brief, its numbers linked to the words that it rests on."""
    opened: Opened = request.app.state.shelves.one(record)
    whole = opened.record.find(id, (Story,)).id
    if whole != id:
        return RedirectResponse(link(record, "story", whole, "brief"))
    found = brief_of(opened, opened.record.story_lines([id])[id])

    def to(passage: Passage) -> str:
        """Where a passage stands in its report; a response has no mark of its own."""
        return link(record, "report", passage.report) + (f"#c-{passage.id}" if passage.id.startswith("c") else "")

    return rendered(
        request,
        "brief_page.html.j2",
        record=record,
        story=id,
        brief=found,
        passages={passage.id: passage for passage in found.passages},
        to=to,
        forms=MEDIA,
    )


@router.get("/{record}/story/{id}/brief.{ending}")
def file(request: Request, record: str, id: str, ending: str) -> Response:
    """The same as a file."""
    opened: Opened = request.app.state.shelves.one(record)
    if ending not in MEDIA:
        raise NotFoundError(f"a brief is written as {', '.join(MEDIA)}, and not as '{ending[:20]}'")
    line = opened.record.story_lines([opened.record.find(id, (Story,)).id]).popitem()[1]
    content = written(brief_of(opened, line), format_of_ending(f".{ending}"))
    named = {"content-disposition": f'attachment; filename="brief-{line.id}.{ending}"'}
    return Response(content, media_type=MEDIA[ending], headers=named)
