"""From candidates to events: what the story tells of missing parties, what is covered, what is said twice."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from onrecord.read.arguments import objects
from onrecord.read.events_home import bases, home_at, homes, known, settle_home
from onrecord.read.events_match import NOMINAL, VERBAL, lemma
from onrecord.read.events_parties import Parties, unique
from onrecord.read.frames import grammar
from onrecord.read.items import items_of
from onrecord.read.reading import EventMention, Mention, Reading

if TYPE_CHECKING:
    from onrecord.read.events import Candidate

COMPLEMENT = frozenset({"xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp", "acl", "conj", "attr", "oprd"})


def codes(parties: Parties) -> frozenset[str]:
    """The codes of all parties."""
    return frozenset(code for mention in parties for code in mention.codes)


def settle(reading: Reading, found: list["Candidate"]) -> Iterator[EventMention]:
    """The events among the candidates, in the order of the text."""
    kept = [one for one in complete(reading, found) if enough(one)]
    for group in same_event(uncovered(kept)):
        yield make(reading, group)


def enough(one: "Candidate") -> bool:
    """Whether the parties that make it a political event are known."""
    actors, recipients = any(map(known, one.actors)), any(map(known, one.recipients))
    match one.frame.needs:
        case "both":
            return bool(one.actors and one.recipients) and (actors or recipients)
        case "actor":
            return actors
        case "plural" | "both_or_plural":
            return len(one.actors) + len(one.recipients) > 1 and (actors or recipients) or len(codes(one.actors)) > 1
        case _:
            return actors or recipients


def complete(reading: Reading, found: Sequence["Candidate"]) -> list["Candidate"]:
    """Candidates with the parties that other events of the same kind in the report, and the passage, give them."""
    known_before: list[Candidate] = []
    out: list[Candidate] = []
    explicit = [one for one in found if codes(one.actors)]
    overall = homes(reading)
    for one in found:
        if needs_story(one):
            one = borrow(one, known_before or explicit)
        one = at_home(reading, one, overall)
        out.append(one)
        if codes(one.actors) or codes(one.recipients):
            known_before.append(one)
    return out


def at_home(reading: Reading, one: "Candidate", overall: Counter[str]) -> "Candidate":
    """The candidate with people who have no name put down to the state that the passage is about."""
    if all(m.codes for m in (*one.actors, *one.recipients)):
        return one
    home = home_at(reading, one.token.i, overall)
    groups = [bases()[code] for code in codes(one.actors) if code in bases()]
    if groups:
        home = groups[0]
    return replace(one, actors=settle_home(one.actors, home), recipients=settle_home(one.recipients, home))


def needs_story(one: "Candidate") -> bool:
    """Whether the event may take its parties from the story: it names no actor, and refers back."""
    if codes(one.actors):
        return (
            "implicit" in one.frame.flags
            and not codes(one.recipients)
            and one.frame.part == "noun"
            and definite(one.token)
        )
    if one.frame.part == "noun":
        return definite(one.token) or "implicit" in one.frame.flags
    return "implicit" in one.frame.flags


def definite(noun: Token) -> bool:
    """Whether the noun phrase refers to something known: "the attack", "Tuesday's launch"."""
    for child in noun.children:
        if child.dep_ in {"det", "poss"} and child.lower_ in {
            "the",
            "this",
            "that",
            "these",
            "those",
            "its",
            "their",
            "his",
        }:
            return True
        if child.dep_ == "poss":
            return True
    return False


def borrow(one: "Candidate", known: Sequence["Candidate"]) -> "Candidate":
    """The candidate with the parties of the last event of its kind, where it has none of its own."""
    alike = [k for k in known if k.frame.type == one.frame.type and k.token.i != one.token.i and codes(k.actors)]
    if codes(one.recipients):
        alike = [k for k in alike if not codes(k.recipients) or codes(k.recipients) & codes(one.recipients)]
    if codes(one.actors):
        alike = [k for k in alike if codes(k.actors) & codes(one.actors)]
    if not alike:
        return one
    same_word = [k for k in alike if lemma(k.token) == lemma(one.token)]
    last = (same_word or alike)[-1]
    actors = one.actors if codes(one.actors) else last.actors
    recipients = one.recipients if codes(one.recipients) else last.recipients
    return replace(one, actors=actors, recipients=recipients)


def uncovered(found: Sequence["Candidate"]) -> list["Candidate"]:
    """Without events that are only the content of a demand, a refusal or a threat ("urged it to halt tests")."""
    covering = {one.token.i for one in found if "covers" in one.frame.flags}
    return [one for one in found if not is_covered(one.token, covering)]


def is_covered(token: Token, covering: set[int]) -> bool:
    """Whether the token hangs as complement below a token that covers it."""
    while token.dep_ in COMPLEMENT and token.head is not token:
        if token.dep_ == "conj" and token.pos_ in VERBAL and token.head.i in covering:
            return False
        token = token.head
        if token.i in covering:
            return True
    return False


def same_event(found: Sequence["Candidate"]) -> list[list["Candidate"]]:
    """Candidates grouped so that each event is stated once in a sentence."""
    groups: list[list[Candidate]] = []
    for one in found:
        home = next((g for g in reversed(groups[-6:]) if any(is_same(one, other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def is_same(one: "Candidate", other: "Candidate") -> bool:
    """Whether both state one event: same sentence, same type, no party against it, and linked by grammar."""
    if one.frame.type != other.frame.type or one.token.sent.start != other.token.sent.start:
        return False
    return agree(one.actors, other.actors) and agree(one.recipients, other.recipients)


def agree(a: Parties, b: Parties) -> bool:
    """Whether two sets of parties may be the same: one is unknown, or they share a code."""
    return not codes(a) or not codes(b) or bool(codes(a) & codes(b))


def make(reading: Reading, group: Sequence["Candidate"]) -> EventMention:
    """One event from the candidates that state it; the first predicate with most parties is its trigger."""
    lead = max(group, key=lambda one: (bool(codes(one.actors)) + bool(codes(one.recipients)), -one.token.i))
    actors = next((one.actors for one in (lead, *group) if codes(one.actors)), lead.actors)
    recipients = next((one.recipients for one in (lead, *group) if codes(one.recipients)), lead.recipients)
    start, end = stretch(lead, actors, recipients)
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
    )


def stretch(one: "Candidate", actors: Parties, recipients: Parties) -> tuple[int, int]:
    """The shortest stretch of the sentence with the trigger, its objects and those of its parties that stand near."""
    token, sent = one.token, one.token.sent
    places = [token.i]
    for mention in (*actors, *recipients):
        if sent.start <= mention.start < sent.end and abs(mention.start - token.i) <= 25:
            places += [mention.start, mention.end - 1]
    if token.pos_ in VERBAL:
        for thing in objects(token):
            if sent.start <= thing.i < sent.end:
                places += [thing.i, first_of(thing)]
        places += [child.i for child in token.children if child.dep_ in {"aux", "auxpass", "neg", "prt"}]
    if token.pos_ in NOMINAL:
        places.append(first_of(token))
    return min(places), max(places) + 1


def first_of(noun: Token) -> int:
    """Where the noun's own modifiers begin."""
    return min(
        [noun.i, *(c.left_edge.i for c in noun.children if c.i < noun.i and c.dep_ not in {"punct", "relcl", "cc"})]
    )
