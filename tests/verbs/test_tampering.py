"""A brief altered at random, one thing a sentence: the check finds every alteration."""

import pytest

from onrecord import brief
from onrecord.export.briefs import written
from onrecord.store import Record
from onrecord.tell.brief.grounds import Grounds
from onrecord.verbs.check import Checker
from onrecord.verbs.checking.text import taken_apart
from tests.verbs.tampering import WAYS, altered


@pytest.fixture(scope="module")
def checker(sample_record: Record) -> Checker:
    return Checker(Grounds(sample_record))


@pytest.mark.parametrize("way", WAYS)
def test_every_alteration_is_found_and_nothing_else(way: str, checker: Checker, sample_record: Record) -> None:
    text = written(brief(sample_record, length=100)).decode()
    tampered, lines = altered(text, way, seed=1)
    assert lines
    verdicts = checker.check(taken_apart(tampered)).verdicts
    failed = {verdict.line for verdict in verdicts if verdict.found != "supported"}
    assert failed == set(lines)
