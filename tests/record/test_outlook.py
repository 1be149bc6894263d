"""What is only asked for, proposed, sought or threatened is told as that; "may" only where the words say so."""

import pytest

from onrecord.model import Claim, Report
from onrecord.record.outlook import of_most, outlook
from tests.record.titled import called, told

PERU, CHILE = ("PER", "Peru", "Peru"), ("CHL", "Chile", "Chile")


def wanted(text: str, trigger: str, status: str = "possible") -> tuple[Claim, Report]:
    return told(text, text.rstrip("."), trigger, type="AID", part="noun", actors=(PERU,), status=status)


@pytest.mark.parametrize(
    ("text", "trigger", "status", "way"),
    [
        ("Mayors urged Peru to send aid.", "aid", "possible", "asked"),
        ("Peru should send aid.", "aid", "possible", "asked"),
        ("The camp needs aid from Peru.", "aid", "possible", "needed"),
        ("Mayors proposed aid from Peru.", "aid", "possible", "proposed"),
        ("Peru offered aid.", "aid", "planned", "offered"),
        ("Mayors tried to secure aid from Peru.", "aid", "possible", "sought"),
        ("The aid calls grow in Peru.", "aid", "possible", "asked"),
        ("Peru threatened an end of aid.", "aid", "possible", "possible"),
        ("Mayors urged Peru to stop its aid.", "aid", "possible", "possible"),
        ("Peru may send aid.", "aid", "possible", ""),
        ("Peru weighs possible aid.", "aid", "possible", ""),
        ("Peru will send aid.", "aid", "planned", ""),
        ("Mayors urged Peru to send aid.", "aid", "happened", ""),
        ("Mayors urged calm; Peru talked of aid.", "aid", "possible", "possible"),
        ("Peru sets the stage for aid.", "aid", "planned", "considered"),
        ("Chile may be unable to hold off a raid.", "raid", "possible", "possible"),
    ],
)
def test_the_nearest_word_in_the_clause_tells_how_it_is_put(text: str, trigger: str, status: str, way: str) -> None:
    claim, report = wanted(text, trigger, status)
    assert outlook(claim, report.text) == way


def test_of_several_ways_that_of_most_counts_and_a_sign_before_none() -> None:
    texts = ["Mayors urged Peru to send aid.", "Mayors asked Peru for aid.", "Peru may send aid.", "Peru and the aid."]
    made = [wanted(text, "aid") for text in texts]
    assert of_most((claim, report.text) for claim, report in made) == "asked"
    assert of_most((claim, report.text) for claim, report in (made[0], made[3])) == "asked"


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("Mayors urged Peru to send aid to Chile.", "aid to Chile", "“Mayors urged Peru to send aid to Chile”"),
        ("Peru may send aid to Chile.", "aid to Chile", "Peru may provide aid to Chile"),
        ("Peru and the aid to Chile.", "aid to Chile", "Possible: Peru to provide aid to Chile"),
    ],
)
def test_a_composed_title_says_how_it_is_put(text: str, quote: str, words: str) -> None:
    made = told(text, quote, "aid", type="AID", part="noun", actors=(PERU,), recipients=(CHILE,), status="possible")
    assert called(made).words == words


def test_a_headline_of_what_is_asked_keeps_its_infinitive() -> None:
    text = "Mayors urged Peru to send help to Chile."
    made = told(
        text, "Peru to send help to Chile", "send", type="AID", part="infinitive", actors=(PERU,), recipients=(CHILE,),
        status="possible",
    )  # fmt: skip
    assert called(made).words == "“Mayors urged Peru to send help to Chile”"


def test_what_is_asked_not_to_be_done_is_not_told_as_asked_for() -> None:
    text = "Mayors urged Peru not to ban the march."
    for status in ("planned", "possible"):
        made = told(
            text, "Peru not to ban the march", "ban", type="COERCE", part="infinitive", actors=(PERU,), status=status
        )
        assert called(made).words == "“Mayors urged Peru not to ban the march”"


def test_words_that_say_it_themselves_need_no_mark() -> None:
    text = "Peru threats to bomb Chile"
    made = told(text, text, "bomb", type="ASSAULT", part="verb", actors=(PERU,), recipients=(CHILE,), status="possible")
    assert not called(made).words.startswith("Threatened")


@pytest.mark.parametrize(
    ("words", "called_"), [("against", True), ("in support of", False), ("in solidarity with", False)]
)
def test_people_protest_against_nobody_whom_they_march_for(words: str, called_: bool) -> None:
    text = f"Crowds took to the streets of Peru {words} Chile."
    made = told(text, text.rstrip("."), "streets", type="PROTEST", part="noun", actors=(PERU,), recipients=(CHILE,))
    assert ("against Chile" in called(made).words) is called_
