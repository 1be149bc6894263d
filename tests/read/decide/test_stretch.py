"""The stretch quoted for an event: what its trigger needs to be understood."""

from dataclasses import replace

import pytest

from onrecord.read.decide.stretch import quoted
from onrecord.read.reading import Mention, Reading
from tests.read.by_words import prepared
from tests.read.decide.building import at


def stretch(reading: Reading, word: str, type: str, parties: tuple[Mention, ...] = ()) -> str:
    start, end = quoted(reading.doc[at(reading, word)], type, parties)
    return reading.doc[start:end].text


@pytest.mark.parametrize(
    ("text", "word", "type", "found"),
    [
        ("Yesterday France expelled two diplomats.", "expelled", "SANCTION", "France expelled two diplomats"),
        ("France has not expelled anyone yet.", "expelled", "SANCTION", "France has not expelled anyone"),
        ("Japan urged China to lift its ban.", "urged", "REQUEST", "Japan urged China to lift its ban"),
        ("Norway delivered tanks to Ukraine after talks.", "delivered", "AID", "Norway delivered tanks to Ukraine"),
        ("New sanctions against Belarus took effect.", "sanctions", "SANCTION", "New sanctions against Belarus"),
    ],
)
def test_it_holds_what_completes_the_trigger_and_no_circumstance(text: str, word: str, type: str, found: str) -> None:
    assert stretch(prepared(text), word, type) == found


def test_it_holds_whom_something_was_sent_to() -> None:
    assert stretch(prepared("Norway sent tanks to Ukraine, officials said."), "sent", "AID").endswith("to Ukraine")


@pytest.mark.parametrize("first", ["On Monday", "In May", "In a speech"])
def test_it_does_not_begin_within_a_phrase_before_the_clause(first: str) -> None:
    reading = prepared(f"{first}, France expelled two diplomats.")
    assert stretch(reading, "expelled", "SANCTION") == "France expelled two diplomats"


def test_it_reaches_to_a_party_that_stands_near_in_the_same_sentence() -> None:
    reading = prepared("Iran spoke. The strikes came as Israel watched.")
    near, far = (next(m for m in reading.mentions if m.text == name) for name in ("Israel", "Iran"))
    assert stretch(reading, "strikes", "ASSAULT", (near, far)) == "The strikes came as Israel"


def test_a_party_without_words_changes_nothing() -> None:
    reading = prepared("France expelled two diplomats.")
    nowhere = replace(reading.mentions[0], start=4, end=4)
    assert stretch(reading, "expelled", "SANCTION", (nowhere,)) == "France expelled two diplomats"


def test_whoever_suffers_what_a_noun_tells_is_left_out_beyond_a_verb() -> None:
    reading = prepared("Lavrov rejected the American accusations against Russia.")
    far, near = (next(m for m in reading.mentions if m.text == name) for name in ("Lavrov", "Russia"))
    start, end = quoted(reading.doc[at(reading, "accusations")], "ACCUSE", (), (far, near))
    assert reading.doc[start:end].text == "the American accusations against Russia"


def test_it_does_not_end_within_a_compound() -> None:
    reading = prepared("Court backs worker firing over notes\n\nA judge in Chile ruled on Monday.")
    assert stretch(reading, "backs", "SUPPORT").endswith("worker firing over notes")


def test_a_participle_with_an_object_is_no_part_of_a_compound() -> None:
    reading = prepared("Rebels accused of bomb attack targeting Malian general")
    assert stretch(reading, "attack", "ASSAULT").endswith("attack")
