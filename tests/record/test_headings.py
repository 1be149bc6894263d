"""What a story is called: between whom and about what, on nobody's side."""

import pytest
from msgspec import structs

from onrecord.model import Event, Item, Party, Report
from onrecord.record.headings import heading

PRK, RUS, USA = Party("PRK", "Pyongyang"), Party("RUS", "Moscow"), Party("USA", "Washington")
REPORT = Report(id="r", title="Washington says it can prove it", outlet="The Daily Lantern")


def event(id: str, type: str = "AID", **fields: object) -> Event:
    given = {"actors": (RUS,), "recipients": (PRK,), "title": "Moscow wants shells", **fields}
    return Event(id=id, type=type, **given)  # type: ignore[arg-type]


def test_parties_by_the_alphabet_and_the_goods_that_it_is_about() -> None:
    assert (
        heading([event("e1"), event("e2", "CONSULT", title="They met")], REPORT) == "North Korea – Russia: arms, talks"
    )
    back = [event("e1", actors=(PRK,), recipients=(RUS,))]
    assert heading(back, REPORT) == "North Korea – Russia: arms"


@pytest.mark.parametrize("status", ["planned", "possible", "negated", "happened"])
def test_it_claims_nothing_whatever_is_said_of_the_events(status: str) -> None:
    items = (Item("artillery shells", "1,000"),)
    assert heading([event("e1", status=status, items=items)], REPORT) == "North Korea – Russia: arms"


def test_who_is_named_once_in_passing_is_left_out() -> None:
    many = [event(f"e{at}", "CONSULT", title="They met") for at in range(5)]
    passing = event("x", "SANCTION", actors=(USA,), recipients=(), title="Sanctions")
    assert heading([*many, passing], REPORT) == "North Korea – Russia: talks"


def test_who_only_stands_beside_what_it_is_about_is_left_out() -> None:
    war = [event(f"e{at}", actors=(PRK,), recipients=(PRK,), type="ASSAULT", title="They fought") for at in range(3)]
    out = [event(f"x{at}", "RETREAT", actors=(USA,), recipients=(USA,), title="Left") for at in range(2)]
    assert heading([*war, *out], REPORT) == "North Korea: attacks"


def test_those_who_deal_with_one_another_in_any_of_its_subjects_stay() -> None:
    visits = [event(f"e{at}", "CONSULT", actors=(USA,), recipients=(PRK,), mode="visit", title="V") for at in range(3)]
    drills = [event(f"x{at}", "ASSAULT", actors=(RUS,), recipients=(PRK,), title="D") for at in range(2)]
    assert heading([*visits, *drills], REPORT) == "North Korea – Russia – United States: visits, attacks"


def test_what_one_of_them_does_to_somebody_else_is_no_subject_of_theirs() -> None:
    threats = [event(f"e{at}", "THREATEN", title="Threats") for at in range(4)]
    passing = [event(f"y{at}", "CONSULT", recipients=(Party(f"C{at}", "C"),), title="T") for at in range(2)]
    assert heading([*threats, *passing], REPORT) == "North Korea – Russia: threats"


def test_more_independent_origins_make_a_subject_weigh_more() -> None:
    talks = event("e1", "CONSULT", title="They met")
    strikes = event("e2", "ASSAULT", title="They fought", origins=("o1", "o2", "o3", "o4"))
    assert heading([talks, strikes], REPORT).endswith(": attacks, talks")


def test_leads_say_what_it_is_about_only_where_several_agree() -> None:
    lead = event("e1", "COERCE", tier="lead", mode="deport", title="Deported")
    assert heading([lead], REPORT) == "“Washington says it can prove it” (The Daily Lantern)"
    assert heading([lead, structs.replace(lead, id="e2")], REPORT) == "North Korea – Russia: deportations"


def test_a_headline_alone_is_told_as_its_outlets_words() -> None:
    assert heading([], REPORT) == "“Washington says it can prove it” (The Daily Lantern)"
    assert heading([], None) == "A story of which nothing is known"
