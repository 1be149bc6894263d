"""From candidates to events: what is only the content of another event goes, what is said twice becomes one."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from onrecord.knowledge.plover import MATERIAL
from onrecord.read.arguments import objects, text_head
from onrecord.read.events_headline import rest_of
from onrecord.read.events_match import NOMINAL, VERBAL, lemma
from onrecord.read.events_parties import codes, unique
from onrecord.read.events_phrases import consumed
from onrecord.read.events_place import place_at
from onrecord.read.events_same import same_event, sure
from onrecord.read.events_story import complete, definite, enough
from onrecord.read.events_stretch import stretch
from onrecord.read.frames import grammar
from onrecord.read.items import items_of
from onrecord.read.reading import EventMention, Reading
from onrecord.read.times import range_for

if TYPE_CHECKING:
    from onrecord.read.events import Candidate

COMPLEMENT = frozenset({"xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp", "acl", "conj", "attr", "oprd"})
NOUN_LINKS = frozenset({"dobj", "pobj", "prep", "conj", "nsubjpass", "agent"})
ASIDE = frozenset({"pobj", "attr", "compound", "appos"})
NEARBY = 20  # tokens
DEEDS = MATERIAL - {"PROTEST"} | {"CONSULT"}
COVER_NOUNS = frozenset({"ACCUSE", "SUPPORT", "COERCE"})


def settle(reading: Reading, found: list["Candidate"]) -> Iterator[EventMention]:
    """The events among the candidates, in the order of the text."""
    known = complete(reading, found)
    threats = {one.token.i for one in known if one.frame.type == "THREATEN"}
    kept = [one for one in known if enough(one) and not only_refers(reading, one)]
    kept = [one for one in kept if not only_able(one) and not only_silent(one)]
    # What is only threatened has not happened, also where nobody is named who threatens it.
    kept = [one for one in kept if not is_covered(clause_if_feared(one.token), threats, COMPLEMENT)]
    taken: set[tuple[int, int, str]] = set()
    for group in same_event(reading, uncovered(kept)):
        yield make(reading, group, taken)


def only_refers(reading: Reading, one: "Candidate") -> bool:
    """Whether a noun only refers back to an event told elsewhere, as in "hours after the attack"."""
    noun = one.token
    if one.frame.part != "noun" or one.stated or any(child.dep_ in {"relcl", "acl"} for child in noun.children):
        return False
    if tells_more(noun) or (noun.dep_ == "attr" and any(child.dep_ == "expl" for child in noun.head.children)):
        return False
    back = noun.dep_ not in {"nsubj", "nsubjpass"} if definite(noun) else noun.dep_ in ASIDE
    return back and range_for(reading, noun) is None and place_at(reading, one) is None


def only_able(one: "Candidate") -> bool:
    """Whether it says what a weapon or a force could do: "missiles that can hit the capital"."""
    verb = one.token
    if one.frame.type not in {"ASSAULT", "MOBILIZE"} or verb.pos_ not in VERBAL:
        return False
    if verb.dep_ == "relcl":
        return any(child.lower_ in {"can", "could"} for child in verb.children if child.dep_ == "aux")
    return verb.dep_ in {"acl", "xcomp", "pcomp"} and any(
        lemma(above) in grammar()["abilities"] for above in (verb.head, verb.head.head)
    )


def clause_if_feared(token: Token) -> Token:
    """The clause of which the token is the subject, where that says what would follow: "an attack would trigger"."""
    feared = token.dep_ == "nsubj" and any(child.lower_ in {"would", "could", "will"} for child in token.head.children)
    return token.head if feared else token


def only_silent(one: "Candidate") -> bool:
    """Whether somebody only declined to speak of it: "declined to discuss the matter"."""
    verb = one.token
    return verb.dep_ == "xcomp" and lemma(verb) in grammar()["comments"] and lemma(verb.head) in {"decline", "refuse"}


def uncovered(found: Sequence["Candidate"]) -> list["Candidate"]:
    """Without events that are only the content of a demand, a refusal or a threat ("urged it to halt tests")."""
    covering = {one.token.i for one in found if "covers" in one.frame.flags}
    inside = {at for one in found if one.frame.part == "verb" for at in consumed(one.frame, one.token)}
    found = [one for one in found if one.token.i not in inside and not is_part(one, found)]
    accusing = {one.token.i for one in found if one.frame.type == "ACCUSE" and one.frame.part == "verb"}
    for_nouns = {one.token.i for one in found if one.frame.type in COVER_NOUNS and one.frame.part == "verb"}
    return [
        one
        for one in found
        if not is_covered(one.token, covering - told_apart(one, found), COMPLEMENT)
        # "Accused Norway of breaking the treaty" accuses, and says no more.
        and not (one.frame.type == "REJECT" and is_covered(one.token, accusing, COMPLEMENT))
        and not (one.token.i in covering and "covers" not in one.frame.flags)
        and not (
            one.frame.part == "noun" and not tells_more(one.token) and is_covered(one.token, for_nouns, NOUN_LINKS)
        )
    ]


def told_apart(one: "Candidate", found: Sequence["Candidate"]) -> set[int]:
    """What covers others but not this one: a refusal an accusation, a denial a deed, a promise the talks."""
    if is_answered(one):
        return {other.token.i for other in found if other.frame.type == "REJECT" and other.frame.part == "verb"}
    if is_denied_deed(one):
        return {other.token.i for other in found if lemma(other.token) == "deny"}
    if one.frame.type == "CONSULT" and lemma(one.token) not in grammar()["mediating"]:
        return {other.token.i for other in found if other.frame.type == "AGREE"}
    return set()


def is_answered(one: "Candidate") -> bool:
    """Whether it is an accusation with its accuser, an event of its own also where it is refused."""
    return one.frame.type == "ACCUSE" and one.frame.part == "noun" and bool(one.stated) and bool(codes(one.actors))


def is_denied_deed(one: "Candidate") -> bool:
    """Whether it is a deed that somebody denies in so many words: "denied blocking convoys", "that it had attacked"."""
    verb = one.token
    if verb.pos_ not in VERBAL or one.frame.type not in DEEDS:
        return False
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb.dep_ in {"xcomp", "ccomp"} and lemma(verb.head) == "deny"


def is_part(one: "Candidate", found: Sequence["Candidate"]) -> bool:
    """Whether a noun only makes a verb mean what it does: the aid of "suspended its aid" is not given."""
    if one.frame.part != "noun" or one.token.dep_ not in {"dobj", "nsubjpass", "pobj"}:
        return False
    return any(
        other.frame.part == "verb"
        and (other.frame.type != one.frame.type or other.token.pos_ in NOMINAL)
        and "object" in other.frame.words
        and lemma(one.token) in other.frame.words["object"]
        and any(one.token.i in {thing.i, text_head(thing).i} for thing in acted_on(other.token))
        for other in found
        if abs(other.token.i - one.token.i) < NEARBY
    )


def acted_on(verb: Token) -> list[Token]:
    """The objects of a verb; for one that the parser took for a noun, the words after it."""
    return rest_of(verb)[0] if verb.pos_ in NOMINAL else objects(verb)


def tells_more(noun: Token) -> bool:
    """Whether a noun phrase states its event in full: "the firing of a missile over Japan", not "the attack"."""
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children)


def is_covered(token: Token, covering: set[int], links: frozenset[str]) -> bool:
    """Whether the token hangs by such links below a token that covers it."""
    while token.dep_ in links and token.head is not token:
        if token.dep_ == "conj" and token.pos_ in VERBAL and token.head.i in covering:
            return False
        if token.dep_ in {"ccomp", "prep"} and token.i < token.head.i:
            return False
        if token.dep_ == "prep" and token.lower_ in grammar()["circumstances"]:
            return False
        token = token.head
        if token.i in covering:
            return True
    return False


def make(reading: Reading, group: Sequence["Candidate"], taken: set[tuple[int, int, str]]) -> EventMention:
    """One event from the candidates that state it; the first predicate with most parties is its trigger.

    `taken` holds the stretches of the events made before, so that no two of a type share one.
    """
    lead = max(group, key=lambda one: (bool(codes(one.actors)) + bool(codes(one.recipients)), -one.token.i))
    actors = next((one.actors for one in (lead, *group) if codes(one.actors)), lead.actors)
    told = [one.recipients for one in (lead, *group) if codes(sure(one))]
    told += [one.recipients for one in (lead, *group) if codes(one.recipients)]
    recipients = told[0] if told else lead.recipients
    start, end = stretch(lead, actors, recipients)
    if (start, end, lead.frame.type) in taken:
        start, end = stretch(lead, actors, recipients, full=False)
    taken.add((start, end, lead.frame.type))
    return EventMention(
        head=lead.token.i,
        start=start,
        end=end,
        type=lead.frame.type,
        mode=lead.frame.mode,
        actors=unique(list(actors)),
        recipients=unique([m for m in recipients if m.head not in {a.head for a in actors}]),
        items=items_of(reading, lead.token, lead.frame),
        rule=lead.frame.name,
        claimed=lead.frame.claimed,
    )
