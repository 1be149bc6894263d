"""Leads are kept and joined to events where they fit; nothing that firm claims carry depends on them."""

import itertools
from collections.abc import Iterable, Sequence

import pytest
from msgspec import structs

from onrecord.model import Claim, Conflict, Event, Origin, Report, Response, Source, Span, Story, TimeRange
from onrecord.record import Decision, MemoryShelf, Recorder
from onrecord.record.events import event_id
from tests.record.made import a_claim, a_report, visit

Told = tuple[Report, list[Claim]]
TALKS = "the talks between the two delegations"


def firm(id: str, **fields: object) -> Told:
    report = a_report(id)
    return report, [visit(report, **fields)]


def lead(id: str, **fields: object) -> Told:
    report, [claim] = firm(id, **fields)
    return report, [structs.replace(claim, tier="lead")]


def recorded(told: Iterable[Told]) -> tuple[MemoryShelf, Recorder]:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for report, claims in told:
        recorder.add(report, claims)
    return shelf, recorder


def of_tier(shelf: MemoryShelf, tier: str) -> list[Event]:
    return [event for event in shelf.all(Event) if event.tier == tier]


def firmly(shelf: MemoryShelf) -> dict[str, list[object]]:
    """All that firm claims carry."""
    events = [structs.replace(event, leads=()) for event in of_tier(shelf, "firm")]
    stories = {id for story in shelf.all(Story) for id in story.events}
    return {
        "events": list(events),
        "origins": list(shelf.all(Origin)),
        "conflicts": list(shelf.all(Conflict)),
        "headed": sorted(stories),
    }


def joined(shelf: MemoryShelf) -> set[tuple[str, ...]]:
    """Which claims of whatever tier are together."""
    return {tuple(sorted((*event.claims, *event.leads))) for event in shelf.all(Event)}


def test_a_lead_joins_the_event_that_it_tells_of_and_changes_nothing() -> None:
    told = [firm("a"), firm("b", status="negated"), lead("c", status="planned"), lead("d", sources=(Source("Rumour"),))]
    alone, _ = recorded(told[:2])
    for order in itertools.permutations(told):
        shelf, _ = recorded(order)
        [event] = shelf.all(Event)
        assert event.leads == tuple(sorted(claim.id for _, [claim] in told[2:]))
        assert firmly(shelf)["events"] != []
        assert {event.grade and event.grade.digit for event in of_tier(shelf, "firm")} == {
            event.grade and event.grade.digit for event in of_tier(alone, "firm")
        }


def test_what_firm_claims_carry_is_the_same_with_and_without_leads_in_every_order() -> None:
    other = TimeRange("2023-07-30", "2023-07-30", "day")
    firm_ones = [firm("a"), firm("b", time=TimeRange("2023-07-25", "2023-07-25", "day")), firm("z", time=other)]
    leads = [lead("c"), lead("d", time=other, status="possible")]
    report = a_report("e")
    mixed = (report, [a_claim(report, TALKS, "AGREE"), structs.replace(visit(report), tier="lead")])
    together = joined(recorded([*firm_ones, *leads, mixed])[0])
    for order in list(itertools.permutations([*firm_ones, *leads, mixed]))[::37]:
        bare = [(report, [claim for claim in claims if claim.tier == "firm"]) for report, claims in order]
        shelf, _ = recorded(order)
        assert firmly(shelf) == firmly(recorded(bare)[0])
        assert joined(shelf) == together


def test_what_only_leads_tell_is_a_lead_event_without_grade_and_heads_no_story() -> None:
    shelf, _ = recorded([lead("a"), lead("b", status="negated")])
    [event] = shelf.all(Event)
    assert (event.tier, len(event.claims), event.leads) == ("lead", 2, ())
    assert (event.grade, event.origins, event.conflicts) == (None, (), ())
    assert event.title
    assert [party.code for party in event.actors] == ["RUR"]
    assert event.story == next(iter(shelf.all(Story))).id
    assert all(story.events == () for story in shelf.all(Story))


def test_a_lead_event_becomes_firm_with_its_first_firm_claim() -> None:
    told = [lead("a"), lead("b"), firm("c")]
    shelf, recorder = recorded(told[:2])
    [before] = shelf.all(Event)
    changes = recorder.add(*told[2])
    [event] = shelf.all(Event)
    assert (event.tier, event.id) == ("firm", event_id(told[2][1][0].id))
    assert event.claims == (told[2][1][0].id,)
    assert shelf.resolve(before.id) == event.id
    assert (before.id, event.id) in changes.merged


