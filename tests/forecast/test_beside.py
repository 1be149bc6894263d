"""Data sets beside a record as history of its forecasts: named, never counted twice, and resolved by as well."""

import pytest

from onrecord.forecast.asking import rows_of
from onrecord.forecast.beside import told_of
from onrecord.forecast.chances import plain
from onrecord.forecast.from_record import Known, known
from onrecord.forecast.happenings import date_of
from onrecord.forecast.listing import Way, candidates, few, likeliest
from onrecord.forecast.resolved import resolve
from onrecord.model import Party, Status
from onrecord.model.datasets import Dataset, DatasetEvent
from onrecord.model.forecasts import Forecast, Resolved
from onrecord.store import Record
from onrecord.store.datasets import drop_dataset, put_dataset
from tests.forecast.made import Given, Telling, day, fill, forecast

ON = "2023-09-10"


def row(
    number: int, when: str, actor: str, type: str, recipient: str, dataset: str = "A", status: Status | None = None
) -> DatasetEvent:
    return DatasetEvent(
        dataset=dataset, row=number, day=when, said="Said", type=type, actors=(Party(actor, actor),),
        recipients=(Party(recipient, recipient),), status=status,
    )  # fmt: skip


def taken(record: Record, *rows: DatasetEvent, name: str = "A") -> None:
    put_dataset(record, Dataset(name=name, format="icews", file="a.tsv", taken=""), rows, {})


def told(of: Known) -> list[tuple[str, str, str, str]]:
    return [(str(date_of(number)), *sides) for number, *sides in rows_of(of.happenings)]  # type: ignore[misc]


def weekly(count: int = 12) -> list[DatasetEvent]:
    """North Korea threatens the South in every week up to the day of the forecast."""
    first = day(ON) - 7 * count
    return [row(n, date_of(first + 7 * n).isoformat(), "PRK", "THREATEN", "KOR") for n in range(count)]


def made(of: Known) -> list[Forecast]:
    way = Way(plain(of.happenings), "base rates", "2023-09-10T00:00:00+00:00")
    return likeliest(of, candidates(of, lambda _: True), (7,), way)


def test_what_happened_between_its_parties_counts_and_is_named(record: Record) -> None:
    fill(record, Given("THREATEN", "PRK", "KOR", "2023-09-05"))
    taken(record, *weekly(), row(90, "2023-09-01", "USA", "AID", "KOR"), row(91, ON, "PRK", "AID", "KOR"))
    of = known(record, day(ON))
    assert of.datasets == {"A": 12}
    assert of.count == 13
    assert few(of) == ""
    assert {sides[0] for _, *sides in rows_of(of.happenings)} == {"PRK"}, "no other party, and nothing of its day"
    (one,) = made(of)
    assert one.datasets == ("A",)
    assert one.probability > 0.5
    assert "of data sets beside the record (A 12)" in told_of(of.datasets)[0]
    assert told_of({}) == ()
    drop_dataset(record, "A")
    assert few(known(record, day(ON))) == "no basis: fewer than 5 dated events that happened before that day (1)"


def test_what_the_record_tells_of_is_not_counted_twice(record: Record) -> None:
    fill(
        record,
        Given("THREATEN", "PRK", "KOR", "2023-08-01"),
        Given("CONSULT", "PRK", "RUS", "2023-08-10"),
        Given("MOBILIZE", "PRK", "", "2023-08-20"),
        Given("CONSULT", "PRK", "KOR", "2023-09-20", None, (Telling("2023-09-01", "planned"),)),
        Given("ASSAULT", "PRK", "KOR", "2023-08-25", None, (Telling("2023-08-26", "negated"),)),
    )
    same = (
        row(1, "2023-08-02", "PRK", "THREATEN", "KOR"),  # as a data set dates it, by the report
        row(2, "2023-08-10", "RUS", "CONSULT", "PRK"),  # together, from the other side
        row(3, "2023-08-20", "PRK", "MOBILIZE", "KOR"),  # at nobody, as the record has it
        row(4, "2023-08-25", "PRK", "ASSAULT", "KOR"),  # which the record has as denied
    )
    other = (
        row(5, "2023-08-04", "PRK", "THREATEN", "KOR"),
        row(6, "2023-08-01", "KOR", "THREATEN", "PRK"),
        row(7, "2023-08-30", "PRK", "CONSULT", "KOR"),
    )
    alone = told(known(record, day(ON)))
    taken(record, *same)
    of = known(record, day(ON))
    assert (told(of), of.datasets, of.happenings.left_out["A: told of already"]) == (alone, {}, 4)
    taken(record, *same, *other)
    of = known(record, day(ON))
    assert of.datasets == {"A": 3}
    assert set(told(of)) - set(alone) == {
        ("2023-08-04", "PRK", "THREATEN", "KOR"),
        ("2023-08-01", "KOR", "THREATEN", "PRK"),
        ("2023-08-30", "PRK", "CONSULT", "KOR"),
        ("2023-08-30", "KOR", "CONSULT", "PRK"),
    }


