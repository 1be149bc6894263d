"""Data sets beside a record as history: only what is said to have happened, by names or by codes."""

from pathlib import Path

import pytest

from onrecord.errors import ContentError, NotFoundError
from onrecord.forecast.happenings import Happenings, date_of
from onrecord.forecast.of_datasets import of_datasets
from onrecord.model import Party, Status
from onrecord.model.datasets import Dataset, DatasetEvent
from onrecord.store import Record, open_record
from onrecord.store.datasets import put_dataset

KIM, RUS, NOBODY = Party("PRK", "Kim Jong-Un"), Party("RUS", "Russia"), Party("?", "Somebody")


def row(
    number: int,
    actor: Party = KIM,
    recipients: tuple[Party, ...] = (RUS,),
    type: str | None = "CONSULT",
    status: Status | None = None,
    *,
    alleged: bool = False,
) -> DatasetEvent:
    return DatasetEvent(
        dataset="a", row=number, day="2023-09-13", said="Make a visit", type=type, actors=(actor,),
        recipients=recipients, status=status, alleged=alleged,
    )  # fmt: skip


def taken(record: Record, *rows: DatasetEvent) -> None:
    put_dataset(record, Dataset(name="a", format="icews", file="a.tsv", taken=""), rows, {})


def told(events: Happenings) -> list[tuple[str, str, str, str]]:
    rows = zip(events.day, events.actor, events.relation, events.recipient, strict=True)
    return [(str(date_of(d)), events.names[a], events.relations[r], events.names[o]) for d, a, r, o in rows]


def test_only_what_is_said_to_have_happened_counts(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        taken(
            record, row(2), row(3, status="planned"), row(4, status="negated"), row(5, alleged=True),
            row(6, recipients=()), row(7, status="ongoing", actor=NOBODY, recipients=(KIM, RUS)), row(8),
        )  # fmt: skip
        events = of_datasets(record)
    assert told(events) == [
        ("2023-09-13", "Kim Jong-Un", "Make a visit", "Russia"),
        ("2023-09-13", "Somebody", "Make a visit", "Kim Jong-Un"),
        ("2023-09-13", "Somebody", "Make a visit", "Russia"),
    ]
    assert events.left_out == {"alleged": 1, "negated": 1, "no recipient": 1, "planned": 1, "repeated": 1}


def test_by_codes_and_types_as_a_record_has_events(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        taken(record, row(2), row(3, actor=NOBODY), row(4, type=None))
        events = of_datasets(record, "a", coded=True)
    assert told(events) == [("2023-09-13", "PRK", "CONSULT", "RUS")]
    assert events.left_out == {"no code": 1, "no type": 1}


def test_where_there_is_nothing_to_count_over_that_is_said(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.onrecord", create=True) as record:
        with pytest.raises(ContentError, match="no data set stands beside it"):
            of_datasets(record)
        taken(record, row(2, status="planned"))
        with pytest.raises(ContentError, match="a has no event between two that is said to have happened"):
            of_datasets(record)
        with pytest.raises(NotFoundError, match="no data set 'b'"):
            of_datasets(record, "b")
