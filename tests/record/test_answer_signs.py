"""By what its grammar names a claim may be known as what a reaction answers."""

import pytest

from onrecord.model import Claim, Party, Reason, Response, Span, Stance
from onrecord.record.answer_marks import excluded, marks
from onrecord.record.answer_odds import allegation
from onrecord.record.answer_places import Case, case
from onrecord.record.answer_signs import sign_marks
from onrecord.record.answering import Answer, answer
from onrecord.record.facts import facts
from tests.record.made import a_claim, a_report

SYLDAVIA, BORDURIA = Party("SYL", "Syldavia"), Party("BOR", "Borduria")


def said_so(
    text: str, said: str, heads: str | None = None, *, cue: str = "", rule: str = "verb", stance: Stance = "denies"
) -> Answer:
    """What Borduria says in a text, with the words that reading found to be answered."""
    at, by = text.index(said), text.index("Borduria")
    why = [Reason("stance", "responses", rule, cue)] if cue else []
    why += [Reason("named", "responses", "heads", heads), Reason("named", "responses", "passed", "")] if heads else []
    party = Party("BOR", "Borduria", None, Span(by, by + len("Borduria")))
    span = Span(at, at + len(said))
    response = Response(id="d", report="one", span=span, quote=said, by=party, stance=stance, why=tuple(why))
    return answer(response, a_report("one", text))


def told(whole: Answer, text: str, *claims: Claim) -> Case:
    """The answer with the claims of its report."""
    return case(whole, text, [facts(claim, a_report("one", text)) for claim in claims])


def test_a_claim_that_goes_by_the_head_comes_first_though_another_stands_before_it() -> None:
    text = "Borduria confirmed that the jailed editor was freed."
    report = a_report("one", text)
    jailed = a_claim(report, "the jailed editor", "COERCE", actors=(BORDURIA,), trigger="jailed")
    freed = a_claim(report, "the jailed editor was freed", "RETREAT", actors=(BORDURIA,), trigger="freed")
    for heads, first in (("freed", freed), (None, jailed)):
        whole = told(said_so(text, text[:-1], heads, cue="confirmed", stance="confirms"), text, jailed, freed)
        found = [marks(whole, one, 0.0, often=1, headed=False) for one in whole.claims]
        assert [bool(one.get("first")) for one in found] == [first is jailed, first is freed]


def test_a_claim_beside_the_head_and_one_elsewhere_by_a_word_akin_to_it() -> None:
    text = "The post was shelled. The editor was jailed. Borduria denied shelling the post during the drill."
    report = a_report("one", text)
    shelled = a_claim(report, "The post was shelled", "ASSAULT", trigger="shelled")
    jailed = a_claim(report, "The editor was jailed", "COERCE", trigger="jailed")
    drill = a_claim(report, "the drill", "MOBILIZE", trigger="drill")
    whole = told(said_so(text, text[45:-1], "shelling", cue="denied"), text, shelled, jailed, drill)
    found = [{name for name, value in sign_marks(whole, one) if value} for one in whole.claims]
    assert [sorted(one) for one in found] == [["head.akin"], ["head.strange"], ["head.beside"]]


def test_where_no_claim_goes_by_the_head_it_may_be_that_nothing_told_is_answered() -> None:
    text = "The editor was jailed. Borduria confirmed that the harvest failed."
    jailed = a_claim(a_report("one", text), "The editor was jailed", "COERCE", trigger="jailed")
    whole = told(said_so(text, text[23:-1], "failed", cue="confirmed", stance="confirms"), text, jailed)
    assert dict(sign_marks(whole, whole.claims[0]))["any.headless.confirms"] == 1.0


def test_nothing_is_marked_where_reading_does_not_tell() -> None:
    text = "The editor was jailed. Borduria denied it."
    jailed = a_claim(a_report("one", text), "The editor was jailed", "COERCE", trigger="jailed")
    whole = told(said_so(text, "Borduria denied it"), text, jailed)
    assert list(sign_marks(whole, whole.claims[0])) == []


def test_what_stands_before_who_confirms_is_what_is_confirmed() -> None:
    text = "The talks on the bridge have failed, Borduria confirmed on Monday."
    whole = said_so(text, text[:-1], cue="confirmed", stance="confirms")
    assert whole.names_from == 0
    assert "bridg" in whole.things
    after = "Borduria confirmed that the talks on the bridge have failed."
    assert said_so(after, after[:-1], cue="confirmed", stance="confirms").names_from == after.index("confirmed")


@pytest.mark.parametrize(("rule", "at"), [("phrasal verb", True), ("insisted", False), ("disclaimed", False)])
def test_the_word_that_reading_went_by_is_that_which_answers(rule: str, at: bool) -> None:
    text = "Borduria fired back at claims that it shelled the post."
    whole = said_so(text, text[:-1], cue="fired", rule=rule)
    assert whole.named_from == (text.index("fired") if at else None)


def test_a_head_is_a_whole_word() -> None:
    text = "Borduria said it denied aid to the town."
    [head] = said_so(text, text[:-1], "aid", cue="denied").heads or ()
    assert head.start == text.index("aid to"), "not within the word said"


def test_an_accusation_named_by_its_word_alone_is_answered_where_nothing_else_is() -> None:
    text = "Borduria denied the claims that it misled the harvesters. The claims came late."
    report = a_report("one", text)
    claims = a_claim(report, "the claims", "ACCUSE", recipients=(BORDURIA,), trigger="claims")
    late = a_claim(report, "The claims came late", "ACCUSE", recipients=(BORDURIA,), trigger="claims")
    near = [facts(one, report) for one in (claims, late)]
    said = "Borduria denied the claims that it misled the harvesters"
    assert allegation(said_so(text, said, "misled", cue="denied"), text, near) == claims
    assert allegation(said_so(text, said, "denied", cue="denied"), text, near) is None, "it stands behind what is named"


def test_who_denies_in_an_account_of_its_own_denies_what_it_says_did_not_happen() -> None:
    text = "Borduria insists it has no plans to shell the post."
    report = a_report("one", text)
    for status, out in (("negated", False), ("planned", True)):
        shelled = a_claim(report, "to shell the post", "ASSAULT", actors=(BORDURIA,), status=status, trigger="shell")
        whole = told(said_so(text, text[:-1], "shell", cue="insists", rule="insisted"), text, shelled)
        assert excluded(whole, whole.claims[0]) == out
