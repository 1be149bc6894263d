"""Features: nothing of the day or after it is used, and what they count is what there is."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.forecast.chances.features import features, rule_day
from onrecord.forecast.chances.keys import Kind, distinct
from onrecord.forecast.chances.places import home
from onrecord.forecast.chances.rates import rates
from onrecord.forecast.chances.rules import learned
from onrecord.forecast.happenings import Happenings
from tests.forecast.chances.made import START, made

DAY = START + 200
KINDS: tuple[Kind, ...] = ("exact", "class")


def other_future(events: Happenings, day: int) -> Happenings:
    """The same past; the events from the day on are shuffled, and some are left out."""
    chance = np.random.default_rng(7)
    future = np.flatnonzero(events.day >= day)
    mixed = chance.permutation(future)
    recipient, relation, actor = events.recipient.copy(), events.relation.copy(), events.actor.copy()
    recipient[future], relation[future] = events.recipient[mixed], events.relation[chance.permutation(future)]
    actor[future] = events.actor[chance.permutation(future)]
    kept = slice(0, len(events) - len(future) // 3)
    columns = (events.day[kept], actor[kept], relation[kept], recipient[kept])
    return Happenings(*columns, events.names, events.relations)


@pytest.mark.parametrize("kind", KINDS)
def test_another_future_has_the_same_features(kind: Kind) -> None:
    events = made()
    changed = other_future(events, DAY)
    assert not np.array_equal(changed.since(DAY).actor, events.since(DAY).actor[: len(changed.since(DAY))])
    asked = distinct(events.before(DAY), kind)
    one, other = (features(given, kind, asked, DAY, 7) for given in (events, changed))
    np.testing.assert_array_equal(one.values, other.values)
    # The test can fail: a day later, a day of the changed future counts.
    later = [features(given, kind, asked, DAY + 1, 7).values for given in (events, changed)]
    assert not np.array_equal(*later)


@pytest.mark.parametrize("kind", KINDS)
def test_base_rates_and_rules_do_not_see_the_future(kind: Kind) -> None:
    events = made()
    changed = other_future(events, DAY)
    one, other = (rates(given, kind, 7, DAY) for given in (events, changed))
    np.testing.assert_array_equal(one.base, other.base)
    np.testing.assert_array_equal(one.new, other.new)
    np.testing.assert_array_equal(*(learned(given, kind, 7, DAY).same for given in (events, changed)))
    assert rule_day(DAY) <= DAY


def test_a_rule_is_learned() -> None:
    events = made()
    rules = learned(events, "exact", 7, DAY)
    threaten, assault = events.relations.index("THREATEN"), events.relations.index("ASSAULT")
    assert rules.same[threaten, assault] > 2 * rules.same[assault, threaten]


def test_days_since_and_counts() -> None:
    events = made()
    past = events.before(DAY)
    asked = distinct(past, "exact")
    found = features(events, "exact", asked, DAY, 7)
    at = found.names.index("triple_since")
    for number in (0, 5, len(asked) - 1):
        own = (past.actor == asked.actor[number]) & (past.recipient == asked.recipient[number])
        own &= past.relation == asked.what[number]
        assert found.values[number, at] == DAY - past.day[own].max()
        assert found.values[number, found.names.index("triple_days")] == own.sum()


def test_no_events_before_give_features_without_numbers() -> None:
    events = made(30)
    asked = distinct(events, "exact")
    found = features(replace(events), "exact", asked, START, 7)
    assert np.isnan(found.values[:, found.names.index("pair_since")]).all()


def test_where_a_party_belongs() -> None:
    assert (home("Police (Australia)"), home("Australia")) == (("Police", "Australia"), ("", "Australia"))
