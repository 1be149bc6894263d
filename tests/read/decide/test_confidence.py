"""Confidence: log-odds summed over signs, a threshold for firm, and the strongest signs named."""

import pytest

from onrecord.read.decide.confidence import Scale, Scales, confidence, evidence, scales
from onrecord.read.decide.signs import odds

PLAIN = Scale(0.0, {"a": 1.0, "b": -2.0})
ALL = Scales(0.8, *(PLAIN,) * 7)


def test_a_scale_sums_log_odds() -> None:
    assert PLAIN.probability({}) == 0.5
    assert PLAIN.probability({"a": 2.0, "b": 1.0}) == 0.5
    assert PLAIN.probability({"a": 3.0}) == pytest.approx(0.9526, abs=1e-4)
    assert PLAIN.probability({"unknown": 9.0}) == 0.5


def test_firm_begins_at_the_threshold() -> None:
    assert confidence({"a": 3.0}, ALL)[1] == "firm"
    assert confidence({"a": 1.0}, ALL)[1] == "lead"


def test_the_strongest_signs_are_named_on_either_side() -> None:
    assert evidence({"a": 3.0, "b": 1.0}, ALL).rule == "for a +3.0, against b -2.0"
    assert evidence({}, ALL).rule == "for nothing, against nothing"


def test_odds_are_bounded() -> None:
    assert odds(0.5) == 0
    assert odds(0.0) == pytest.approx(-odds(1.0))
    assert odds(0.0) < -5


def test_the_scales_that_ship_can_be_read() -> None:
    found = scales()
    assert 0.5 < found.firm_from < 1
    assert all(getattr(found, field).weights for field in ("firm", "whole", "type", "status", "sources"))
