"""Training a model, and what is asked of it: one file that answers, and says when it has seen what was to come."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from onrecord import ContentError, InputError, UsageError, forecast, forecast_train, forecast_whatif

pytest.importorskip("lightgbm", reason="LightGBM is not installed")
NAMES = ("Iran", "Israel", "Iraq", "Russia", "China", "Japan")
DAYS = 400


def lines() -> Iterator[str]:
    """Pairs of which some deal with each other often and some seldom; a mobilisation follows upon a threat."""
    chance = random.Random(3)
    rate = {(a, b): chance.random() ** 3 * 0.25 for a in NAMES for b in NAMES if a != b}
    for number in range(DAYS):
        for (actor, recipient), often in rate.items():
            if chance.random() < often:
                yield f"{date(2017, 1, 1) + timedelta(number)}\t{actor}\tThreaten\t{recipient}\n"
                yield f"{date(2017, 1, 1) + timedelta(number + 2)}\t{recipient}\tMobilize\t{actor}\n"


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("trained") / "events.tsv"
    path.write_text("date\tactor\trelation\trecipient\n" + "".join(lines()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def model(events: Path) -> Path:
    path = events.with_name("some.model")
    steps: list[tuple[int, int]] = []
    done = forecast_train(events, path, on="2017-12-01", progress=lambda one, of: steps.append((one, of)))
    assert steps == [(0, 2), (1, 2), (2, 2)]
    assert (done.relations, done.last) == (2, "2017-11-30")
    assert set(done.questions) == {"exact 7", "exact 30"}
    assert done.bytes == path.stat().st_size
    return path


def test_a_trained_model_answers_and_says_what_moved_it(events: Path, model: Path) -> None:
    found = forecast(events, on="2017-12-10", model=model, most=5)
    assert found.model.startswith("some.model (")
    assert all(one.reasons and 0 < one.low <= one.probability <= one.high < 1.0001 for one in found.forecasts)
    assert not any("has seen" in note for note in found.notes)
    plain = forecast(events, on="2017-12-10", most=5)
    assert {one.id for one in found.forecasts}.isdisjoint(one.id for one in plain.forecasts), "the model is part of it"


def test_a_model_that_has_seen_the_day_says_so(events: Path, model: Path) -> None:
    (note,) = [note for note in forecast(events, on="2017-11-01", model=model).notes if "has seen" in note]
    assert "was trained on events up to 2017-11-30: for 2017-11-01 it has seen what was still to come" in note


def test_only_a_trained_model_lets_one_event_move_another(events: Path, model: Path) -> None:
    given = "China Threaten Russia on 2017-12-09"
    moved = forecast_whatif(events, given, model=model, steps=0)
    assert any(shift.assumed.relation == "Mobilize" for shift in moved.shifts)
    plain = forecast_whatif(events, given, steps=0)
    assert not any(shift.assumed.relation == "Mobilize" for shift in plain.shifts)
    assert any("only a trained model lets one event move another" in note for note in plain.notes)
    assert moved.ahead == ()


def test_what_cannot_be_trained_or_read_says_why(events: Path, tmp_path: Path) -> None:
    few = tmp_path / "few.tsv"
    few.write_text("date\tactor\trelation\trecipient\n2018-01-01\tA\tr\tB\n", encoding="utf-8")
    with pytest.raises(UsageError, match="training needs"):
        forecast_train(few, tmp_path / "m")
    with pytest.raises(InputError, match="does not exist"):
        forecast_train(few, tmp_path / "none" / "m")
    with pytest.raises(ContentError, match="holds no model"):
        forecast(events, model=few)
    with pytest.raises(InputError):
        forecast(events, model=tmp_path / "none.model")
