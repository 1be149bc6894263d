"""Events of other data sets that stand beside a record: rows without a text."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from onrecord.export import TABLES
from onrecord.export.datasets import dataset_row
from onrecord.model import Event
from onrecord.serve.api.answering import as_json, endpoint, listed
from onrecord.serve.api.asked import Asked, Day, EventType, Paged, Text, opened
from onrecord.serve.api.shapes import row
from onrecord.serve.api.shapes import rows as shape
from onrecord.tell.datasets import in_words

router = APIRouter(tags=["datasets"])
TABLE = TABLES["dataset_events"]
DatasetRow = row("DatasetRow", TABLE)


class DatasetsAsked(Paged):
    """What rows of data sets may be narrowed by."""

    dataset: Annotated[Text, Field(description="a data set, by the name that it was taken in under")] = None
    type: EventType = None
    party: Annotated[
        Text,
        Field(description="a party on either side, by code, or by the name that the data set has", examples=["PRK"]),
    ] = None
    with_party: Annotated[Text, Field(description="another that stands in the same row")] = None
    actor: Annotated[Text, Field(description="who does it, likewise")] = None
    recipient: Annotated[Text, Field(description="to whom or against whom it is done, likewise")] = None
    after: Annotated[Day, Field(description="the first day: 2023-08-01, 2023-08 or 2023")] = None
    before: Annotated[Day, Field(description="the last day")] = None


class OneDataset(BaseModel):
    """A data set as it was taken in."""

    name: str
    format: Annotated[str, Field(description="icews, polecat or plover")]
    file: str
    taken: Annotated[str, Field(description="when it was taken in, UTC")]
    rows: int
    untyped: Annotated[int, Field(description="rows whose words lead to no PLOVER type and no CAMEO code")]
    first: Annotated[str, Field(description="the day of its first row")]
    last: Annotated[str, Field(description="the day of its last row")]
    left_out: Annotated[dict[str, int], Field(description="lines that gave no row, by reason")]


class Datasets(BaseModel):
    """The data sets beside a record."""

    datasets: list[OneDataset]


class OfEvent(BaseModel):
    """What data sets have of an event."""

    told: Annotated[str, Field(description="in a sentence: how many rows, or why none was looked for")]
    rows: list[DatasetRow]  # type: ignore[valid-type]


@endpoint(router, "/datasets", Datasets, example="datasets")
def datasets(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """The data sets of events that were taken in beside the record, by name."""
    return as_json({"datasets": opened(request, asked).record.datasets()})


@endpoint(router, "/dataset-events", shape("DatasetEvents", "rows", DatasetRow), csv=TABLE, example="dataset-events")
def dataset_events(request: Request, asked: Annotated[DatasetsAsked, Query()]) -> Response:
    """Rows of data sets, the newest first. They have no text, count for no origin, and are no events of the record."""
    given = asked.model_dump(exclude={"record", "limit", "cursor"})
    page = opened(request, asked).record.dataset_events_page(cursor=asked.cursor, limit=asked.limit, **given)
    return listed(request, "rows", [dataset_row(one) for one in page.rows], page.next_cursor, TABLE)


@endpoint(router, "/events/{id}/datasets", OfEvent, example="event-datasets")
def of_event(request: Request, id: str, asked: Annotated[Asked, Query()]) -> Response:
    """The rows of an event's type, parties and day. Whether they tell of the same event, nothing shows."""
    record = opened(request, asked).record
    event = record.find(id, (Event,))
    assert isinstance(event, Event)
    found = record.in_datasets(event)
    if found is None:
        return as_json({"told": "No data set was taken in beside the record.", "rows": []})
    return as_json({"told": in_words(found, event), "rows": [dataset_row(one) for one in found.rows]})
