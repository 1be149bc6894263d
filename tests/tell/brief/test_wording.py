"""Done, planned, possible, denied: said as the passages have it."""

import pytest

from onrecord.tell.brief.wording import Told, status_faults


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kim visited Moscow", "happened"),
        ("Kim will visit Moscow", "planned"),
        ("Kim may visit Moscow", "possible"),
        ("Kim may visit Moscow", "planned"),
        ("Kim did not visit Moscow", "negated"),
        ("Pyongyang denies selling arms", "negated"),
        ("According to Kirby, this is sought: North Korea to sell arms", "possible"),
    ],
)
def test_what_is_said_as_it_is_held(text: str, told: Told) -> None:
    assert not status_faults(text, [told], "Kim and Moscow")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kim visited Moscow", "planned"),
        ("Kim visited Moscow", "possible"),
        ("Kim visited Moscow", "negated"),
        ("Kim will visit Moscow", "happened"),
        ("Kim will visit Moscow", "possible"),
        ("Kim may visit Moscow", "happened"),
        ("Kim did not visit Moscow", "happened"),
        ("Pyongyang denies selling arms", "happened"),
    ],
)
def test_what_is_said_otherwise(text: str, told: Told) -> None:
    assert [fault.kind for fault in status_faults(text, [told], "Kim and Moscow")]


def test_words_of_the_passage_itself_may_be_used() -> None:
    assert not status_faults("Pyongyang denied the charge", ["happened"], "Pyongyang denied the charge on Monday.")


def test_a_not_must_turn_the_same_verb_round() -> None:
    held = "Kim, who was not alone, visited Moscow."
    assert status_faults("Kim did not visit Moscow", ["happened"], held)


def test_a_denial_of_content_lets_that_be_said_and_no_more() -> None:
    assert not status_faults("North Korea denies its content", ["denied"], "a rumour, it said")
    assert status_faults("The United States never accused North Korea", ["happened", "denied"], "a rumour, it said")
