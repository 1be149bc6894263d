"""`onrecord ask`, as people and as programs read it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import onrecord.read
from onrecord.read import pipeline
from onrecord.read import read as whole
from tests.read import by_words

QUESTION = "Did North Korea attack the United States?"


@pytest.fixture
def asked(record: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record, of which questions are read by a list of words."""
    steps = tuple(by_words.decide if step.name == "decide" else step for step in pipeline.stages())
    monkeypatch.setattr(pipeline, "stages", lambda: steps)
    monkeypatch.setattr(onrecord.read, "read", whole)
    return record


def test_the_answer_comes_first_with_ids_that_explain_takes(run: Any, asked: Path) -> None:
    done = run("ask", asked, QUESTION)
    assert done.code == 0, done.err
    first, *_, last = done.out.splitlines()
    assert first.startswith(("Yes", "Only alleged"))
    assert last == "Asked: attack (ASSAULT) by North Korea to United States; did it happen."
    assert all(len(line) <= 80 for line in done.out.splitlines())
    (event,) = re.findall(r"\[(e\w+)\]", done.out)
    assert run("explain", asked, event).code == 0


def test_json_has_the_verdict_and_the_question_as_understood(run: Any, asked: Path) -> None:
    told = json.loads(run("ask", asked, QUESTION, "--format", "json").out)
    assert told == json.loads(run("ask", asked, QUESTION, "--json").out)
    assert told["question"]["types"] == ["ASSAULT"]
    assert [found["says"] for found in told["happened"]] == ["happened"]


def test_what_is_no_question_and_what_is_no_format_are_refused(run: Any, asked: Path) -> None:
    assert run("ask", asked, "?").code == 2
    wrong = run("ask", asked, QUESTION, "--format", "xml")
    assert wrong.code == 2
    assert "choose from text, json" in wrong.err
