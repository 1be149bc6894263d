from collections.abc import Callable

import pytest

from onrecord.model import Section, Span
from onrecord.read.attribution import attribution
from onrecord.read.reading import Factuality, Reading
from onrecord.read.status import factuality_of

Parsed = Callable[..., Reading]


def fact(parsed: Parsed, text: str, word: str, **fields: object) -> Factuality:
    reading = attribution(parsed(text, **fields))
    return factuality_of(reading, next(token for token in reading.doc if token.text == word))


CASES = [
    # what happened
    ("Kim visited Moscow on Monday.", "visited", "happened"),
    ("Kim has visited Moscow.", "visited", "happened"),
    ("The attack killed ten people.", "attack", "happened"),
    ("The two sides managed to agree on a truce.", "agree", "happened"),
    ("Kim reportedly visited Moscow.", "visited", "happened"),
    ("Russia did not fail to attack the town.", "attack", "happened"),
    ("The minister condemned the attack.", "attack", "happened"),
    ("He spoke after the talks in Geneva.", "talks", "happened"),
    ("The two sides held talks in Geneva.", "talks", "happened"),
    ("The move enabled rebels to seize the town.", "seize", "happened"),
    # going on
    ("The minister is under investigation.", "investigation", "ongoing"),
    ("Russian troops are shelling the city.", "shelling", "ongoing"),
    ("The army has been shelling the city since May.", "shelling", "ongoing"),
    ("Troops have besieged the city for months.", "besieged", "ongoing"),
    ("The two sides continue to fight.", "fight", "ongoing"),
    ("The ongoing talks in Geneva worry Moscow.", "talks", "ongoing"),
    ("Workers are being evacuated from the port.", "evacuated", "ongoing"),
    ("The siege of the city worries Geneva.", "siege", "ongoing"),
    ("Nearly 1,000 troops stationed in the country will leave.", "stationed", "ongoing"),
    ("Settlers are protected by the army.", "protected", "ongoing"),
    # planned
    ("Kim will visit Moscow next week.", "visit", "planned"),
    ("Kim plans to visit Moscow.", "visit", "planned"),
    ("The two agreed to hold talks.", "hold", "planned"),
    ("Kim is set to visit Moscow.", "visit", "planned"),
    ("The hotline was due to be restored on Monday.", "restored", "planned"),
    ("The planned visit worries Seoul.", "visit", "planned"),
    ("Kim is to visit Moscow in May.", "visit", "planned"),
    ("He said Kim would visit Moscow.", "visit", "planned"),
    ("The two sides will hold talks in Geneva.", "talks", "planned"),
    ("They postponed the meeting.", "meeting", "planned"),
    ("Analysts forecast a truce.", "truce", "planned"),
    # possible
    ("Kim may visit Moscow.", "visit", "possible"),
    ("Norway would reconsider supplying arms to Kyiv.", "supplying", "possible"),
    ("Aeroflot is negotiating the purchase of 20 jets.", "purchase", "possible"),
    ("Sudan is on the brink of a civil war.", "war", "possible"),
    ("Sirens are meant to deter attacks on the town.", "attacks", "possible"),
    ("If Russia attacks, NATO will answer.", "attacks", "possible"),
    ("The march due on Saturday was banned.", "march", "planned"),
    ("Police met the organisers of the protest planned for Sunday.", "protest", "planned"),
    ("A rally is due to be held in Seoul.", "rally", "planned"),
    ("The talks are set for Monday.", "talks", "planned"),
    ("The attack expected by nobody killed ten.", "attack", "happened"),
    ("Russia threatened to attack the town.", "attack", "possible"),
    ("The possible visit worries Seoul.", "visit", "possible"),
    ("Officials are investigating whether the group bombed the embassy.", "bombed", "possible"),
    ("The potential deal worries Seoul.", "deal", "possible"),
    ("He warned of the threat of an attack.", "attack", "possible"),
    ("Japan wants North Korea to release the ship.", "release", "possible"),
    ("An invasion would trigger sanctions.", "sanctions", "possible"),
    ("Russia considered sending troops.", "sending", "possible"),
    ("They demanded that Iran release the ship.", "release", "possible"),
    # not so
    ("Kim did not visit Moscow.", "visit", "negated"),
    ("Kim never visited Moscow.", "visited", "negated"),
    ("No attack took place.", "attack", "negated"),
    ("Russia denied that it had attacked the town.", "attacked", "negated"),
    ("Kim refused to visit Moscow.", "visit", "negated"),
    ("Kim failed to visit Moscow.", "visit", "negated"),
    ("They cancelled the meeting.", "meeting", "negated"),
    ("The ship left without firing a shot.", "firing", "negated"),
    ("There is no evidence that Russia attacked the town.", "attacked", "negated"),
    ("Russia does not plan to attack the town.", "attack", "negated"),
    ("The government ruled out talks.", "talks", "negated"),
    ("Neither side attacked the town.", "attacked", "negated"),
    ("They prevented an attack on the town.", "attack", "negated"),
    ("Kim was unable to visit Moscow.", "visit", "negated"),
    ("Iran will not release the ship.", "release", "negated"),
    ("Iran has yet to release the ship.", "release", "negated"),
    ("Instead of releasing the men, the court extended their detention.", "releasing", "negated"),
    ("The minister stopped short of condemning the coup.", "condemning", "negated"),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_how_an_event_is_presented(parsed: Parsed, text: str, word: str, expected: str) -> None:
    assert fact(parsed, text, word).status == expected


def test_refusing_to_rule_out_leaves_it_open(parsed: Parsed) -> None:
    assert fact(parsed, "The minister refused to rule out talks.", "talks").status in {"possible", "happened"}


def test_factbank_values(parsed: Parsed) -> None:
    assert fact(parsed, "Kim did not visit Moscow.", "visit").polarity == "negative"
    assert fact(parsed, "Kim may visit Moscow.", "visit").certainty == "possible"
    assert fact(parsed, "Kim plans to visit Moscow.", "visit").certainty == "underspecified"
    assert fact(parsed, "Kim will visit Moscow.", "visit").time == "future"
    may_not = fact(parsed, "Kim may not visit Moscow.", "visit")
    assert (may_not.certainty, may_not.polarity) == ("possible", "negative")


def test_a_refused_proposal_was_still_made(parsed: Parsed) -> None:
    assert fact(parsed, "Congress rejected the proposal.", "proposal").status == "happened"


def test_headlines_tell_of_the_past_in_the_present(parsed: Parsed) -> None:
    text = "Israel bombs the port of Beirut\n\nIsrael struck the port on Monday."
    title = Section("title", Span(0, 31))
    assert fact(parsed, text, "bombs", sections=(title,)).status == "happened"


def test_a_headline_infinitive_is_planned(parsed: Parsed) -> None:
    text = "Kim to visit Moscow\n\nKim travels next week."
    assert fact(parsed, text, "visit", sections=(Section("title", Span(0, 19)),)).status == "planned"


def test_the_rule_names_its_words(parsed: Parsed) -> None:
    found = fact(parsed, "Kim refused to visit Moscow.", "visit")
    assert found.rule == "under fails"
    assert found.words == "refuse"
