"""What formats say of an event in words: its status, who says so, and what a denial denies."""

import msgspec
import pytest

from onrecord.export.nodes import Node, node, pairs
from onrecord.export.told import Told, called, stance, standing, voices, written
from onrecord.knowledge.territories import alpha2, alpha3
from onrecord.model import Account, Event, Grade, Party, Response, Source, Span
from onrecord.model.kinds import Stance
from tests.export.varied import PRK, RUS, claim, event

USA = Party("USA", "Washington", "GOV")


def answer(by: Party, what: Stance = "denies") -> Response:
    return Response(id="r", report="wire", span=Span(0, 4), quote="Arms", by=by, stance=what)


def accusation() -> Told:
    said = msgspec.structs.replace(claim("c", "happened"), type="ACCUSE", actors=(USA,), recipients=(RUS,))
    one = Event(id="e", title="Washington accused Russia", type="ACCUSE", actors=(USA,), recipients=(RUS,))
    return Told(one, (said,), (), ())


def test_who_is_accused_denies_what_was_said_and_not_that_it_was_said() -> None:
    told = accusation()
    assert stance(told, answer(RUS)) == "denies what was said"
    assert stance(told, answer(USA)) == "denies"
    assert stance(told, answer(RUS, "declines")) == "declines"
    other = Told(event("e1", "happened", ()), (claim("c", "happened"),), (), ())
    assert stance(other, answer(RUS)) == "denies"


def test_a_denial_of_what_was_said_does_not_disagree_with_its_having_been_said() -> None:
    pytest.importorskip("stix2", reason="needs the extra 'formats'")
    from onrecord.export.stix.what import opinion
    from onrecord.model import Report

    def view(by: Party) -> str:
        return str(opinion(accusation(), answer(by), Report(id="wire"), {}).opinion)

    assert (view(RUS), view(USA)) == ("neutral", "disagree")


def test_voices_name_the_innermost_first_and_keep_the_distance() -> None:
    chain = (Source("Yonhap"), Source("Kirby", cue="alleged", distance="distanced"))
    assert voices(claim("c", "happened", sources=chain)) == "according to Kirby (alleged), according to Yonhap"
    assert voices(claim("c", "happened")) == "in the report's own voice"
    assert voices(claim("c", "happened", hearsay=True)) == "on the word of somebody unnamed"


def test_names_keep_capitals_and_say_what_is_not_simply_told() -> None:
    denied = event("e", "planned", ())
    assert called(denied) == "Arms e [planned]"
    one = event(
        "e",
        "happened",
        (),
        type="ACCUSE",
        denied_by=("Russia",),
        accounts=(Account(says="happened", origins=("o",), grade=Grade(0.3, 0.57, 3, "possibly true")),),
    )
    assert called(one) == "Arms e", "that it was said is not denied"
    assert standing(one) == (
        "Status: happened. 1 origin reports it, content denied by Russia. "
        "Graded for this status: confirmed by other sources (Admiralty 1)."
    )


def test_nothing_is_written_that_xml_cannot_hold() -> None:
    assert written("a\x00b\x0b c\n\ud800d\ufffe 🚀") == "a b c d 🚀"


def test_parties_are_who_they_are_known_to_be() -> None:
    assert node(Party("?", "others")) is None
    assert node(PRK) == Node("PRK", "state", "North Korea", "PRK")
    assert node(Party("HAMAS", "the group")) == Node("HAMAS", "group", "Hamas", "HAMAS")
    assert node(Party("UNO", "Security Council")) == Node("UNO", "organisation", "United Nations", "UNO")
    assert node(Party("NGO", "Amnesty")) == Node("NGO:amnesty", "organisation", "Amnesty", "NGO")


def test_pairs_are_who_acts_on_whom_or_with_whom() -> None:
    def codes(actors: tuple[Party, ...], recipients: tuple[Party, ...] = ()) -> list[tuple[str, str]]:
        found = pairs(event("e", "happened", (), actors=actors, recipients=recipients))
        return [(one.id, other.id) for one, other in found]

    assert codes((PRK, USA), (RUS,)) == [("PRK", "RUS"), ("USA", "RUS")]
    assert codes((RUS, PRK, USA)) == [("PRK", "RUS"), ("PRK", "USA"), ("RUS", "USA")]
    assert codes((PRK, Party("PRK", "its army"))) == [("PRK", "PRK")]
    assert codes((PRK,)) == codes((PRK, Party("?", "others"))) == []


def test_states_have_two_letters_and_three() -> None:
    assert (alpha2("PRK"), alpha2("XKX"), alpha2("HAMAS"), alpha2(None)) == ("KP", "XK", None, None)
    assert (alpha3("kp"), alpha3("XK"), alpha3("suhh"), alpha3("eu")) == ("PRK", "XKX", None, None)
