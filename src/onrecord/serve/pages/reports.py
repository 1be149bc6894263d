"""The reports of a record as a list, one of them with its claims marked, and its revisions compared."""

from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

from fastapi import APIRouter, Query, Request
from sqlalchemy import func, select
from starlette.responses import Response

from onrecord.errors import NotFoundError, UsageError
from onrecord.model import Report
from onrecord.serve.kept import kept
from onrecord.serve.templating import link, rendered
from onrecord.store import Record, schema
from onrecord.tell.copied import copied
from onrecord.tell.leads import likelihood
from onrecord.tell.published import known_by
from onrecord.tell.reported import reported
from onrecord.tell.revised import changes, compared
from onrecord.verbs.cite import cite
from onrecord.verbs.explain import explain

router = APIRouter(include_in_schema=False)

OUTLETS = 300  # that are offered to choose from, those of most reports


@router.get("/{record}/reports")
def reports(
    request: Request,
    record: str,
    outlet: str = "",
    status: str = "",
    after: str = "",
    before: str = "",
    order: str = "day",
    cursor: str = "",
) -> Response:
    """The reports of a record, the newest first, by outlet, day and what became of them."""
    served = request.app.state.shelves.one(record)
    opened = served.record
    asked = {"outlet": outlet, "status": status, "after": after, "before": before}
    asked = {name: value.strip() for name, value in asked.items() if value.strip()}
    given: dict[str, Any] = {
        "record": record,
        "asked": dict.fromkeys(("outlet", "status", "after", "before"), "") | asked,
        "order": order,
        "outlets": kept(served, "outlets", lambda: _outlets(opened)),
        "statuses": kept(served, "statuses", opened.statuses),
        "rows": [], "claims": {}, "next": None, "begun": bool(cursor), "error": "",
    }  # fmt: skip
    try:
        sorted_by = "oldest" if order == "oldest" else "day"
        page = opened.reports_page(**asked, order=sorted_by, cursor=cursor or None)
    except UsageError as error:
        return rendered(request, "reports.html.j2", code=422, **given | {"error": str(error)})
    following = {"order": order if order == "oldest" else "", "cursor": page.next_cursor}
    given |= {"rows": page.rows, "claims": _claims(opened, page.rows)}
    given["next"] = link(record, "reports", **asked, **following) if page.next_cursor else None
    return rendered(request, "reports.html.j2", **given)


def _outlets(record: Record) -> dict[str, int]:
    r = schema.reports.c
    query = select(r.outlet, func.count()).where(r.outlet.is_not(None)).group_by(r.outlet)
    with record.shelf.reading() as connection:
        rows = connection.execute(query.order_by(func.count().desc(), r.outlet).limit(OUTLETS)).all()
    return dict(sorted(((name, count) for name, count in rows), key=lambda pair: pair[0].casefold()))


def _claims(record: Record, rows: list[Report]) -> dict[str, dict[str, int]]:
    """By report, how many firm claims it has, and leads."""
    c = schema.claims.c
    query = select(c.report, c.tier, func.count()).where(c.report.in_([row.id for row in rows]))
    found = {row.id: {"firm": 0, "lead": 0} for row in rows}
    with record.shelf.reading() as connection:
        for report, tier, count in connection.execute(query.group_by(c.report, c.tier)):
            found[report][tier] = count
    return found


@router.get("/{record}/report/{rest:path}")
def report(
    request: Request,
    record: str,
    rest: str,
    why: str = "",
    leads: bool = False,
    old: Annotated[int | None, Query(ge=1)] = None,
    new: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    """One report, or its revisions: the id is one part of the path, whatever it has within, or all of the rest."""
    opened = request.app.state.shelves.one(record).record
    id, revisions = _meant(opened, request, rest)
    found = opened.report(id)
    if revisions:
        return _revisions(request, record, opened, found, old, new)
    told = reported(opened, found, leads=leads)
    chosen = _why(opened, found, why) if why else None
    return rendered(
        request,
        "report.html.j2",
        record=record,
        report=found,
        told=told,
        leads=leads,
        why=chosen,
        known_by=known_by(found),
        original=original(found),
        copies=copied(opened, found),
        story=_story(opened, found),
        older=opened.revisions(found.id),
        citation=cite(opened, found.id),
        likelihood=likelihood,
    )


def _meant(record: Record, request: Request, rest: str) -> tuple[str, bool]:
    """The id that a path means, and whether its revisions are asked for.

    Links have an id as one part of the path, its own slashes written as %2F; a pasted one may have them as they are.
    """
    path = request.scope.get("raw_path") or b""
    written = path.decode("ascii", "replace").partition("?")[0].split("/")[3:]
    id, *more = [unquote(part) for part in written] or [rest]
    if not more or (more == ["revisions"] and not _is_report(record, f"{id}/revisions")):
        return id, bool(more)
    pasted = "/".join((id, *more))
    if not _is_report(record, pasted) and pasted.endswith("/revisions"):
        return pasted.removesuffix("/revisions"), True
    return pasted, False


def _is_report(record: Record, id: str) -> bool:
    return record.shelf.get(Report, id) is not None


def original(report: Report) -> str:
    """The address that a link may lead to: of a page on the web, and of nothing else; "" if there is none."""
    try:
        parts = urlsplit(report.url or "")
    except ValueError:
        return ""
    return report.url or "" if parts.scheme in ("http", "https") and parts.netloc else ""


def _why(record: Record, report: Report, id: str) -> dict[str, Any]:
    """What decided a claim of this report. Raises NotFoundError for one that is not of it."""
    told = explain(record, record.claim(id).id)
    if told["record"]["report"] != report.id:
        raise NotFoundError(f"claim '{id}' is not in this report: it is in '{told['record']['report']}'")
    return told | {"claim": record.claims_by_id([id]).get(id) or record.claim(id), "cite": cite(record, told["id"])}


def _story(record: Record, report: Report) -> dict[str, str] | None:
    id = record.owners("story", [report.id]).get(report.id)
    return {"id": id, "heading": record.headings_of([id]).get(id, "")} if id else None


def _revisions(
    request: Request, name: str, record: Record, report: Report, old: int | None, new: int | None
) -> Response:
    """Two texts of a report side by side: the last two unless others are asked for."""
    texts = {one.revision: one for one in (*record.revisions(report.id), report)}
    numbers = sorted(texts)
    last = new if new is not None else numbers[-1]
    earlier = [number for number in numbers if number < last]
    first = old if old is not None else earlier[-1] if earlier else last
    for number in (first, last):
        if number not in texts:
            there = ", ".join(map(str, numbers))
            raise NotFoundError(f"there is no revision {number} of '{report.id}': there are {there}")
    rows = compared(texts[first], texts[last]) if first != last else []
    return rendered(
        request, "revisions.html.j2", record=name, report=report, texts=texts, old=first, new=last, rows=rows,
        changes=changes(rows),
    )  # fmt: skip
