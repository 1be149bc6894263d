"""Differences that are rather of two deeds than in what is told of one."""

import pytest
from msgspec import structs

from onrecord.model import Claim, Conflict, Party, Source, TimeRange
from onrecord.record import MemoryShelf, Recorder
from onrecord.record.conflicts import compare
from onrecord.record.facts import facts
from tests.record.made import a_claim, a_report

RUR, GRA = Party("RUR", "Ruritania"), Party("GRA", "Graustark")


def told(name: str, quote: str, trigger: str, type: str = "ASSAULT", day: int = 20, **fields: object) -> Claim:
    """What a person named as the report says, on a day that stands nowhere but in the claim's fields."""
    said = (Source(name.title(), kind="person"),)
    at = TimeRange(f"2023-07-{day}", f"2023-07-{day}", "day")
    fields = {"sources": said, "time": at, "trigger": trigger, **fields}
    return a_claim(a_report(name, f"{quote}, said {name}."), quote, type, **fields)


def kinds(one: Claim, two: Claim, domains: tuple[str, str] = ("one.example", "two.example")) -> list[str]:
    reports = [
        a_report(claim.report, f"{claim.quote}.", domain=at) for claim, at in zip((one, two), domains, strict=True)
    ]
    return [finding.kind for finding in compare(*map(facts, (one, two), reports)) if finding.conflicting]


@pytest.mark.parametrize(
    ("second", "trigger", "found"),
    [
        ("drones hit the oil port of Zenda harbour", "hit", ["time"]),
        ("drones hit the market of Strelsau", "hit", []),
        ("it took the oil port of Zenda harbour", "took", []),
    ],
)
def test_days_conflict_of_one_deed_at_one_thing(second: str, trigger: str, found: list[str]) -> None:
    one = told("one", "drones struck the oil port of Zenda harbour", "struck")
    assert kinds(one, told("two", second, trigger, day=24)) == found


@pytest.mark.parametrize(("day", "found"), [("on Monday", ["time"]), ("on Friday", [])])
def test_a_day_that_stands_elsewhere_in_the_sentence_may_be_another_things(day: str, found: list[str]) -> None:
    one = told("one", "drones struck the oil port of Zenda harbour", "struck")
    two = told("two", "drones struck the oil port of Zenda harbour on Monday", "struck", day=24)
    assert two.time is not None
    assert kinds(one, structs.replace(two, time=structs.replace(two.time, text=day))) == found


@pytest.mark.parametrize(("day", "found"), [(24, []), (26, ["time"])])
def test_a_visit_lasts(day: int, found: list[str]) -> None:
    quote = "Rudolf met Black Michael at the castle of Zenda"
    one, two = told("one", quote, "met", "CONSULT"), told("two", quote, "met", "CONSULT", day)
    assert kinds(one, two) == found


@pytest.mark.parametrize(("type", "trigger", "found"), [("ASSAULT", "shelled", ["party"]), ("COERCE", "banned", [])])
def test_a_ban_is_manys_and_a_blow_is_ones(type: str, trigger: str, found: list[str]) -> None:
    quote = f"{trigger} the ferry line of Hentzau island"
    one = told("one", quote, trigger, type, actors=(RUR,), recipients=(GRA,))
    two = told("two", quote, trigger, type, actors=(Party("BOR", "Borduria"),), recipients=(GRA,))
    assert kinds(one, two) == found


@pytest.mark.parametrize(("doer", "found"), [(RUR, ["exclusive"]), (GRA, [])])
def test_what_struck_and_what_was_shot_down_exclude_each_other_if_they_are_ones(doer: Party, found: list[str]) -> None:
    one = told("one", "missiles struck the oil port of Zenda", "struck", actors=(RUR,), recipients=(GRA,))
    two = told(
        "two", "missiles at the oil port of Zenda were intercepted", "intercepted", actors=(doer,), recipients=()
    )
    assert kinds(one, two) == found


@pytest.mark.parametrize(("domain", "found"), [("two.example", ["number"]), ("one.example", [])])
def test_an_outlets_next_report_of_the_day_is_an_update(domain: str, found: list[str]) -> None:
    one, two = (
        told(name, f"{count} people were killed at the market of Strelsau", "killed", sources=())
        for name, count in (("one", "three"), ("two", "five"))
    )
    assert kinds(one, two, ("one.example", domain)) == found


def conflicts_told(denied: str, its: str) -> list[str]:
    """The conflicts of a record of a report that accuses and of another that says what is denied."""
    said = "Ruritania killed the writer Flavia"
    report, other = a_report("one", f"{said}, the mayor of Graustark said."), a_report("two", f"Ruritania {denied}.")
    mayor = (Source("the mayor", code="GRA", kind="government"),)
    theirs = (Source("Ruritania", code="RUR", kind="government"),)
    quote = denied.split(" ", 1)[1]
    parties = ((RUR,), (GRA,))
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for whose, text, trigger, status, sources in (
        (report, said, "killed", "happened", mayor), (other, quote, its, "negated", theirs),
    ):  # fmt: skip
        claim = a_claim(
            whose, text, "ASSAULT", trigger=trigger, status=status, sources=sources, actors=parties[0],
            recipients=parties[1], time=None,
        )  # fmt: skip
        recorder.add(whose, [claim])
    return [conflict.kind for conflict in shelf.all(Conflict)]


def test_a_record_joins_what_is_denied_with_the_denial() -> None:
    assert conflicts_told("denies any role in the plane crash of Flavia", "crash") == ["denial"]
    assert conflicts_told("denies any role in the fire at the harbour", "fire") == []
    assert conflicts_told("refused to kill Flavia", "kill") == []
