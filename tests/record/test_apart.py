"""What tells two deeds apart that have type, parties and days in common."""

from typing import Any

import pytest
from msgspec import structs

from onrecord.model import Claim, Event, Name, Party, Report, Span, TimeRange
from onrecord.record import MemoryShelf, Recorder
from onrecord.record.facts import Facts, facts
from onrecord.record.linking import evidence, features
from tests.record.made import a_claim, a_report
from tests.record.test_linking import grouped, on, parties


def a_fact(id: str, quote: str, type: str = "ASSAULT", **fields: object) -> Facts:
    report = a_report(id, f"{quote}.", published=fields.pop("published", "2023-11-14"))
    kept = {"actors": parties("IRN"), "recipients": parties("KEN"), "time": on("2023-11-14", "inferred"), **fields}
    return facts(a_claim(report, quote, type, **kept), report)


def test_what_was_struck_is_something_in_common_and_whose_it_was_is_not() -> None:
    rammed = a_fact("a", "A truck rammed the wall of the Kenyan consulate", trigger="rammed")
    raid = a_fact("b", "At least four killed in raid on Kenyan consulate", trigger="killed")
    elsewhere = a_fact("c", "A Kenyan was killed in a bombardment", trigger="killed")
    assert features(rammed, raid)["nothing_else"] == 0.0
    assert features(rammed, elsewhere)["nothing_else"] == 1.0


@pytest.mark.parametrize(
    ("quote", "many"),
    [
        ("Iran has conducted dozens of ballistic missile tests", 1.0),
        ("more than 80 missile tests", 1.0),
        ("a flurry of missile launches", 1.0),
        ("Tuesday's missile test", 0.0),
        ("dozens were hurt in the missile attack", 0.0),
    ],
)
def test_many_tests_are_not_the_test(quote: str, many: float) -> None:
    one = a_fact("a", "Iran tested a missile on Tuesday", "MOBILIZE")
    assert features(one, a_fact("b", quote, "MOBILIZE"))["many_differs"] == many


def test_within_one_state_its_code_says_not_who() -> None:
    own = {"actors": parties("KEN"), "recipients": parties("KEN")}
    calls = a_fact("a", "Calls to censure a lawmaker", "REQUEST", **own)
    urges = a_fact("b", "A senator urges a ban", "REQUEST", **own)
    assert features(calls, urges)["inside"] == 1.0
    assert features(calls, a_fact("b", "Iran urges a ban", "REQUEST"))["inside"] == 0.0
    assert features(calls, calls)["inside"] == 0.0, "within one report its words tell"


def test_who_speaks_without_a_code_is_not_one() -> None:
    accused = a_fact("a", "Kenya accused of neglect", "ACCUSE", actors=())
    other = a_fact("b", "Kenya accused of separating families", "ACCUSE", actors=())
    assert features(accused, other)["nobody"] == 1.0
    assert features(accused, a_fact("b", "Iran accused Kenya of neglect", "ACCUSE"))["nobody"] == 0.0


def test_how_far_apart_reports_came_out_says_nothing_where_both_state_the_day() -> None:
    first = a_fact("a", "Iran bombed Kenya", time=on("2023-11-13"))
    late = {"published": "2024-01-20"}
    assert features(first, a_fact("b", "Iran bombed Kenya", time=on("2023-11-13"), **late))["published_apart"] == 0.0
    assert features(first, a_fact("b", "Iran bombed Kenya", time=None, **late))["published_apart"] == 1.0


def test_letters_that_followed_a_visit_are_no_visit() -> None:
    letters = a_fact("a", "Letters were exchanged following the visit", "CONSULT", trigger="exchanged")
    visit = a_fact("b", "The minister's visit", "CONSULT", trigger="visit")
    same = a_fact("b", "Letters were exchanged following the visit", "CONSULT", trigger="visit")
    assert features(letters, visit)["forms_differ"] == 1.0
    assert features(same, visit)["forms_differ"] == 0.0


