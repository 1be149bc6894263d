"""Who acts and who is acted on by the plainest grammar, where the network took one of another sentence."""

from dataclasses import replace

import pytest

from onrecord.read.decide.subjects import acted_on, acting, unbacked
from onrecord.read.reading import Mention, Reading
from tests.read.by_words import prepared

TEXT = "Swaziland voted. The Ivory Coast barred traders from Mali. Kenya and Togo met."


def mention(reading: Reading, text: str) -> Mention:
    return next(one for one in reading.mentions if one.text == text)


def codes(found: tuple[Mention, ...]) -> list[str]:
    return [code for one in found for code in one.codes]


def test_the_subject_acts_and_not_one_of_another_sentence() -> None:
    reading = prepared(TEXT)
    token = next(token for token in reading.doc if token.text == "barred")
    other = mention(reading, "Swaziland")
    assert codes(acting(reading, token, "SANCTION", (other,))) == ["CIV"]
    assert codes(acting(reading, token, "SANCTION", (mention(reading, "The Ivory Coast"), other))) == ["CIV"]
    assert acting(reading, token, "SANCTION", ()) == ()


def test_those_of_this_sentence_are_acted_on() -> None:
    reading = prepared(TEXT)
    token = next(token for token in reading.doc if token.text == "barred")
    own, other = mention(reading, "Mali"), mention(reading, "Swaziland")
    actors = (mention(reading, "The Ivory Coast"),)
    assert codes(acted_on(reading, token, "SANCTION", actors, (own, other))) == ["MLI"]
    assert codes(acted_on(reading, token, "SANCTION", actors, (other,))) == ["MLI"]
    assert acted_on(reading, token, "SANCTION", actors, ()) == ()


@pytest.mark.parametrize(
    ("text", "trigger", "left"),
    [
        ("Fighters backed by Iran attacked a base in Syria.", "attacked", []),
        ("Iran attacked a base in Syria.", "attacked", ["IRN"]),
        ("Troops of Chad backed by Iran attacked a base.", "attacked", ["TCD"]),
    ],
)
def test_who_backs_those_who_act_has_not_acted(text: str, trigger: str, left: list[str]) -> None:
    reading = prepared(text)
    token = next(token for token in reading.doc if token.text == trigger)
    assert codes(unbacked(reading, token, (mention(reading, "Iran"),))) == left


def test_a_participle_was_done_to_the_noun_before_it() -> None:
    reading = prepared("Mali's envoy asks Chad to show mercy to a man from Togo, charged with theft.")
    token = next(token for token in reading.doc if token.text == "charged")
    far = mention(reading, "Mali")
    assert "MLI" not in codes(acted_on(reading, token, "COERCE", (), (far,)))


def test_who_only_has_an_office_of_a_state_did_not_do_it_for_the_state() -> None:
    reading = prepared("Peru deputy Ana Ruiz asks a judge to free Omar Sy, charged with assaulting police.")
    token = next(token for token in reading.doc if token.text == "charged")
    whole = next(one for one in reading.mentions if one.start == 0)
    peru = replace(whole, end=1, head=0, text="Peru", name="Peru", codes=("PER",))
    assert acting(reading, token, "COERCE", (peru,)) == ()
