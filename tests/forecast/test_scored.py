"""Forecasts resolved by what the record holds, and scored: numbers that were reckoned by hand."""

import pytest
from msgspec import structs

from onrecord.forecast.kept import how_many, keep, kept
from onrecord.forecast.resolved import resolve
from onrecord.forecast.scored import reliability, scored
from onrecord.model.forecasts import Bin, Forecast
from onrecord.store import Record
from tests.forecast.made import Given, Telling, fill, forecast

LATER = Given("AID", "PRK", "RUS", "2023-10-20")  # so that reports reach past all days of these forecasts


def outcome(record: Record, one: Forecast) -> str:
    return resolve(record, [one])[0].outcome


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        (Given("THREATEN", "PRK", "KOR", "2023-09-10"), "happened"),
        (Given("THREATEN", "PRK", "KOR", "2023-09-16"), "happened"),
        (Given("THREATEN", "PRK", "KOR", "2023-09-17"), "did not happen"),
        (Given("THREATEN", "PRK", "KOR", "2023-09-09"), "did not happen"),
        (Given("THREATEN", "KOR", "PRK", "2023-09-12"), "did not happen"),
        (Given("ASSAULT", "PRK", "KOR", "2023-09-12"), "did not happen"),
        (Given("THREATEN", "PRK", "KOR", "2023-09-12", tier="lead"), "did not happen"),
        (Given("THREATEN", "PRK", "KOR", "2023-09-12", None, (Telling("2023-09-13", "planned"),)), "did not happen"),
        (Given("THREATEN", "PRK", "KOR", "2023-09-14", "2023-09-20"), "open"),
        (Given("THREATEN", "PRK", "KOR", "2023-01-01", "2023-12-31"), "did not happen"),
    ],
)
def test_it_is_resolved_by_firm_events_within_its_days(record: Record, event: Given, wanted: str) -> None:
    fill(record, event, LATER)
    assert outcome(record, forecast(0.5)) == wanted


def test_it_is_open_until_reports_reach_past_its_days(record: Record) -> None:
    fill(record, Given("AID", "PRK", "RUS", "2023-09-16"))
    (found,) = resolve(record, [forecast(0.5)])
    assert (found.outcome, found.why) == ("open", "no report of the record is of a day after 2023-09-16")


def test_either_may_do_it_and_to_anybody(record: Record) -> None:
    fill(record, Given("THREATEN", "KOR", "PRK", "2023-09-12"), Given("THREATEN", "USA", "CHN", "2023-09-12"), LATER)
    assert outcome(record, forecast(0.5, either=True)) == "happened"
    assert outcome(record, forecast(0.5, actor="USA", recipient="*")) == "happened"
    assert outcome(record, forecast(0.5, actor="USA", recipient=None)) == "did not happen"


def test_the_score_is_that_reckoned_by_hand(record: Record) -> None:
    fill(record, Given("THREATEN", "PRK", "KOR", "2023-09-12"), LATER)
    made = [
        forecast(0.7),  # came: (0.3)^2 = 0.09
        forecast(0.1, recipient="USA"),  # did not: 0.01
        forecast(0.4, until="2023-09-20", recipient="USA"),  # did not: 0.16
        forecast(0.9, until="2023-12-31"),  # came at once: 0.01
        forecast(0.3, until="2023-12-31", recipient="USA"),  # open: counts for nothing
    ]
    keep(record, made)
    found = scored(resolve(record, kept(record)))
    assert (found.resolved, found.happened, found.open) == (4, 2, 1)
    assert found.brier == pytest.approx((0.09 + 0.01 + 0.16 + 0.01) / 4)
    assert found.reference == pytest.approx((0.64 + 0.04 + 0.04 + 0.64) / 4)
    assert found.skill == pytest.approx(1 - 0.27 / 1.36)
    assert found.error == pytest.approx((0.3 + 0.1 + 0.4 + 0.1) / 4)
    days = [(one.day, one.count, one.skill) for one in found.over_time]
    assert days == [
        ("2023-09-16", 2, pytest.approx(1 - 0.10 / 0.68)),
        ("2023-09-20", 3, pytest.approx(1 - 0.26 / 0.72)),
        ("2023-12-31", 4, pytest.approx(1 - 0.27 / 1.36)),
    ]


def test_what_said_about_the_same_is_counted_together() -> None:
    bins = reliability([(0.02, 0), (0.04, 1), (0.55, 1), (1.0, 1)])
    assert bins == (
        Bin(0.0, 0.05, 2, pytest.approx(0.03), 0.5),
        Bin(0.5, 0.6, 1, 0.55, 1.0),
        Bin(0.9, 1.0, 1, 1.0, 1.0),
    )
    assert scored([]).brier is None


def test_a_forecast_is_kept_once_and_as_it_was(record: Record) -> None:
    one = forecast(0.7)
    assert keep(record, [one, forecast(0.6)]) == 2
    assert keep(record, [structs.replace(one, probability=0.99), structs.replace(one, given=("x",), id="fx")]) == 0
    assert how_many(record) == 2
    assert {made.probability for made in kept(record)} == {0.7, 0.6}
    assert kept(record, "s1") == []


def test_what_is_corrected_changes_what_became_of_it(record: Record) -> None:
    (event, _) = fill(record, Given("THREATEN", "PRK", "KOR", "2023-09-12"), LATER)
    keep(record, [forecast(0.7)])
    assert outcome(record, kept(record)[0]) == "happened"
    with record.transaction():
        record.shelf.put(structs.replace(record.event(event), status="negated"))
    assert outcome(record, kept(record)[0]) == "did not happen"
