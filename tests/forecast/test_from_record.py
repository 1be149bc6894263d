"""What a record knew before a day: no later report counts, and what was planned had not happened."""

import pytest

from onrecord.forecast.asking import rows_of
from onrecord.forecast.from_record import known
from onrecord.forecast.happenings import date_of
from onrecord.store import Record, open_record
from tests.forecast.made import Given, Telling, day, fill

VISIT = Given(
    "CONSULT", "PRK RUS", "", "2023-09-13", None,
    (Telling("2023-09-05", "planned"), Telling("2023-09-06", "planned"), Telling("2023-09-14"), Telling("2023-09-15")),
)  # fmt: skip
BEFORE = Given("THREATEN", "PRK", "KOR", "2023-09-01")


def told(record: Record, on: str, **options: bool) -> list[tuple[str, str, str, str]]:
    return [(str(date_of(d)), a, r, o) for d, a, r, o in rows_of(known(record, day(on), **options).happenings)]


def test_what_is_planned_has_not_happened(record: Record) -> None:
    visit, _ = fill(record, VISIT, BEFORE)
    seen = known(record, day("2023-09-10"))
    assert told(record, "2023-09-10") == [("2023-09-01", "PRK", "THREATEN", "KOR")]
    assert [(plan.event, plan.end, plan.reports) for plan in seen.plans] == [(visit, "2023-09-13", ("r0-0", "r0-1"))]
    assert (seen.came, seen.passed) == (0, 0)


def test_it_has_when_reports_tell_so(record: Record) -> None:
    fill(record, VISIT, BEFORE)
    seen = known(record, day("2023-09-15"))
    assert ("2023-09-13", "PRK", "CONSULT", "RUS") in told(record, "2023-09-15")
    assert seen.plans == ()
    assert (seen.came, seen.passed) == (1, 1)


def test_a_plan_whose_day_has_passed_untold_did_not_come(record: Record) -> None:
    fill(record, VISIT._replace(told=VISIT.told[:2]), BEFORE)
    seen = known(record, day("2023-10-01"))
    assert (seen.came, seen.passed, seen.plans) == (0, 1, ())


def test_later_reports_change_nothing_of_an_earlier_day(record: Record, tmp_path: object) -> None:
    """The same with what was published from the day on left out, of these events and of others."""
    later = (
        Given("ASSAULT", "PRK", "KOR", "2023-09-04", None, (Telling("2023-09-20"),)),
        BEFORE._replace(
            told=(Telling("2023-09-02"), Telling("2023-09-30", "negated"), Telling("2023-10-01", "negated"))
        ),
    )
    fill(record, VISIT, later[1], later[0])
    with open_record(f"{tmp_path}/earlier.onrecord", create=True) as earlier:
        fill(earlier, VISIT._replace(told=VISIT.told[:2]), later[1]._replace(told=later[1].told[:1]))
        one, other = known(record, day("2023-09-10")), known(earlier, day("2023-09-10"))
    assert list(rows_of(one.happenings)) == list(rows_of(other.happenings))
    assert (one.plans, one.came, one.passed, one.sides) == (other.plans, other.came, other.passed, other.sides)
    assert len(told(record, "2023-11-01")) == 3, "and then they count: the threat, denied since, no more"


def test_what_has_no_day_is_left_out_and_counted(record: Record) -> None:
    fill(
        record,
        BEFORE,
        Given("AID", "PRK", "RUS", None, None, (Telling("2023-09-02"),)),
        Given("AID", "PRK", "RUS", "2023-01-01", "2023-08-31", (Telling("2023-09-02"),)),
        Given("AID", "PRK", "RUS", "2019-04-01", "2019-04-01", (Telling("2023-09-02"),)),
        Given("AID", "PRK", "RUS", "2023-09-30", None, (Telling("2023-09-02"),)),
        Given("AID", "", "RUS", "2023-09-01", None, (Telling("2023-09-02"),)),
        Given("AID", "PRK", "RUS", "2023-09-01", None, (Telling(None),)),
    )
    assert told(record, "2023-09-10") == [("2023-09-01", "PRK", "THREATEN", "KOR")]
    assert set(known(record, day("2023-09-10")).happenings.left_out) == {
        "no day is known",
        "its days are not known to within a month",
        "long before the first report, told in passing",
        "dated later than it was told",
        "nobody is known to act",
        "told of later, or by reports without a day",
    }


@pytest.mark.parametrize("status", ["planned", "possible", "negated"])
def test_only_what_happened_counts(record: Record, status: str) -> None:
    fill(record, BEFORE._replace(told=(Telling("2023-09-02", status),)))  # type: ignore[arg-type]
    assert told(record, "2023-09-10") == []


def test_leads_count_only_where_they_are_asked_for(record: Record) -> None:
    fill(record, BEFORE, Given("AID", "PRK", "RUS", "2023-09-03", tier="lead"))
    assert len(told(record, "2023-09-10")) == 1
    assert len(told(record, "2023-09-10", leads=True)) == 2


def test_what_is_done_together_is_done_by_each(record: Record) -> None:
    fill(record, Given("AGREE", "PRK", "RUS", "2023-09-01"), Given("MOBILIZE", "PRK", "", "2023-09-02"))
    assert told(record, "2023-09-10") == [
        ("2023-09-01", "PRK", "AGREE", "RUS"),
        ("2023-09-01", "RUS", "AGREE", "PRK"),
        ("2023-09-02", "PRK", "MOBILIZE", "-"),
    ]
    assert known(record, day("2023-09-10")).count == 2, "each event once, however many parties"
