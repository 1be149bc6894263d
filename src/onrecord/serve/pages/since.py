"""What the news since a day changed: the events that are new, denied, better supported, moved; as `onrecord diff`."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.serve.api.diff import since_day
from onrecord.serve.failing import plainly
from onrecord.serve.templating import rendered, ways
from onrecord.tell.diff import WORDS, Diff

router = APIRouter(include_in_schema=False)
SHOWN = 200  # changes of a page; the table has them all


@router.get("/{record}/since")
def since(request: Request, record: str, day: Annotated[str, Query(max_length=40)] = "") -> Response:
    """What was published on a day or later, compared with what was before; where no day is given, the question."""
    opened, day = request.app.state.shelves.one(record), day.strip()
    found: Diff | None = None
    wrong = ""
    try:
        found = since_day(opened, day) if day else None
    except UsageError as error:
        wrong = plainly(request, error)
    entries = found.entries[:SHOWN] if found else ()
    kinds = [(words, [one for one in entries if one.kind == kind]) for kind, words in WORDS.items()]
    return rendered(
        request,
        "since.html.j2",
        code=422 if wrong else 200,
        record=record,
        day=day,
        wrong=wrong,
        found=found,
        left=len(found.entries) - len(entries) if found else 0,
        kinds=[(words, listed) for words, listed in kinds if listed],
        **ways(record),
    )
