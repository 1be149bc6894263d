"""Review: what is doubtful, to be decided about, and what has been decided so far."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.model import Claim, Event
from onrecord.serve.doubts import FAR, KINDS, Doubt, kept_queue
from onrecord.serve.editing import editor
from onrecord.serve.templating import link, rendered
from onrecord.store import Record

router = APIRouter(include_in_schema=False)
DECISIONS = 30  # of one page
NEAR = 6  # events that are offered as the same
FIELDS = ("type", "actors", "recipients", "status", "sources")  # those with a confidence of their own


@router.get("/{record}/review")
def review(request: Request, record: str, kind: str = "all", cursor: str | None = None, decisions: int = 0) -> Response:
    """A page of the queue, with the decisions beneath it, the latest first."""
    opened = request.app.state.shelves.one(record)
    found = kept_queue(opened, kind, cursor)
    made = opened.record.decisions()[::-1]
    begin = max(0, min(decisions, len(made)))
    shown = made[begin : begin + DECISIONS]
    here = link(record, "review", kind=kind if kind != "all" else None, cursor=cursor)
    return rendered(
        request,
        "review.html.j2",
        record=record,
        kinds=KINDS,
        kind=kind,
        queue=found,
        far=FAR,
        here=here,
        cursor=cursor,
        near=_near(opened.record, found.doubts) if editor(request) else {},
        decisions=shown,
        claims=_claims(opened.record, [id for one in shown for id in one.targets[:1]]),
        of_all=len(made),
        begin=begin,
        at_once=DECISIONS,
        sure_of=FIELDS,
    )


def _claims(record: Record, ids: list[str]) -> dict[str, Claim]:
    """The claims of some decisions, those called wrong too."""
    held = ((id, record.shelf.get(Claim, id)) for id in dict.fromkeys(ids))
    return {id: claim for id, claim in held if claim is not None}


def _near(record: Record, doubts: list[Doubt]) -> dict[str, list[Event]]:
    """By event, others of its story and type that may be the same."""
    found: dict[str, list[Event]] = {}
    listed: dict[tuple[str | None, str], list[Event]] = {}
    for doubt in doubts:
        event, key = doubt.event, (doubt.event.story, doubt.claim.type)
        if event.id in found:
            continue
        if key not in listed:
            parties = [party.code for party in event.actors if party.code != "?"][:1]
            page = record.events_page(
                order="weight", limit=NEAR + 1, story=event.story, type=key[1], party=parties or None
            )
            listed[key] = page.rows
        found[event.id] = [other for other in listed[key] if other.id != event.id][:NEAR]
    return found
