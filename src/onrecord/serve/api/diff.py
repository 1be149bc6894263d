"""What the news since a day, or a build, changed."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from sqlalchemy import select
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.export.columns import Row
from onrecord.serve.api.answering import endpoint, listed, part
from onrecord.serve.api.asked import Day, Leads, Paged, opened
from onrecord.serve.api.shapes import CHANGES, ChangeRow
from onrecord.serve.api.shapes import rows as shape
from onrecord.serve.kept import kept
from onrecord.serve.opened import Opened
from onrecord.store import schema
from onrecord.tell import Diff, diff
from onrecord.tell.diff import Entry

router = APIRouter(tags=["diff"])
MOST = 500  # reports of the news, where a record has more than `SMALL`
SMALL = 5000
DAYS = 3  # of the news, the newest, since which the changes are at hand before anybody asks


class DiffAsked(Paged):
    """Since when."""

    since: Annotated[Day, Field(description="a day: what was published on it or later is the news")] = None
    built: Annotated[Day, Field(description="in its place, a build or its day: what was built since")] = None
    leads: Leads = False


MORE: Any = {
    "day": Annotated[str, Field(description="the day of the news, or empty")],
    "started": Annotated[str, Field(description="when the build was begun, or empty")],
    "reports": Annotated[list[str], Field(description="ids of the reports whose claims made the changes")],
    "undated": Annotated[list[str], Field(description="ids of reports that may be of the day or later, and count not")],
    "leads_not_shown": Annotated[int, Field(description="how many lead events changed and were not asked for")],
}


@endpoint(router, "/diff", shape("Changes", "changes", ChangeRow, **MORE), csv=CHANGES, example="diff")
def changes(request: Request, asked: Annotated[DiffAsked, Query()]) -> Response:
    """Events new, confirmed, denied, better or less supported, moved in time: what changes one's mind comes first.

    Either `since` or `built` has to be given.
    """
    served = opened(request, asked)
    found = _found(served, asked)
    shown, following = part((*found.entries, *found.leads), asked.cursor, asked.limit)
    return listed(
        request,
        "changes",
        [_row(entry) for entry in shown],
        following,
        CHANGES,
        day=found.day,
        started=found.started,
        reports=list(found.reports),
        undated=list(found.undated),
        leads_not_shown=found.not_shown,
    )


def since_day(served: Opened, day: str) -> Diff:
    """What the news since a day changed, of firm events. Raises UsageError for what is no day, or too long ago."""
    if "\0" in day:
        raise UsageError("a day is written as 2024-06-19")
    return _found(served, DiffAsked(since=day))


def prepared(served: Opened) -> Iterator[str]:
    """Work out what those are told who ask for what is new since one of the newest days of the news, day by day."""
    r = schema.reports.c
    newest = select(r.day).where(r.day > "").distinct().order_by(r.day.desc()).limit(DAYS)
    with served.record.shelf.reading() as connection:
        days = list(connection.execute(newest).scalars())
    for day in days:
        with suppress(UsageError):  # there is too much of it
            _found(served, DiffAsked(since=day))
        yield day


def _found(served: Opened, asked: DiffAsked) -> Diff:
    return kept(served, ("diff", asked.since, asked.built, asked.leads), lambda: _made(served, asked))


def _made(served: Opened, asked: DiffAsked) -> Diff:
    record = served.record
    if asked.since is None and asked.built is None:
        raise UsageError("since when? Give since= a day of the news (2024-06-19), or built= a build or its day")
    if asked.since is not None and asked.built is not None:
        raise UsageError("since= and built= ask for two things: give one of them")
    large = kept(served, "counts", record.counts)["reports"] > SMALL
    if asked.since and large and record.reports_page(after=asked.since, limit=MOST).next_cursor:
        raise UsageError(f"since {asked.since} there are more than {MOST} reports: give a later day")
    return diff(record, asked.since, built=asked.built, leads=asked.leads)


def _row(entry: Entry) -> Row:
    found = {name: getattr(entry, name) for name in CHANGES.names}
    return found | {"claims": list(entry.claims)}
