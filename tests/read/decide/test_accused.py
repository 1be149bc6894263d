"""What somebody is accused of is on the accuser's word, or a lead."""

import pytest

from onrecord.read.decide.accused import accused, accuser
from onrecord.read.decide.choose import Chosen, choose
from onrecord.read.decide.doubt import doubtful
from onrecord.read.decide.scene import Stage
from onrecord.read.decide.settings import Settings
from onrecord.read.encoder.words import words
from onrecord.read.reading import Reading
from tests.read.by_words import prepared
from tests.read.decide.building import answer, at


def chosen(text: str, trigger: str) -> tuple[Reading, Chosen]:
    reading = prepared(text)
    sides = {"actor": {"MLI": 0.9}, "recipient": {"TCD": 0.9}}
    one = answer(reading, trigger, "ASSAULT", sourced=0.0, **sides)
    (found,) = choose(reading, [one], [Stage(reading, words(reading)).fact(one.trigger)], Settings(event=0.0))
    return reading, found


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("Chad has accused Mali of an attack on a bridge.", "attack", "accused"),
        ("Chad accused Mali of carrying out an attack on a bridge.", "attack", "accused"),
        ("Four guards charged in the beating of a driver appeared in court.", "beating", "charged"),
        ("Chad blamed Mali for the attack.", "attack", "blamed"),
        ("Chad accused Mali of lying after the attack.", "attack", None),
        ("Chad accused Mali of shelling a base that Niger had attacked.", "attacked", None),
        ("Chad condemned Mali over the attack.", "attack", None),
    ],
)
def test_a_deed_stands_below_the_verb_that_accuses_of_it(text: str, word: str, verb: str | None) -> None:
    reading = prepared(text)
    found = accused(reading.doc[at(reading, word)])
    assert (found.text if found is not None else None) == verb


def test_whoever_accuses_is_the_source_however_sure_it_is_that_nobody_is() -> None:
    _, one = chosen("Chad has accused Mali of an attack on a bridge.", "attack")
    assert [said.name for said in one.sources] == ["Chad"]


def test_the_accuser_is_named_elsewhere_in_the_report() -> None:
    text = "Mali accused of bomb attack\n\nChad has accused Mali of shelling a bridge. Niger accused Togo of theft."
    reading, one = chosen(text, "attack")
    assert [said.name for said in one.sources] == ["Chad"]
    assert not doubtful(reading, one)


def test_what_nobody_is_said_to_accuse_of_is_a_lead() -> None:
    reading, one = chosen("A judge met four Malian guards charged in the beating of a driver from Chad.", "beating")
    assert accuser(reading, reading.doc[at(reading, "charged")]) is None
    assert not one.sources
    assert doubtful(reading, one)


def test_a_speaker_found_by_the_network_does_not_reach_over_a_semicolon() -> None:
    reading = prepared("Peru to send trucks of aid to Chile; the governor says nine died in a fire in Lima.")
    said = {"governor": (0.0, 0.0, 0.9, 0.0)}
    one = answer(reading, "send", "AID", sourced=0.95, said=said, actor={"PER": 0.9}, recipient={"CHL": 0.9})
    (found,) = choose(reading, [one], [Stage(reading, words(reading)).fact(one.trigger)], Settings(event=0.0))
    assert found.sources == ()
