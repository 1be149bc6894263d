"""Signs: bounded numbers, the same names for every claim, that tell where the network and the grammar agree."""

from typing import Any

import pytest

from onrecord.read.attribution_over import event_sources
from onrecord.read.decide.answers import Answer
from onrecord.read.decide.choose import choose
from onrecord.read.decide.scene import Stage
from onrecord.read.decide.settings import Settings
from onrecord.read.decide.signs import odds, signs
from onrecord.read.encoder.labels import TYPES
from onrecord.read.encoder.words import words
from onrecord.read.reading import Reading
from tests.read.by_words import prepared
from tests.read.decide.building import answer

PARTIES: dict[str, Any] = {"actor": {"FRA": 0.9}, "recipient": {"RUS": 0.9}}
MOST = odds(0.999)  # more than the bound


def told(reading: Reading, one: Answer) -> dict[str, float]:
    fact = Stage(reading, words(reading)).fact(one.trigger)
    (found,) = choose(reading, [one], [fact], Settings(event=0.0))
    return signs(found, len(event_sources(reading, found.event)))


@pytest.fixture(scope="module")
def expelled() -> Reading:
    return prepared("France expelled two Russian diplomats.")


def test_odds_are_even_at_a_half_and_bounded() -> None:
    assert odds(0.5) == 0
    assert odds(0.0) == pytest.approx(-odds(1.0))
    assert odds(0.0) < -5


@pytest.mark.parametrize("p", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("type", ["SANCTION", "CONSULT"])
def test_signs_are_finite_and_bounded_however_sure_the_network_is(expelled: Reading, p: float, type: str) -> None:
    one = answer(expelled, "expelled", type, p=p, actor={"FRA": p}, recipient={"RUS": 1.0}, sourced=p)
    assert all(abs(value) <= MOST + 1e-6 for value in told(expelled, one).values())


@pytest.mark.parametrize("type", TYPES)
def test_claims_of_all_types_have_the_same_signs_but_for_the_type_s_own(expelled: Reading, type: str) -> None:
    found, other = (told(expelled, answer(expelled, "expelled", one)) for one in (type, "SANCTION"))
    own = {name for name in found if name not in other}
    assert own == ({f"type {type}"} if type != "SANCTION" else set())
    assert found[f"type {type}"] == 1


def test_a_report_of_nobody_has_signs_too() -> None:
    reading = prepared("It rained.")
    found = told(reading, answer(reading, "rained"))
    assert (found["no actor"], found["no recipient"], found["parties named"]) == (1, 1, 0)


@pytest.mark.parametrize(
    ("changed", "sign", "before", "after"),
    [
        ({"actor": {}}, "no actor", 0, 1),
        ({"recipient": {}}, "parties named", 2, 1),
        ({"status": "planned"}, "grammar tells the status", 1, 0),
        ({"status": "planned"}, "not told as happened", 0, 1),
        ({"sourced": 0.9}, "sources, grammar disagrees", 0, 1),
        ({"type": "CONSULT"}, "mutual", 0, 1),
    ],
)
def test_signs_tell_where_the_grammar_agrees(
    expelled: Reading, changed: dict[str, Any], sign: str, before: float, after: float
) -> None:
    assert told(expelled, answer(expelled, "expelled", **PARTIES))[sign] == before
    assert told(expelled, answer(expelled, "expelled", **{**PARTIES, **changed}))[sign] == after


def test_the_less_sure_of_two_counts(expelled: Reading) -> None:
    found = told(expelled, answer(expelled, "expelled", p=0.9, again=0.6, actor={"FRA": 0.7}, recipient={"RUS": 0.9}))
    assert found["type, the less sure of both"] == pytest.approx(odds(0.6), abs=1e-4)
    assert found["parties, the less sure"] == pytest.approx(odds(0.7), abs=1e-4)
    assert found["actor, before the next"] == pytest.approx(0.4, abs=1e-4)
    assert found["everything at once"] == pytest.approx(0.6 * 0.7 * 0.9 * 0.8, abs=1e-4)
