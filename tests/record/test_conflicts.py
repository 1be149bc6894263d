"""Conflicts and look-alikes."""

import importlib.util
import json
from pathlib import Path

import pytest

from onrecord.model import Claim, Conflict, Event, Place, Source, TimeRange
from onrecord.record import MemoryShelf, Recorder
from onrecord.record.conflicts import compare, conflicts
from onrecord.record.facts import facts
from onrecord.record.places import differ, kilometres, same_name
from onrecord.record.quantities import quantities
from tests.record.made import BODY, a_claim, a_report, visit

PAIRS = Path(__file__).with_name("conflicts.jsonl")
BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "conflicts.py"


def test_precision_and_recall_on_the_pairs() -> None:
    spec = importlib.util.spec_from_file_location("conflicts_benchmark", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    figures = benchmark.measure(PAIRS.read_text(encoding="utf-8").splitlines())
    assert figures["pairs"] >= 150
    assert figures["precision"] >= 0.9
    assert figures["recall"] >= 0.85


def test_half_of_the_pairs_are_look_alikes() -> None:
    kinds = [json.loads(line)["kind"] for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    assert 0.45 <= kinds.count("none") / len(kinds) <= 0.55


@pytest.mark.parametrize(
    ("quote", "least", "most"),
    [
        ("killing at least six civilians", 6, float("inf")),
        ("no more than ten people died", 0, 10),
        ("twenty-one schoolgirls were freed", 21, 21),
        ("dozens of missiles", 20, 119),
    ],
)
def test_quantities(quote: str, least: float, most: float) -> None:
    (found,) = quantities(quote)
    assert (found.least, found.most) == (least, most)


@pytest.mark.parametrize("quote", ["on 25 July 2023", "at 5:58 a.m.", "a Hwasong-12", "one of the girls", "in 2017"])
def test_dates_times_and_names_are_no_quantities(quote: str) -> None:
    assert quantities(quote) == ()


def test_a_report_does_not_contradict_itself_in_its_own_voice() -> None:
    report = a_report("one", "Four people died in the blast. At least six people were killed there.")
    one, two = (a_claim(report, quote) for quote in ("Four people died", "At least six people were killed"))
    assert compare(facts(one, report), facts(two, report)) == []


def test_a_conflict_is_kept_with_its_event_and_both_claims() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    claims: list[Claim] = []
    for name, day in (("one", "2023-07-24"), ("two", "2023-07-27")):
        report = a_report(name)
        source = Source(name=name.title(), kind="person")
        claims.append(visit(report, time=TimeRange(day, day, "day", how="stated"), sources=(source,)))
    apart = [facts(claim, None) for claim in claims]
    assert [finding.kind for finding in compare(*apart)] == ["time"]
    for name, claim in zip(("one", "two"), claims, strict=True):
        recorder.add(a_report(name), [claim])
    for event in shelf.all(Event):
        for id in event.conflicts:
            conflict = shelf.get(Conflict, id)
            assert conflict is not None
            assert set(conflict.claims) <= set(event.claims)


def test_spellings_of_one_place() -> None:
    assert same_name("Mazar-i-Sharif", "Mazar-e-Sharif")
    assert not same_name("Kharkiv", "Kherson region")


def test_a_city_and_its_country_differ_in_precision_only() -> None:
    city = Place("Kharkiv", country="UKR", precision="settlement", latitude=50.0, longitude=36.2)
    country = Place("Ukraine", country="UKR", precision="country")
    assert differ(city, "hit Kharkiv", country, "hit Ukraine") is False
    assert kilometres(city, Place("x", latitude=50.45, longitude=30.52)) == pytest.approx(407, abs=10)


def test_a_lone_denial_is_found_among_many_accounts() -> None:
    report = a_report("r0", BODY)
    quote = "The defence minister of Ruritania travelled to Graustark on Monday"
    told = [
        facts(a_claim(a_report(f"r{n}"), quote, id=f"a{n:03}", place=Place(name=f"Town {n}")), None) for n in range(200)
    ]
    denial = facts(a_claim(report, quote, id="z", status="negated"), None)
    assert any("z" in conflict.claims and conflict.kind == "denial" for conflict in conflicts("e", [*told, denial]))
