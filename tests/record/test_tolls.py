"""How many were killed, and whether a later report tells of another blow."""

import pytest

from onrecord.model import Party, TimeRange
from onrecord.record.facts import facts
from onrecord.record.linking import features
from onrecord.record.tolls import fell, toll
from tests.record.made import a_claim, a_report

SIDES = {"actors": (Party("IRN", "Iran"),), "recipients": (Party("KEN", "Kenya"),)}


def on(day: str) -> TimeRange:
    return TimeRange(day, day, "day", "", "anchored")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A strike that killed at least 17 and injured more than 30 others", 17),
        ("The attack has killed one policeman and injured at least 52 others", 1),
        ("The blast left 12 people dead", 12),
        ("The death toll rose to 1,400", 1400),
        ("Shelling injured 52", 0),
    ],
)
def test_the_dead_are_counted_and_not_the_hurt(text: str, killed: int) -> None:
    assert toll(text) == killed


def test_a_toll_that_falls_is_of_another_blow() -> None:
    assert fell(17, 1)
    assert not fell(17, 12)
    assert not fell(0, 3)
    assert not fell(17, 0)


def test_reports_of_two_days_are_told_apart_by_their_tolls() -> None:
    made = []
    for id, published, killed in (("a", "2023-09-07", 17), ("b", "2023-09-08", 2), ("c", "2023-09-08", 19)):
        report = a_report(id, f"An Iranian missile attack in Kenya killed {killed} people.", published=published)
        made.append(facts(a_claim(report, "An Iranian missile attack in Kenya", "ASSAULT", **SIDES), report))
    first, fewer, more = made
    assert features(first, fewer)["tolls_differ"] == 1.0
    assert features(first, more)["tolls_differ"] == 0.0


def test_a_visit_and_a_meeting_of_other_days_are_two() -> None:
    report = a_report("a", "Iran’s minister visited Kenya. Iran’s minister met Kenya’s.", published="2023-09-08")
    visit = a_claim(report, "Iran’s minister visited Kenya", "CONSULT", mode="visit", time=on("2023-09-06"), **SIDES)
    for day, apart in (("2023-09-07", 1.0), ("2023-09-06", 0.0)):
        met = a_claim(report, "Iran’s minister met Kenya’s", "CONSULT", time=on(day), **SIDES)
        assert features(facts(visit, report), facts(met, report))["visit_and_meeting"] == apart
