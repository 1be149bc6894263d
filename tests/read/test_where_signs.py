"""Where an event took place: decided by the signs of the places near it."""

from collections.abc import Callable

from onrecord.read.reading import Reading
from onrecord.read.where_signs import signs_of, where
from tests.read.by_words import event, prepared

Parsed = Callable[..., Reading]


def place_of(text: str, trigger: str, type: str, **given: object) -> str | None:
    reading = prepared(text, **given)
    at = next(token.i for token in reading.doc if token.text == trigger)
    found = where(reading, event(reading, at, type))
    return found[0].place.name if found else None


def test_it_is_where_the_deed_was_done_however_far_the_words_stand() -> None:
    assert place_of("Russian missiles struck the port city of Odesa on Tuesday.", "struck", "ASSAULT") == "Odesa"
    assert place_of("Protesters in Tbilisi clashed with the police.", "clashed", "PROTEST") == "Tbilisi"


def test_who_is_spoken_of_or_punished_is_no_place() -> None:
    assert place_of("The United States imposed sanctions on Iran.", "sanctions", "SANCTION") is None
    assert place_of("France condemned the attack in Mali.", "attack", "ASSAULT") == "Mali"
    assert place_of("France condemned the attack in Mali.", "condemned", "ACCUSE") is None


def test_it_says_how_likely_that_is() -> None:
    reading = prepared("Envoys met in Paris.")
    found = where(reading, event(reading, 1, "CONSULT"))
    assert found is not None
    assert 0.65 <= found[1] <= 1


def test_every_place_nearby_has_as_many_signs_and_those_far_off_have_none() -> None:
    text = "Envoys met in Paris. They ate. They slept. They rose. They left for Rome."
    reading = prepared(text)
    signs = {p.place.name: signs_of(reading, 1, "CONSULT", frozenset(), frozenset(), p) for p in reading.places}
    assert signs["Rome"] is None
    assert signs["Paris"] is not None
    other = signs_of(reading, 1, "ASSAULT", frozenset({"FRA"}), frozenset(), reading.places[0])
    assert other is not None
    assert len(other) == len(signs["Paris"])
    assert other != signs["Paris"]


def test_no_place_no_answer() -> None:
    assert place_of("The envoys met.", "met", "CONSULT") is None
