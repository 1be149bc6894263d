"""Sentences from many regions about aid, seizures, sanctions, denials and more: each states an event of its type."""

from functools import cache
from pathlib import Path

from onrecord.model import Claim, Report
from tests.read.by_rules import read, read_text

LINES = [
    line.split("\t")
    for line in (Path(__file__).parent / "world.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
MOST = 0.97  # some may be lost to a change of names or places that helps elsewhere


@cache
def claims(text: str) -> tuple[Claim, ...]:
    return read_text(text, "2024-05-15").claims


def types(text: str) -> set[str]:
    return {claim.type for claim in claims(text)}


def test_the_events_of_the_world_are_found_with_their_types() -> None:
    reports = [Report(id=text, text=text, published="2024-05-15", published_how="metadata") for _, text in LINES]
    found = {reading.report.id: {claim.type for claim in reading.claims} for reading in read(reports)}
    missing = [(type, text) for type, text in LINES if type not in found[text]]
    assert len(missing) <= (1 - MOST) * len(LINES), missing


def test_a_stretch_says_what_was_urged() -> None:
    (claim,) = [c for c in claims("Nairobi urged Khartoum to open the crossing at Adre.") if c.type == "REQUEST"]
    assert claim.quote == "Nairobi urged Khartoum to open the crossing at Adre"


def test_a_stretch_leaves_out_the_circumstances() -> None:
    (claim,) = [c for c in claims("Peru condemned the raid after its envoys had left the city.") if c.type == "ACCUSE"]
    assert claim.quote == "Peru condemned the raid"


def test_what_is_not_ruled_out_is_possible_and_not_refused() -> None:
    found = claims("Washington did not rule out sanctions on Georgia.")
    assert [(claim.type, claim.status) for claim in found] == [("SANCTION", "possible")]


def test_no_plans_to_do_it_is_no_refusal() -> None:
    assert "REJECT" not in types("Ankara has no plans to send troops to Libya.")


def test_two_acts_in_a_sentence_are_two_claims() -> None:
    found = [c for c in claims("Iran impounded a Greek tanker and arrested its captain.") if c.type == "COERCE"]
    assert len(found) == 2


def test_an_attack_and_whom_it_killed_are_one_claim() -> None:
    text = "Two people were killed after a Syrian jet bombed a Turkish post."
    assert len([c for c in claims(text) if c.type == "ASSAULT"]) == 1


def test_a_refused_accusation_is_told_too() -> None:
    assert {"REJECT", "ACCUSE"} <= types("Togo rejected an accusation by Ghana that it harbours rebels.")


def test_charges_and_denials_are_made_by_telling() -> None:
    assert types("Kyiv said Moscow was waging a war of aggression.") >= {"ACCUSE"}
    assert "REJECT" in types("Minsk said it had no involvement in the plot.")


def test_what_a_missile_can_do_is_no_event() -> None:
    assert not types("Iran has missiles that can hit Israel.")


def test_a_warning_to_ones_own_people_threatens_nobody() -> None:
    assert "THREATEN" not in types("The Japanese government warned citizens to take cover.")
    assert "THREATEN" in types("Egypt warned Ethiopia against filling the dam.")


def test_a_vow_not_to_let_others_threatens() -> None:
    assert "THREATEN" in types("Israel has vowed not to let Iran build a bomb.")


def test_prisoners_of_war_are_no_war() -> None:
    assert "ASSAULT" not in types("Ukraine and Russia swapped 150 prisoners of war.")


def test_a_captions_present_tells_what_happened() -> None:
    (claim,) = claims("A suicide bomber rams a truck into the German consulate, killing four people.")
    assert (claim.type, claim.status) == ("ASSAULT", "happened")


def test_who_says_that_others_will_pay_has_threatened() -> None:
    (claim,) = [c for c in claims("Hamas will pay a heavy price, Netanyahu said.") if c.type == "THREATEN"]
    assert claim.status == "happened"


def test_what_one_stops_short_of_is_denied_of_its_subject() -> None:
    (claim,) = claims("Ankara stopped short of sending troops to Libya.")
    assert (claim.type, claim.status, [party.code for party in claim.actors]) == ("MOBILIZE", "negated", ["TUR"])
