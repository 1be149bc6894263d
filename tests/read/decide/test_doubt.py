"""What is never told as fact, however sure the network is."""

import pytest

from onrecord.read.decide.choose import Chosen, choose
from onrecord.read.decide.doubt import doubtful
from onrecord.read.decide.scene import Stage
from onrecord.read.decide.settings import Settings
from onrecord.read.encoder.words import words
from onrecord.read.reading import Reading
from tests.read.by_words import prepared
from tests.read.decide.building import answer

ACROSS = "Since Hamas men killed 40 and took 9 in a rampage, Israel hit Gaza."


def chosen(text: str, trigger: str, type: str, actor: str, recipient: str, status: str) -> tuple[Reading, Chosen]:
    reading = prepared(text)
    sides = {"actor": {actor: 0.99} if actor else {}, "recipient": {recipient: 0.99} if recipient else {}}
    one = answer(reading, trigger, type, status=status, **sides)
    (found,) = choose(reading, [one], [Stage(reading, words(reading)).fact(one.trigger)], Settings(event=0.0))
    return reading, found


@pytest.mark.parametrize(
    ("text", "trigger", "type", "actor", "recipient", "status"),
    [
        ("Has France expelled two Russian diplomats?", "expelled", "SANCTION", "FRA", "RUS", "happened"),
        ("Gunmen attacked a convoy on Monday.", "attacked", "ASSAULT", "", "", "happened"),
        ("Israel helped Brazil foil an attack.", "attack", "ASSAULT", "ISR", "BRA", "happened"),
        ("An attack on a parade in Austria was thwarted by police.", "attack", "ASSAULT", "AUT", "", "happened"),
        ("Norway is unlikely to keep a pledge to provide tanks to Ukraine.", "provide", "AID", "NOR", "UKR", "planned"),
        ("Portugal was accused of bribing officials in Angola.", "accused", "ACCUSE", "PRT", "AGO", "happened"),
        ("Two Israelis were killed in a bombardment, Hamas said.", "killed", "ASSAULT", "HAMAS", "ISR", "happened"),
        ("Washington urged Iran not to provide arms to Russia.", "provide", "AID", "IRN", "RUS", "negated"),
        ("Ukraine is not ready for talks with Russia.", "talks", "CONSULT", "UKR", "RUS", "happened"),
        (
            ACROSS,
            "rampage",
            "ASSAULT",
            "ISR",
            "PSE",
            "happened",
        ),
        ("Israel may stay to prevent another Hamas attack.", "attack", "ASSAULT", "HAMAS", "ISR", "possible"),
        ("US downplays risk of Iran attack on Israel.", "attack", "ASSAULT", "IRN", "ISR", "possible"),
        ("Chad voted. Ade Chad met Kenya's envoy.", "met", "CONSULT", "TCD", "KEN", "happened"),
        ("Russia recalls the invasion of Iraq by the US.", "invasion", "ASSAULT", "RUS", "IRQ", "happened"),
        ("A boat of Togo was seized by Benin, Ghana said.", "seized", "COERCE", "GHA", "TGO", "happened"),
        (
            "In a drill on Monday, Chinese troops attacked a town in Taiwan.",
            "attacked",
            "ASSAULT",
            "CHN",
            "TWN",
            "happened",
        ),
        ("Chinese jets bombed a mock Taiwanese base.", "bombed", "ASSAULT", "CHN", "TWN", "happened"),
        ("If Ukraine attacked Russia, the war would widen.", "attacked", "ASSAULT", "UKR", "RUS", "possible"),
        ("Chile fears a recession amid Peru loan talks.", "talks", "CONSULT", "PER", "", "ongoing"),
        ("Reporters signed a letter alleging pro-Israeli bias.", "alleging", "ACCUSE", "", "ISR", "happened"),
        ("Macron’s trip to Israel is reportedly in doubt.", "trip", "CONSULT", "FRA", "ISR", "happened"),
        ("Reform-backing Turkish members left over Syria.", "backing", "SUPPORT", "TUR", "SYR", "happened"),
        ("Israeli attacks on Gaza could be a crime.", "attacks", "ASSAULT", "ISR", "PSE", "possible"),
        ("Support for Macron among farmers dropped over Ukraine.", "Support", "SUPPORT", "", "FRA", "happened"),
        ("In the film, Russian troops invade Norway.", "invade", "ASSAULT", "RUS", "NOR", "happened"),
        ("Brazil attacked from the start and beat Peru 3-1.", "attacked", "ASSAULT", "BRA", "PER", "happened"),
    ],
)
def test_never_firm(text: str, trigger: str, type: str, actor: str, recipient: str, status: str) -> None:
    assert doubtful(*chosen(text, trigger, type, actor, recipient, status))


@pytest.mark.parametrize(
    ("text", "trigger", "type", "actor", "recipient", "status"),
    [
        ("France expelled two Russian diplomats.", "expelled", "SANCTION", "FRA", "RUS", "happened"),
        ("Portugal was accused by Angola of bribing officials.", "accused", "ACCUSE", "AGO", "PRT", "happened"),
        ("Israel said an attack killed two soldiers in Lebanon.", "attack", "ASSAULT", "", "ISR", "happened"),
        (
            ACROSS,
            "rampage",
            "ASSAULT",
            "HAMAS",
            "",
            "happened",
        ),
        ("3,000 Kenyan troops have been deployed to Haiti.", "deployed", "MOBILIZE", "KEN", "HTI", "happened"),
        ("Ukraine condemned an attack by Russia.", "attack", "ASSAULT", "RUS", "UKR", "happened"),
        ("Iran may attack Israel.", "attack", "ASSAULT", "IRN", "ISR", "possible"),
        ("Iran attacked Iraq in a series of raids.", "attacked", "ASSAULT", "IRN", "IRQ", "happened"),
        ("China banned a film about Taiwan.", "banned", "COERCE", "CHN", "TWN", "happened"),
        ("Chad's envoy Ade Chad met Kenya's envoy.", "met", "CONSULT", "TCD", "KEN", "happened"),
        ("China held a drill near Taiwan on Monday.", "drill", "MOBILIZE", "CHN", "TWN", "happened"),
        ("Norway will provide tanks to Ukraine.", "provide", "AID", "NOR", "UKR", "planned"),
        ("Iran did not provide arms to Russia.", "provide", "AID", "IRN", "RUS", "negated"),
        ("Two Israelis were killed by Hamas, Hamas said.", "killed", "ASSAULT", "HAMAS", "ISR", "happened"),
        ("Officials fear the war between Russia and Ukraine may widen.", "war", "ASSAULT", "RUS", "UKR", "ongoing"),
    ],
)
def test_plain_news_may_be_firm(text: str, trigger: str, type: str, actor: str, recipient: str, status: str) -> None:
    assert not doubtful(*chosen(text, trigger, type, actor, recipient, status))


def test_those_who_are_tried_by_their_own_state_may_be_firm() -> None:
    reading, found = chosen("Two Portuguese ministers were arrested.", "arrested", "COERCE", "PRT", "PRT", "happened")
    assert not doubtful(reading, found)


def test_a_person_nobody_knows_is_not_of_a_state_named_elsewhere() -> None:
    text = "India voted. Captain Israel Boone accused Malik of theft."
    assert doubtful(*chosen(text, "accused", "ACCUSE", "IND", "", "happened"))


def test_a_headline_of_what_happened_in_another_year_is_never_firm() -> None:
    text = "On this day: Israel bombs an Iraqi reactor"
    assert doubtful(*chosen(text, "bombs", "ASSAULT", "ISR", "IRQ", "happened"))
