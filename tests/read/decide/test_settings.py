"""Settings: what ships can be read, and the floor drops no word that could still state an event."""

import pytest

from onrecord.read.decide.settings import Settings, settings


@pytest.mark.parametrize("event", [0.3, 0.5, 0.6])
@pytest.mark.parametrize("mix", [0.2, 0.5, 0.8, 1.0])
def test_no_word_below_the_floor_could_state_an_event(event: float, mix: float) -> None:
    one = Settings(event=event, mix=mix)
    assert 0 <= one.floor <= event + 1e-9
    for first in (k / 40 for k in range(41)):
        if first < one.floor:
            assert mix * first + (1 - mix) * 1.0 < event + 1e-9


def test_what_ships_can_be_read() -> None:
    assert 0 < settings().event < 1
    assert 0 < settings().mix <= 1


def test_a_word_that_hardly_looks_like_a_trigger_is_not_asked_about() -> None:
    assert Settings(event=0.7, mix=0.5, first=0.6).floor == 0.6
    assert Settings(event=0.9, mix=0.5, first=0.6).floor == pytest.approx(0.8)
    assert settings().floor >= settings().first > 0
