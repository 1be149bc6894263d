"""What the report tells of parties that a sentence leaves out.

Newswire names the parties of an event once and then speaks of "the attack", "the launch", "the charge". An event that
lacks a party takes it, in this order, from the event that it is about ("condemned the strikes"), from the last event
of its kind, from the place where it happens, and from whom its actor otherwise deals with in the report.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spacy.tokens import Token

from onrecord.knowledge.actors import is_state
from onrecord.knowledge.plover import VERBAL_CONFLICT
from onrecord.model import TimeRange
from onrecord.read.arguments import objects, surface_subject
from onrecord.read.events_dealings import (
    between_whom,
    from_captor,
    from_giver,
    from_its_object,
    is_capture,
    over_its_own,
    to_whom_agreed,
)
from onrecord.read.events_home import homes, is_stranger, is_thing, known
from onrecord.read.events_match import lemma
from onrecord.read.events_parties import codes, sentence_of
from onrecord.read.events_place import at_home
from onrecord.read.events_whom import by_whom, story_of, towards
from onrecord.read.events_words import from_its_words
from onrecord.read.frames import grammar
from onrecord.read.reading import Mention, Reading
from onrecord.read.times import range_for

if TYPE_CHECKING:
    from onrecord.read.events import Candidate

PLACED = frozenset({"where it happens", "the state most present", "same noun as before"})
UNNAMED = ("unidentified", "unknown", "unnamed")
ABROAD = frozenset({"MOBILIZE", "THREATEN", "SANCTION", "CONSULT"})
NEWS = 4  # days
DEFINITE = frozenset({"such", "the", "this", "that", "these", "those", "its", "their", "his", "her"})


def enough(one: "Candidate") -> bool:
    """Whether the parties that make it a political event are known."""
    if one.frame.type in {"REQUEST", "CONSULT"} and any(m.sector == "MED" for m in one.actors):
        return False
    actors, recipients = any(map(known, one.actors)), any(map(known, one.recipients))
    match one.frame.needs:
        case "reference":
            return bool(codes(one.actors)) and not one.stated and definite(one.token)
        case "both":
            return bool(one.actors and one.recipients) and (actors or recipients)
        case "actor":
            return actors or (recipients and speaks_for_itself(one))
        case "plural":
            return len(codes((*one.actors, *one.recipients))) > 1 or (
                len(one.actors) + len(one.recipients) > 1 and (actors or recipients)
            )
        case _:
            return actors or recipients


def speaks_for_itself(one: "Candidate") -> bool:
    """Whether it is said by "we" or "I", whoever that is: "we have asked the council for help"."""
    return any(child.dep_ == "nsubj" and child.lower_ in {"we", "i"} for child in one.token.children)


def complete(reading: Reading, found: Sequence["Candidate"]) -> list["Candidate"]:
    """Candidates with the parties that the report gives them."""
    overall, story = homes(reading), story_of(reading, found)
    steps: tuple[Callable[[Candidate, Sequence[Candidate]], Candidate], ...] = (
        lambda one, _: unsure(one),
        from_captor,
        lambda one, everything: from_its_kind(reading, one, everything),
        from_captor,
        lambda one, _: at_home(reading, one, overall),
        lambda one, everything: from_its_object(reading, one, everything),
        lambda one, _: from_giver(reading, one),
        lambda one, _: distinct(one),
        lambda one, _: over_its_own(one),
        between_whom,
        lambda one, _: from_its_words(reading, one),
        lambda one, _: one if one.frame.type == "AGREE" else towards(story, one),
        to_whom_agreed,
        lambda one, _: towards(story, one),
        lambda one, _: by_whom(story, one),
    )
    out = list(found)
    for step in steps:
        for at, one in enumerate(out):
            out[at] = step(one, out)
    return out


def from_its_kind(reading: Reading, one: "Candidate", everything: Sequence["Candidate"]) -> "Candidate":
    """Parties of the last event of the same type, for what refers back or has no actor of its own."""
    if "implicit" not in one.frame.flags and not (one.frame.part == "noun" and definite(one.token)):
        return one
    if any(m.text.lower().startswith(UNNAMED) for m in one.actors):
        return one
    if codes(one.actors) and (codes(one.recipients) or any(known(m) for m in one.recipients)):
        return one
    others = [
        k for k in everything if k.frame.type == one.frame.type and k.token.i != one.token.i and fits_with(one, k)
    ]
    if codes(one.recipients):
        # What is told later, and against no one, need not be by whoever did this.
        others = [k for k in others if k.token.i < one.token.i or codes(k.recipients)]
    if one.frame.type in {"COERCE", "SANCTION"}:
        # A curfew tells nothing of who holds the ships.
        others = [k for k in others if k.frame.mode == one.frame.mode or is_capture(k) == is_capture(one)]
    if codes(one.actors) and indefinite_plural(one):
        return one
    near = nearest(others, one)
    days = range_for(reading, one.token) if near else None
    pool = [k for k in near if days is None or not other_time(reading, days, k)]
    if not pool:
        return replace(one, actors=nearest(others, one)[-1].actors) if others and has_pronoun(one) else one
    here = [k for k in pool if sentence_of(k.token) == sentence_of(one.token) and k.frame.mode == one.frame.mode]
    alike = here or [k for k in pool if same_word(k.token, one.token)] or captures_before(one, others)
    last = (alike or pool)[-1]
    actors = one.actors if codes(one.actors) else last.actors
    own = codes(one.recipients) or (one.recipients and of_something_new(one))
    recipients = one.recipients if own else (last.recipients or one.recipients)
    return replace(one, actors=actors, recipients=recipients)


def captures_before(one: "Candidate", others: Sequence["Candidate"]) -> list["Candidate"]:
    """For the taking of people told again, as in "their kidnapping": those told before, whenever they were."""
    return [k for k in others if is_capture(one) and is_capture(k) and k.token.i < one.token.i]


def of_something_new(one: "Candidate") -> bool:
    """Whether what is acted on is first spoken of here: "impounded a small tanker"."""
    return any(child.lower_ in {"a", "an"} for thing in objects(one.token) for child in thing.children)


def unsure(one: "Candidate") -> "Candidate":
    """Without states that are only those of the place: of things, of foreigners, and of bystanders of an attack."""
    kept = tuple(
        replace(m, codes=(), sector=None if m.kind == "pronoun" else m.sector)
        if (guessed(m) and (not of_the_story(m) or (one.frame.type == "ASSAULT" and by_place(m))))
        or (m.kind == "pronoun" and cannot_be(m, one))
        else m
        for m in one.recipients
    )
    return replace(one, recipients=kept)


def cannot_be(pronoun: Mention, one: "Candidate") -> bool:
    """Whether a pronoun cannot mean the actor: "the court charged them", "arrested its foreign crew"."""
    word = one.token.doc[pronoun.head]
    if word.lower_ == "it" and word.dep_ == "dobj" and one.frame.type == "REJECT":
        return True  # what is denied or refused is said or asked, and no one
    if not set(pronoun.codes) <= codes(one.actors):
        return False
    if word.dep_ == "poss":
        return any(child.lower_ == "foreign" for child in word.head.children)
    return word.dep_ == "dobj" and not word.lower_.endswith(("self", "selves")) and word.lower_ not in {"him", "her"}


def of_the_story(mention: Mention) -> bool:
    """Whether a guess at the state holds: not for foreigners, nor for a ship or a weapon first spoken of."""
    if is_stranger(mention):
        return False
    return not is_thing(mention) or mention.how == "same noun as before"


def guessed(mention: Mention) -> bool:
    """Whether the mention was put down to a state by where it happens or by which is named most."""
    return mention.how in PLACED


def by_place(mention: Mention) -> bool:
    """Whether unnamed people were put down to a state by where it happens."""
    return mention.sector == "CVL" and mention.kind == "role" and guessed(mention)


def same_word(a: Token, b: Token) -> bool:
    """Whether two words name the same act: one lemma, or both a capture."""
    return lemma(a) == lemma(b) or {lemma(a), lemma(b)} <= grammar()["captures"]


def nearest(others: Sequence["Candidate"], one: "Candidate") -> Sequence["Candidate"]:
    """The events that may lend parties, the nearest last: those before with recipients, else after, else any before."""
    before = [k for k in others if k.token.i < one.token.i]
    after = [k for k in reversed(others) if k.token.i > one.token.i]
    full_before = [k for k in before if codes(k.recipients)]
    full_after = [k for k in after if codes(k.recipients)]
    return full_before or full_after or before or after


def other_time(reading: Reading, mine: TimeRange, other: "Candidate") -> bool:
    """Whether they have times of their own that differ; what has none is taken for news of the day."""
    if not mine.start:
        return False
    theirs = range_for(reading, other.token)
    if theirs is None or not theirs.start:
        return reading.anchor is not None and long_before(mine, reading.anchor)
    return mine.start > (theirs.end or "9999") or theirs.start > (mine.end or "9999")


def differ_in_time(reading: Reading, a: Token, b: Token) -> bool:
    """Whether both have days of their own, and not the same."""
    mine, theirs = range_for(reading, a), range_for(reading, b)
    if mine is None or theirs is None or not mine.start or not theirs.start:
        return False
    return mine.start > (theirs.end or "9999") or theirs.start > (mine.end or "9999")


def long_before(days: TimeRange, published: date) -> bool:
    """Whether the days end more than some days before publication: what is told without a time is news."""
    return days.end is not None and days.end < (published - timedelta(days=NEWS)).isoformat()


def fits_with(one: "Candidate", other: "Candidate") -> bool:
    """Whether the other event has an actor, and no party against what is known of this one."""
    doers, against = codes(other.actors), codes(one.recipients)
    if not doers or doers & against:
        return False
    own = codes(one.actors)
    if own and not own & doers:
        return False
    states = all(is_state(code) for code in doers)
    if states and any(m.sector == "REB" for m in one.actors):
        return False
    if not any(is_state(code) or code == "NATO" for code in doers) and from_the_air(one.token):
        return False
    theirs = codes(other.recipients)
    return not against or not theirs or bool(against & theirs)


def from_the_air(noun: Token) -> bool:
    """Whether aircraft are needed for it, which armed groups do not have: "the air strikes"."""
    return lemma(noun).startswith(("airstrike", "air-strike")) or any(
        child.dep_ in {"compound", "amod"} and child.lower_ in {"air", "aerial"} for child in noun.children
    )


def definite(noun: Token) -> bool:
    """Whether the noun phrase refers to something known: "the attack", "Tuesday's launch"."""
    return any(child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in DEFINITE) for child in noun.children)


def indefinite_plural(one: "Candidate") -> bool:
    """Whether it speaks of several events not yet known: "dozens of tests", "three missiles were launched"."""
    if lemma(one.token).endswith("testing"):
        return True
    heads = [one.token] if one.frame.part == "noun" else [*objects(one.token)]
    subject = surface_subject(one.token) if one.frame.part == "verb" else None
    heads = heads or ([subject] if subject is not None else [])
    return any(head.tag_ in {"NNS", "NNPS"} and not has_article(head) for head in heads)


def has_pronoun(one: "Candidate") -> bool:
    """Whether a pronoun that could not be resolved stands for the actor: "its sixth test"."""
    if codes(one.actors):
        return False
    return any(child.dep_ in {"poss", "nsubj"} and child.pos_ == "PRON" for child in one.token.children)


def has_article(noun: Token) -> bool:
    """Whether the noun stands with "the" or "these"."""
    return any(child.dep_ == "det" and child.lower_ in DEFINITE for child in noun.children)


def distinct(one: "Candidate") -> "Candidate":
    """Without recipients that are the actor itself, by the same words or as a state against itself."""
    abroad = one.frame.type in ABROAD or "foreign" in one.frame.flags
    itself = codes(one.actors) if abroad else frozenset()
    groups = frozenset(code for code in codes(one.actors) if not is_state(code))
    alone = len(one.actors) > 1 and not one.recipients and len(codes(one.actors)) == 1
    if "mutual" in one.frame.flags and alone and not any(m.how == "at home" and is_body(m) for m in one.actors):
        return replace(one, actors=one.actors[:1], recipients=one.actors[1:])
    if codes(one.recipients) - codes(one.actors):
        itself = codes(one.actors)  # "Moon proposed that Seoul and Washington postpone drills": to Washington
    heads = {m.head for m in one.actors}
    chains = {m.chain for m in one.actors if m.chain >= 0 and m.kind != "adjective"}
    kept = tuple(m for m in one.recipients if m.head not in heads and not (m.codes and set(m.codes) <= itself | groups))
    if one.frame.type in VERBAL_CONFLICT:
        # "He said he had": who speaks of himself accuses no one.
        kept = tuple(m for m in kept if m.kind != "pronoun" or m.chain not in chains)
    return replace(one, recipients=kept)


def is_body(mention: Mention) -> bool:
    """Whether the words name a body or a force, of which a session is held, and no people who meet."""
    return mention.what in {"body", "force"}
