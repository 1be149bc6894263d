"""A story: what it is about, when what happened, between whom, where, who told it; what is said of two parties."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from onrecord.model import Story
from onrecord.serve.between import between
from onrecord.serve.opened import Opened
from onrecord.serve.stories import Asked, Outline, outline, shown
from onrecord.serve.templating import link, rendered, ways
from onrecord.serve.zooming import months, zooms
from onrecord.tell.ledgers import LEDGERS, QUESTIONS
from onrecord.tell.map import WORDS as PRECISION
from onrecord.tell.page import used
from onrecord.tell.screen import days, in_words
from onrecord.tell.screen_text import TITLES, counts

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
    whole = _whole(opened, id)
    if whole != id:
        return RedirectResponse(link(record, "story", whole, **dict(request.query_params)))
    asked = Asked(
        party=party.strip(), type=type, status=status, least=least, first=since.strip(), last=until.strip(),
        ledger=ledger, cursor=cursor,
    )  # fmt: skip
    told = _outline(opened, id)
    found = opened.pieces.of(("shown", id, asked), lambda: shown(opened.record, told, asked))
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
        head=told.head,
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
        days=days,
        in_words=in_words,
        used=used,
        **ways(record),
    )


@router.get("/{record}/story/{id}/between/{one}/{other}")
def pair(request: Request, record: str, id: str, one: str, other: str, cursor: str = "") -> Response:
    """What is said of two parties in a story: its events between them, each with its sentences."""
    opened: Opened = request.app.state.shelves.one(record)
    whole = _whole(opened, id)
    if whole != id:
        return RedirectResponse(link(record, "story", whole, "between", one, other))
    told = _outline(opened, id)
    found = opened.pieces.of(
        ("between", id, one, other, cursor), lambda: between(opened.record, told, one, other, cursor or None)
    )
    given: dict[str, Any] = {"story": told, "found": found, "one": one, "other": other}
    return rendered(request, "between.html.j2", record=record, **given, **ways(record))


def _outline(opened: Opened, id: str) -> Outline:
    return opened.pieces.of(("outline", id), lambda: outline(opened.record, id))


def _whole(opened: Opened, id: str) -> str:
    """The id that is meant by one, or by the start of one. Raises NotFoundError."""
    if opened.record.story_lines([id]).get(id):
        return opened.record.shelf.resolve(id)
    return opened.record.find(id, (Story,)).id
