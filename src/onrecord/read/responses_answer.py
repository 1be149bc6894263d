"""A response as it is found, before it is put together: who answers, by which word, in which sense."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.model import Stance
from onrecord.read.attribution_frames import subject

CLAUSES = frozenset({"ccomp", "xcomp"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A response before it is put together: the head of who answers, the trigger, the stance, the rule.

    `passive` says that who answers stands behind "by", and what is answered before it; `phrasal` that the trigger is
    a verb with a particle, behind which it stands ("hit back at").
    """

    by: int
    trigger: int
    stance: Stance
    rule: str
    passive: bool = False
    phrasal: bool = False


def answering(token: Token, stance: Stance, rule: str, *, passive: bool = False) -> Answer | None:
    """Answered by this verb: by its subject or agent, by who is reached (`passive`), or who is blamed for it."""
    if not passive and any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.children):
        agent = next((part for child in token.children if child.dep_ == "agent" for part in child.children), None)
        return Answer(agent.i, token.i, stance, rule) if agent is not None else None
    reached = next((child.i for child in token.children if child.dep_ == "nsubjpass"), None)
    blamed = _blamed(token)
    by = blamed.i if blamed is not None else reached if passive else subject(token)
    return None if by is None else Answer(by, token.i, stance, rule)


def _blamed(token: Token) -> Token | None:
    """Who answers where somebody is blamed or thanked for it: "criticized the party for denying it"."""
    if token.dep_ != "pcomp" or token.head.lower_ != "for" or token.head.head.pos_ != "VERB":
        return None
    verb = token.head.head
    at = (child for child in verb.children if child.dep_ == "prep" and child.lower_ in {"at", "against", "on"})
    whom = [part for child in at for part in child.children if part.dep_ == "pobj"]
    whom += [child for child in verb.children if child.dep_ == "dobj"]
    return next((one for one in whom if one.i < token.i), None)
