"""An address of every kind of page."""

from starlette.routing import BaseRoute, Match

from onrecord.serve.pages import EDIT_ROUTERS, PAGE_ROUTERS
from onrecord.serve.sections import SECTIONS
from onrecord.store import Record
from onrecord.store.directory import directory
from tests.serve import hostile

KINDS = (
    "start", "home", "story", "long", "parties", "places", "coverage", "pair", "quoted", "brief", "event", "report",
    "reports", "revisions", "entities", "persons", "actors", "entity", "actor", "claims", "events", "texts", "meaning",
    "datasets",
    "forecast", "since", "refused", "unknown", "queue", "login", "ask", "answer",
)  # fmt: skip
LONG = "/made/story/s00000000001"  # a story of which not all is on its page
REFUSED = ("refused", "unknown")  # kinds that are answered with an error
SIGNED = (
    "review",
    "collect",
    "lot",
    "deciding",
    "correcting",
    "who",
)  # kinds that are shown as those who may edit see them


def kinds(record: Record) -> dict[str, str]:
    """By kind, the path of a page of that kind, of the sample, of its copy or of the record that is full of markup."""
    story = next(record.stories()).id
    denied = next(event.id for event in record.events() if len(event.accounts) > 1 and event.responses)
    claim = next(one for one in record.claims(report="monitor-containers") if one.tier == "firm")
    person = directory(record).of_kind("person")[0]
    return {
        "start": "/",
        "home": "/sample/",
        "story": f"/sample/story/{story}?ledger=statements",
        "quoted": f"/sample/story/{story}/quoted",
        "brief": f"/sample/story/{story}/brief",
        "long": LONG,
        **{name: f"{LONG}/{name}" for name in SECTIONS},
        "pair": f"/sample/story/{story}/between/PRK/RUS",
        "event": f"/sample/event/{denied}?cite_as=bibtex",
        "report": f"/sample/report/monitor-containers?leads=1&why={claim.id}",
        "reports": "/sample/reports",
        "revisions": "/sample/report/monitor-containers/revisions",
        "entities": "/sample/entities",
        "persons": "/sample/entities/person",
        "actors": "/sample/actors",
        "entity": f"/sample/entity/{person.id}",
        "actor": "/sample/actor/PRK?part=did",
        "claims": "/sample/search?q=party:PRK+artillery",
        "events": "/sample/search?q=party:PRK+type:CONSULT&show=events&leads=1",
        "texts": "/sample/search?q=artillery&show=reports",
        "meaning": "/sample/search?q=arms+sold+to+Moscow&by=meaning",
        "datasets": "/sample/datasets",
        "forecast": "/sample/forecast",
        "since": "/sample/since?day=2024-05-01",
        "refused": "/sample/search?q=nofield:x",
        "unknown": "/sample/event/nothing",
        "queue": "/hostile/review",
        "ask": "/sample/ask",
        "answer": "/sample/ask?q=Did+North+Korea+deliver+arms+to+Russia%3F&leads=1",
        "who": f"/copy/entity/{person.id}?apart=1&same=sergei",
        "login": "/login?back=/copy/review",
        "review": "/hostile/review",
        "collect": "/copy/collect",
        "deciding": f"/copy/event/{denied}",
        "correcting": f"/copy/report/monitor-containers?why={claim.id}",
        **{f"hostile {name}": path for name, path in hostile.PAGES.items()},
    }


def not_visited(paths: list[str]) -> list[str]:
    """Pages of the application of which none of these is one; files to be taken along are no pages."""
    routes = [
        route
        for router in (*EDIT_ROUTERS, *PAGE_ROUTERS)
        for route in router.routes
        if "GET" in getattr(route, "methods", ())
    ]
    missed = [getattr(route, "path", "?") for route in routes if not any(_meets(route, path) for path in paths)]
    return [path for path in missed if not path.endswith(".{ending}")]


def _meets(route: BaseRoute, path: str) -> bool:
    asked = {"type": "http", "method": "GET", "path": path.partition("?")[0], "root_path": "", "headers": []}
    return route.matches(asked)[0] is Match.FULL
