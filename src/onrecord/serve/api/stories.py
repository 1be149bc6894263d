"""Stories: reports and events that belong together."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord.export import TABLES
from onrecord.serve.api import rows
from onrecord.serve.api.answering import endpoint, listed, one
from onrecord.serve.api.asked import Asked, Day, Paged, opened
from onrecord.serve.api.named import story as named_story
from onrecord.serve.api.shapes import StoryRow
from onrecord.serve.api.shapes import rows as shape
from onrecord.serve.at_hand import facets_of
from onrecord.store.tallies import stories_by_id

router = APIRouter(tags=["stories"])
TABLE = TABLES["stories"]


class StoriesAsked(Paged):
    """What lists of stories may be narrowed by."""

    after: Annotated[Day, Field(description="the first day on which its last report may have been published")] = None
    before: Annotated[Day, Field(description="the last such day")] = None
    order: Annotated[
        Literal["activity", "size"],
        Field(description="`activity`: those first that were reported of last; `size`: those of most reports"),
    ] = "activity"


class Counted(BaseModel):
    """How many of a story's events, the newest 5,000 at most, there are of each kind."""

    counted: int
    complete: Annotated[bool, Field(description="whether that is all of them")]
    type: dict[str, int]
    status: dict[str, int]
    party: dict[str, int]
    months: dict[str, int]


class StoryFound(BaseModel):
    """A story with its days and what kinds of events it has."""

    story: StoryRow  # type: ignore[valid-type]
    first_day: Annotated[str, Field(description="the day of its first report; empty if none is dated")]
    last_day: Annotated[str, Field(description="the day of its last report")]
    events: Counted
    feeds: Annotated[dict[str, str], Field(description="where its feeds are, by format")]


@endpoint(router, "/stories", shape("Stories", "stories", StoryRow), csv=TABLE, example="stories")
def stories(request: Request, asked: Annotated[StoriesAsked, Query()]) -> Response:
    """Stories, the most active or the largest first. What they hold is under `/events` and `/reports` with `story=`."""
    served = opened(request, asked)
    record = served.record
    page = record.stories_page(**asked.model_dump(exclude={"record"}))
    shown = rows.of_stories(served, stories_by_id(record, [line.id for line in page.rows]))
    return listed(request, "stories", shown, page.next_cursor, TABLE)


@endpoint(router, "/stories/{id}", StoryFound, csv=TABLE, example="story")
def story(request: Request, id: str, asked: Annotated[Asked, Query()]) -> Response:
    """One story, by id, the start of it, heading or title."""
    served = opened(request, asked)
    record, found = served.record, named_story(served, id)
    line = record.story_lines([found.id])[found.id]
    count = facets_of(served, line)
    (row,) = rows.of_stories(served, [found])
    return one(
        request,
        "story",
        row,
        TABLE,
        first_day=line.first_day,
        last_day=line.last_day,
        events={name: getattr(count, name) for name in Counted.model_fields},
        feeds={kind: f"/api/v1/feeds/story/{found.id}.{kind}" for kind in ("atom", "json")},
    )
