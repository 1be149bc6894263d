"""Pages from templates: every text of a report is escaped; links between pages are made in one place."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.knowledge.names import label
from onrecord.serve.deciding import correctable
from onrecord.serve.editing import editor
from onrecord.store.remade import former
from onrecord.tell.chances import FILTERS as CHANCES
from onrecord.tell.chances import FORECAST_WORDS
from onrecord.tell.entities import identified
from onrecord.tell.leads import percent
from onrecord.tell.ledgers.base import when
from onrecord.tell.ledgers.things import amount
from onrecord.tell.page import STATUS_WORDS, dated
from onrecord.tell.published import published

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context


@lru_cache(maxsize=1)
def environment() -> "Environment":
    """The templates of this room, with their filters."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=ChoiceLoader([PackageLoader("onrecord.serve"), PackageLoader("onrecord.tell")]),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.context_class = _context()
    made.filters |= {"label": label, "identified": identified, "dated": dated, "published": published, "amount": amount}
    made.filters |= CHANCES
    made.globals |= {"words": STATUS_WORDS, "link": link, "of_api": of_api}
    made.globals |= {"correctable": correctable, "when": when, "percent": percent, "forecast_words": FORECAST_WORDS}
    return made


HELD = "onrecord_held"  # among what a template is given: the contexts that are made of it


@lru_cache(maxsize=1)
def _context() -> "type[Context]":
    """What a template knows while a page is made, in which it can be let go of after that."""
    from jinja2.runtime import Context

    class Held(Context):
        def __init__(self, environment: "Environment", parent: dict[str, Any], *args: Any, **more: Any) -> None:
            super().__init__(environment, parent, *args, **more)
            if HELD in parent:  # not so in what pages have in common, which stays
                parent[HELD].append(self)

    return Held


def _filled(template: str, given: dict[str, Any]) -> str:
    """A template with what it is given.

    Its macros and what they know hold each other, and with it a page's claims and reports, until the collector comes:
    a thousand objects a page, which took it a twentieth of the processor. So they are parted.
    """
    held: list[Context] = []
    try:
        return environment().get_template(template).render(given | {HELD: held})
    finally:
        for context in held:
            context.vars.clear()
            context.parent.clear()


def link(record: str, *parts: str, **query: object) -> str:
    """The address of a page: `link("korea", "event", id)` is "/korea/event/…"; queries without a value are left out."""
    path = "/" + "/".join([_quoted(str(part)) for part in (record, *parts)])
    asked = "&".join([f"{name}={_asked(str(of))}" for name, of in query.items() if of not in (None, "", False)])
    return f"{path}{'' if parts else '/'}{'?' if asked else ''}{asked}"


def of_api(path: str, **query: object) -> str:
    """The address of an answer of the API: `of_api("events.csv", story=id)`; queries without a value are left out."""
    return f"/api/v1/{path}?{urlencode({name: of for name, of in query.items() if of not in (None, '', False)})}"


@lru_cache(maxsize=8192)
def _quoted(part: str) -> str:
    return quote(part, safe="")


@lru_cache(maxsize=8192)
def _asked(value: str) -> str:
    return quote_plus(value)


def ways(record: str) -> dict[str, Any]:
    """Where the pages of a record have an event and a claim: what templates shared with the single page ask for."""
    return {
        "to_event": lambda event: link(record, "event", event),
        "to_claim": lambda claim: (
            f"{link(record, 'report', claim.report, leads=1 if claim.tier == 'lead' else None)}#c-{claim.id}"
        ),
    }


def rendered(request: Request, template: str, *, code: int = 200, **given: Any) -> HTMLResponse:
    """A page. Templates see the request's state too: what is served, and whether it may be edited."""
    state = request.app.state
    session = editor(request)
    given = {"as_of": former(), "editor": session, "notice": session.told() if session else None} | given
    served = {"shelves": state.shelves.opened, "editable": state.token is not None, "path": request.url.path}
    return HTMLResponse(_filled(template, served | given), code)
