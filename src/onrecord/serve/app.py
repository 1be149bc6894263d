"""The application: its pages, its API, and what stands before both."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from importlib.resources import files

from fastapi import FastAPI
from starlette.responses import Response

from onrecord import __version__
from onrecord.serve import failing
from onrecord.serve.api import API_EDIT_ROUTERS, API_ROUTERS
from onrecord.serve.collecting import Collector
from onrecord.serve.editing import Sessions
from onrecord.serve.guard import Guard
from onrecord.serve.opened import Shelves
from onrecord.serve.pages import EDIT_ROUTERS, PAGE_ROUTERS
from onrecord.serve.turns import InTurn, Turns
from onrecord.serve.warm import Warm

STATIC = {  # what pages load, by name: the room that has it, its file, its type
    "page.css": ("onrecord.tell", "templates/page.css", "text/css"),
    "serve.css": ("onrecord.serve", "static/serve.css", "text/css"),
    "stories.css": ("onrecord.serve", "static/stories.css", "text/css"),
    "stories.js": ("onrecord.serve", "static/stories.js", "text/javascript"),
    "review.js": ("onrecord.serve", "static/review.js", "text/javascript"),
    "collect.js": ("onrecord.serve", "static/collect.js", "text/javascript"),
    "names.js": ("onrecord.serve", "static/names.js", "text/javascript"),
    "serve.js": ("onrecord.serve", "static/serve.js", "text/javascript"),
    "reading.css": ("onrecord.serve", "static/reading.css", "text/css"),
    "reading.js": ("onrecord.serve", "static/reading.js", "text/javascript"),
}


def application(shelves: Shelves, *, token: str | None = None, hosts: Iterable[str] = ()) -> FastAPI:
    """The workbench over these records; they are closed when it shuts down.

    Args:
        shelves: the records that are served.
        token: what those who may edit must know; None: nobody may.
        hosts: names, beside this machine's own, under which it may be asked for.
    """
    turns = Turns()
    for one in shelves.opened.values():
        one.pieces.aside = turns.aside

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        turns.begin()
        warm = Warm(shelves.opened.values(), aside=turns.aside)
        warm.start()
        yield
        turns.end()
        warm.stop()
        shelves.close()

    app = FastAPI(
        title="onrecord",
        version=__version__,
        description="What happened, who says so, how sure it is: a record's reports, claims, events and stories.",
        lifespan=lifespan,
        docs_url=None,  # its page loads scripts from another host
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.shelves, app.state.token = shelves, token
    app.state.sessions = Sessions(token) if token else None
    app.state.collector = Collector()
    app.add_middleware(InTurn, turns=turns)
    app.add_middleware(Guard, hosts=tuple(hosts))
    failing.install(app)

    @app.get("/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        if name not in STATIC:
            return Response(status_code=404)
        package, path, kind = STATIC[name]
        return Response(files(package).joinpath(path).read_bytes(), media_type=kind)

    for router in (*API_ROUTERS, *((*API_EDIT_ROUTERS, *EDIT_ROUTERS) if token else ()), *PAGE_ROUTERS):
        app.include_router(router)
    return app
