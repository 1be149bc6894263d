"""Clauses that tell of another deed than they would seem to: what follows a relative clause, who undergoes it."""

from onrecord.knowledge.plover import FORCE
from onrecord.model import Claim
from onrecord.record.finite import AUXILIARY
from onrecord.record.grammar import closed

PASSIVE = frozenset({"was", "were", "is", "are", "been", "be", "being", "also", "already"})


def of_another(claim: Claim, left: str, right: str, at: int) -> bool:
    """Whether the clause is about something else: "the hatch Israel claimed | was", "than “mobs” was condemned"."""
    if right.split()[:1] and right.split(maxsplit=1)[0].lower() in AUXILIARY:
        return True
    passive = bool(left.split()) and not set(left.lower().split()).isdisjoint({"been", "was", "were"})
    outside = [p.span.start < claim.span.start for p in claim.recipients if p.span]
    inside = any(p.span and claim.span.start <= p.span.start < at for p in (*claim.actors, *claim.recipients))
    return passive and bool(outside) and all(outside) and not inside


def undergoing(claim: Claim, left: str, right: str, offset: int) -> bool:
    """Whether who would be told as doing it is the one to whom it is done: "Ana Reyes, | jailed opposition leader"."""
    before = {word.lower() for word in left.split()}
    first = right.split(" ", 1)[0].lower()
    if (
        not first
        or first in closed("prepositions") | closed("stops") | {"to", "that"}
        or before & (PASSIVE | {"has", "had"})
    ):
        return False
    acting = any(p.span and p.span.start <= offset + 4 and p.span.end > offset for p in claim.actors)
    suffering = any(p.span and p.span.start <= offset + 4 and p.span.end > offset for p in claim.recipients)
    return suffering and not acting and claim.type in FORCE and claim.trigger.lower().endswith(("ed", "en"))


def before_the_main_verb(right: str) -> str:
    """What follows a relative clause's verb, up to the verb of the sentence: "denounced the plan | had been"."""
    words = right.split(", ", 1)[0].split()  # "convicted of spying | , dies in jail"
    for at, word in enumerate(words):
        if (
            at
            and word.lower() in AUXILIARY
            and words[at - 1].lower() not in ("that", "which", "who", "it", "he", "they")
        ):
            return " ".join(words[:at])
    return " ".join(words)
