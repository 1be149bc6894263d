"""The ranker learns what comes again, the same each time, and says when it cannot."""

import sys

import numpy as np
import pytest

from onrecord.errors import MissingExtraError, UsageError
from onrecord.forecast.happenings import gathered
from onrecord.forecast.ranking.ranker import evaluate, train
from tests.forecast.ranking.made import NAMES, made

FIRST = 56


def test_what_comes_again_is_found_and_learning_is_the_same_each_time() -> None:
    pytest.importorskip("lightgbm")
    events = made()
    told: list[str] = []
    model = train(events.before(FIRST), threads=1, tell=lambda what, done, whole: told.append(f"{what} {done}/{whole}"))
    again = train(events.before(FIRST), threads=1)
    found = evaluate(model, events, FIRST, threads=1)
    np.testing.assert_array_equal(found.places, evaluate(again, events, FIRST, threads=1).places)
    chance = 100 * float(np.mean([1 / place for place in range(1, len(NAMES) + 1)]))
    assert found.figures()["mrr"] > chance * 1.5
    assert told[-1] == "learning 2/2"


def test_a_few_days_are_too_few() -> None:
    pytest.importorskip("lightgbm")
    with pytest.raises(UsageError, match="10 days of events are too few"):
        train(made(10))
    with pytest.raises(UsageError, match="0 days"):
        train(gathered([]))


def test_without_lightgbm_it_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lightgbm", None)
    with pytest.raises(MissingExtraError, match=r"onrecord\[forecast\]"):
        train(made())
