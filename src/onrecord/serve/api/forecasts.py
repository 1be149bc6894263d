"""Forecasts: what may be next, and what became of those that were kept. None of it is part of the record."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord.export.columns import Row, table
from onrecord.model.forecasts import Forecast, Resolved
from onrecord.serve.api.answering import endpoint, listed, part
from onrecord.serve.api.asked import Paged, Text, opened
from onrecord.serve.api.named import story as named_story
from onrecord.serve.api.parties import code
from onrecord.serve.api.shapes import row as row_shape
from onrecord.serve.api.shapes import rows as shape
from onrecord.serve.api.shapes import unread
from onrecord.serve.forecasts import next_of, past_of

router = APIRouter(tags=["forecasts"])
COLUMNS: tuple[tuple[str, Any, str], ...] = (
    ("words", "text", "what may happen"),
    ("on", "text", "the day of the forecast: nothing published on it or later was looked at"),
    ("until", "text", "the last of its days"),
    ("horizon", "whole", "how many days these are"),
    ("actor", "text", "who may do it: a code"),
    ("relation", "text", "what: one of PLOVER's types"),
    ("recipient", "text", "to whom: a code; * to anybody; null to nobody named"),
    ("either", "flag", "whether it counts whichever of the two does it to the other"),
    ("probability", "number", "how likely it is"),
    ("low", "number", "the lower end of an interval for that"),
    ("high", "number", "the upper end"),
    ("base_rate", "number", "what it would be if only the relation were known"),
    ("reasons", "list", "what moved it from the base rate"),
    ("precedents", "list", "what came upon the like of it before, in words"),
    ("precedent_events", "list", "ids of the events of these"),
    ("planned", "list", "ids of events that were planned on that day and bear on it: planned is not happened"),
    (
        "datasets",
        "list",
        "data sets beside the record that were counted over, too: what they have counts as come about",
    ),
    ("model", "text", "what made it"),
    ("basis", "text", "on what it rests"),
)
NEXT = table("a forecast", unread, *COLUMNS)
KEPT = table(
    "a forecast that was kept, and what became of it",
    unread,
    ("id", "text", "its id"),
    ("made", "text", "when it was made"),
    *COLUMNS,
    ("story", "text", "the id of the story that it was made of; null for the whole record"),
    ("outcome", "text", "happened, did not happen, or open"),
    ("why", "text", "what keeps it open, or which data set has it"),
    ("events", "list", "ids of the events that came about, or that may be it"),
)
NextRow, KeptRow = row_shape("NextRow", NEXT), row_shape("KeptRow", KEPT)


class NextAsked(Paged):
    """Of what."""

    story: Annotated[Text, Field(description="only of this story's events, by id, heading or title")] = None
    party: Annotated[Text, Field(description="only with this party on either side, by code or name")] = None


class KeptAsked(Paged):
    """Which of the ledger."""

    story: Annotated[Text, Field(description="only those made of this story, by id, heading or title")] = None


class Score(BaseModel):
    """How good the forecasts that have been resolved were."""

    resolved: int
    happened: int
    open: int
    afterwards: Annotated[int, Field(description="how many of the resolved were made when their days were over")]
    brier: Annotated[float | None, Field(description="mean squared error; null where none has been resolved")] = None
    reference: Annotated[float | None, Field(description="that of the base rates")] = None
    skill: Annotated[float | None, Field(description="1 - brier / reference; above 0 better than base rates")] = None
    error: Annotated[float | None, Field(description="mean distance of said from come about, over the bins")] = None
    bins: Annotated[list[dict[str, float]], Field(description="by what was said: count, said and came on average")]


NEXT_MORE: Any = {
    "day": Annotated[str, Field(description="the day as of which it is: the one after the last report")],
    "events_counted": Annotated[int, Field(description="how many dated events it rests on")],
    "no_basis": Annotated[str, Field(description="why there is no forecast, where there is none")],
    "notes": Annotated[list[str], Field(description="what else is to be known")],
}


@endpoint(router, "/forecasts", shape("Kept", "forecasts", KeptRow, score=Score), csv=KEPT, example="forecasts")
def forecasts(request: Request, asked: Annotated[KeptAsked, Query()]) -> Response:
    """The ledger of forecasts, those of the last day first, each with what became of it by later reports; its score."""
    served = opened(request, asked)
    found = past_of(served, named_story(served, asked.story).id if asked.story else None).scored
    shown, following = part(found.forecasts, asked.cursor, asked.limit)
    score = {name: getattr(found, name) for name in Score.model_fields if name != "bins"}
    bins = [{"count": float(one.count), "said": one.said, "came": one.came} for one in found.bins]
    return listed(request, "forecasts", list(map(_kept, shown)), following, KEPT, score=score | {"bins": bins})


@endpoint(router, "/forecasts/next", shape("Next", "forecasts", NextRow, **NEXT_MORE), csv=NEXT, example="next")
def following(request: Request, asked: Annotated[NextAsked, Query()]) -> Response:
    """What may be next, the likeliest first, by plain base rates as of the day after the last report."""
    served = opened(request, asked)
    story = named_story(served, asked.story).id if asked.story else None
    found = next_of(served, story, code(served, asked.party) if asked.party else "")
    made = [_row(one) for line in found.lines for one in line.forecasts]
    shown, cursor = part(made, asked.cursor, asked.limit)
    more = {"day": found.on, "events_counted": found.events, "no_basis": found.no_basis, "notes": list(found.notes)}
    return listed(request, "forecasts", shown, cursor, NEXT, **more)


def _row(one: Forecast) -> Row:
    plain = {name: getattr(one, name) for name, kind, _ in COLUMNS if kind != "list"}
    plain |= {name: round(plain[name], 6) for name, kind, _ in COLUMNS if kind == "number"}
    return plain | {
        "reasons": list(one.reasons),
        "precedents": [precedent.words for precedent in one.precedents],
        "precedent_events": sorted({id for precedent in one.precedents for id in precedent.events}),
        "planned": [plan.event for plan in one.planned],
        "datasets": list(one.datasets),
    }


def _kept(one: Resolved) -> Row:
    own = {"id": one.forecast.id, "made": one.forecast.made, "story": one.forecast.story}
    return own | _row(one.forecast) | {"outcome": one.outcome, "why": one.why, "events": list(one.events)}
