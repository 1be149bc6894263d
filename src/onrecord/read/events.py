"""Events: the predicates and nouns of a report that state a political event, with type, parties and stretch.

After PLOVER 2.0 (types and modes). A word is a candidate where its frames fit; a candidate becomes an event where
the parties that its frame needs are known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.read.arguments import objects, prepositional, subject
from onrecord.read.events_again import again
from onrecord.read.events_headline import headline_verb
from onrecord.read.events_match import VERBAL, candidates_at
from onrecord.read.events_parties import Parties, codes
from onrecord.read.events_roles import fill
from onrecord.read.events_settle import settle
from onrecord.read.events_speech import demanded
from onrecord.read.events_story import enough
from onrecord.read.frames import Frame
from onrecord.read.reading import Reading
from onrecord.read.stages import stage

OPEN = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may state an event: the frame that fits it best, with its parties, and the other frames.

    `stated` counts the roles that the sentence itself fills with a known party.
    """

    token: Token
    frame: Frame
    actors: Parties
    recipients: Parties
    others: tuple[Frame, ...]
    stated: int


def candidates(reading: Reading) -> Iterator[Candidate]:
    """Every word that evokes a frame, in the order of the text, whether or not its parties are known.

    A scorer may accept, reject or retype them before they become events.
    """
    found: list[Candidate] = []
    for token in reading.doc:
        if token.pos_ in OPEN:
            here = list(at(reading, token, found))
            found += here
            yield from here


def at(reading: Reading, token: Token, before: Sequence[Candidate]) -> Iterator[Candidate]:
    """What the token may state, after the candidates found before it."""
    verbal = token.pos_ in VERBAL
    asked = demanded(reading, token) if verbal else None
    if asked is not None:
        yield Candidate(token, asked[0], asked[1], asked[2], (), 2)
    told = headline_verb(reading, token) if not verbal else None
    if told is not None:
        yield Candidate(token, told[0], told[1], told[2], (), 1 + bool(told[2]))
        return
    same = again(reading, token, before) if verbal else None
    if same is not None:
        yield same
        return
    frames = tuple(frame for frame in candidates_at(token) if political(reading, frame, token))
    if frames:
        yield best(reading, token, frames)


def best(reading: Reading, token: Token, frames: tuple[Frame, ...]) -> Candidate:
    """The first frame whose parties are there, else the first."""
    made = (candidate(reading, token, frame, frames) for frame in frames)
    first = next(made)
    return first if satisfied(first) else next((one for one in made if satisfied(one)), first)


def candidate(reading: Reading, token: Token, frame: Frame, frames: tuple[Frame, ...]) -> Candidate:
    """The token as an event of that frame."""
    actors, recipients = fill(reading, frame, token)
    if frame.mode == "investigate":
        targets = {thing.i for thing in (*objects(token), *prepositional(token, "into"), *prepositional(token, "of"))}
        recipients = tuple(m for m in recipients if m.head in targets)
    return Candidate(token, frame, actors, recipients, frames, bool(codes(actors)) + bool(codes(recipients)))


def political(reading: Reading, frame: Frame, token: Token) -> bool:
    """Whether subject and object are themselves actors, where the frame asks for it."""
    if "object_political" in frame.flags:
        actors = [thing for thing in objects(token) if is_actor(reading, thing)]
        if not actors or ("foreign" in frame.flags and all(is_home(reading, token, thing) for thing in actors)):
            return False
    if "subject_political" in frame.flags:
        who = subject(token)
        return who is not None and is_actor(reading, who)
    if {"subject_not_state", "subject_state"} & frame.flags and token.pos_ == "VERB":
        who = subject(token)
        mention = reading.mention_at(who) if who is not None else None
        official = mention is not None and mention.sector in {"GOV", "MIL", "IGO", "LEG", "COP", "SPY"}
        return official == ("subject_state" in frame.flags)
    return True


def is_home(reading: Reading, verb: Token, thing: Token) -> bool:
    """Whether who is addressed belongs to the speaker: a government that warns its citizens threatens nobody."""
    told, who = reading.mention_at(thing), subject(verb)
    teller = reading.mention_at(who) if who is not None else None
    if told is None or teller is None:
        return False
    return told.sector == "CVL" if not told.codes else set(told.codes) == set(teller.codes)


def is_actor(reading: Reading, token: Token) -> bool:
    """Whether the head word itself stands in a mention of an actor."""
    mention = reading.mention_at(token)
    return mention is not None and mention.kind != "adjective"


def satisfied(candidate: Candidate) -> bool:
    """Whether the parties that the frame needs stand in the sentence."""
    return enough(candidate)


@stage("events", requires=["doc", "mentions", "times", "places", "attributions"], gives=["proposals"])
def events(reading: Reading) -> Reading:
    """Propose the events of a report: frames, parties from the story, one event for each thing stated."""
    return reading.with_(proposals=tuple(settle(reading, list(candidates(reading)))))
