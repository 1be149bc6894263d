"""Titles go on to what their verb is about, as far as there is room."""

import pytest

from onrecord.record.completing import completed
from tests.record.titled import told


@pytest.mark.parametrize(
    ("text", "trigger", "made", "whole"),
    [
        (
            "An expert has accused Peru and other western states of paralysis over the crisis.",
            "accused",
            "An expert has accused Peru",
            "An expert has accused Peru and other western states of paralysis over the crisis",
        ),
        (
            "Envoys are gathering in Lima to find ways to provide aid to civilians in Chile.",
            "gathering",
            "Envoys are gathering in Lima to find ways",
            "Envoys are gathering in Lima to find ways to provide aid to civilians in Chile",
        ),
        (
            "Peru passed a resolution calling for Chile to immediately release Ana Reyes, who was jailed.",
            "calling",
            "Peru passed a resolution calling for Chile",
            "Peru passed a resolution calling for Chile to immediately release Ana Reyes",
        ),
        (
            "Peru will visit Chile at a moment when the region is calm.",
            "visit",
            "Peru will visit Chile at a moment",
            "Peru will visit Chile",
        ),
        (
            "The offensive is ‘not working out as planned’, Peru says.",
            "working",
            "The offensive is not working out",
            "The offensive is not working out as planned",
        ),
        ("Peru urged Chile on Monday.", "urged", "Peru urged Chile", "Peru urged Chile"),
        ("Peru accused Chile of fraud.", "accused", "Peru accused Chile of fraud", "Peru accused Chile of fraud"),
        ("Peru met Chile to discuss trade.", "met", "Peru met Chile", "Peru met Chile"),
    ],
)
def test_what_a_verb_calls_for_is_in_the_title(text: str, trigger: str, made: str, whole: str) -> None:
    claim, _ = told(text, text[:-1], trigger)
    assert completed(made, claim, text) == whole


LONG = "The parliament of Uzbekistan has voted without any dissent on a text calling for Peru"


def test_calling_for_somebody_is_no_title_where_there_is_no_room_for_what() -> None:
    text = f"{LONG} to extraordinarily and unconditionally release all of them."
    claim, _ = told(text, LONG, "voted")
    assert completed(LONG, claim, text) is None


def test_urging_somebody_is_one_without_what_there_is_no_room_for() -> None:
    text = f"{LONG.replace('calling for', 'urging')} to extraordinarily and unconditionally release all of them."
    claim, _ = told(text, text[:-1], "voted")
    assert completed(LONG.replace("calling for", "urging"), claim, text) == LONG.replace("calling for", "urging")


@pytest.mark.parametrize(
    ("text", "trigger", "type", "made", "whole"),
    [
        ("A convoy of Peru was fired on in Lima.", "fired", "ASSAULT", "A convoy of Peru was fired", "was fired on"),
        ("Peru fired on Monday.", "fired", "ASSAULT", "Peru fired", "Peru fired"),
        ("Peru was bombed on Monday.", "bombed", "ASSAULT", "Peru was bombed", "Peru was bombed"),
        ("Peru will retaliate if Chile attacks.", "retaliate", "THREATEN", "Peru will retaliate", "if Chile attacks"),
        (
            "Peru vowed revenge if Chile (its foe) attacks.",
            "vowed",
            "THREATEN",
            "Peru vowed revenge",
            "if Chile attacks",
        ),
        ("Peru met Chile if reports are right.", "met", "CONSULT", "Peru met Chile", "Peru met Chile"),
    ],
)
def test_what_the_verb_needs_and_what_it_depends_on_are_in_the_title(
    text: str, trigger: str, type: str, made: str, whole: str
) -> None:
    claim, _ = told(text, text[:-1], trigger, type=type)
    found = completed(made, claim, text)
    assert found is not None
    assert found.endswith(whole)


def test_what_is_said_under_a_condition_for_which_there_is_no_room_is_no_title() -> None:
    text = f"Peru will retaliate if {'very ' * 20}large forces of Chile attack."
    claim, _ = told(text, text[:-1], "retaliate", type="THREATEN")
    assert completed("Peru will retaliate", claim, text) is None


@pytest.mark.parametrize(
    ("text", "trigger", "made", "whole"),
    [
        ("Greens condemned the practice as brutal.", "condemned", "Greens condemned the practice", None),
        (
            "Peru worked with the IMF to improve the quality and transparency of its figures.",
            "worked",
            "Peru worked with the IMF to improve the quality",
            "Peru worked with the IMF to improve the quality and transparency of its figures",
        ),
        (
            "The Republic of Peru has worked with the International Monetary Fund to improve the quality and "
            "transparency of its foreign direct investment statistics.",
            "worked",
            "The Republic of Peru has worked with the International Monetary Fund to improve the quality",
            "The Republic of Peru has worked with the International Monetary Fund",
        ),
    ],
)
def test_an_object_is_told_whole_or_not_at_all(text: str, trigger: str, made: str, whole: str | None) -> None:
    claim, _ = told(text, text[:-1], trigger)
    assert completed(made, claim, text) == whole


@pytest.mark.parametrize(
    ("text", "trigger", "made", "whole"),
    [
        (
            "Peru targets Chile missile, drone programs as talks lapse",
            "targets",
            "Peru targets Chile missile",
            ", drone programs",
        ),
        ("Peru targets Chile missile, minister says", "targets", "Peru targets Chile missile", "Chile missile"),
        ("Peru targets Chile missile, raising fears", "targets", "Peru targets Chile missile", "Chile missile"),
        ("Peru targeted a missile, a drone and a ship.", "targeted", "Peru targeted a missile", "a missile"),
    ],
)
def test_a_list_of_a_headline_is_told_whole(text: str, trigger: str, made: str, whole: str) -> None:
    claim, _ = told(text, made, trigger)
    assert (completed(made, claim, text) or "").endswith(whole)


def test_what_it_is_called_in_quotation_marks_belongs_to_it() -> None:
    claim, report = told(
        "The attorney general labelled the scheme as “deliberate” and “cruel”, a day later.",
        "The attorney general labelled the scheme", "labelled", type="ACCUSE", part="verb",
    )  # fmt: skip
    made = completed("Attorney general labelled the scheme", claim, report.text)
    assert made == "Attorney general labelled the scheme as “deliberate” and “cruel”"


def test_a_word_in_which_the_report_breaks_off_is_no_second_thing() -> None:
    claim, report = told("Four were held after arrests at the port, wh", "Four were held", "held", part="verb")
    made = completed("Four were held after arrests at the port", claim, report.text)
    assert made == "Four were held after arrests at the port"
