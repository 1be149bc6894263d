"""Conflicts and look-alikes."""

import importlib.util
import json
from pathlib import Path

import pytest
from msgspec import structs

from onrecord.model import Claim, Confidence, Conflict, Event, Party, Place, Source, TimeRange
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


def test_who_denies_is_told_once_however_many_tell_what_is_denied() -> None:
    quote = "The defence minister of Ruritania travelled to Graustark on Monday"

    def negated(id: str, name: str, code: str, place: Place | None) -> Claim:
        by = (Source(name, code=code, kind="person"),)
        return a_claim(a_report(id), quote, id=id, status="negated", place=place, sources=by)

    told = [a_claim(a_report(f"r{n}"), quote, id=f"a{n}", place=Place(name=f"Town {n}")) for n in range(3)]
    may = a_claim(a_report("may"), quote, id="0", status="possible")
    denials = [negated("y", "the mayor", "GRA", None), negated("z", "the minister", "RUR", Place(name="Town 0"))]
    found = conflicts("e", [facts(claim, None) for claim in (may, *told, *denials)])
    assert sorted(conflict.claims for conflict in found if conflict.kind == "denial") == [("a0", "y"), ("a0", "z")]


def toll(name: str, quote: str, day: str = "26", **fields: object) -> Claim:
    report = a_report(name, f"{quote}, officials said.", published=f"2023-07-{day}")
    return a_claim(report, quote, "ASSAULT", time=None, sources=(Source(name.title(), kind="person"),), **fields)


def kinds(one: Claim, two: Claim, days: tuple[str, str] = ("26", "26")) -> list[str]:
    reports = [
        a_report(claim.report, claim.quote, published=f"2023-07-{day}")
        for claim, day in zip((one, two), days, strict=True)
    ]
    return [finding.kind for finding in compare(*map(facts, (one, two), reports)) if finding.conflicting]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the strike killed eight children", "the strike killed ten people"),
        ("the governor and two others were killed", "three people were killed"),
        ("the two hostages who survived", "four hostages were taken"),
        ("it fell to them in three days", "they took it in the past two days"),
        ("sentenced to 8 1/2 years", "sentenced to more than eight years"),
        ("killed a 15-year-old boy", "killed two boys"),
        ("20-25 people left", "22 people left"),
        ("police arrested four people", "eight people were detained"),
        ("the strike killed dozens of people", "the strike killed 12 people"),
        ("the bomb killed three policemen", "the bombs killed six policemen and prosecutors"),
        ("settled the $1.6bn defamation case", "settled it for $787.5m"),
        ("a package of $40bn for the islands", "a package of $62bn for the islands"),
    ],
)
def test_numbers_of_some_and_of_all_and_those_that_fit_do_not_conflict(one: str, two: str) -> None:
    assert kinds(toll("one", one), toll("two", two)) == []


def test_a_vague_word_conflicts_only_with_what_is_far_from_it() -> None:
    assert kinds(toll("one", "the strike killed dozens of people"), toll("two", "the strike killed five people")) == [
        "number"
    ]


@pytest.mark.parametrize(
    ("two", "found"), [("the assembly rejected the pension bill", ["exclusive"]), ("the assembly rejected a tax", [])]
)
def test_outcomes_exclude_each_other_in_one_matter_only(two: str, found: list[str]) -> None:
    quotes = ("the assembly approved the pension bill", two)
    sides = [
        a_claim(a_report(name, f"{quote}, said {name}."), quote, "AGREE", trigger=quote.split()[2], time=None)
        for name, quote in zip(("one", "two"), quotes, strict=True)
    ]
    assert kinds(sides[0], sides[1]) == found


def test_a_number_of_another_day_is_an_update_or_of_something_else() -> None:
    one, two = toll("one", "the strike killed 12 people"), toll("two", "the strike killed seven people", "29")
    assert kinds(one, two) == ["number"]
    assert kinds(one, two, ("26", "29")) == []


def test_a_part_of_what_is_to_be_given_and_some_of_those_who_agree_are_not_all() -> None:
    """Four of a dozen jets come first; three of seven states cut back."""
    for type, status, kind in (("AID", "planned", []), ("AID", "happened", ["number"]), ("AGREE", "happened", [])):
        quotes = ("four jets for Graustark from the air base", "around a dozen jets for Graustark from the air base")
        sides = [structs.replace(toll(n, q), type=type, status=status) for n, q in zip("ab", quotes, strict=True)]
        assert kinds(sides[0], sides[1]) == kind


@pytest.mark.parametrize(("day", "found"), [("27", ["party"]), ("29", [])])
def test_who_struck_is_in_dispute_only_where_the_day_is_one(day: str, found: list[str]) -> None:
    quote = "rocket fire on the town of Ruppin"
    one, two = (
        structs.replace(toll(name, quote, at), actors=(Party(code, code),), recipients=(Party("GRA", "Graustark"),))
        for name, at, code in (("a", "26", "BOR"), ("b", day, "RUR"))
    )
    assert kinds(one, two, ("26", day)) == found


def test_times_of_two_seasons_are_of_two_deeds() -> None:
    quote = "drones struck the Kenyan port of Mombasa"
    days = [TimeRange(day, day, "day") for day in ("2023-07-20", "2022-12-20")]
    one, two = (structs.replace(toll(name, quote), time=day) for name, day in zip("ab", days, strict=True))
    assert kinds(one, two) == []


@pytest.mark.parametrize(("more", "found"), [("", ["time"]), (" again", [])])
def test_what_is_told_to_have_been_done_again_is_another_on_another_day(more: str, found: list[str]) -> None:
    days = [TimeRange(f"2023-07-{day}", f"2023-07-{day}", "day") for day in (20, 24)]
    quotes = ("drones struck the Kenyan port of Mombasa", f"drones struck the Kenyan port of Mombasa{more}")
    one, two = (
        structs.replace(toll(name, quote), time=day) for name, quote, day in zip("ab", quotes, days, strict=True)
    )
    assert kinds(one, two) == found


def test_a_group_and_the_people_it_is_of_are_no_two_parties() -> None:
    one, two = (a_claim(a_report(name), BODY[:40], "ASSAULT") for name in ("one", "two"))
    told = [Party(code, code) for code in ("HAMAS", "PSE")]
    apart = [structs.replace(claim, actors=(party,)) for claim, party in zip((one, two), told, strict=True)]
    assert kinds(apart[0], apart[1]) == []


@pytest.mark.parametrize(("sure", "found"), [(0.9, ["number"]), (0.7, [])])
def test_no_conflict_rests_on_an_unsure_reading(sure: float, found: list[str]) -> None:
    told = Confidence(whole=0.8, type=0.9, actors=0.9, recipients=0.9, status=sure, sources=0.9)
    one = toll("one", "the strike killed 12 people")
    two = toll("two", "the strike killed seven people", confidence=told)
    both = [facts(claim, a_report(claim.report, claim.quote)) for claim in (one, two)]
    assert [conflict.kind for conflict in conflicts("e", both)] == found
    assert len(conflicts("e", both, {two.id})) == 1, "a person affirmed it"
