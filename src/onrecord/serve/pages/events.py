"""An event: what is known of it and who says so; how sure, who denies it, how it came to be told so; to be cited."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from onrecord.export.citations import FORMATS
from onrecord.model import Event
from onrecord.serve.events import event_page
from onrecord.serve.opened import Opened
from onrecord.serve.templating import link, rendered, ways
from onrecord.tell.charts import waterfall
from onrecord.tell.datasets import cells, in_words
from onrecord.tell.leads import LEADS
from onrecord.verbs.cite import cite

router = APIRouter(include_in_schema=False)
CITED = 12  # citations that are shown of an event
NAMES = {"text": "Plain text", "bibtex": "BibTeX", "csl-json": "CSL-JSON", "ris": "RIS"}


@router.get("/{record}/event/{id}")
def event(request: Request, record: str, id: str, cite_as: str = "") -> Response:
    """An event; a short id, and one that was merged into another, lead to the whole one."""
    opened: Opened = request.app.state.shelves.one(record)
    found = opened.record.find(id, (Event,))
    assert isinstance(found, Event)
    if found.id != id:
        return RedirectResponse(link(record, "event", found.id, cite_as=cite_as))
    form = cite_as if cite_as in FORMATS else "text"
    elsewhere = opened.record.in_datasets(found)
    return rendered(
        request,
        "event.html.j2",
        record=record,
        told=opened.pieces.of(("event", id), lambda: event_page(opened.record, found)),
        cited=opened.pieces.of(("cite", id, form), lambda: cite(opened.record, id, format=form, most=CITED)),
        form=form,
        chosen=bool(cite_as),
        forms=NAMES,
        most=CITED,
        elsewhere=elsewhere,
        in_words=in_words(elsewhere, found) if elsewhere else "",
        cells=cells,
        waterfall=waterfall,
        warned=LEADS,
        api=f"{link('api', 'v1', 'events', id)}?{urlencode({'record': record})}",
        **ways(record),
    )
