"""Deciding by program, with --edit alone: who asks bears the token in a header, which no other site can have it do."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.serve.api.answering import FAILURES, as_json
from onrecord.serve.api.asked import LONGEST, Asked, opened
from onrecord.serve.api.decisions import row
from onrecord.serve.api.shapes import DecisionRow, Failure
from onrecord.serve.deciding import made_in, undone_in
from onrecord.serve.editing import FIELDS, Sessions
from onrecord.serve.editing import author as named

SCHEME = "bearer "
REFUSED: dict[int | str, dict[str, Any]] = {
    401: {"model": Failure, "description": "The header `Authorization: Bearer TOKEN` is missing or wrong"}
}


class Decided(BaseModel):
    """A decision."""

    decision: DecisionRow  # type: ignore[valid-type]


class Made(BaseModel):
    """What is decided, by whom and why."""

    model_config = ConfigDict(extra="forbid")

    kind: Annotated[str, Field(max_length=40, description="same, different, right, wrong, correct, merge or split")]
    targets: Annotated[
        list[Annotated[str, Field(max_length=LONGEST)]],
        Field(
            min_length=1,
            max_length=FIELDS,
            description="claims or events by id; to merge, entities; to split, an entity, then claims or reports",
        ),
    ]
    author: Annotated[str, Field(min_length=1, max_length=LONGEST, description="who decides")]
    reason: Annotated[str, Field(max_length=500, description="why")] = ""
    field: Annotated[str | None, Field(max_length=40, description="what to correct")] = None
    value: Annotated[str | None, Field(max_length=500, description="what it ought to be")] = None


class Undone(BaseModel):
    """Who undoes it."""

    model_config = ConfigDict(extra="forbid")

    author: Annotated[str, Field(min_length=1, max_length=LONGEST, description="who undoes it")]


def _token(request: Request) -> None:
    """Raises HTTPException for who does not bear the token."""
    given = request.headers.get("authorization", "")
    sessions: Sessions = request.app.state.sessions
    address = request.client.host if request.client else ""
    if not given.lower().startswith(SCHEME) or not sessions.knows(given[len(SCHEME) :], address):
        raise HTTPException(401, "only who bears the token may decide", {"www-authenticate": "Bearer"})


router = APIRouter(prefix="/api/v1", tags=["decisions"], dependencies=[Depends(_token)])


@router.post("/decisions", response_model=Decided, responses={**FAILURES, **REFUSED})
def decide(request: Request, asked: Annotated[Asked, Query()], made: Annotated[Made, Body()]) -> Response:
    """Decide about claims, events or entities, as `onrecord decide` does: at once, appended, to be undone."""
    served = opened(request, asked)
    decision = made_in(
        served,
        made.kind,
        made.targets,
        author=_author(made.author),
        reason=made.reason,
        field=made.field,
        value=made.value,
    )
    return as_json({"decision": row(decision)})


@router.post("/decisions/{id}/undo", response_model=Decided, responses={**FAILURES, **REFUSED})
def undo(request: Request, id: str, asked: Annotated[Asked, Query()], made: Annotated[Undone, Body()]) -> Response:
    """Undo a decision: it stays in the list, marked, and counts no more."""
    served = opened(request, asked)
    undone_in(served, id, author=_author(made.author))
    return as_json({"decision": row(next(one for one in served.record.decisions() if one.id == id))})


def _author(given: str) -> str:
    if not (who := named(given)):
        raise HTTPException(422, "a decision bears a name: give `author`")
    return who
