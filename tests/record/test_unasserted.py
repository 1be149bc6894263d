"""Conditions, wishes, and what somebody stops short of, are not told as done."""

import pytest

from onrecord.record.accounts import as_told
from onrecord.record.decisions import Decisions
from onrecord.record.unasserted import called_alleged
from tests.record.titled import told


@pytest.mark.parametrize(
    ("text", "quote", "trigger", "status"),
    [
        ("Talks start once Peru freed the men.", "Peru freed the men", "freed", "possible"),
        ("Peru once freed the men.", "Peru once freed the men", "freed", "happened"),
        ("The PM stops short of saying he trusts Peru.", "saying he trusts Peru", "trusts", "negated"),
        ("The PM stopped short of it. Peru freed the men.", "Peru freed the men", "freed", "happened"),
        ("The summit stopped short of condemning Peru’s attack.", "Peru’s attack", "attack", "happened"),
        ("The summit stopped short of condemning Peru.", "condemning Peru", "condemning", "negated"),
        ("A mayor moves to force a vote on censuring Peru.", "vote on censuring Peru", "censuring", "possible"),
        ("Members voted on Monday, censuring Peru.", "censuring Peru", "censuring", "happened"),
        ("The stock fell, and Peru freed the men.", "Peru freed the men", "freed", "happened"),
    ],
)
def test_what_the_words_do_not_assert_is_not_told_as_done(text: str, quote: str, trigger: str, status: str) -> None:
    claim, report = told(text, quote, trigger, type="RETREAT", status="happened")
    assert as_told(claim, "RETREAT", report, Decisions(())).status == status


@pytest.mark.parametrize(
    ("text", "quote", "trigger", "status"),
    [
        ("Putin wants Kim’s shells for his war.", "Kim’s shells", "shells", "possible"),
        ("Peru is seeking further aid from Chile.", "further aid from Chile", "aid", "possible"),
        ("Peru called for the release.", "the release", "release", "possible"),
        ("Peru wants war crimes punished.", "war crimes", "crimes", "happened"),
        ("Peru demanded answers on the killing.", "the killing", "killing", "happened"),
        ("Peru called for a ban amid the war in Chile.", "the war in Chile", "war", "happened"),
        ("Peru puts a judge on wanted list.", "wanted list", "list", "happened"),
        ("Traders are grim as new sanctions loom in Peru.", "new sanctions", "sanctions", "possible"),
        ("Peru got what it wants. Aid from Chile came.", "Aid from Chile", "Aid", "happened"),
    ],
)
def test_what_is_wanted_is_not_told_as_done(text: str, quote: str, trigger: str, status: str) -> None:
    claim, report = told(text, quote, trigger, type="AID", part="noun", status="happened")
    assert as_told(claim, "AID", report, Decisions(())).status == status


def test_that_somebody_asks_is_told_as_done() -> None:
    claim, report = told("Peru seeks talks.", "seeks talks", "talks", part="noun", status="happened")
    assert as_told(claim, "REQUEST", report, Decisions(())).status == "happened"


@pytest.mark.parametrize(
    ("text", "trigger", "alleged"),
    [
        ("Families of victims of alleged war crimes in Chad wait.", "crimes", True),
        ("Police probe a suspected Peruvian attack.", "attack", True),
        ("Families of victims of war crimes in Chad wait.", "crimes", False),
        ("The alleged spy condemned the attack.", "attack", False),
        ("A Peruvian was charged with conspiring to carry out attacks on Chile.", "attacks", True),
        ("A Peruvian charged in attacks on Chile was freed.", "attacks", True),
        ("A Peruvian was charged on Monday after attacks on Chile.", "attacks", False),
    ],
)
def test_what_is_called_alleged_is_hearsay(text: str, trigger: str, alleged: bool) -> None:
    claim, report = told(text, text[:-1], trigger, type="ASSAULT", part="noun")
    assert called_alleged(claim, report) == alleged
    assert not called_alleged(claim, None)


def test_an_alleged_deed_is_told_as_alleged() -> None:
    text = "Families of victims of alleged war crimes in Chad wait."
    claim, report = told(text, "alleged war crimes in Chad", "crimes", type="ASSAULT", part="noun")
    assert as_told(claim, "ASSAULT", report, Decisions(())).hearsay


@pytest.mark.parametrize(
    ("text", "quote", "status"),
    [
        ("The agency found the mayor tax compliant.", "The agency found the mayor", "negated"),
        ("The agency found the mayor guilty of fraud.", "The agency found the mayor guilty", "happened"),
    ],
)
def test_who_is_cleared_is_not_accused(text: str, quote: str, status: str) -> None:
    claim, report = told(text, quote, "found", type="ACCUSE", status="happened")
    assert as_told(claim, "ACCUSE", report, Decisions(())).status == status


def test_what_a_video_purports_to_show_is_alleged() -> None:
    text = "A video purports to show a fighter attacking a tank."
    claim, report = told(text, "a fighter attacking a tank", "attacking", type="ASSAULT", status="happened")
    assert called_alleged(claim, report)


def test_what_is_told_of_reports_that_are_rebutted_is_alleged() -> None:
    text = "Chile rebutted media reports suggesting that Peru is urging a truce."
    claim, report = told(text, "Peru is urging a truce", "urging", status="happened")
    assert called_alleged(claim, report)


def test_what_a_made_up_picture_shows_is_not_told_as_done() -> None:
    claim, report = told("Fabricated images of Soto being arrested in Lima spread.", "Soto being arrested", "arrested")
    assert called_alleged(claim, report)
    claim, report = told("Images of Soto being arrested in Lima spread.", "Soto being arrested", "arrested")
    assert not called_alleged(claim, report)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Police tortured Soto into saying he killed a guard.", "possible"),
        ("Soto falsely claimed that he killed a guard.", "possible"),
        ("Soto said he killed a guard.", "happened"),
    ],
)
def test_what_was_wrung_from_somebody_is_not_told_as_done(text: str, status: str) -> None:
    claim, report = told(text, "he killed a guard", "killed", type="ASSAULT", part="verb", status="happened")
    assert as_told(claim, "ASSAULT", report, Decisions(())).status == status
