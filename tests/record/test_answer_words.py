"""By what names and words a claim may be known as what a reaction answers."""

import pytest

from onrecord.model import Claim, Party, Response, Source, Span, Stance
from onrecord.record.answer_places import case
from onrecord.record.answer_words import word_marks
from onrecord.record.answering import answer
from onrecord.record.facts import facts
from tests.record.made import a_claim, a_report

KLOW, HOLT = Party("SYL", "Anna Klow"), Party("SYL", "Peter Holt")


def marked(text: str, said: str, *claims: Claim, by: Party = KLOW, stance: Stance = "denies") -> dict[str, float]:
    """The marks of the first of some claims that are not nought."""
    report, at = a_report("one", text), text.index(said)
    response = Response(id="d", report="one", span=Span(at, at + len(said)), quote=said, by=by, stance=stance)
    told = case(answer(response, report), text, [facts(claim, report) for claim in claims])
    return {name: value for name, value in word_marks(told, told.claims[0]) if value}


@pytest.mark.parametrize(("actor", "hit", "mark"), [(KLOW, HOLT, "name_acts"), (HOLT, KLOW, "name_hit")])
def test_in_home_news_who_did_it_goes_by_name(actor: Party, hit: Party, mark: str) -> None:
    text = "Peter Holt and Anna Klow are at odds over the bribe. Klow denied it."
    bribe = a_claim(a_report("one", text), "the bribe", "ACCUSE", actors=(actor,), recipients=(hit,), trigger="bribe")
    assert {"name_acts", "name_hit"} & marked(text, "Klow denied it", bribe).keys() == {mark}


def test_an_answer_that_names_nothing_answers_what_was_said_last() -> None:
    text = "The post was shelled. The editor was jailed. Klow denied it."
    report = a_report("one", text)
    shelled = a_claim(report, "The post was shelled", "ASSAULT", trigger="shelled")
    jailed = a_claim(report, "The editor was jailed", "COERCE", trigger="jailed")
    assert marked(text, "Klow denied it", jailed, shelled).keys() >= {"bare_near", "bare_nearest"}
    assert "bare_nearest" not in marked(text, "Klow denied it", shelled, jailed)
    assert "bare_near" not in marked(text, "Klow denied it", shelled, jailed)


def test_what_is_alleged_is_answered_with_the_allegations() -> None:
    text = "Klow jailed the editor, Holt alleged. Klow denied the allegations."
    report = a_report("one", text)
    jailed = a_claim(report, "Klow jailed the editor", "COERCE", trigger="jailed", sources=(Source("Holt"),))
    alleged = a_claim(report, "Holt alleged", "ACCUSE", trigger="alleged")
    assert "alleged_deed" in marked(text, "Klow denied the allegations", jailed)
    assert marked(text, "Klow denied the allegations", alleged).keys() >= {"alleged", "alleging"}


def test_the_word_that_an_answer_names_is_the_claim_s() -> None:
    text = "The raid on the harbour was long. Klow denied a raid."
    raid = a_claim(a_report("one", text), "The raid on the harbour", "ASSAULT", trigger="raid")
    assert "word_named" in marked(text, "Klow denied a raid", raid)
    assert "word_named" not in marked(text, "Klow denied a", raid)
