"""The scorer of the benchmark: by hand, and against the annotation guide's own where that is at hand."""

import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("_scoring", BENCHMARKS / "_scoring.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(**fields: Any) -> dict[str, Any]:
    plain = {
        "quote": "Iran seized a tanker",
        "type": "COERCE",
        "actors": ["IRN"],
        "recipients": [],
        "status": "happened",
    }
    return plain | {"sources": [], "start": None, "end": None, "event": "tanker"} | fields


def test_a_perfect_reading_scores_a_hundred(scoring: ModuleType) -> None:
    result = scoring.score({"r": scoring.fold("Iran seized a tanker.")}, {"r": [row()]}, {"r": [row()]})
    assert (result["event"], result["claim"], result["record"], result["link"]) == (100.0, 100.0, 100.0, 100.0)


def test_each_field_counts_by_itself(scoring: ModuleType) -> None:
    text = {"r": scoring.fold("Iran seized a tanker.")}
    wrong_party = scoring.score(text, {"r": [row()]}, {"r": [row(actors=["IRQ"])]})
    assert (wrong_party["event"], wrong_party["claim"]) == (100.0, 0.0)
    wrong_status = scoring.score(text, {"r": [row()]}, {"r": [row(status="planned")]})
    assert (wrong_status["claim"], wrong_status["record"]) == (100.0, 0.0)


def test_mutual_events_may_divide_their_parties_either_way(scoring: ModuleType) -> None:
    gold = row(type="CONSULT", actors=["IRN", "IRQ"])
    assert scoring.parties(gold, row(type="CONSULT", actors=["IRN"], recipients=["IRQ"]))
    assert not scoring.parties(row(actors=["IRN", "IRQ"]), row(actors=["IRN"], recipients=["IRQ"]))


def test_days_may_be_a_week_too_long(scoring: ModuleType) -> None:
    gold = row(start="2024-03-01", end="2024-03-01")
    assert scoring.dates(gold, row(start="2024-02-26", end="2024-03-03"))
    assert scoring.dates(gold, row(start="2024-01-01", end="2024-12-31")) is False
    assert scoring.dates(row(), row()) is None


def test_it_gives_what_the_guide_s_own_scorer_gives(scoring: ModuleType, shared: Path, tmp_path: Path) -> None:
    gold = shared / "gold"
    dice = random.Random(7)
    guesses = []
    for stem, claims in scoring.annotated(gold / "claims").items():
        for claim in claims:
            if dice.random() < 0.8:
                changed = dict(claim, report=stem)
                if dice.random() < 0.3:
                    changed["actors"], changed["status"] = ["USA"], "planned"
                if dice.random() < 0.3:
                    changed["type"], changed["sources"], changed["start"] = "AID", [], "2017-01-01"
                guesses.append(json.dumps(changed))
    lines = tmp_path / "claims.jsonl"
    lines.write_text("\n".join(guesses), encoding="utf-8")
    command = [
        sys.executable,
        str(gold / "score.py"),
        str(gold / "reports"),
        str(gold / "claims"),
        str(lines),
        "--json",
    ]
    expected = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    texts = scoring.texts(gold / "reports")
    found = scoring.score(texts, scoring.annotated(gold / "claims"), scoring.found_in(guesses))
    assert {name: found[name] for name in expected} == expected


def meeting(**fields: Any) -> dict[str, Any]:
    return row(quote="Oslo met Rome", actors=["NOR"], recipients=["ITA"]) | fields


def test_firm_claims_are_right_by_whole_sets_of_codes(scoring: ModuleType) -> None:
    gold = {"r": [meeting(), meeting(quote="Oslo left", actors=["NOR", "SWE"], recipients=[])]}
    firm = [
        meeting(tier="firm", confidence=0.9),
        meeting(quote="Oslo left", actors=["NOR"], recipients=[], tier="firm", confidence=0.7),
        meeting(status="planned", tier="lead", confidence=0.2),
    ]
    found = scoring.score({"r": "oslometromeosloleft"}, gold, {"r": firm})
    assert (found["firm"], found["firm_precision"], found["firm_share"]) == (2, 0.5, 0.5)


def test_confidence_is_calibrated_where_it_says_how_often_it_is_right(scoring: ModuleType) -> None:
    assert scoring.ece([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]) == 0
    assert scoring.ece([(1.0, False)]) == 1
    assert scoring.ece([]) is None


def test_a_place_is_right_within_the_words_for_it_or_around_them(scoring: ModuleType) -> None:
    assert scoring.same_place(row(place="the Israeli-occupied West Bank"), row(place="West Bank"))
    assert scoring.same_place(row(place="Odesa"), row(place="the city of Odesa"))
    assert not scoring.same_place(row(place="Mali"), row(place="Somalia"))
    assert not scoring.same_place(row(), row(place="Mali"))