def test_what_several_data_sets_have_counts_once_and_within_one_party_not_at_all(record: Record) -> None:
    fill(record, Given("AID", "RUS", "PRK", "2023-08-01"))
    taken(record, row(1, "2023-08-10", "PRK", "THREATEN", "RUS"), row(2, "2023-08-11", "PRK", "COERCE", "PRK"))
    taken(record, row(1, "2023-08-11", "PRK", "THREATEN", "RUS", "B"), name="B")
    of = known(record, day(ON))
    assert of.datasets == {"A": 1}
    assert set(of.whose.values()) == {"A"}


def test_a_data_set_that_ended_long_before_counts_for_nothing(record: Record) -> None:
    """The time since it ended would count as time in which nothing happened."""
    fill(record, Given("AID", "KOR", "PRK", "2023-08-01"))
    taken(record, *weekly())
    assert known(record, day("2023-10-04")).datasets == {"A": 12}
    of = known(record, day("2023-10-05"))
    assert of.datasets == {}
    assert of.happenings.left_out == {"A: it ends on 2023-09-03, over 31 days before": 12}


def test_a_precedent_says_whose_it_is(record: Record) -> None:
    fill(record, Given("MOBILIZE", "KOR", "PRK", "2023-07-05"), Given("AID", "PRK", "KOR", "2023-07-06"))
    taken(record, *weekly())
    one = next(one for one in made(known(record, day(ON))) if one.relation == "MOBILIZE")
    (threats,) = [of for of in one.precedents if "threatened or warned South Korea" in of.words]
    assert threats.datasets == ("A",)
    assert threats.words.endswith("; some of it only as A has it")
    assert threats.events == ()


def outcome(record: Record, one: Forecast) -> Resolved:
    return resolve(record, [one])[0]


LATER = Given("AID", "PRK", "RUS", "2023-10-20")


@pytest.mark.parametrize(
    ("has", "wanted"),
    [
        (row(1, "2023-09-12", "PRK", "THREATEN", "KOR"), "happened"),
        (row(1, "2023-09-12", "PRK", "THREATEN", "KOR", status="planned"), "did not happen"),
        (row(1, "2023-09-12", "KOR", "THREATEN", "PRK"), "did not happen"),
        (row(1, "2023-09-17", "PRK", "THREATEN", "KOR"), "did not happen"),
    ],
)
def test_it_is_resolved_by_the_data_sets_that_it_was_counted_over(
    record: Record, has: DatasetEvent, wanted: str
) -> None:
    fill(record, LATER)
    taken(record, has, row(2, "2023-10-01", "USA", "AID", "KOR"))
    found = outcome(record, forecast(0.5, datasets=("A",)))
    assert found.outcome == wanted
    assert ("as the data set A has it on 2023-09-12" in found.why) == (wanted == "happened")
    assert outcome(record, forecast(0.5)).outcome == "did not happen", "without it, nothing but reports counts"


def test_a_row_that_is_the_record_s_own_event_resolves_nothing(record: Record) -> None:
    fill(record, LATER, Given("THREATEN", "PRK", "KOR", "2023-09-09"))
    taken(record, row(1, ON, "PRK", "THREATEN", "KOR"), row(2, "2023-10-01", "USA", "AID", "KOR"))
    assert outcome(record, forecast(0.5, datasets=("A",))).outcome == "did not happen"


def test_nothing_follows_from_a_data_set_that_ends_before_its_days_do(record: Record) -> None:
    fill(record, LATER)
    taken(record, row(1, "2023-09-12", "USA", "AID", "KOR"))
    found = outcome(record, forecast(0.5, datasets=("A",)))
    assert (found.outcome, found.why) == (
        "open", "it was counted over the data set A, too, which ends on 2023-09-12",
    )  # fmt: skip
    drop_dataset(record, "A")
    assert "no longer there" in outcome(record, forecast(0.5, datasets=("A",))).why
