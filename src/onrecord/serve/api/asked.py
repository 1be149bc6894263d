"""What requests may ask for: parameters that many endpoints share, each with its meaning. Unknown ones are refused."""

from typing import Annotated, Any, Literal

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field, field_validator

from onrecord.knowledge.plover import TYPES
from onrecord.model import Status
from onrecord.serve.opened import Opened

LONGEST = 400  # characters of a parameter
MOST = 500  # rows of an answer

Text = Annotated[str | None, Field(max_length=LONGEST)]
Day = Annotated[str | None, Field(max_length=40, examples=["2023-08-01"])]
EventType = Annotated[
    str | None,
    Field(
        description="one of PLOVER's sixteen types",
        examples=["CONSULT"],
        max_length=40,
        json_schema_extra={"enum": [*TYPES, None]},
    ),
]
OfStatus = Annotated[Status | None, Field(description="as the innermost source presents it", examples=["planned"])]
Leads = Annotated[
    bool,
    Field(description="also what only leads carry: read with too little confidence to be told as fact; `tier` tells"),
]


class Asked(BaseModel):
    """What every endpoint takes."""

    model_config = ConfigDict(extra="forbid")

    record: Annotated[
        Text, Field(description="the record, by the name it is served under; may be left out where one is served")
    ] = None

    @field_validator("*", mode="before")
    @classmethod
    def _is_told(cls, value: Any) -> Any:
        """Nothing is passed over; and no text of a record holds a NUL, which databases refuse."""
        if value == "":
            raise ValueError("is empty: give a value, or leave it out")
        if isinstance(value, str) and "\0" in value:
            raise ValueError("holds a NUL character, which no text of a record does")
        return value


class Paged(Asked):
    """What lists take."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="how many rows at most", examples=[20])] = 50
    cursor: Annotated[
        Text, Field(description="`next` of the answer before: the rows that follow it, in the same order")
    ] = None


class Sided(Paged):
    """What lists of claims and events may be narrowed by."""

    type: EventType = None
    status: OfStatus = None
    party: Annotated[
        Text, Field(description="a state or organisation on either side, by code or name", examples=["PRK"])
    ] = None
    actor: Annotated[Text, Field(description="who does it, by code or name", examples=["RUS"])] = None
    recipient: Annotated[
        Text, Field(description="to whom or against whom it is done, by code or name", examples=["USA"])
    ] = None
    entity: Annotated[Text, Field(description="a person, body, ship, place and so on that it names, by id or name")] = (
        None
    )
    after: Annotated[Day, Field(description="the first day on which it may begin: 2023-08-01, 2023-08 or 2023")] = None
    before: Annotated[Day, Field(description="the last such day")] = None
    order: Annotated[
        Literal["day", "oldest"], Field(description="`day`: the newest first; `oldest`: the other way round")
    ] = "day"
    leads: Leads = False


def opened(request: Request, asked: Asked) -> Opened:
    """The record that is asked for. Raises NotFoundError, UsageError where there is a choice."""
    found = request.app.state.shelves.one(asked.record)
    assert isinstance(found, Opened)
    return found
