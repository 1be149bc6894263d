"""A story: what it is about, when what happened, between whom, where, who told it; what is said of two parties."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import NotFoundError
from onrecord.model import Story
from onrecord.serve.at_hand import about_of, outline_of, section_of, shown_of
from onrecord.serve.between import between
from onrecord.serve.homes import heading
from onrecord.serve.opened import Opened
from onrecord.serve.sections import SECTIONS
from onrecord.serve.stories import TOLD, Asked, background
from onrecord.serve.templating import link, rendered, ways
from onrecord.serve.zooming import months, zooms
from onrecord.store import StoryLine
from onrecord.tell.ledgers import LEDGERS, QUESTIONS
from onrecord.tell.map import WORDS as PRECISION
from onrecord.tell.page import used
from onrecord.tell.screen import days, in_words
from onrecord.tell.screen_text import TITLES, counts, counts_of_part

router = APIRouter(include_in_schema=False)
LEAST = (2, 3, 5)  # numbers of origins to choose from


@router.get("/{record}/story/{id}")
def story(
    request: Request,
    record: str,
    id: str,
    party: str = "",
    type: str = "",
    status: str = "",
    least: str = "",
    since: Annotated[str, Query(alias="from")] = "",
    until: Annotated[str, Query(alias="to")] = "",
    ledger: str = "",
    cursor: str = "",
) -> Response:
    """A story, with the events that are asked for."""
    opened: Opened = request.app.state.shelves.one(record)
    line = _line(opened, id)
    if line.id != id:
        return RedirectResponse(link(record, "story", line.id, **dict(request.query_params)))
    asked = Asked(
        party=party.strip(), type=type, status=status, least=least, first=since.strip(), last=until.strip(),
        ledger=ledger, cursor=cursor,
    )  # fmt: skip
    told, small = about_of(opened, line), line.events <= TOLD
    begun = outline_of(opened, line) if small or not asked.narrower else None  # else some are asked for of many
    found = shown_of(opened, told, begun, asked)
    here = {
        "party": asked.party, "type": type, "status": status, "least": least, "from": asked.first, "to": asked.last,
    }  # fmt: skip

    def again(**changed: object) -> str:
        """The address of this page with something else asked for."""
        return link(record, "story", id, **{**here, **changed})

    return rendered(
        request,
        "story.html.j2",
        record=record,
        story=told,
        begun=begun,
        head=begun.head if begun else None,
        sections={name: section_of(opened, line, name) for name in SECTIONS} if small else {},
        shown=found,
        asked=asked,
        again=again,
        zooms=zooms(asked, told.line),
        months=months(told.facets.months),
        least=LEAST,
        ledgers={name: QUESTIONS[name] for name in LEDGERS},
        precision=PRECISION,
        titles=TITLES,
        told_of=counts,
        part_of=counts_of_part,
        days=days,
        in_words=in_words,
        used=used,
        **ways(record),
    )


@router.get("/{record}/story/{id}/{section}")
def section(request: Request, record: str, id: str, section: str) -> Response:
    """Who deals with whom in a story, where it took place, or who told it."""
    opened: Opened = request.app.state.shelves.one(record)
    if section not in SECTIONS:
        raise NotFoundError(f"of a story there is {', '.join(SECTIONS)}, and not '{section}'")
    line = _line(opened, id)
    if line.id != id:
        return RedirectResponse(link(record, "story", line.id, section))
    return rendered(
        request,
        "story_section.html.j2",
        record=record,
        line=line,
        heading=heading(opened, line),
        name=section,
        sections={section: section_of(opened, line, section)},
        precision=PRECISION,
        **ways(record),
    )


@router.get("/{record}/story/{id}/between/{one}/{other}")
def pair(request: Request, record: str, id: str, one: str, other: str, cursor: str = "") -> Response:
    """What is said of two parties in a story: its events between them, each with its sentences."""
    opened: Opened = request.app.state.shelves.one(record)
    line = _line(opened, id)
    if line.id != id:
        return RedirectResponse(link(record, "story", line.id, "between", one, other))
    scene = opened.pieces.of(("scene", id), lambda: background(opened.record, line))
    found = opened.pieces.of(
        ("between", id, one, other, cursor), lambda: between(opened.record, id, scene, one, other, cursor or None)
    )
    given: dict[str, Any] = {"line": line, "heading": heading(opened, line), "found": found, "one": one, "other": other}
    return rendered(request, "between.html.j2", record=record, **given, **ways(record))


def _line(opened: Opened, id: str) -> StoryLine:
    """The story that is meant by an id, or by the start of one. Raises NotFoundError."""
    found = opened.record.story_lines([id]).get(id)
    if found is None:
        whole = opened.record.find(id, (Story,)).id
        found = opened.record.story_lines([whole])[whole]
    return found
