"""Who and what a record is about: states and organisations, and below them persons, ministries, ships and so on."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import NotFoundError, UsageError
from onrecord.knowledge import codes
from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import label
from onrecord.model import SCHEMAS
from onrecord.serve.editing import editor
from onrecord.serve.kept import kept
from onrecord.serve.templating import link, rendered
from onrecord.serve.who_is_one import deciding, history
from onrecord.store import Record
from onrecord.store.directory import Entry, directory
from onrecord.store.entities import kind_of
from onrecord.tell.offices_seen import offices_seen
from onrecord.tell.profile import (
    PARTS,
    Part,
    Uses,
    company,
    deeds,
    grouped,
    reports_of,
    uses_of_actor,
    uses_of_entity,
)

router = APIRouter(include_in_schema=False)

T = TypeVar("T")
Row = tuple[str, str, int, str, str]  # name, other names, how many, address, what is said of it beside

FEW = 12  # of each kind where all kinds are listed
MANY = 100  # of a kind on a page
LINES = 8  # events under each heading of a profile
PAGE = 50  # events where one part is listed by itself
READ = 40  # reports in which offices are looked for

KINDS = {
    "person": "Persons", "body": "Ministries and other bodies", "organisation": "Organisations",
    "company": "Companies", "ship": "Ships", "place": "Places", "weapon": "Weapons", "treaty": "Treaties",
    "resolution": "Resolutions",
}  # fmt: skip
ACTORS = "States and organisations with a code"


@router.get("/{record}/entities")
def entities(request: Request, record: str) -> Response:
    """Who and what the record is about, the most named of each kind."""
    known = directory(request.app.state.shelves.one(record).record)
    lists = [(kind, KINDS[kind], known.of_kind(kind)[:FEW], count) for kind, count in known.kinds().items()]
    actors = list(known.actors.items())
    return rendered(
        request, "entities.html.j2", record=record, lists=lists, actors=actors[: 2 * FEW], all_actors=len(actors)
    )


@router.get("/{record}/actors")
def actors(request: Request, record: str, q: str = "", page: Annotated[int, Query(ge=1, le=1000)] = 1) -> Response:
    """States and organisations, those first that are parties of most events."""
    known = directory(request.app.state.shelves.one(record).record)
    found = [(code, count) for code, count in known.actors.items() if _fits(q, code, label(code))]

    def row(one: tuple[str, int]) -> Row:
        code, count = one
        return (label(code), code, count, link(record, "actor", code), "")

    return _list(request, record, ACTORS, found, row, q, page, link(record, "actors"))


@router.get("/{record}/entities/{kind}")
def of_kind(
    request: Request, record: str, kind: str, q: str = "", page: Annotated[int, Query(ge=1, le=1000)] = 1
) -> Response:
    """Those of one kind, the most named first."""
    known = directory(request.app.state.shelves.one(record).record)
    try:
        wanted = kind_of(kind)
    except UsageError as error:
        raise NotFoundError(str(error)) from error
    every = known.of_kind(wanted)
    found = [one for one in every if _fits(q, one.name, *one.also)] if q.strip() else every

    def row(one: Entry) -> Row:
        return (one.name, ", ".join(one.also[:4]), one.firm, link(record, "entity", one.id), identified(one))

    return _list(request, record, KINDS[wanted], found, row, q, page, link(record, "entities", wanted))


def _fits(asked: str, *names: str) -> bool:
    return not asked.strip() or any(fold(asked.strip()) in fold(name) for name in names)


def _list(
    request: Request, record: str, title: str, found: Sequence[T], row: Callable[[T], Row], q: str, page: int, here: str
) -> Response:
    first, pages = (page - 1) * MANY, max(1, -(-len(found) // MANY))
    shown = [row(one) for one in found[first : first + MANY]]

    def at(page: int) -> str:
        return link(*here.strip("/").split("/"), q=q, page=page if page > 1 else None)

    counted = "Events" if title == ACTORS else "Claims"
    return rendered(
        request, "kind.html.j2", record=record, title=title, rows=shown, q=q, page=page, pages=pages, at=at, here=here,
        all=len(found), counted=counted, also="Code" if title == ACTORS else "Also",
    )  # fmt: skip


def identified(entry: Entry) -> str:
    """What is said of an entity beside its name: its state, and the number by which it is known."""
    numbers = {"ship": "IMO ", "place": "GeoNames ", "treaty": "", "resolution": "no. "}
    number = f"{numbers.get(entry.kind, '')}{entry.number}" if entry.number else ""
    return ", ".join(filter(None, (label(entry.code) if entry.code else "", number)))


@router.get("/{record}/entity/{id:path}")
def entity(
    request: Request,
    record: str,
    id: str,
    part: str = "",
    leads: bool = False,
    page: Annotated[int, Query(ge=1, le=200)] = 1,
    same: str = "",
    apart: bool = False,
    form: str = "",
    names: Annotated[int, Query(ge=1, le=1000)] = 1,
) -> Response:
    """A person, body, company, ship, place and so on: what the record tells of it, and who it is."""
    served = request.app.state.shelves.one(record)
    opened = served.record
    found = directory(opened).find(id, record)
    if id != found.id:
        return RedirectResponse(link(record, "entity", found.id))
    uses = uses_of_entity(opened, found, leads=leads)
    offices = []
    if found.kind == "person":
        read = opened.reports_by_id(reports_of(uses, READ))
        offices = offices_seen((found.name, *found.also), read.values())
    who = history(opened, found)
    if editor(request) is not None:
        who = deciding(opened, found, asked=same, apart=apart, form=form, page=names)
    given = {
        "id": found.id, "who": who, "split": _split(record, found.id),
        "name": found.name, "what": found.kind, "schema": SCHEMAS[found.kind], "also": found.also, "state": found.code,
        "number": identified(found._replace(code=None)), "offices": offices, "ask": f"entity:{found.id}", "below": [],
        "company": kept(served, ("company", found.id, leads), lambda: company(opened, uses, entry=found)),
        "days": _days(uses),
    }  # fmt: skip
    return _profile(request, record, opened, ("entity", found.id), uses, part, leads, page, given)


def _split(record: str, id: str) -> Callable[..., str]:
    def at(form: str = "", page: int = 1) -> str:
        return link(record, "entity", id, apart=1, form=form, names=page if page > 1 else None) + "#apart"

    return at


@router.get("/{record}/actor/{code}")
def actor(
    request: Request,
    record: str,
    code: str,
    part: str = "",
    leads: bool = False,
    page: Annotated[int, Query(ge=1, le=200)] = 1,
) -> Response:
    """A state or organisation, by its code: what the record tells of it."""
    served = request.app.state.shelves.one(record)
    opened = served.record
    uses = uses_of_actor(opened, code, leads=leads, whole=False)
    if not uses.listed and not uses.leads:
        return _elsewhere(opened, record, code)
    known = directory(opened)
    given = {
        "name": label(code), "what": "state or organisation", "schema": "", "also": (), "state": None,
        "number": f"code {code}" if label(code) != code else "", "offices": [], "ask": f"party:{code}", "who": None,
        "below": known.of_code(code)[:24],
        "company": kept(served, ("company", code, leads), lambda: company(opened, uses, code=code)),
        "days": kept(served, ("days", code, leads), lambda: _days(uses_of_actor(opened, code, leads=leads))),
    }  # fmt: skip
    return _profile(request, record, opened, ("actor", code), uses, part, leads, page, given)


def _days(uses: Uses) -> dict[Part, tuple[str, str]]:
    """By part, the first and last day."""
    return {key: uses.days(key) for key in PARTS}


def _elsewhere(record: Record, name: str, given: str) -> Response:
    """Where a name was given for a code, the page of the code. Raises NotFoundError."""
    known = directory(record).actors
    try:
        meant = codes.actor(given).code
    except UsageError as error:
        raise NotFoundError(
            f"{name} tells of no actor '{given}': {str(error).partition(': ')[2] or 'see its list'}"
        ) from error
    if meant == given or meant not in known:
        some = ", ".join(f"{label(code)} ({code})" for code in list(known)[:6])
        raise NotFoundError(f"{name} tells of nothing that {label(meant)} ({meant}) did: it has {some or 'no actors'}")
    return RedirectResponse(link(name, "actor", meant))


def _profile(
    request: Request,
    record: str,
    opened: Record,
    at: tuple[str, str],
    uses: Uses,
    part: str,
    leads: bool,
    page: int,
    given: dict[str, Any],
) -> Response:
    one = next((key for key in PARTS if key == part), None)
    first = (page - 1) * PAGE if one else 0
    with opened.shelf.together():
        groups = grouped(opened, uses)
        part_of = {key: groups[key][first : first + (PAGE if one else LINES)] for key in ((one,) if one else PARTS)}
        shown = deeds(opened, part_of)

    def here(part: str | None = None, page: int = 1, leads_shown: bool = leads) -> str:
        return link(record, *at, part=part, page=page if page > 1 else None, leads=int(leads_shown) or None)

    return rendered(
        request, "profile.html.j2", record=record, parts=PARTS, part=one, shown=shown, here=here, page=page,
        counts={key: len(groups[key]) for key in PARTS},
        pages=-(-len(groups[one]) // PAGE) if one else 1, leads=leads, uses=uses, kinds=KINDS, **given,
    )  # fmt: skip
