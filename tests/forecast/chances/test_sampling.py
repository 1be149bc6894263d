"""The sample of questions stands for all of them."""

import numpy as np
import pytest

from onrecord.forecast.chances import sampling
from onrecord.forecast.chances.keys import Kind, distinct, whats
from onrecord.forecast.chances.outcomes import Outcomes
from onrecord.forecast.chances.rates import rates
from onrecord.forecast.chances.sampling import sampled
from tests.forecast.chances.made import START, made

DAY = START + 60


@pytest.mark.parametrize("kind", ["exact", "class"])
def test_weights_stand_for_every_question(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "TIMES", 400.0)  # so few events would give a sample of a handful
    events = made(120, parties=30)
    past = events.before(DAY)
    counted, outcomes = rates(events, kind, 7, DAY), Outcomes.of(events, kind)
    samples = [sampled(events, counted, outcomes, np.random.default_rng(seed), 0.5) for seed in range(80)]
    what = np.unique(whats(past, kind)[0])
    every = len(counted.pairs.keys) * int((what > 0).sum() if kind == "class" else len(what))
    assert np.mean([sample.weight.sum() for sample in samples]) == pytest.approx(every, rel=0.05)
    # Whatever came true is in every sample, in its window and of a pair seen before.
    came = distinct(events.since(DAY).before(DAY + 7), kind)
    names = len(events.names)
    known = np.isin(came.actor * (names + 1) + came.recipient, counted.pairs.keys).sum()
    assert all((sample.held & ~sample.seen).sum() <= known for sample in samples)
    assert np.mean([(sample.held * sample.weight).sum() for sample in samples]) == pytest.approx(known, rel=0.1)


def test_outcomes_are_of_the_window_alone() -> None:
    events = made(60)
    asked = distinct(events, "exact")
    day = START + 20
    found = Outcomes.of(events, "exact").within(asked, day, 5)
    for number in range(len(asked)):
        own = (events.actor == asked.actor[number]) & (events.relation == asked.what[number])
        own &= events.recipient == asked.recipient[number]
        assert found[number] == bool(((events.day >= day) & (events.day < day + 5) & own).any())
