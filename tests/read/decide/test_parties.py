"""Parties: which codes are chosen for a role, and by which words of the report each is named."""

from collections.abc import Mapping

import pytest

from onrecord.read.decide.parties import UNSAID, codes_of, parties
from onrecord.read.decide.settings import Settings
from onrecord.read.reading import Reading
from tests.read.by_words import prepared
from tests.read.decide.building import answer

SETTINGS = Settings(nobody=0.5, also=0.5, also_least=0.05)


@pytest.fixture(scope="module")
def three() -> Reading:
    return prepared("France, Spain and Italy expelled several Russian diplomats.")


@pytest.mark.parametrize(
    ("line", "also", "codes"),
    [
        ({"FRA": 0.9}, {}, ("FRA",)),
        ({"FRA": 0.4, "ESP": 0.3}, {}, ("FRA",)),
        ({"FRA": 0.4}, {"FRA": 0.9}, ()),
        ({"FRA": 0.2, "ESP": 0.5, "ITA": 0.3}, {"FRA": 0.9, "ESP": 0.9, "ITA": 0.9}, ("ESP", "ITA", "FRA")),
        ({"FRA": 0.6, "ESP": 0.3}, {"ESP": 0.4}, ("FRA",)),
        ({"FRA": 0.8, "ESP": 0.01}, {"ESP": 0.9}, ("FRA",)),
    ],
)
def test_the_likeliest_code_those_beside_it_or_nobody(
    three: Reading, line: Mapping[str, float], also: Mapping[str, float], codes: tuple[str, ...]
) -> None:
    assert codes_of(answer(three, "expelled", actor=line, also=also), 0, SETTINGS) == codes


def test_roles_are_chosen_each_for_itself(three: Reading) -> None:
    one = answer(three, "expelled", actor={"FRA": 0.9}, recipient={"RUS": 0.9})
    assert [codes_of(one, role, SETTINGS) for role in (0, 1)] == [("FRA",), ("RUS",)]


def test_a_report_without_codes_has_nobody() -> None:
    assert codes_of(answer(prepared("It rained."), "rained"), 0, SETTINGS) == ()


def test_of_the_words_for_a_code_the_likeliest_names_the_party() -> None:
    reading = prepared("France expelled two diplomats. Paris said the French government had warned Moscow.")
    said = {"France": (0.4, 0.0, 0.0), "government": (0.8, 0.0, 0.0)}
    (party,) = parties(reading, answer(reading, "expelled", actor={"FRA": 0.9}, said=said), 0, SETTINGS)
    assert (party.text, party.codes) == ("the French government", ("FRA",))


def test_words_that_name_nobody_are_the_party_where_the_network_is_sure() -> None:
    reading = prepared("Russia is angry. Soldiers shelled a village.")
    said = {"Soldiers": (0.9, 0.0, 0.0)}
    (party,) = parties(reading, answer(reading, "shelled", "ASSAULT", actor={"RUS": 0.9}, said=said), 0, SETTINGS)
    assert (party.text, party.codes) == ("Soldiers", ("RUS",))


@pytest.mark.parametrize(("likely", "rule_is_unsaid"), [(0.4, False), (0.1, True)])
def test_of_several_words_for_a_code_one_must_be_likely(likely: float, rule_is_unsaid: bool) -> None:
    reading = prepared("France met Spain. French troops left. Police arrested ten protesters.")
    said = {"France": (likely, 0.0, 0.0)}
    (party,) = parties(reading, answer(reading, "arrested", "COERCE", actor={"FRA": 0.9}, said=said), 0, SETTINGS)
    assert (party.codes, party.rule == UNSAID) == (("FRA",), rule_is_unsaid)


def test_a_party_that_no_word_names_is_the_one_the_report_speaks_for() -> None:
    reading = prepared("Police arrested ten protesters.", domain="dawn.com")
    (party,) = parties(reading, answer(reading, "arrested", "COERCE", actor={"PAK": 0.9}), 0, SETTINGS)
    assert (party.codes, party.name, party.rule) == (("PAK",), "Pakistan", UNSAID)
    assert party.start == party.end


def test_a_place_can_be_a_party() -> None:
    reading = prepared("Shells hit Kramatorsk.")
    said = {"Kramatorsk": (0.0, 0.9, 0.0)}
    (party,) = parties(reading, answer(reading, "hit", "ASSAULT", recipient={"UKR": 0.9}, said=said), 1, SETTINGS)
    assert (party.text, party.codes) == ("Kramatorsk", ("UKR",))


@pytest.mark.parametrize(("sure", "found"), [(0.9, ["Masked gunmen"]), (0.3, [])])
def test_somebody_unknown_is_told_by_his_words(sure: float, found: list[str]) -> None:
    reading = prepared("Masked gunmen attacked a convoy.")
    one = answer(reading, "attacked", "ASSAULT", said={"gunmen": (sure, 0.0, 0.0)})
    assert [(party.text, party.codes) for party in parties(reading, one, 0, SETTINGS)] == [(text, ()) for text in found]


def test_the_trigger_itself_is_nobody_unknown() -> None:
    reading = prepared("A protest was held.")
    one = answer(reading, "protest", "PROTEST", said={"protest": (0.9, 0.0, 0.0)})
    assert parties(reading, one, 0, SETTINGS) == ()
