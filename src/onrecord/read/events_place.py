"""Where an event happens tells whose police and whose people those without a name are."""

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from onrecord.knowledge.actors import is_state
from onrecord.read.arguments import objects, prepositional, text_head
from onrecord.read.events_home import AT_HOME, bases, home_at, settle_home
from onrecord.read.events_match import lemma
from onrecord.read.events_parties import Parties, codes
from onrecord.read.frames import grammar
from onrecord.read.reading import Mention, Reading

if TYPE_CHECKING:
    from onrecord.read.events import Candidate

WHERE = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "AID", "MOBILIZE"})
AGAINST_OTHERS = frozenset({"ACCUSE", "THREATEN", "SANCTION", "REJECT"})
DOMESTIC = frozenset({"RETREAT", "REQUEST", "THREATEN", "COERCE", "CONSULT", "REJECT", "ACCUSE", "SUPPORT", "AGREE"})


def at_home(reading: Reading, one: "Candidate", overall: Counter[str]) -> "Candidate":
    """People who have no name put down to the state that the passage is about; so are arrests without an agent."""
    wants_actor = "home" in one.frame.flags and not one.actors
    stationed = one.frame.type == "MOBILIZE" and one.frame.mode == "troops" and one.frame.part == "verb"
    wants_recipient = ("place_recipient" in one.frame.flags or stationed) and not codes(one.recipients)
    unnamed = [m for m in (*one.actors, *one.recipients) if not m.codes]
    if not (unnamed or wants_actor or wants_recipient):
        return one
    groups = [bases()[code] for code in codes(one.actors) if bases().get(code) in overall]
    there = place_at(reading, one) if one.frame.type in WHERE else None
    own = [code for code in codes(one.actors) if is_state(code)]
    if one.frame.type in DOMESTIC and len(own) == 1:
        there = own[0]
    if there is None and one.frame.type not in WHERE | DOMESTIC - {"CONSULT", "AGREE"}:
        return one
    home = there or (groups[0] if groups else None) or home_at(reading, one.token.i, overall)
    if home is None:
        return one
    actors, recipients = settle_home(one.actors, home), settle_home(one.recipients, home)
    if one.frame.type in AGAINST_OTHERS and home in codes(one.recipients) and codes(actors) == {home}:
        # Unnamed officials who accuse a state are not that state's.
        other = home_at(reading, one.token.i, overall, codes(one.recipients))
        actors = settle_home(one.actors, other)
    if one.frame.type == "COERCE" and any("suspect" in m.text.lower() for m in one.recipients):
        recipients = one.recipients
    if wants_actor and (recipients or one.frame.part == "verb"):
        actors = stand_in(reading, home, one.token.i)
    # A state that bombs villages of a region of its own hits its own people.
    at_its_own = one.frame.type == "ASSAULT" and there in codes(actors) and not recipients
    if wants_recipient and not codes(recipients) and (there or groups) and (at_its_own or home not in codes(actors)):
        recipients = stand_in(reading, home, one.token.i)
    return replace(one, actors=actors, recipients=recipients)


def place_at(reading: Reading, one: "Candidate") -> str | None:
    """The state of the place that a preposition ties to the trigger or to its object."""
    heads = [one.token, *objects(one.token)] if one.frame.part == "verb" else [one.token]
    verb = one.token.head
    if one.frame.part == "noun" and one.token.dep_ == "nsubj" and lemma(verb) in grammar()["hitting"]:
        heads += objects(verb)  # "the strike destroyed a clinic in Sagaing"
    for head in heads:
        for name in ("in", "at", "near", "on", "against", "outside", "across", "around"):
            for below in prepositional(head, name):
                for token in (below, text_head(below)):
                    found = place_of_token(reading, token)
                    if found:
                        return found
    near = [p for p in reading.places if 0 < p.start - one.token.i <= 9 and p.start < one.token.sent.end]
    countries = [p.place.country for p in near if p.place.country and reading.doc[p.end - 1].dep_ == "pobj"]
    return countries[0] if countries and one.frame.part == "noun" else None


def place_of_token(reading: Reading, token: Token) -> str | None:
    """The state of the place name that the token stands in or that modifies it."""
    spots = [token.i, *(child.i for child in token.children if child.dep_ in {"compound", "poss", "amod", "appos"})]
    below = [t for name in ("of", "in", "near", "on") for t in prepositional(token, name)]
    spots += [t.i for t in below] + [t.i for place in below for t in prepositional(place, "of")]
    for at in spots:
        for place in reading.places:
            if place.start <= at < place.end and place.place.country and is_state(place.place.country):
                return place.place.country
    return None


def stand_in(reading: Reading, code: str, at: int) -> Parties:
    """The mention of that state nearest before the token, as a party."""
    named = [m for m in reading.mentions if m.codes == (code,) and m.kind != "pronoun"]
    if not named:
        spots = [p for p in reading.places if p.place.country == code]
        if not spots:
            return ()
        p = min(spots, key=lambda p: abs(p.start - at))
        return (Mention(p.start, p.end, p.end - 1, p.place.name, (code,), p.place.name, None, "name", "the place"),)
    nearest = min(named, key=lambda m: abs(m.start - at))
    # It stands for the state alone: what its words are says nothing of the event.
    return (replace(nearest, rule=AT_HOME, what="", how="at home"),)
