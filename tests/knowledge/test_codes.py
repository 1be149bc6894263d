"""Actors by whatever name users give them."""

import pytest

from onrecord.errors import UsageError
from onrecord.knowledge.codes import Actor, actor
from onrecord.model import Party


@pytest.mark.parametrize(
    "given", ["PRK", "prk", "North Korea", "north korea", "DPRK", "North Korean", "Pyongyang", " the North Korea "]
)
def test_a_state_is_one_actor_however_it_is_named(given: str) -> None:
    assert actor(given) == Actor("PRK")


@pytest.mark.parametrize(
    ("given", "code"), [("UN", "UNO"), ("nato", "NATO"), ("the Kremlin", "RUS"), ("hamas", "HAMAS"), ("?", "?")]
)
def test_bodies_and_groups(given: str, code: str) -> None:
    assert actor(given) == Actor(code)


def test_a_body_whose_code_many_share_is_known_by_its_name() -> None:
    union = actor("african union")
    assert union.code == "IGO"
    assert union.is_party(Party("IGO", "African Union"))
    assert not union.is_party(Party("IGO", "Arab League"))
    assert actor("IGO").is_party(Party("IGO", "Arab League"))


def test_a_person_is_not_all_of_the_state() -> None:
    kim = actor("Kim Jong Un")
    assert (kim.code, kim.party.name) == ("PRK", "Kim Jong Un")
    assert not kim.is_party(Party("PRK", "North Korea"))


def test_what_the_record_has_is_known_too() -> None:
    known = {"SYLV": ["Sylvanian Front"]}
    assert actor("sylv", known) == actor("sylvanian front", known) == Actor("SYLV")
    with pytest.raises(UsageError, match="did you mean"):
        actor("Sylvanian Frunt", known)
    with pytest.raises(UsageError, match="no actor is known as 'North'"):
        actor("North", {"RUS": ["North"]})
    assert actor("sylvan league", {"IGO": ["Sylvan League", "it"]}) == Actor("IGO", "Sylvan League")


@pytest.mark.parametrize(
    ("given", "near"),
    [("Nroth Korea", "North Korea (PRK)"), ("Rusia", "Russia (RUS)"), ("hamsa", "Hamas (HAMAS)")],
)
def test_a_slip_brings_the_nearest(given: str, near: str) -> None:
    with pytest.raises(UsageError) as refused:
        actor(given)
    assert near in str(refused.value)


@pytest.mark.parametrize("given", ["", "xqxq", "the West"])
def test_what_is_no_actor_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="no actor is known as"):
        actor(given)


def test_a_group_that_the_record_has_by_name_alone_is_an_actor() -> None:
    known = {"?": ["Sylvanian separatists", "EuroTrade", "Teachers", "the government"], "GBR": ["Just Stop Oil", "New"]}
    separatists = actor("sylvanian separatists", known)
    assert (separatists.code, separatists.party.name) == ("SYLVANIANSEPARATISTS", "Sylvanian separatists")
    assert separatists.is_party(Party("?", "Sylvanian separatists"))
    assert not separatists.is_party(Party("?", "gunmen"))
    assert actor("EuroTrade", known).code == "EUROTRADE"
    assert actor("just stop oil", known) == Actor("GBR", "Just Stop Oil")
    with pytest.raises(UsageError, match=r"did you mean Sylvanian separatists \(SYLVANIANSEPARATISTS\)"):
        actor("Sylvanian seperatists", known)
    for word in ("Teachers", "the government", "New"):
        with pytest.raises(UsageError, match="no actor is known as"):
            actor(word, known)