def test_a_firm_event_that_goes_leaves_its_leads() -> None:
    told = [firm("a"), lead("b"), lead("c")]
    for order in itertools.permutations(told):
        shelf, recorder = recorded(order)
        recorder.remove("a")
        [event] = shelf.all(Event)
        assert (event.tier, event.claims) == ("lead", ("b-0-CONSULT", "c-0-CONSULT"))
        assert shelf.get(Event, event_id("b-0-CONSULT")) == event
        recorder.add(*firm("a"))
        [event] = shelf.all(Event)
        assert (event.tier, event.claims, len(event.leads)) == ("firm", ("a-0-CONSULT",), 2)


def test_a_lead_that_goes_leaves_its_event() -> None:
    shelf, recorder = recorded([firm("a"), lead("b")])
    recorder.remove("b")
    assert [event.leads for event in shelf.all(Event)] == [()]
    shelf, recorder = recorded([lead("a"), lead("b")])
    recorder.remove("b")
    assert [event.claims for event in shelf.all(Event)] == [("a-0-CONSULT",)]
    recorder.remove("a")
    assert not list(shelf.all(Event))


@pytest.mark.parametrize(("first", "then"), [(lead, firm), (firm, lead)])
def test_an_event_keeps_its_id_when_its_claim_is_read_again_with_another_confidence(first, then) -> None:  # type: ignore[no-untyped-def]
    shelf, recorder = recorded([first("a")])
    [before] = shelf.all(Event)
    recorder.add(*then("a"))
    [after] = shelf.all(Event)
    assert (before.id, before.tier != after.tier) == (after.id, True)
    assert (after.grade is None) == (after.tier == "lead")


def test_a_lead_is_not_linked_by_way_of_two_firm_events() -> None:
    """Two firm events stay apart, however well a lead goes with both."""
    early, late = (TimeRange(f"2023-07-{day}", f"2023-07-{day}", "day") for day in ("03", "24"))
    told = [firm("a", time=early), firm("b", time=late), lead("c", time=None)]
    for order in itertools.permutations(told):
        shelf, _ = recorded(order)
        assert len(of_tier(shelf, "firm")) == 2


def test_a_lead_that_a_person_calls_right_is_firm_and_one_called_wrong_is_nowhere() -> None:
    def decided(kind: str) -> list[Event]:
        shelf = MemoryShelf()
        decision = Decision(id="d1", at="2026-01-01", author="me", kind=kind, targets=("a-0-CONSULT",))  # type: ignore[arg-type]
        Recorder(shelf, decisions=[decision]).add(*lead("a"))
        return list(shelf.all(Event))

    assert [event.tier for event in decided("right")] == ["firm"]
    assert decided("wrong") == []


def test_a_person_may_say_that_a_lead_tells_of_a_firm_event() -> None:
    far = TimeRange("2021-01-05", "2021-01-05", "day")
    decision = Decision(id="d1", at="2026-01-01", author="me", kind="same", targets=("a-0-CONSULT", "b-0-CONSULT"))
    for order in itertools.permutations([firm("a"), lead("b", time=far)]):
        shelf = MemoryShelf()
        recorder = Recorder(shelf, decisions=[decision])
        for told in order:
            recorder.add(*told)
        assert [(event.claims, event.leads) for event in shelf.all(Event)] == [(("a-0-CONSULT",), ("b-0-CONSULT",))]
        assert [(event.claims, event.leads) for event in recorded(order)[0].all(Event)] != [
            (("a-0-CONSULT",), ("b-0-CONSULT",))
        ]


def test_a_response_answers_the_firm_event_alone() -> None:
    report, claims = firm("a")
    at = report.text.index("Officials")
    quote = "Officials in Graustark declined to say"
    by = structs.replace(claims[0].recipients[0])
    response = Response(
        id="a!1", report="a", span=Span(at, at + len(quote)), quote=quote, by=by, stance="declines", about=claims[0].id
    )

    def answered(extra: Sequence[Claim]) -> list[tuple[str, ...]]:
        shelf = MemoryShelf()
        Recorder(shelf).add(report, [*claims, *extra], [response])
        return [event.responses for event in of_tier(shelf, "firm")]

    assert answered([]) == [("a!1",)]
    # A lead beside it that may be meant as well can leave open which is; its own event is none that is told.
    assert answered([structs.replace(a_claim(report, TALKS, "AGREE"), tier="lead")]) in ([("a!1",)], [()])
    assert answered([structs.replace(a_claim(report, TALKS, "MOBILIZE"), tier="lead")]) == [("a!1",)]


def test_many_leads_are_placed_at_a_bounded_cost() -> None:
    """Leads of an event that has many stay where they are when one more report comes."""
    shelf, recorder = recorded([firm("a"), *(lead(f"l{number}") for number in range(30))])
    recorder.add(*firm("b"))
    [event] = shelf.all(Event)
    assert (len(event.claims), len(event.leads)) == (2, 30)
