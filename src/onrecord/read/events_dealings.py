"""Against whom, told by what else the report tells: the act that is answered, the captor, the giver.

What answers an act is against who did it, a release is by whoever took them, mediation is between those at odds.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.knowledge.actors import is_state
from onrecord.knowledge.plover import FORCE, VERBAL_CONFLICT
from onrecord.read.arguments import complements, objects, prepositional, text_head
from onrecord.read.events_match import lemma
from onrecord.read.events_parties import codes, speakers_of
from onrecord.read.frames import grammar
from onrecord.read.reading import Reading

if TYPE_CHECKING:
    from onrecord.read.events import Candidate

ABOUT = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "CONCEDE"})
REJECTED = VERBAL_CONFLICT - {"REJECT"}
BETWEEN = frozenset({"CONSULT", "AGREE", "ASSAULT", "COERCE", "RETREAT", "ACCUSE", "REJECT"})
NEAR = 30  # tokens: about the sentence before


def from_its_object(reading: Reading, one: "Candidate", everything: Sequence["Candidate"]) -> "Candidate":
    """What answers an act is against who did it: "condemned the strikes", "denied the charge"."""
    if one.frame.type not in ABOUT or codes(one.recipients) - codes(one.actors) or one.frame.mode == "investigate":
        return one
    here = {k.token.i: k for k in everything}
    things = objects(one.token) + [
        t for name in ("of", "over", "at", "to", "for") for t in prepositional(one.token, name)
    ]
    for thing in things:
        act = here.get(text_head(thing).i) or here.get(thing.i)
        if act is None:
            continue
        against = act.recipients if one.frame.type == "CONCEDE" else act.actors
        if codes(against) - codes(one.actors):
            return replace(one, recipients=tuple(m for m in against if m.codes))
    if one.frame.type == "REJECT":
        for act in reversed([k for k in everything if k.token.i < one.token.i and k.frame.type in REJECTED]):
            if codes(act.recipients) & codes(one.actors) and codes(act.actors) - codes(one.actors):
                return replace(one, recipients=act.actors)
        if lemma(one.token) == "deny" or any(lemma(text_head(thing)) in grammar()["statements"] for thing in things):
            return from_last_accuser(reading, one, everything)
    return one


def from_last_accuser(reading: Reading, one: "Candidate", everything: Sequence["Candidate"]) -> "Candidate":
    """For a denial: whoever accused someone shortly before, else who said something of the denier."""
    for act in reversed([k for k in everything if 0 < one.token.i - k.token.i < 4 * NEAR]):
        other = codes(act.recipients) and not codes(act.recipients) & codes(one.actors)
        if act.frame.type == "ACCUSE" and codes(act.actors) - codes(one.actors) and not other:
            return replace(one, recipients=tuple(m for m in act.actors if m.codes))
    own = codes(one.actors)
    named = [m.head for m in reading.mentions if own & set(m.codes) and 0 < one.token.i - m.head < 2 * NEAR]
    for told in reversed(reading.attributions):
        if told.source is None or told.cue[0] > one.token.i or told.code is None or told.code in own:
            continue
        if told.kind != "media" and any(start <= at < end for start, end in told.content for at in named):
            speaker = reading.mention_at(told.source[1] - 1) or reading.mention_at(told.source[0])
            if speaker is not None and told.code in speaker.codes:
                return replace(one, recipients=(speaker,))
    return one


def to_whom_agreed(one: "Candidate", everything: Sequence["Candidate"]) -> "Candidate":
    """What is agreed on falls on someone: "the bloc agreed to curb imports from Minsk"."""
    if one.frame.type != "AGREE" or one.recipients:
        return one
    clauses = {clause.i for clause in complements(one.token)}
    for act in everything:
        if act.token.i in clauses and codes(act.recipients) - codes(one.actors):
            return replace(one, recipients=act.recipients)
    return one


def between_whom(one: "Candidate", everything: Sequence["Candidate"]) -> "Candidate":
    """For mediation that names no sides: the two that the report tells most dealings and fights between."""
    if one.frame.type != "CONSULT" or one.frame.word.split("_")[0] not in grammar()["mediation"]:
        return one
    own = codes(one.actors)
    if not own or codes(one.recipients) - own:
        return one
    pairs: Counter[frozenset[str]] = Counter()
    for act in everything:
        doers, others = codes(act.actors) - own, codes(act.recipients) - own
        if "mutual" in act.frame.flags and not others and len(doers) == 2:
            pairs[doers] += 1
        elif act.frame.type in BETWEEN:
            pairs.update(frozenset({doer, other}) for doer in doers for other in others if doer != other)
    if not pairs:
        return one
    sides = max(pairs, key=lambda pair: (pairs[pair], sorted(pair)))
    known = [m for k in everything for m in (*k.actors, *k.recipients) if m.codes and set(m.codes) <= sides]
    return replace(one, recipients=tuple({m.codes: m for m in known}.values()))


def from_captor(one: "Candidate", everything: Sequence["Candidate"]) -> "Candidate":
    """For a release that names no one who releases: who seized or abducted the same people."""
    if one.frame.type != "RETREAT" or one.frame.mode not in {"release", "return"} or codes(one.actors):
        return one
    same = [
        k
        for k in everything
        if k.frame.type in FORCE
        and codes(k.actors)
        and (is_capture(k) or (k.frame.type == "COERCE" and codes(k.recipients)))
        and not codes(k.actors) & codes(one.recipients)
        and (not codes(one.recipients) or not codes(k.recipients) or bool(codes(k.recipients) & codes(one.recipients)))
    ]
    if not same:
        return one
    captor = min(same, key=lambda k: (not is_capture(k), abs(k.token.i - one.token.i)))
    return replace(one, actors=captor.actors, recipients=one.recipients if codes(one.recipients) else captor.recipients)


def is_capture(one: "Candidate") -> bool:
    """Whether people or ships are taken, whom a release lets go."""
    return lemma(one.token) in grammar()["captures"]


def over_its_own(one: "Candidate") -> "Candidate":
    """A curfew or a state of emergency falls on the state that imposes it, unless another is named."""
    if one.frame.mode != "curfew" or codes(one.recipients) or not all(is_state(code) for code in codes(one.actors)):
        return one
    at = one.token.i
    own = [
        replace(m, start=at, end=at + 1, head=at, rule=f"{m.rule}; its own people", how="its own people")
        for m in one.actors
        if m.codes
    ]
    return replace(one, recipients=tuple(own))


def from_giver(reading: Reading, one: "Candidate") -> "Candidate":
    """For aid that no one is said to give: the agency that tells of it."""
    if one.frame.type != "AID" or codes(one.actors) or (one.actors and any(m.sector for m in one.actors)):
        return one
    agency = tuple(m for m in speakers_of(reading, one.token) if m.sector == "IGO")
    if agency and not codes(agency) & codes(one.recipients):
        return replace(one, actors=agency)
    return one
