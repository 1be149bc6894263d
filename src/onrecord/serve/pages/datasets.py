"""What other data sets say: their rows by party, type and day, told as theirs and beside what the record tells."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onrecord.errors import NotFoundError, UsageError
from onrecord.knowledge.plover import TYPES
from onrecord.serve.failing import plainly
from onrecord.serve.templating import link, rendered
from onrecord.tell.datasets import COLUMNS, MEANS, TITLE, cells

router = APIRouter(include_in_schema=False)
SHOWN = 50  # rows of a page

Asked = Annotated[str, Query(max_length=400)]


@router.get("/{record}/datasets")
def datasets(
    request: Request,
    record: str,
    dataset: Asked = "",
    party: Asked = "",
    with_party: Asked = "",
    type: Asked = "",
    after: Asked = "",
    before: Asked = "",
    cursor: Asked = "",
) -> Response:
    """The data sets beside the record, and their rows, the newest first."""
    held = request.app.state.shelves.one(record).record
    asked = {"dataset": dataset, "party": party, "with_party": with_party, "type": type, "after": after,
             "before": before}  # fmt: skip
    given: dict[str, Any] = {
        "record": record, "sets": held.datasets(), "asked": asked, "types": TYPES, "columns": COLUMNS, "title": TITLE,
        "means": MEANS, "rows": [], "more": "", "error": "",
        "narrowed": any(asked.values()),
    }  # fmt: skip
    try:
        page = held.dataset_events_page(cursor=cursor or None, limit=SHOWN, **asked)
    except (UsageError, NotFoundError) as error:
        return rendered(request, "datasets.html.j2", code=422, **given | {"error": plainly(request, error)})
    more = link(record, "datasets", **asked, cursor=page.next_cursor) if page.next_cursor else ""
    return rendered(request, "datasets.html.j2", **given | {"rows": [cells(row) for row in page.rows], "more": more})