def expected(quote: str, published: str, **fields: object) -> tuple[Report, list[Claim]]:
    report = a_report(published, f"{quote}.", published=published)
    sides = {"actors": parties("IRN", "KEN"), "recipients": (), "time": None, "trigger": "sign"}
    return report, [a_claim(report, quote, "AGREE", **{**sides, **fields})]


def test_what_was_expected_and_came_to_nothing_is_one_event() -> None:
    may = expected("Iran and Kenya may sign an arms agreement at the summit", "2023-09-05", status="possible")
    not_ = "Iran and Kenya did not sign an arms agreement at the summit"
    day = TimeRange("2023-09-13", "2023-09-13", "day", how="inferred")
    nothing = expected(not_, "2023-09-13", status="negated", time=day)
    assert grouped(may, nothing) == [{"2023-09-05", "2023-09-13"}]
    before = expected(not_, "2023-08-13", status="negated", time=structs.replace(day, start="2023-08-13", end=None))
    assert len(grouped(may, before)) == 2, "who says before that it was not says nothing of what is expected"
    others = expected(not_, "2023-09-13", status="negated", time=day, actors=parties("IRN", "ETH"))
    assert len(grouped(may, others)) == 2


def test_deeds_that_one_sentence_names_stay_two_whatever_joins_them() -> None:
    report = a_report("a", "A blast and gunfire hit the Kenyan consulate in Tehran.", published="2023-11-14")
    sides = {"actors": parties("IRN"), "recipients": parties("KEN"), "time": on("2023-11-14")}
    blast = a_claim(report, "A blast", "ASSAULT", trigger="blast", **sides)
    shots = a_claim(report, "gunfire hit the Kenyan consulate in Tehran", "ASSAULT", trigger="gunfire", **sides)
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    recorder.add(report, [blast, shots])
    for id in "bcd":
        other = a_report(id, "An attack hit the Kenyan consulate in Tehran.", published="2023-11-14")
        quote = "An attack hit the Kenyan consulate in Tehran"
        recorder.add(other, [a_claim(other, quote, "ASSAULT", trigger="attack", **sides)])
    events = [event.claims for event in shelf.all(Event)]
    assert len(events) == 2
    assert not any({blast.id, shots.id} <= set(claims) for claims in events)


def test_fighting_that_goes_on_between_the_same_is_one_war() -> None:
    going: dict[str, Any] = {"status": "ongoing", "recipients": (), "time": None}
    fights = a_fact(
        "a", "Fighting between the Kenyan army and rebels", trigger="Fighting", actors=parties("KEN"), **going
    )
    both = a_fact(
        "b", "hostilities between Kenya and Iran", trigger="hostilities", actors=parties("KEN", "IRN"), **going
    )
    assert features(fights, both)["one_war"] == 1.0
    blow = a_fact("c", "a Kenyan strike", trigger="strike", actors=parties("KEN"), **going)
    assert features(fights, blow)["one_war"] == 0.0
    other = a_fact("d", "war between Iran and Oman", trigger="war", actors=parties("IRN", "OMN"), **going)
    assert features(fights, other)["one_war"] == 0.0
    later = a_fact("e", "Fighting in Kenya", trigger="Fighting", actors=parties("KEN"), published="2024-03-01", **going)
    assert features(fights, later)["one_war"] == 0.0
    over = a_fact(
        "f", "Fighting in Kenya", trigger="Fighting", actors=parties("KEN"), **{**going, "status": "happened"}
    )
    assert features(fights, over)["one_war"] == 0.0


def visit(id: str, person: str, code: str | None, **fields: object) -> Facts:
    words = f"{person} visited Kenya"
    named = (Name("person", person, Span(0, len(person)), "actor", person, code),)
    return a_fact(id, words, "CONSULT", mode="visit", trigger="visited", names=named, **fields)


