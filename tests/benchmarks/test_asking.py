"""The test set of questions: its marks, and what the figures count."""

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
QUESTIONS = BENCHMARKS / "questions" / "questions.jsonl"


@pytest.fixture(scope="module")
def stick() -> ModuleType:
    spec = importlib.util.spec_from_file_location("asking", BENCHMARKS / "asking.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["asking"] = module
    spec.loader.exec_module(module)
    return module


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


def test_the_marks_hold_no_text_and_are_of_all_kinds() -> None:
    assert len(rows()) == 60
    assert Counter(row["half"] for row in rows()) == {"tune": 31, "held": 29}
    for row in rows():
        assert set(row) == {"question", "in", "half", "verdict", "right"}
        assert all(isinstance(id, str) and start < end for event in row["right"] for id, start, end in event)
    assert sum(row["verdict"][0] == "does not say" for row in rows()) >= 15
    assert sum(row["verdict"][0] in ("no", "planned", "possible") for row in rows()) >= 10


def answer(said: str, *expected: str, events: int = 1, found: int = 1) -> dict[str, Any]:
    return {
        "answer": said, "expected": list(expected), "right": said in expected, "events": events, "firm": events,
        "found": found, "firm_found": found, "all": found == events > 0, "first": found > 0,
    }  # fmt: skip


def test_a_wrong_yes_is_counted_apart(stick: ModuleType) -> None:
    told = [answer("yes", "yes"), answer("yes", "planned", found=0), answer("does not say", "does not say", events=0)]
    figures = stick.measure(told)
    assert (figures["verdict"], figures["wrong_yes"], figures["wrong_no"]) == (0.667, 1, 0)
    assert (figures["events_all"], figures["events_first"], figures["said"]) == (0.5, 0.5, 1.0)


def test_claims_meet_where_they_overlap_in_one_report(stick: ModuleType) -> None:
    assert stick._meet([("a", 0, 10)], [("a", 9, 20)])
    assert not stick._meet([("a", 0, 10)], [("a", 10, 20)])
    assert not stick._meet([("a", 0, 10)], [("b", 0, 10)])


def test_open_questions_have_their_answers_and_half_are_set_aside() -> None:
    lines = (BENCHMARKS / "questions" / "open.jsonl").read_text(encoding="utf-8").splitlines()
    every = [json.loads(line) for line in lines]
    assert len(every) >= 40
    assert Counter(row["half"] for row in every) == {"tune": 27, "held": 27}
    for row in every:
        assert set(row) == {"question", "in", "half", "verdict", "right", "answer", "never"}
        assert all(isinstance(id, str) and start < end for event in row["right"] for id, start, end in event)
