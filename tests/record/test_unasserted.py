"""Conditions, and what somebody stops short of, are not told as done."""

import pytest

from onrecord.record.accounts import as_told
from onrecord.record.decisions import Decisions
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
        ("The stock fell, and Peru freed the men.", "Peru freed the men", "freed", "happened"),
    ],
)
def test_what_the_words_do_not_assert_is_not_told_as_done(text: str, quote: str, trigger: str, status: str) -> None:
    claim, report = told(text, quote, trigger, type="RETREAT", status="happened")
    assert as_told(claim, "RETREAT", report, Decisions(())).status == status