def test_another_s_visit_is_another_visit() -> None:
    one = visit("a", "Ana Reyes", "IRN")
    assert features(one, visit("b", "Ivo Cruz", "IRN"))["persons_differ"] == 1.0
    assert not features(one, visit("b", "Ana Reyes", "IRN")).get("persons_differ")
    assert not features(one, visit("b", "Ivo Cruz", "KEN")).get("persons_differ"), "the host is no other visitor"
    assert not features(one, visit("b", "Ivo Cruz", None)).get("persons_differ")


def test_a_war_between_two_is_one_whoever_is_named_first_and_however_long() -> None:
    going: dict[str, Any] = {"status": "ongoing", "time": None}
    war = a_fact("a", "Iran's war on Kenya", trigger="war", **going)
    both = a_fact(
        "b",
        "the Iran-Kenya war",
        trigger="war",
        actors=parties("IRN", "KEN"),
        recipients=(),
        published="2024-06-01",
        **going,
    )
    assert features(war, both)["one_war"] == 1.0
    assert (
        features(war, a_fact("c", "war on Oman", trigger="war", recipients=parties("OMN"), **going))["one_war"] == 0.0
    )


def test_a_war_is_one_however_many_months_lie_between_its_reports() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    told = (("a", "2023-03-06", "Prices rose amid the Iran-Kenya war"), ("b", "2023-08-10", "Iran-Kenya war drags on"))
    for id, day, text in told:
        report = a_report(id, f"{text}.", published=day)
        quote = "Iran-Kenya war"
        war = a_claim(
            report, quote, "ASSAULT", actors=parties("IRN"), recipients=parties("KEN"), status="ongoing", trigger="war",
            part="noun", time=None,
        )  # fmt: skip
        recorder.add(report, [war])
    assert len(list(shelf.all(Event))) == 1


def test_a_second_group_is_another_than_who_went_before() -> None:
    minister = visit("a", "Wanjiru", "KEN")
    second = a_fact("b", "A second group of Kenyan officials visited Iran", "CONSULT", mode="visit", trigger="visited")
    officials = a_fact("b", "Kenyan officials visited Iran", "CONSULT", mode="visit", trigger="visited")
    assert features(minister, second)["persons_differ"] == 1.0
    assert features(minister, officials)["persons_differ"] == 0.0
    assert features(second, officials)["persons_differ"] == 0.0, "who went before is not named"


def test_equal_parties_alone_join_no_undated_deeds_of_two_reports() -> None:
    """An armed group's own name, and the word for the deed, are what every report of its attacks has."""
    group = (Name("organisation", "Kizu Front", Span(0, 10), "actor", "Kizu Front", "KIZU"),)
    sides: dict[str, Any] = {
        "actors": parties("KIZU"),
        "recipients": parties("KEN"),
        "names": group,
        "trigger": "attack",
    }
    film = a_fact("a", "Kizu Front film shows attack on a Kenyan lorry", **sides)
    invasion = a_fact("b", "the Kizu Front attack on his country", **{**sides, "time": None})
    assert not evidence(film, invasion)
    assert evidence(film, a_fact("c", "Kizu Front attack on Kenyan lorries", **sides))
    dated = {**sides, "time": on("2023-11-13")}
    assert evidence(a_fact("d", "a Kizu Front attack", **dated), a_fact("e", "the Kizu Front attack", **dated))


def test_who_accuses_and_is_accused_within_one_state_does_two_things() -> None:
    soto, police, ministers = Party("KEN", "Ana Soto"), Party("KEN", "Nakuru police"), Party("KEN", "ministers")
    hers = a_fact("a", "Soto accused the Nakuru police", "ACCUSE", actors=(soto,), recipients=(police,))
    theirs = a_fact("b", "ministers accused Soto of it", "ACCUSE", actors=(ministers,), recipients=(soto,))
    again = a_fact("c", "Soto accused police", "ACCUSE", actors=(soto,), recipients=(police,))
    assert features(hers, theirs)["sides_swapped"] == 1.0
    assert features(hers, again)["sides_swapped"] == 0.0
