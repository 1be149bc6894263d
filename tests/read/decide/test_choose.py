"""What is chosen: events sure enough, the likelier type, the grammar's view where it is the same, and on whose word."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from onrecord.read.decide.answers import Answer
from onrecord.read.decide.choose import RULE, Chosen, choose
from onrecord.read.decide.scene import Stage
from onrecord.read.decide.settings import Settings
from onrecord.read.encoder.labels import STATUSES, TYPES
from onrecord.read.encoder.words import words
from onrecord.read.reading import Reading
from tests.read.by_words import prepared
from tests.read.decide.building import answer

SETTINGS = Settings(event=0.5, mix=0.5, sourced=0.6, unsourced=0.2)
PARTIES: dict[str, Any] = {"actor": {"FRA": 0.9}, "recipient": {"RUS": 0.9}}


def chosen(reading: Reading, *given: Answer) -> list[Chosen]:
    stage = Stage(reading, words(reading))
    return choose(reading, given, [stage.fact(one.trigger) for one in given], SETTINGS)


@pytest.fixture(scope="module")
def expelled() -> Reading:
    return prepared("France expelled two Russian diplomats.")


@pytest.fixture(scope="module")
def told() -> Reading:
    return prepared("Moscow said that France had expelled two diplomats.")


@pytest.mark.parametrize(("first", "again", "events"), [(0.9, 0.9, 1), (0.1, 0.1, 0), (0.9, 0.2, 1), (0.6, 0.3, 0)])
def test_an_event_is_what_both_sights_together_are_sure_of(
    expelled: Reading, first: float, again: float, events: int
) -> None:
    assert len(chosen(expelled, answer(expelled, "expelled", p=first, again=again))) == events


def test_the_type_is_the_likelier_of_both_sights_together(expelled: Reading) -> None:
    one, other = answer(expelled, "expelled", "SANCTION", p=0.5), answer(expelled, "expelled", "COERCE", p=0.9)
    assert chosen(expelled, one._replace(again=other.again))[0].event.type == "COERCE"


def test_an_event_has_its_parties_and_its_words(expelled: Reading) -> None:
    (one,) = chosen(expelled, answer(expelled, "expelled", **PARTIES))
    assert [m.codes for m in (*one.event.actors, *one.event.recipients)] == [("FRA",), ("RUS",)]
    assert expelled.doc[one.event.start : one.event.end].text == "France expelled two Russian diplomats"


def test_an_event_has_the_mode_of_its_type(expelled: Reading) -> None:
    (same,) = chosen(expelled, answer(expelled, "expelled", "SANCTION"))
    (other,) = chosen(expelled, answer(expelled, "expelled", "CONSULT"))
    assert (same.event.rule, same.event.mode, other.event.mode) == (RULE, "expel", None)


def test_who_claims_an_attack_is_marked() -> None:
    reading = prepared("Al-Shabaab claimed the attack.")
    (one,) = chosen(reading, answer(reading, "claimed", "ASSAULT"))
    assert one.event.claimed


@pytest.mark.parametrize(("status", "own"), [("happened", False), ("planned", True), ("negated", True)])
def test_a_status_that_differs_from_the_grammar_s_says_who_read_it(expelled: Reading, status: str, own: bool) -> None:
    (one,) = chosen(expelled, answer(expelled, "expelled", status=status))
    assert one.fact.status == status
    assert one.told.status == "happened"
    assert (one.fact.rule == "learned reader") == own
    assert (one.fact == one.told) != own


def test_two_triggers_of_one_stretch_and_type_stay_apart() -> None:
    reading = prepared("France bombed and shelled Syria.")
    same = {"said": {"France": (0.9, 0.0, 0.0), "Syria": (0.0, 0.9, 0.0)}, "actor": {"FRA": 0.9}}
    found = chosen(reading, *(answer(reading, word, "ASSAULT", **same) for word in ("bombed", "bombed")))
    stretches = [(one.event.start, one.event.end) for one in found]
    assert stretches[0] != stretches[1]
    assert stretches[1] == (1, 2)


@pytest.mark.parametrize(("sourced", "names"), [(0.9, ["Moscow"]), (0.3, ["Moscow"]), (0.1, [])])
def test_the_grammar_s_sources_stand_unless_the_network_is_sure_of_none(
    told: Reading, sourced: float, names: list[str]
) -> None:
    (one,) = chosen(told, answer(told, "expelled", sourced=sourced))
    assert [source.name for source in one.sources] == names


@pytest.mark.parametrize(("sourced", "by", "names"), [(0.9, 0.8, ["Moscow"]), (0.9, 0.1, []), (0.5, 0.8, [])])
def test_a_source_that_the_grammar_does_not_see_must_be_named_by_a_word(
    told: Reading, sourced: float, by: float, names: list[str]
) -> None:
    reading = told.with_(attributions=tuple(replace(one, content=()) for one in told.attributions))
    one = answer(reading, "expelled", sourced=sourced, said={"Moscow": (0.0, 0.0, by)})
    assert [source.name for source in chosen(reading, one)[0].sources] == names


def test_what_is_chosen_keeps_the_order_and_the_answer_it_rests_on() -> None:
    reading = prepared("France expelled two diplomats. Russia condemned the decision.")
    given = [answer(reading, "expelled"), answer(reading, "decision", p=0.1), answer(reading, "condemned", "ACCUSE")]
    found = chosen(reading, *given)
    assert [one.event.type for one in found] == ["SANCTION", "ACCUSE"]
    assert [one.answer is given[k] for one, k in zip(found, (0, 2), strict=True)] == [True, True]
    assert {one.event.type for one in found} <= set(TYPES)


def test_a_telling_near_by_of_the_like_weighs_in_the_status() -> None:
    reading = prepared("Russia protested. Russia is due to protest in Paris, and France is due to meet Peru.")
    unsure = answer(reading, "protested", "PROTEST", actor={"RUS": 0.9})
    unsure = unsure._replace(status=np.array([0.51 if s == "happened" else 0.49 * (s == "planned") for s in STATUSES]))
    sure = answer(reading, "protest", "PROTEST", status="planned", actor={"RUS": 0.9})
    other = answer(reading, "protest", "PROTEST", status="planned", actor={"FRA": 0.9})
    assert [one.fact.status for one in chosen(reading, unsure, sure)] == ["planned", "planned"]
    assert [one.fact.status for one in chosen(reading, unsure, other)] == ["happened", "planned"]


def test_a_firm_claim_holds_no_party_that_merely_may_be_one(expelled: Reading) -> None:
    sides = {"actor": {"FRA": 0.6, "RUS": 0.3}, "recipient": {"RUS": 0.9}, "also": {"FRA": 0.9, "RUS": 0.55}}
    one = answer(expelled, "expelled", **sides)
    fact = Stage(expelled, words(expelled)).fact(one.trigger)
    codes = [
        {code for m in choose(expelled, [one], [fact], some)[0].event.actors for code in m.codes}
        for some in (Settings(also=0.5, surely=0.7), Settings(also=0.5, surely=0.7).strictly)
    ]
    assert codes == [{"FRA", "RUS"}, {"FRA"}]
