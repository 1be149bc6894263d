"""The time expression that dates an event: the likeliest, if it is likely enough."""

import pytest

from onrecord.read.decide.days import dated_by
from onrecord.read.reading import Reading
from tests.read.by_words import prepared
from tests.read.decide.building import answer

LEAST = 0.5


@pytest.fixture(scope="module")
def two() -> Reading:
    return prepared("France met Spain on Monday. Russia expelled two diplomats in March.", published="2024-06-05")


@pytest.fixture(scope="module")
def apart() -> Reading:
    return prepared("France met Spain on Monday. It rained in March. Russia expelled two men.", published="2024-04-05")


@pytest.mark.parametrize(
    ("monday", "march", "found"),
    [(0.1, 0.9, "March"), (0.9, 0.1, "Monday"), (0.8, 0.9, "March"), (0.4, 0.3, None), (0.9, 0.9, "March")],
)
def test_the_likeliest_expression_that_is_likely_enough_the_nearer_of_two(
    apart: Reading, monday: float, march: float, found: str | None
) -> None:
    said = {"Monday": (0.0, 0.0, 0.0, monday), "March": (0.0, 0.0, 0.0, march)}
    chosen = dated_by(apart, answer(apart, "expelled", said=said), LEAST)
    assert (chosen.text if chosen else None) == found


def test_a_report_without_time_expressions_dates_nothing() -> None:
    reading = prepared("France expelled two diplomats.")
    assert dated_by(reading, answer(reading, "expelled", said={"France": (0.0, 0.0, 0.0, 0.9)}), LEAST) is None


@pytest.mark.parametrize(("between", "found"), [(1, "Monday"), (30, None)])
def test_an_expression_of_another_sentence_must_stand_near(between: int, found: str | None) -> None:
    text = f"France met Spain on Monday. {'It rained. ' * between}Russia expelled two diplomats."
    reading = prepared(text, published="2024-06-05")
    chosen = dated_by(reading, answer(reading, "expelled", said={"Monday": (0.0, 0.0, 0.0, 0.9)}), LEAST)
    assert (chosen.text if chosen else None) == found


def test_what_only_bounds_a_comparison_dates_nothing() -> None:
    reading = prepared("It was the first visit since 1991.", published="2024-06-05")
    assert dated_by(reading, answer(reading, "visit", said={"1991": (0.0, 0.0, 0.0, 0.9)}), LEAST) is None


@pytest.mark.parametrize(("likely", "found"), [(0.2, "March"), (0.05, "Monday")])
def test_what_grammar_joins_to_the_trigger_stays_unless_it_is_unlikely(two: Reading, likely: float, found: str) -> None:
    said = {"Monday": (0.0, 0.0, 0.0, 0.9), "March": (0.0, 0.0, 0.0, likely)}
    chosen = dated_by(two, answer(two, "expelled", said=said), LEAST)
    assert chosen is not None
    assert chosen.text == found


@pytest.mark.parametrize(("when", "found"), [("on Monday", "Monday"), ("in 2021", None)])
def test_what_was_long_ago_dates_no_other_sentence(when: str, found: str | None) -> None:
    reading = prepared(f"The generals seized power {when}. Rebels took a town.", published="2024-06-05")
    said = {"Monday": (0.0, 0.0, 0.0, 0.9), "2021": (0.0, 0.0, 0.0, 0.9)}
    chosen = dated_by(reading, answer(reading, "took", said=said), LEAST)
    assert (chosen.text if chosen else None) == found


@pytest.mark.parametrize(("published", "found"), [(None, None), ("2023-09-05", "July")])
def test_a_noun_with_a_date_of_its_own_takes_no_other(published: str | None, found: str | None) -> None:
    reading = prepared("The visit in July was the first since the collapse of the union in 1991.", published=published)
    said = {"July": (0.0, 0.0, 0.0, 0.3), "1991": (0.0, 0.0, 0.0, 0.9)}
    chosen = dated_by(reading, answer(reading, "visit", "CONSULT", said=said), LEAST)
    assert (chosen.text if chosen else None) == found


@pytest.mark.parametrize(
    ("told", "word", "found"),
    [
        ("Iran rejected the accusations on Friday.", "accusations", None),
        ("Iran rejected the accusations on Friday.", "rejected", "Friday"),
        ("Iran rejected the accusations of Friday.", "accusations", "Friday"),
        ("Iran repeated the accusations on Friday.", "accusations", "Friday"),
    ],
)
def test_the_day_of_an_answer_is_not_that_of_what_is_answered(told: str, word: str, found: str | None) -> None:
    reading = prepared(told, published="2024-06-05")
    chosen = dated_by(reading, answer(reading, word, "ACCUSE", said={"Friday": (0.0, 0.0, 0.0, 0.9)}), LEAST)
    assert (chosen.text if chosen else None) == found
