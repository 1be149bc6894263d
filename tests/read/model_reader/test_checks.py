import json
from typing import Any

import pytest

from onrecord.model import Span
from onrecord.read.model_reader import checks
from onrecord.read.model_reader.answers import UnusableError, take_apart
from onrecord.read.model_reader.checks import Checked, check, nearest, places
from onrecord.read.model_reader.prompt import Part
from tests.read.model_reader.serving import claim, party

TEXT = (
    "Norway’s envoy met rebels\n"
    "The envoy met rebel leaders in Juba on Monday, a spokeswoman said. The envoy then urged them to disarm. "
    "They refused, the rebels’ paper wrote."
)
MET = claim("The envoy met rebel leaders in Juba", "met", "CONSULT", actors=[party("The envoy", "NOR")])


def checked(
    *claims: dict[str, Any], responses: list[dict[str, Any]] | None = None, part: Part | None = None
) -> Checked:
    answer = take_apart(json.dumps({"claims": claims, "responses": responses or []}))
    return check(answer, TEXT, part or Part(0, len(TEXT)))


def dropped(wrong: dict[str, Any]) -> list[str]:
    found = checked(MET, wrong)
    assert len(found.claims) == 1
    return list(found.dropped)


def test_what_stands_in_the_text_is_kept_with_its_place() -> None:
    found = checked({**MET, "sources": ["spokeswoman"], "when": "on Monday", "where": "Juba"}).claims[0]
    assert found.quote.of(TEXT) == "The envoy met rebel leaders in Juba"
    assert found.trigger.start == TEXT.index("met rebel leaders")
    assert [placed.span and placed.span.start for placed in found.actors] == [found.quote.start]
    assert [span.of(TEXT) for span in found.sources] == ["spokeswoman"]
    assert found.when is not None
    assert found.where is not None
    assert (found.when.of(TEXT), found.where.of(TEXT)) == ("on Monday", "Juba")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"quote": "The envoy met the rebel leaders in Juba"}, checks.NO_QUOTE),
        ({"quote": "the envoy met rebel leaders"}, checks.NO_QUOTE),
        ({"quote": "Norway's envoy met rebels"}, checks.NO_QUOTE),
        ({"quote": "nvoy met rebel leaders"}, checks.NO_QUOTE),
        ({"quote": ""}, checks.NO_QUOTE),
        ({"quote": TEXT}, checks.LONG_QUOTE),
        ({"trigger": "urged"}, checks.NO_TRIGGER),
        ({"trigger": "Met"}, checks.NO_TRIGGER),
        ({"trigger": ""}, checks.NO_TRIGGER),
        ({"actors": [party("The Norwegian envoy", "NOR")]}, checks.NO_PARTY),
        ({"recipients": [party("rebel", "?"), party("he", "?")]}, checks.NO_PARTY),
        ({"recipients": [party("", "SSD")]}, checks.NO_PARTY),
        ({"sources": ["spokesman"]}, checks.NO_SOURCE),
        ({"actors": [party("envoy", "NOR")] * 50}, checks.MANY),
        ({"sources": ["spokeswoman"] * 50}, checks.MANY),
        ({}, checks.TWICE),
    ],
)
def test_what_does_not_stand_in_the_text_is_dropped_with_the_reason(changed: dict[str, Any], reason: str) -> None:
    assert dropped({**MET, **changed}) == [reason]


def test_days_and_places_that_are_not_in_the_text_are_left_out() -> None:
    found = checked({**MET, "when": "2023-05-01", "where": "Khartoum"}).claims[0]
    assert (found.when, found.where) == (None, None)


def test_white_space_around_words_does_not_count() -> None:
    found = checked({**MET, "quote": "  The envoy met rebel leaders ", "trigger": "met "}).claims[0]
    assert (found.quote.of(TEXT), found.trigger.of(TEXT)) == ("The envoy met rebel leaders", "met")


def test_a_quote_must_stand_in_the_part_that_was_asked_about_and_parties_may_stand_before_it() -> None:
    second = Part(TEXT.index("The envoy then"), len(TEXT), 2, 2)
    urged = claim("urged them to disarm", "urged", "REQUEST", actors=[party("The envoy", "NOR")])
    found = checked(MET, {**urged, "recipients": [party("rebels", "?")]}, part=second)
    assert [one.quote.of(TEXT) for one in found.claims] == ["urged them to disarm"]
    assert found.dropped == {checks.NO_QUOTE: 1}


def test_an_answer_of_which_nothing_stands_in_the_text_is_unusable() -> None:
    with pytest.raises(UnusableError, match=r"quote not in the text \(2\)"):
        checked({**MET, "quote": "one"}, {**MET, "quote": "two"})


def test_responses_are_held_to_the_same() -> None:
    good = {"quote": "They refused", "by": party("They", "?"), "stance": "declines", "about": "it"}
    found = checked(MET, responses=[good, {**good, "quote": "They declined"}, {**good, "by": party("He", "?")}])
    assert [one.quote.of(TEXT) for one in found.responses] == ["They refused"]


def test_words_are_whole_words() -> None:
    assert places("he", "she then met the heir, he said") == (Span(23, 25),)
    assert places("US", "USA, US-led, U.S. and US") == (Span(5, 7), Span(22, 24))
    assert places(".", "a. b.") == (Span(1, 2), Span(4, 5))


def test_of_several_places_the_nearest_to_the_trigger_counts() -> None:
    text = "It met. Then it said that it met her."
    quote, trigger = Span(13, 36), Span(29, 32)
    assert nearest("it", text, quote, trigger) == Span(26, 28)
    assert nearest("It", text, quote, trigger) == Span(0, 2)
    assert nearest("said", text, Span(0, 7), Span(3, 6)) == Span(16, 20)
    assert nearest("they", text, quote, trigger) is None
