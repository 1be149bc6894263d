"""Names below the state: which words are one, of what kind, and which are none."""

import pytest

from onrecord.model import Name
from onrecord.read.naming.papers import resolutions, treaties
from onrecord.read.naming.ships import ships
from onrecord.read.naming.weapons import weapons
from tests.read.by_words import read_text


def texts(found: list[object]) -> list[str]:
    return [one.text for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The US navy said USS Carney had shot down a drone.", ["USS Carney"]),
        ("Iran seized the oil tanker Suez Rajan on Thursday.", ["Suez Rajan"]),
        ("The vessel, Advantage Sweet, is operated by a Turkish company.", ["Advantage Sweet"]),
        ("The Wise Honest, a North Korean cargo ship, was seized. Wise Honest carried coal.", ["Wise Honest"] * 2),
        ("A submersible vessel named Titan went missing.", ["Titan"]),
        ("The destroyer Yulgok Yi I sailed beside the aircraft carrier, the Liaoning.", ["Yulgok Yi I", "Liaoning"]),
    ],
)
def test_ships(text: str, names: list[str]) -> None:
    assert texts(ships(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Fuel leaked from the tanker, the Arizona department said.",
        "The vessel Wednesday left the port.",
        "The ship Iranian officials seized is a tanker.",
        "The carrier T-Mobile cut jobs.",
        "Families of 17 USS Cole Sailors Killed by Al Qaeda Await Justice",
    ],
)
def test_what_is_no_ship(text: str) -> None:
    assert ships(text) == []


def test_the_number_beside_a_ship_is_its_own() -> None:
    (found,) = ships("The tanker Suez Rajan (IMO 9524475) sailed.")
    assert found.number == "9524475"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It tested a Hwasong-15 and sent F-16s, not Su-27 jets.", ["Hwasong-15", "F-16", "Su-27"]),
        ("Patriot missiles and Leopard 2 tanks arrived.", ["Patriot", "Leopard 2"]),
        ("HIMARS were used.", ["HIMARS"]),
        ("He is a Patriot, M23 rebels said at the G-20 in Javelin.", []),
        ("Covid-19, B-1 visas and the A-1 road.", ["B-1"]),
    ],
)
def test_weapons(text: str, names: list[str]) -> None:
    assert texts(weapons(text)) == names


def test_resolutions_go_by_number_and_body() -> None:
    text = (
        "UN Security Council resolutions 1718, 2375 and 2397 ban it; so does Resolution 1874, "
        "and General Assembly resolution 68/262."
    )
    found = resolutions(text)
    assert [one.number for one in found] == ["1718", "2375", "2397", "1874", "68/262"]
    assert all(one.span.of(text).endswith(str(one.number)) for one in found)
    assert resolutions("The city council passed Resolution 2375.") == []


def test_treaties_by_name_and_by_form() -> None:
    found = treaties("Russia left New START and the INF Treaty, and the Convention on Cluster Munitions stands.")
    assert [(one.text, one.number) for one in found] == [
        ("New START", "2010"),
        ("INF Treaty", "1987"),
        ("Convention on Cluster Munitions", None),
    ]
    assert treaties("A Peace Treaty was signed by the North Atlantic Treaty Organization.") == []


def names(text: str) -> dict[str, Name]:
    return {name.text: name for one in read_text(text, "2024-03-05").claims for name in one.names}


def test_each_name_has_its_part_in_the_claim() -> None:
    told = names(
        "Police in Berlin arrested Ivan Petrov on Monday, prosecutor Anna Schmidt said. "
        "The United States seized the tanker Suez Rajan."
    )
    assert (told["Ivan Petrov"].kind, told["Ivan Petrov"].role) == ("person", "recipient")
    assert told["Anna Schmidt"].role == "source"
    assert (told["Berlin"].kind, told["Berlin"].role) == ("place", "place")
    assert (told["Suez Rajan"].kind, told["Suez Rajan"].role) == ("ship", "item")


def test_a_family_name_alone_has_the_full_form_of_its_report() -> None:
    told = names("Ivan Petrov is a trader. Police arrested Petrov on Monday.")
    assert told["Petrov"].full == "Ivan Petrov"


def test_a_pronoun_stands_for_the_person_that_the_report_names() -> None:
    told = names("Ivan Petrov is a trader. Police arrested him on Monday.")
    assert told["Ivan Petrov"].role == "recipient"


def test_a_capital_that_acts_is_no_place_and_a_day_no_person() -> None:
    told = names("Moscow attacked Kharkiv on Wednesday.")
    assert {name.kind for name in told.values()} <= {"place"}
    assert not {"Moscow", "Wednesday"} & set(told)


def test_spans_point_at_the_names() -> None:
    text = "Russian Defence Minister Sergei Shoigu attacked the Russian military on Monday."
    told = names(text)
    assert "Sergei Shoigu" in told
    assert all(name.span.of(text) == name.text for name in told.values())
    assert not any("military" in one for one in told)


def test_a_ministry_has_its_state_by_the_words_beside_it() -> None:
    told = names(
        "Russia’s Defence Ministry attacked Kharkiv on Monday. It was a day of grief for all. "
        "Police arrested a critic of the defence ministry in Berlin."
    )
    assert (told["Russia’s Defence Ministry"].kind, told["Russia’s Defence Ministry"].code) == ("body", "RUS")
    assert "defence ministry" not in told
