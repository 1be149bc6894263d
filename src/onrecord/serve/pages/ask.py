"""Ask it: a question in words, answered with the events that bear on it, each with the sentences that tell of it."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.serve.asked import answer
from onrecord.serve.failing import plainly
from onrecord.serve.templating import rendered
from onrecord.store import Record
from onrecord.tell.marks import MARKS
from onrecord.tell.results import ClaimHit, claim_hits
from onrecord.verbs.ask import LONGEST, Answer
from onrecord.verbs.asking.telling import ACCOUNTS, BEARING, HEADINGS, QUOTED, denying, described, lacking

router = APIRouter(include_in_schema=False)
SENTENCES = 3  # of one event
LISTED = 40  # events under one heading
MADE = "Did North Korea deliver arms to Russia?"


@router.get("/{record}/ask")
def ask(request: Request, record: str, q: str = "", leads: bool = False) -> Response:
    """The answer; without a question, the box and what may be asked."""
    opened = request.app.state.shelves.one(record)
    given: dict[str, Any] = {"record": record, "q": q[:LONGEST], "longest": LONGEST, "made": MADE, "error": ""}
    given |= {"found": None, "leads": leads}
    if not q.strip():
        return rendered(request, "ask.html.j2", **given)
    try:
        found = answer(opened, q.strip(), leads=leads)
    except UsageError as error:
        return rendered(request, "ask.html.j2", code=422, **given | {"error": plainly(request, error)})
    return rendered(request, "ask.html.j2", **given | _shown(opened.record, found))


def _shown(record: Record, found: Answer) -> dict[str, Any]:
    """The answer, with the sentences that tell of each event."""
    parts = [(name, heading, getattr(found, name)[:LISTED]) for name, heading in HEADINGS if getattr(found, name)]
    by_words = [line.partition(":")[0] for line in found.by_words]
    wanted = [id for _, _, events in parts for one in events for id in one.claims[:SENTENCES]]
    hits = {hit.claim.id: hit for hit in claim_hits(record, [*dict.fromkeys([*wanted, *by_words])])}

    def sentences(ids: tuple[str, ...]) -> list[ClaimHit]:
        return [hits[id] for id in ids[:SENTENCES] if id in hits]

    return {
        "found": found,
        "parts": parts,
        "sentences": sentences,
        "by_words": [hits[id] for id in by_words if id in hits],
        "marks": MARKS,
        "quoted": QUOTED,
        "bearing": BEARING,
        "denying": denying,
        "accounts": ACCOUNTS,
        "lacking": lambda one: lacking(one, found.question),
        "understood": described(found.question),
    }
