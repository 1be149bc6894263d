"""Numbers, days and names that passages do not hold."""

from collections.abc import Iterator

import pytest

from onrecord.store import Record
from onrecord.tell.brief.elements import dated, faults
from onrecord.tell.brief.evidence import Evidence, tokens
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.screen import in_words


@pytest.fixture(scope="module")
def grounds(sample_record: Record) -> Grounds:
    return Grounds(sample_record)


@pytest.fixture(scope="module")
def shipment(grounds: Grounds) -> Iterator[Evidence]:
    """What the report of the thousand containers holds, on the word of the United States."""
    ids = [c.id for c in grounds.books.claims.values() if "1,000 containers" in c.quote and c.type == "AID"]
    return Evidence(grounds, ids[:1])


@pytest.fixture(scope="module")
def travel(grounds: Grounds) -> Iterator[Evidence]:
    found = [c for c in grounds.books.claims.values() if "Sergei Shoigu travelled to Pyongyang" in c.quote]
    return Evidence(grounds, [found[0].id])


def test_what_the_passage_says_is_held(shipment: Evidence, travel: Evidence) -> None:
    assert not faults("According to United States, North Korea shipped 1,000 containers of arms to Russia", shipment)
    assert not faults("According to John Kirby, Sergei Shoigu travelled to Pyongyang (July 2023)", travel)


@pytest.mark.parametrize("number", ["2,000", "100", "1,001", "three"])
def test_another_number_is_not(shipment: Evidence, number: str) -> None:
    found = faults(f"North Korea shipped {number} containers of arms to Russia", shipment)
    assert [fault.kind for fault in found] == ["number"]


def test_nor_is_the_same_number_of_something_else(shipment: Evidence) -> None:
    assert [fault.kind for fault in faults("North Korea shipped 1,000 tanks", shipment)] == ["number"]


@pytest.mark.parametrize("day", ["August 2023", "July 2022", "31 July 2023", "2023-07-04", "Tuesday"])
def test_another_or_a_finer_day_is_not(travel: Evidence, day: str) -> None:
    assert "date" in {fault.kind for fault in faults(f"Sergei Shoigu travelled to Pyongyang ({day})", travel)}


def test_a_coarser_time_is_held(travel: Evidence) -> None:
    assert not faults("Sergei Shoigu travelled to Pyongyang in 2023", travel)


def test_the_day_of_the_report_counts_only_where_it_is_said_to_be_that(travel: Evidence) -> None:
    (published,) = sorted(travel.published)
    day = in_words(published)
    assert not faults(f"Sergei Shoigu travelled to Pyongyang (reported {day})", travel)
    assert [fault.words for fault in faults(f"Sergei Shoigu travelled to Pyongyang ({day})", travel)] == [day]


def test_another_name_is_not_held(travel: Evidence) -> None:
    found = faults("Sergei Lavrov travelled to Pyongyang", travel)
    assert [(fault.kind, fault.words) for fault in found] == [("name", "Lavrov")]


def test_may_is_a_month_only_where_it_stands_as_one() -> None:
    assert not list(dated("May I go?"))
    assert [one.month for one in dated("They met in May 2023 and May.")] == [5, 5]


def test_words_are_compared_folded_and_numbers_without_commas() -> None:
    assert tokens("The U.S. sent 1,000 Drones to Pécs") == ["the", "us", "sent", "1000", "drones", "to", "pecs"]
