"""By what a claim may be known as what a reaction answers."""

import pytest

from onrecord.model import Claim, Party, Response, Source, Span, Stance
from onrecord.record.answer_marks import excluded, marks
from onrecord.record.answer_places import case
from onrecord.record.answering import answer
from onrecord.record.facts import facts
from tests.record.made import a_claim, a_report

SYLDAVIA, BORDURIA = Party("SYL", "Syldavia"), Party("BOR", "Borduria")


def marked(text: str, said: str, *claims: Claim, stance: Stance = "denies", by: Party = BORDURIA) -> dict[str, float]:
    """The marks of the first of some claims, for what somebody says in a text."""
    report, at = a_report("one", text), text.index(said)
    response = Response(id="d", report="one", span=Span(at, at + len(said)), quote=said, by=by, stance=stance)
    told = case(answer(response, report), text, [facts(claim, report) for claim in claims])
    return {} if excluded(told, told.claims[0]) else marks(told, told.claims[0], 1.5, often=1, headed=False)


@pytest.mark.parametrize(
    ("said", "aside"),
    [
        ("Borduria denied a launch during the joint drill", True),
        ("Borduria denied the joint drill during a launch", False),
    ],
)
def test_what_an_answer_tells_beside_what_it_denies_stands_aside(said: str, aside: bool) -> None:
    report = a_report("one", f"{said}.")
    drill = a_claim(report, "the joint drill", "COOPERATE", trigger="drill")
    assert marked(f"{said}.", said, drill).get("aside", 0.0) == float(aside)


def test_the_first_that_an_answer_names_is_what_it_is_about_and_no_word_for_accusing_is() -> None:
    said = "Borduria denied accusations of shelling the post and of jailing the editor"
    text = f"{said}."
    report = a_report("one", text)
    accused = a_claim(report, "accusations", "ACCUSE", recipients=(BORDURIA,), trigger="accusations")
    shelled = a_claim(report, "shelling the post", "ASSAULT", actors=(BORDURIA,), trigger="shelling")
    jailed = a_claim(report, "jailing the editor", "COERCE", actors=(BORDURIA,), trigger="jailing")
    assert marked(text, said, shelled, accused, jailed)["first"] == 1.0
    assert "first" not in marked(text, said, jailed, accused, shelled)
    assert marked(text, said, accused, shelled, jailed)["has_deed"] == 1.0


def test_whose_word_a_claim_is() -> None:
    text = "Borduria shelled the post, Syldavia said. Borduria denied it."
    report = a_report("one", text)

    def told(*sources: Source, status: str = "happened") -> dict[str, float]:
        shelled = a_claim(
            report, "Borduria shelled the post", "ASSAULT", actors=(BORDURIA,), sources=sources, status=status
        )
        return marked(text, "Borduria denied it", shelled)

    accuser, denier = Source("Syldavia", code="SYL"), Source("Borduria", code="BOR")
    assert told(accuser)["said_by_others"] == 1.0
    assert told(denier)["says_itself"] == 1.0
    assert told(denier, status="negated").keys() >= {"denied_itself", "denied_itself.denies"}
    assert told(accuser, status="negated")["negated"] == 1.0


def test_who_has_no_code_is_known_by_name() -> None:
    text = "The post was shelled, Anna Klow said. Anna Klow denied the reports."
    report, klow = a_report("one", text), Party("?", "Anna Klow")
    shelled = a_claim(report, "The post was shelled", "ASSAULT", sources=(Source("Klow"),))
    assert marked(text, "Anna Klow denied the reports", shelled, by=klow)["says_itself"] == 1.0


def test_charges_may_be_what_is_denied() -> None:
    text = "The editor was jailed on spying charges, which he denied."
    report = a_report("one", text)
    charged = a_claim(report, "spying charges", "COERCE", recipients=(BORDURIA,), trigger="charges")
    assert marked(text, "he denied", charged)["charge"] == 1.0
    assert "charge" not in marked(text, "he denied", charged, stance="confirms")


def test_the_party_s_own_account_is_not_what_it_denies() -> None:
    said = "Borduria maintains that its troops build roads"
    report = a_report("one", f"{said}.")
    built = a_claim(report, "its troops build roads", "AID", actors=(BORDURIA,), trigger="build")
    assert marked(f"{said}.", said, built) == {}


def test_what_the_party_goes_on_to_say_is_not_what_it_answers() -> None:
    text = "Borduria admitted mistakes but warns the envoys of delays."
    report = a_report("one", text)
    warned = a_claim(report, "warns the envoys of delays", "THREATEN", actors=(BORDURIA,), trigger="warns")
    assert marked(text, "Borduria admitted mistakes but warns the envoys", warned, stance="confirms") == {}
    others = a_claim(report, "warns the envoys of delays", "THREATEN", actors=(SYLDAVIA,), trigger="warns")
    assert marked(text, "Borduria admitted mistakes but warns the envoys", others, stance="confirms") != {}


@pytest.mark.parametrize(("by", "left_out"), [(BORDURIA, True), (SYLDAVIA, False)])
def test_the_party_s_denial_told_elsewhere_is_not_what_it_denies(by: Party, left_out: bool) -> None:
    text = "Borduria dismissed the report. Borduria denied it."
    report = a_report("one", text)
    dismissed = a_claim(report, "Borduria dismissed the report", "ACCUSE", actors=(by,), trigger="dismissed")
    assert (marked(text, "Borduria denied it", dismissed) == {}) == left_out
