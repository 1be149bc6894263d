"""Confidence: a forest's probabilities as confidence and tier, and the signs told that a claim would miss the most."""

import numpy as np
import pytest

from onrecord.model import Confidence
from onrecord.read.decide import confidence as module
from onrecord.read.decide.confidence import (
    FIELDS,
    Floats,
    Scale,
    confidence,
    evidence,
    judged,
    odds,
    probabilities,
    scale,
    without,
)

SCALE = Scale(0.7, ("good", "bad", "idle"), (0.0, 0.0, 0.0))


def falling(rows: Floats) -> Floats:
    """Every field's probability rises with the first sign and falls with the second; the third does nothing."""
    p = 1 / (1 + np.exp(rows[:, 1] - rows[:, 0]))
    return np.tile(p[:, None], (1, len(FIELDS))).astype(np.float32)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "probabilities", falling)
    monkeypatch.setattr(module, "scale", lambda: SCALE)


def test_signs_stand_in_the_forest_s_order_and_what_it_does_not_know_is_left_out() -> None:
    assert SCALE.row({"idle": 3, "good": 1, "new": 9}).tolist() == [1, 0, 3]


def test_without_one_sign_after_the_other_but_for_those_that_are_as_ever() -> None:
    row, typical = np.array([1, 2, 3, 4], np.float32), np.array([7, 8, 3, 9], np.float32)
    rows, unusual = without(row, typical)
    assert rows.tolist() == [[1, 2, 3, 4], [7, 2, 3, 4], [1, 8, 3, 4], [1, 2, 3, 9]]
    assert unusual.tolist() == [0, 1, 3]
    assert row.tolist() == [1, 2, 3, 4]


def test_odds_are_even_at_a_half_and_bounded() -> None:
    found = odds(np.array([0, 0.001, 0.5, 0.999, 1], np.float32))
    assert found[2] == 0
    assert np.isfinite(found).all()
    assert found[0] == found[1] == pytest.approx(-found[4], abs=1e-3)


@pytest.mark.parametrize(("firm", "tier"), [(0.71, "firm"), (0.69, "lead"), (0.0, "lead")])
def test_firm_begins_at_the_threshold_whatever_the_other_fields(firm: float, tier: str) -> None:
    found = np.array([0.11119, 0.2, 0.3, 0.4, 0.5, 0.6, firm], np.float32)
    sure, told = confidence(found, 0.7)
    assert told == tier
    assert sure == Confidence(0.111, 0.2, 0.3, 0.4, 0.5, 0.6)


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ({}, "for nothing, against nothing"),
        ({"a": 0.01, "b": -0.01}, "for nothing, against nothing"),
        ({"a": 3.0, "b": -2.0}, "for a +3.0, against b -2.0"),
        ({"a": 1, "b": 2, "c": 3, "d": -1, "e": -2, "f": -3}, "for c +3.0; b +2.0, against f -3.0; e -2.0"),
    ],
)
def test_the_strongest_signs_are_named_on_either_side(terms: dict[str, float], told: str) -> None:
    assert evidence(terms, most=2).rule == told
    assert evidence(terms, most=2).field == "evidence"


@pytest.mark.usefixtures("fake")
def test_a_sign_that_lowers_the_probability_is_evidence_against() -> None:
    sure, tier, reason = judged([{"good": 1.0, "bad": 3.0, "idle": 5.0}])[0]
    assert reason.rule == "for good +1.0, against bad -3.0"
    assert sure.whole == pytest.approx(0.119)
    assert tier == "lead"


@pytest.mark.usefixtures("fake")
def test_claims_are_judged_each_by_itself_and_in_order() -> None:
    one, other = {"good": 2.0}, {"bad": 2.0}
    assert judged([one, other]) == judged([one]) + judged([other])
    assert [tier for _, tier, _ in judged([one, other])] == ["firm", "lead"]
    assert judged([]) == []


@pytest.mark.usefixtures("fake")
def test_a_claim_whose_signs_are_all_typical_has_no_evidence() -> None:
    assert judged([{}])[0][2].rule == "for nothing, against nothing"


def test_what_ships_can_be_read() -> None:
    by = scale()
    assert 0.5 < by.firm_from < 1
    assert len(by.signs) == len(by.typical) == len(set(by.signs))
    found = probabilities(np.array([by.typical], np.float32))
    assert found.shape == (1, len(FIELDS))
    assert ((found >= 0) & (found <= 1)).all()
