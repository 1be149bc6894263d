"""What a record holds, and what is served."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord import __version__
from onrecord.serve.api.answering import as_json, endpoint
from onrecord.serve.api.asked import Asked, opened
from onrecord.serve.kept import kept

router = APIRouter(tags=["info"])
BUILDS = 20  # the last ones are told of


class Built(BaseModel):
    """A run of `build`."""

    id: int
    started: str
    finished: Annotated[str | None, Field(description="null if it was cut off, or runs")] = None
    version: str


class Info(BaseModel):
    """What a record holds."""

    record: Annotated[str, Field(description="the name it is served under")]
    records: Annotated[list[str], Field(description="the names of all that are served: what `record=` takes")]
    version: Annotated[str, Field(description="the version of onrecord that serves it")]
    about: Annotated[dict[str, str], Field(description="its schema, the version that made it, and when")]
    counts: Annotated[dict[str, int], Field(description="how many reports, claims, events and so on it holds")]
    tiers: Annotated[dict[str, dict[str, int]], Field(description="how many claims and events are firm, and leads")]
    statuses: Annotated[dict[str, int], Field(description="how many reports of each status")]
    builds: Annotated[list[Built], Field(description="the last 20, the oldest first")]


@endpoint(router, "/info", Info, example="info")
def info(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """What the record holds, as of the last build, and which records are served."""
    served = opened(request, asked)
    record = served.record
    builds = record.builds()[-BUILDS:]
    about = {name: value for name, value in record.info().items() if not name.startswith("setting.")}
    return as_json(
        {
            "record": served.name,
            "records": list(request.app.state.shelves.opened),
            "version": __version__,
            "about": about,
            "counts": kept(served, "counts", record.counts),
            "tiers": kept(served, "tiers", record.tiers),
            "statuses": kept(served, "statuses", record.statuses),
            "builds": [
                {"id": b.id, "started": b.started, "finished": b.finished, "version": b.version} for b in builds
            ],
        }
    )
