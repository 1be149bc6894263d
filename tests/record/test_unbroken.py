"""A title cut from a sentence is a clause of it, whole but for time, brackets and articles; else that is quoted."""

import pytest

from onrecord.record.unbroken import unbroken
from tests.record.titled import called, told


@pytest.mark.parametrize(
    ("words", "sentence", "whole"),
    [
        ("Peru closed its border", "Peru closed its border on Monday after shots were heard.", True),
        ("Ana Reyes left the cabinet", "Ana Reyes (R-Lima) left the cabinet, aides said.", True),
        ("Peru and Chile are to meet", "Peru and Chile to meet", True),
        ("Rebels in Peru left the town", "The army said that the rebels in Peru left the town.", True),
        ("Rebels left the town", "The army said that the rebels left the town.", False),  # which rebels
        ("Clashes broke out between Peru's army", "Clashes broke out between Peru's army and the guard.", False),
        ("Peru set up a hotline to allow", "Peru set up a hotline to allow for quick talks.", False),
        ("Chilean ministers discuss trade", "Peruvian, Chilean ministers discuss trade", False),
        ("Peru withdrew all U", "Peru withdrew all U.S. troops.", False),
        ("Migrants have permission to live", "Migrants have permission to live and work in Chile.", False),
        ("Chile asked them to designate Peru", "Chile asked them to designate Peru as a sponsor of terror.", False),
        ("Prime minister also met his guest", "The prime minister also met his guest.", False),
    ],
)
def test_a_clause_begins_and_ends_where_its_sentence_lets_it(words: str, sentence: str, whole: bool) -> None:
    claim, _ = told(sentence, sentence.rstrip("."), sentence.split()[1], part="verb")
    assert unbroken(words, claim, sentence) is whole


def test_what_a_journey_was_for_may_be_left_out() -> None:
    sentence = "Ana Reyes travelled to Lima in July to ask for arms."
    claim, _ = told(sentence, "Ana Reyes travelled to Lima", "travelled", type="CONSULT", part="verb")
    assert unbroken("Ana Reyes travelled to Lima", claim, sentence)


def test_a_sentence_of_which_half_would_be_told_is_quoted() -> None:
    text = "Clashes broke out between Peru's army and the guard of the president in Lima."
    made = told(
        text, "Clashes broke out between Peru's army", "Clashes", type="ASSAULT", part="noun",
        actors=(("PER", "Peru's army", "Peru's army"),),
    )  # fmt: skip
    assert called(made).words == f"“{text[:-1]}”"
