"""Data sets beside a record: taking in and out, rows by page, and which are of an event's type, parties and day."""

import pytest

from onrecord.errors import NotFoundError, UsageError
from onrecord.model import Event, Party, TimeRange
from onrecord.model.datasets import Dataset, DatasetEvent
from onrecord.store import Record
from onrecord.store.dataset_matches import matched
from onrecord.store.datasets import drop_dataset, put_dataset

PRK, RUS, KOR = Party("PRK", "North Korea"), Party("RUS", "Russia"), Party("KOR", "South Korea")
KIM, SOMEBODY = Party("PRK", "Kim Jong-Un"), Party("?", "Somebody Else")
DAY = TimeRange("2023-09-13", "2023-09-13", "day")


def row(number: int, day: str, actor: Party, type: str | None, recipient: Party | None = None) -> DatasetEvent:
    to = (recipient,) if recipient else ()
    said = type or "Make statement"
    return DatasetEvent(dataset="a", row=number, day=day, said=said, type=type, actors=(actor,), recipients=to)


ROWS = [
    row(2, "2023-09-13", RUS, "CONSULT", KIM),
    row(3, "2023-09-13", PRK, "MOBILIZE", KOR),
    row(4, "2023-09-12", PRK, None, RUS),
    row(5, "2023-09-14", SOMEBODY, "ACCUSE", PRK),
    row(6, "2023-09-13", RUS, "CONSULT", KOR),
]


def taken(record: Record, name: str = "a", rows: list[DatasetEvent] = ROWS) -> Dataset:
    made = Dataset(name=name, format="icews", file="a.tsv", taken="2026-11-29T00:00:00+00:00")
    return put_dataset(record, made, rows, {"no day": 2})


def numbers(record: Record, **filters: object) -> list[int]:
    return [one.row for one in record.dataset_events_page(**filters).rows]  # type: ignore[arg-type]


def test_it_is_counted_read_in_order_replaced_and_taken_out(record: Record) -> None:
    told = taken(record)
    assert (told.rows, told.untyped, told.first, told.last) == (5, 1, "2023-09-12", "2023-09-14")
    assert told.left_out == {"no day": 2}
    assert record.datasets() == [told]
    assert list(record.dataset_events()) == ROWS
    taken(record, rows=ROWS[:1])
    assert list(record.dataset_events("a")) == ROWS[:1]
    with pytest.raises(NotFoundError):
        numbers(record, party="KOR")
    assert drop_dataset(record, "a") == 1
    assert (record.datasets(), list(record.dataset_events())) == ([], [])


def test_what_fails_halfway_leaves_it_as_it_was(record: Record) -> None:
    taken(record, rows=ROWS[:2])
    with pytest.raises(ZeroDivisionError):
        put_dataset(record, record.datasets()[0], (one if one.row < 4 else 1 / 0 for one in ROWS), {})  # type: ignore[misc]
    assert list(record.dataset_events()) == ROWS[:2]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, [5, 6, 3, 2, 4]),
        ({"party": "PRK"}, [5, 3, 2, 4]),
        ({"party": "north korea"}, [5, 3, 2, 4]),
        ({"party": "Kim Jong Un"}, [2]),
        ({"party": "Somebody else"}, [5]),
        ({"actor": "PRK"}, [3, 4]),
        ({"recipient": "PRK"}, [5, 2]),
        ({"party": "PRK", "with_party": "Russia"}, [2, 4]),
        ({"actor": "RUS", "recipient": "KOR"}, [6]),
        ({"type": "consult"}, [6, 2]),
        ({"party": "PRK", "type": "CONSULT"}, [2]),
        ({"after": "2023-09-13"}, [5, 6, 3, 2]),
        ({"before": "2023-09-12"}, [4]),
        ({"after": "2023-09-13", "before": "2023-09-13", "party": "RUS"}, [6, 2]),
        ({"dataset": "a", "type": "ACCUSE"}, [5]),
    ],
)
def test_rows_are_narrowed(record: Record, filters: dict[str, str], found: list[int]) -> None:
    taken(record)
    assert numbers(record, **filters) == found


def test_pages_go_on_where_the_last_ended(record: Record) -> None:
    taken(record)
    first = record.dataset_events_page(limit=2)
    second = record.dataset_events_page(limit=2, cursor=first.next_cursor)
    third = record.dataset_events_page(limit=2, cursor=second.next_cursor)
    assert [[one.row for one in page.rows] for page in (first, second, third)] == [[5, 6], [3, 2], [4]]
    assert third.next_cursor is None


def test_what_there_is_not_is_said(record: Record) -> None:
    taken(record)
    with pytest.raises(NotFoundError, match="no data set 'b': it has a"):
        numbers(record, dataset="b")
    with pytest.raises(NotFoundError, match="has a party 'Wakanda'"):
        numbers(record, party="Wakanda")
    with pytest.raises(UsageError, match="no type 'FLY'"):
        numbers(record, type="FLY")
    with pytest.raises(UsageError, match="no cursor"):
        numbers(record, cursor="x")


def event(
    type: str, actors: tuple[Party, ...], recipients: tuple[Party, ...] = (), time: TimeRange | None = DAY
) -> Event:
    return Event(id="e1", title="An event", type=type, actors=actors, recipients=recipients, time=time)


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (event("CONSULT", (PRK, RUS)), [2]),
        (event("CONSULT", (RUS,), (PRK,)), [2]),
        (event("CONSULT", (PRK,)), []),
        (event("MOBILIZE", (PRK,)), [3]),
        (event("MOBILIZE", (PRK,), (RUS,)), []),
        (event("MOBILIZE", (KOR,), (PRK,)), []),
        (event("AID", (PRK,), (RUS,)), []),
    ],
)
def test_rows_of_an_event_have_its_type_parties_and_day(record: Record, one: Event, found: list[int]) -> None:
    taken(record)
    matches = record.in_datasets(one)
    assert matches is not None
    assert ([row.row for row in matches.rows], matches.why) == (found, "")


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (event("CONSULT", (PRK, RUS), time=None), "the day"),
        (event("CONSULT", (PRK, RUS), time=TimeRange("2023-09-01", "2023-09-30", "month")), "the day"),
        (event("CONSULT", (SOMEBODY,), (RUS,)), "by code who did it"),
    ],
)
def test_where_rows_cannot_be_told_apart_none_is_looked_for(record: Record, one: Event, why: str) -> None:
    taken(record)
    matches = record.in_datasets(one)
    assert matches is not None
    assert not matches.rows
    assert why in matches.why


def test_without_a_data_set_nothing_is_said(record: Record) -> None:
    assert record.in_datasets(event("CONSULT", (PRK, RUS))) is None


def test_events_that_have_a_row_are_counted(record: Record) -> None:
    taken(record)
    with record.transaction():
        record.shelf.put(event("CONSULT", (PRK, RUS)))
        record.shelf.put(Event(id="e2", title="Another", type="CONSULT", actors=(PRK, KOR), time=DAY))
    assert matched(record, "a") == 1
    assert matched(record, "b") == 0
