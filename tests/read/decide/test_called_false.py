"""What is called false, or withheld, is told by nobody as a fact; who says nothing denies nothing."""

import pytest

from onrecord.model import Status
from onrecord.read.decide.called_false import (
    called_false,
    denied_by_another,
    for_comment,
    no_answer,
    unanswered,
    withheld,
)
from onrecord.read.decide.unasserted import unasserted
from tests.read.by_words import prepared


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Reports that Peru massed troops near Chile are untrue, Lima said.", "massed", "negated"),
        ("There is no truth in claims that Togo sold drones to Ghana, Lome said.", "sold", "negated"),
        ("It is a lie that Oman shelled the village, the minister said.", "shelled", "negated"),
        ("The ministry says reports of a strike on Benin are false.", "strike", "negated"),
        ("Reports that Peru massed troops near Chile are not true, Lima said.", "massed", "negated"),
        ("Reports that Peru massed troops near Chile are true, Lima said.", "massed", "happened"),
        ("Reports that Peru massed troops near Chile are worrying, Lima said.", "massed", "happened"),
        ("The army refused to say whether it had sold missiles to Togo.", "sold", "possible"),
        ("Lome neither confirmed nor denied that it struck the camp.", "struck", "possible"),
        ("The army refused to say why it had sold missiles to Togo.", "sold", "happened"),
        ("The army said it had sold missiles to Togo.", "sold", "happened"),
        ("Peru signed no arms deal with Chile, Lima said.", "signed", "negated"),
    ],
)
def test_what_the_sentence_holds_against_it(text: str, word: str, status: Status) -> None:
    token = next(token for token in prepared(text).doc if token.text == word)
    assert unasserted(token, "AGREE" if word == "signed" else "ASSAULT", "happened") == status


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("The report that Peru shipped shells to Togo was dismissed as fabricated by the ministry.", "shipped", True),
        ("Mali dismissed as fabricated a report that its army had crossed into Togo.", "crossed", True),
        ("Chad denounced as lies reports that its soldiers had killed herders.", "killed", True),
        ("A post claiming that Canada expelled the envoy is false.", "expelled", True),
        ("The army called fake a video that shows soldiers shooting medics.", "shooting", True),
        ("Chad denounced reports that its soldiers had killed herders.", "killed", False),
        ("A report that its army had crossed into Togo angered Mali.", "crossed", False),
    ],
)
def test_what_somebody_denies_is_not_firm(text: str, word: str, denied: bool) -> None:
    token = next(token for token in prepared(text).doc if token.text == word)
    assert denied_by_another(token) is denied


def test_what_nothing_is_said_on_is_nobodys_word() -> None:
    doc = prepared("Lima has yet to comment on reports that Chile sank its frigate.").doc
    assert unanswered(next(token for token in doc if token.text == "sank"))
    doc = prepared("Lima commented that Chile sank its frigate.").doc
    assert not unanswered(next(token for token in doc if token.text == "sank"))


def test_a_refusal_to_comment_is_no_rejection_and_a_request_for_comment_no_event() -> None:
    doc = prepared("Oman declined to comment. Peru declined the offer. Mali did not answer a request for comment.").doc
    first, second = (token for token in doc if token.text == "declined")
    assert no_answer(first, "REJECT")
    assert not no_answer(second, "REJECT")
    asked = next(token for token in doc if token.text == "request")
    assert for_comment(asked, "REQUEST")
    assert not withheld(first)
    assert not called_false(first)
