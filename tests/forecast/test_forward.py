"""Simulations: the same seed gives the same, one step is what the model says, and decay is measured or not."""

from collections import Counter
from dataclasses import dataclass

import pytest

from onrecord.forecast.chances import Asked, Chance, ChanceModel, Trained, plain
from onrecord.forecast.chances.boosted import Learner
from onrecord.forecast.chances.calibration import Calibration
from onrecord.forecast.forward import ENOUGH, MOST_EVENTS, STEP, _shortened, _spread, assumed, decay, drawn
from onrecord.forecast.from_record import Known
from onrecord.forecast.happenings import Happenings, gathered

WEEKLY = gathered(
    [(week * 7, "A", "r", "B") for week in range(40)] + [(week * 21, "B", "s", "A") for week in range(13)]
)
ASKED = [("A", "r", "B"), ("B", "s", "A")]


@dataclass(frozen=True)
class Fixed(ChanceModel):
    """Says a half of everything, and all where something of A was drawn before."""

    def chances(self, events_before: Happenings, asked: list[Asked], day: int) -> list[Chance]:  # type: ignore[override]
        drawn = day > 300 and int(events_before.day[-1]) > 290
        return [Chance(1.0 if drawn else 0.5, 0.0, 1.0, 0.5, (), "plain", "") for _ in asked]


FIXED = Fixed(plain(WEEKLY).trained)


def test_the_same_seed_gives_the_same() -> None:
    known = Known(on=290, happenings=WEEKLY)
    one, same, other = (drawn(known, ASKED, plain(WEEKLY), steps=3, draws=200, seed=seed) for seed in (1, 1, 2))
    assert one == same != other
    assert len(one) == 3


def test_the_first_step_is_what_the_model_says() -> None:
    known = Known(on=290, happenings=WEEKLY)
    model = plain(WEEKLY)
    answers = model.chances(WEEKLY, [Asked(*sides, STEP) for sides in ASKED], 290)
    found = drawn(known, ASKED, model, steps=1, draws=4000, seed=0)[0]
    for sides, answer in zip(ASKED, answers, strict=True):
        assert found[sides] == pytest.approx(answer.probability, abs=0.03)


def test_a_step_goes_on_from_what_was_drawn() -> None:
    """Of draws in which neither came in the first step, a quarter, the next has a half; of the others all."""
    found = drawn(Known(on=290, happenings=WEEKLY), ASKED[:1], FIXED, steps=3, draws=4000, seed=0)
    shares = [step[ASKED[0]] for step in found]
    assert shares[0] == pytest.approx(0.5, abs=0.03)
    assert shares[1] == pytest.approx(0.5, abs=0.03), "day 297 does not lie behind day 300 yet"
    assert shares[2] == pytest.approx(0.875, abs=0.03), "a quarter of a half, and all others"


def test_decay_is_measured_where_there_is_history_enough() -> None:
    few = Known(on=290, happenings=WEEKLY)
    assert decay(few, plain(WEEKLY), steps=2, seed=0) == (
        (),
        "How fast this loses its calibration from step to step is not measured: "
        f"there are fewer than {ENOUGH} dated events.",
    )  # fmt: skip
    rows = [(day, "A", f"r{day % 3}", "B") for day in range(0, 600, 2)]
    known = Known(on=601, happenings=gathered(rows))
    found, words = decay(known, plain(known.happenings), steps=2, seed=0)
    assert [one.step for one in found] == [1, 2]
    assert all(one.count == 24 and 0 <= one.brier <= 1 for one in found), "eight days, three things"
    assert all(one.came == 1.0 and one.said > 0.8 for one in found), "each comes every sixth day"
    assert "measured on these events themselves: 8 past days" in words


def test_what_is_not_followed_goes_on_as_in_the_last_days() -> None:
    """So that the model of a later step does not see a world in which nothing else happens."""
    seen: list[tuple[int, int]] = []

    class Watching(ChanceModel):
        def chances(self, events_before: Happenings, asked: list[Asked], day: int) -> list[Chance]:  # type: ignore[override]
            seen.append((day, sum(events_before.relation == 1)))
            return [Chance(0.0, 0.0, 1.0, 0.5, (), "plain", "") for _ in asked]

    rows = [(100, "A", "r", "B"), *((day, "C", "s", "D") for day in range(80, 120, 4))]
    known = Known(on=120, happenings=gathered(rows))
    drawn(known, [("A", "r", "B")], Watching(plain(known.happenings).trained), steps=3, draws=1, seed=0)
    assert seen == [(120, 10), (127, 11), (134, 12)]


def test_things_that_never_came_again_are_no_measure() -> None:
    once = Known(on=601, happenings=gathered([(day, "A", f"r{day}", "B") for day in range(0, 600, 2)]))
    found, words = decay(once, FIXED, steps=1, seed=0)
    assert found == ()
    assert "is not measured: nothing had happened twice" in words


def test_common_and_rare_things_are_measured() -> None:
    rows = [(day, "A", f"r{number}", "B") for number in range(1, 100) for day in range(0, 400, number)]
    known = Known(on=401, happenings=gathered(rows))
    counted = [row[2] for row in rows]
    followed = [counted.count(sides[1]) for sides in _spread(known.happenings)]
    assert len(followed) == 6
    assert followed[0] == 400
    assert followed[-1] < 10


def test_of_a_model_that_has_seen_the_days_it_is_measured_on_that_is_said() -> None:
    known = Known(on=601, happenings=gathered([(day, "A", "r", "B") for day in range(0, 600, 2)]))
    learner = Learner("exact", 7, (), "", Calibration((1.0, 1.0, 0.0), (), (1.0,)))
    for last, said in ((100, False), (599, True)):
        trained = Trained(0, last, 300, ("r",))
        _, words = decay(known, Fixed(trained, {("exact", 7): learner}), steps=1, seed=0)
        assert ("trained on some of these days" in words) == said


def test_what_is_done_together_is_assumed_of_both() -> None:
    assert assumed(5, ("A", "AGREE", "B")) == [(5, "A", "AGREE", "B"), (5, "B", "AGREE", "A")]
    assert assumed(5, ("A", "THREATEN", "B")) == [(5, "A", "THREATEN", "B")]


def test_of_very_many_events_whole_pairs_are_kept() -> None:
    rows = [(number // 40, f"X{number % 400}", "r", "Y") for number in range(MOST_EVENTS * 3)]
    known = Known(on=400, happenings=gathered([*rows, *((day, "A", "r", "B") for day in range(0, 300, 5))]))
    kept = _shortened(known, [("B", "s", "A")]).happenings
    count = Counter(kept.names[actor] for actor in kept.actor)
    assert count["A"] == 60, "what is followed is whole"
    assert MOST_EVENTS / 2 < len(kept) < MOST_EVENTS * 2
    whole = Counter(row[1] for row in rows)
    assert all(count[name] in (0, whole[name]) for name in whole)
