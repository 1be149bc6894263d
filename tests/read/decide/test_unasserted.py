"""What a sentence asks, imagines or says of nobody is not told as done."""

import pytest

from onrecord.model import Status
from onrecord.read.decide.unasserted import unasserted
from tests.read.by_words import prepared


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Did Russia give Iran missiles?", "give", "possible"),
        ("Has Kenya expelled the envoy of Chad?", "expelled", "possible"),
        ("Is it true that Oman expelled the envoy?", "expelled", "possible"),
        ("Why did Morocco recall its envoy?", "recall", "happened"),
        ("France would have sent troops to Mali.", "sent", "negated"),
        ("Neither the army nor the guards fired on the ship.", "fired", "negated"),
        ("No soldier of Peru crossed the border.", "crossed", "negated"),
        ("Germany sent Ukraine no missiles.", "sent", "negated"),
        ("Egypt has not closed the canal.", "closed", "negated"),
        ("Egypt has not only closed the canal.", "closed", "happened"),
        ("Had Egypt closed the border, Israel would have left.", "closed", "negated"),
        ("The meeting of the ministers did not take place.", "meeting", "negated"),
        ("Prague put a delivery of shells on hold.", "delivery", "negated"),
        ("Germany sent Ukraine missiles.", "sent", "happened"),
        ("Kenya no longer held the ship when it attacked the port.", "attacked", "happened"),
    ],
)
def test_the_status_that_grammar_leaves(text: str, word: str, status: Status) -> None:
    token = next(token for token in prepared(text).doc if token.text == word)
    assert unasserted(token, "ASSAULT", "happened") == status


def test_what_is_said_of_nothing_is_said() -> None:
    token = next(token for token in prepared("Iran made no comment.").doc if token.text == "made")
    assert unasserted(token, "REJECT", "happened") == "happened"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It is not true that Hungary sent tanks to Chad.", "negated"),
        ("It is false that Hungary sent tanks to Chad.", "negated"),
        ("It is true that Hungary sent tanks to Chad.", "happened"),
    ],
)
def test_what_is_said_not_to_be_so(text: str, status: Status) -> None:
    token = next(token for token in prepared(text).doc if token.text == "sent")
    assert unasserted(token, "AID", "happened") == status


def test_who_denies_that_he_helped_with_a_deed_leaves_the_deed() -> None:
    doc = prepared("Chad denies the rebels' claim that it helped evacuate the envoys from Mali.").doc
    evacuate = next(token for token in doc if token.text == "evacuate")
    assert unasserted(evacuate, "RETREAT", "negated") == "possible"
    assert unasserted(next(token for token in doc if token.text == "helped"), "AID", "negated") == "negated"
