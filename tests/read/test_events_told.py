"""What is told of an act rather than shown: denied, repeated, promised, feared, put off, called by a name."""

from functools import cache

import pytest

from onrecord.model import Claim
from onrecord.read import language
from onrecord.read.mend import mend
from tests.read.by_rules import read_text


@cache
def claims(text: str) -> tuple[Claim, ...]:
    return read_text(text, "2024-05-15").claims


def statuses(text: str) -> dict[str, str]:
    return {claim.type: claim.status for claim in claims(text)}


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Rwanda denied blocking food trucks bound for Goma.", "COERCE"),
        ("Uganda has denied arming the M23 rebels.", "AID"),
        ("Eritrea denied that its troops had attacked villagers in Tigray.", "ASSAULT"),
    ],
)
def test_a_deed_that_is_denied_is_told_as_not_done(text: str, type: str) -> None:
    assert statuses(text)["REJECT"] in {"happened", "ongoing"}
    assert statuses(text)[type] == "negated"


def test_what_is_denied_in_a_noun_is_no_claim_of_its_own() -> None:
    assert set(statuses("Benin denied any role in the attack.")) == {"REJECT"}


def test_to_deny_one_deed_is_news() -> None:
    assert statuses("The Somali government denies bombing the market.")["REJECT"] == "happened"


def test_who_follows_suit_does_the_same_to_the_same() -> None:
    found = claims("Britain imposed sanctions on Georgia on Monday. Estonia followed suit on Tuesday.")
    last = found[-1]
    assert last.type == "SANCTION"
    assert ([p.code for p in last.actors], [p.code for p in last.recipients]) == (["EST"], ["GEO"])


def test_who_answers_in_kind_does_it_to_who_did_it() -> None:
    last = claims("Canada expelled six Indian diplomats on Monday. India responded in kind hours later.")[-1]
    assert last.type == "SANCTION"
    assert ([p.code for p in last.actors], [p.code for p in last.recipients]) == (["IND"], ["CAN"])


def test_nothing_is_repeated_where_nothing_was_done() -> None:
    assert not claims("Estonia followed suit on Tuesday.")


def test_a_promise_covers_what_is_promised_but_not_talks() -> None:
    assert set(statuses("Spain promised to send engineers to Mauritania.")) == {"AGREE"}
    assert "CONSULT" in statuses("Egypt offered to hold talks with Libya.")


def test_an_accusation_of_breach_is_no_refusal() -> None:
    assert set(statuses("Oman accused Yemen of breaking the treaty of 1992.")) == {"ACCUSE"}


def test_who_says_that_he_would_allow_it_has_conceded() -> None:
    text = "Sudan's army said it would allow deliveries through the Adre crossing until March."
    assert statuses(text)["CONCEDE"] == "happened"


def test_a_release_put_off_has_not_happened() -> None:
    assert statuses("Hamas put off the release of two Thai hostages.")["RETREAT"] == "negated"


def test_a_threat_by_what_would_follow_is_a_threat_made() -> None:
    text = "Such steps would inevitably lead to retaliation by Turkey, the Turkish foreign ministry said."
    assert statuses(text) == {"THREATEN": "happened"}


def test_who_declines_to_speak_of_it_consults_nobody() -> None:
    assert not claims("A Kenyan minister declined to discuss the matter.")


def test_a_headline_may_have_a_second_clause() -> None:
    assert "AID" in statuses("UN airlifts grain to Malakal as army denies blocking convoys")


@pytest.mark.parametrize(
    ("text", "word", "head", "dep"),
    [
        ("Yerevan has denied sending mines.", "sending", "denied", "xcomp"),
        ("The bank denied having financed weapons.", "financed", "denied", "xcomp"),
    ],
)
def test_slips_of_the_parser_are_mended(text: str, word: str, head: str, dep: str) -> None:
    doc = language.pipeline()(text)
    token = next(t for t in doc if t.text == word)
    assert (token.head.text, token.dep_) == (head, dep)
    assert [child.text for child in token.children if child.dep_ == "dobj"]
    before = [(t.head.i, t.dep_) for t in doc]
    assert [(t.head.i, t.dep_) for t in mend(doc)] == before
