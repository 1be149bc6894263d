"""The same reports give the same record: in any order, at once or in parts, and again."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from onrecord.model import Claim, Event, Origin, Response, Story
from onrecord.record import Decision, MemoryShelf, Recorder
from tests.record.recorded import Part, pile, recorded, told

PILE = pile()
WHOLE = told(recorded([PILE]).shelf)
SLOWLY = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def batches(draw: st.DrawFn) -> list[list[Part]]:
    """The pile in some order, cut into parts at random."""
    order = draw(st.permutations(PILE))
    cuts = sorted(draw(st.sets(st.integers(1, len(PILE) - 1), max_size=len(PILE) - 1)))
    return [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(PILE)], strict=True)]


def test_the_pile_has_all_that_could_depend_on_the_order() -> None:
    shelf = recorded([PILE]).shelf
    events = list(shelf.all(Event))
    assert any(
        len(event.claims) > 5 and event.leads and event.conflicts and len(event.accounts) == 3 for event in events
    )
    assert any(event.type == "MOBILIZE" and event.responses for event in events), "one answers another report"
    assert any(event.denied_by for event in events)
    assert {response.about is None for response in shelf.all(Response)} == {True, False}
    titles = {origin.title: origin.reports for origin in shelf.all(Origin)}
    assert {"spelt", "rossdale"} <= set(titles["Mohammed Rossdale"]), titles
    assert {"elich", "lone"} <= set(titles["Gregory Elich"])
    assert {"credited", "a-first"} <= set(titles["AFP"])
    assert any({"plain", "titled"} <= set(reports) for reports in titles.values())
    assert len(list(shelf.all(Story))) > 1


@given(batches())
@SLOWLY
def test_in_any_order_at_once_or_in_parts(parts: list[list[Part]]) -> None:
    assert told(recorded(parts).shelf) == WHOLE


@pytest.mark.parametrize("at", range(len(PILE)), ids=[part[0].id for part in PILE])
def test_a_report_that_comes_last_or_goes_again(at: int) -> None:
    """Where nothing comes after it that could set right what it left undone."""
    others = [*PILE[:at], *PILE[at + 1 :]]
    recorder = recorded([others])
    without = told(recorder.shelf)
    recorder.add(*PILE[at])
    assert told(recorder.shelf) == WHOLE
    recorder.remove(PILE[at][0].id)
    assert told(recorder.shelf) == without


@given(batches(), st.sets(st.sampled_from(range(len(PILE))), min_size=1))
@SLOWLY
def test_again(parts: list[list[Part]], again: set[int]) -> None:
    recorder = recorded(parts)
    before = {kind: {one.id for one in recorder.shelf.all(kind)} for kind in (Event, Origin, Story)}
    recorder.add_all([PILE[at] for at in sorted(again)])
    assert told(recorder.shelf) == WHOLE
    assert {kind: {one.id for one in recorder.shelf.all(kind)} for kind in before} == before, "ids are kept, too"


@given(batches(), st.sets(st.sampled_from(range(len(PILE))), min_size=1))
@SLOWLY
def test_a_record_from_which_reports_were_removed_is_as_if_they_had_never_come(
    parts: list[list[Part]], gone: set[int]
) -> None:
    recorder = recorded(parts)
    for at in sorted(gone):
        recorder.remove(PILE[at][0].id)
    assert told(recorder.shelf) == told(recorded([[part for at, part in enumerate(PILE) if at not in gone]]).shelf)
    recorder.add_all([PILE[at] for at in gone])
    assert told(recorder.shelf) == WHOLE


@given(batches())
@SLOWLY
def test_ids_that_were_given_away_go_on_answering(parts: list[list[Part]]) -> None:
    recorder, given_away = Recorder(MemoryShelf()), dict[str, tuple[str, ...]]()
    for part in parts:
        recorder.add_all(part)
        given_away |= {event.id: event.claims for event in recorder.shelf.all(Event)}
        for id in given_away:
            assert recorder.shelf.get(Event, id) is not None


def test_an_event_keeps_the_id_that_most_of_its_claims_had() -> None:
    one, two, later = (part for part in PILE if part[0].id in ("one", "two", "three"))
    recorder = recorded([[one, two], [later]])
    before = {event.claims: event.id for event in recorder.shelf.all(Event)}
    joins = Decision(id="d", at="2026", author="a", kind="same", targets=(one[1][0].id, later[1][0].id))
    joined = Recorder(recorder.shelf, decisions=(joins,))
    joined.add(*later)
    (event,) = recorder.shelf.all(Event)
    assert event.id == before[tuple(sorted((one[1][0].id, two[1][0].id)))]
    assert all(recorder.shelf.resolve(id) == event.id for id in before.values())


def test_what_people_decided_holds_in_every_order() -> None:
    by_id = {report.id: claims[0] for report, claims, _ in PILE if claims}
    decisions = (
        Decision(id="d1", at="1", author="a", kind="different", targets=(by_id["house"].id, by_id["kirby"].id)),
        Decision(id="d2", at="2", author="a", kind="same", targets=(by_id["one"].id, by_id["three"].id)),
        Decision(id="d3", at="3", author="a", kind="wrong", targets=(by_id["retold"].id,)),
        Decision(id="d4", at="4", author="a", kind="right", targets=(by_id["perhaps"].id,)),
        Decision(
            id="d5", at="5", author="a", kind="correct", targets=(by_id["wire1"].id,), field="origin",
            value=by_id["house"].id,
        ),
    )  # fmt: skip
    found = []
    for order in (PILE, PILE[::-1], [*PILE[1::2], *PILE[::2]]):
        recorder = Recorder(MemoryShelf(), decisions=decisions)
        for part in order:
            recorder.add(*part)
        of = {claim: event.id for event in recorder.shelf.all(Event) for claim in event.claims}
        assert of[by_id["house"].id] != of[by_id["kirby"].id]
        assert of[by_id["one"].id] == of[by_id["three"].id]
        assert by_id["retold"].id not in of
        assert by_id["perhaps"].id in of
        origin = recorder.origins.of_claim(by_id["wire1"].id)
        assert origin == recorder.origins.of_claim(by_id["house"].id)
        found.append(told(recorder.shelf))
    assert found[0] == found[1] == found[2]


def test_a_report_read_anew_under_other_ids_of_claims_keeps_its_events() -> None:
    recorder = recorded([PILE])
    before = {event.id for event in recorder.shelf.all(Event)}
    report, claims, responses = PILE[12]
    renamed: list[Claim] = [structs.replace(claim, id=f"new-{claim.id}") for claim in claims]
    recorder.add(report, renamed, responses)
    assert {event.id for event in recorder.shelf.all(Event)} == before


@given(batches())
@SLOWLY
def test_reports_that_are_seen_to_alone_while_others_wait(parts: list[list[Part]]) -> None:
    """As where a build that was cut off is run again, and reads some anew before it comes to what is left."""
    recorder = recorded(parts[:1])
    before, begun = told(recorder.shelf), {event.id for event in recorder.shelf.all(Event)}
    waiting = sorted(part[0].id for some in parts[1:] for part in some)
    for part in [part for some in parts[1:] for part in some]:
        recorder.take(*part)
    for part in parts[0]:
        recorder.take(*part)
        recorder.finish(part[0].id, alone=True)
    assert recorder.unfinished() == waiting
    assert all(recorder.waits(id) for id in waiting)
    assert {event.id for event in recorder.shelf.all(Event)} == begun
    assert told(recorder.shelf)["events"] == before["events"], "nothing meets what waits"
    recorder.finish()
    assert told(recorder.shelf) == WHOLE
