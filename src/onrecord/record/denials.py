"""Whether a claim that something did not happen denies what another tells, or leaves it standing."""

import re

from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Claim
from onrecord.model.kinds import DONE
from onrecord.record.concepts import concepts
from onrecord.record.conflict_words import knowledge
from onrecord.record.differences import Finding, apart, elsewhere, later, over_time, shared
from onrecord.record.facts import Facts, codes, settings
from onrecord.record.places import same_name
from onrecord.record.text import stem, words

MODEL = re.compile(r"\b[A-Z]+[a-z]*-?\d+\w*")  # "F-16": one sort of what is given or used
NONE_OF = re.compile(r"(?i)\bno ([a-z]+)")
TELLING = 2  # words in common, that for the deed included, from which another report seems to deny this deed


def denial(a: Facts, b: Facts) -> Finding | None:
    """One says that it happened, the other that it did not."""
    if (a.claim.status == "negated") == (b.claim.status == "negated"):
        return None
    said, denied = (b, a) if a.claim.status == "negated" else (a, b)
    if _denies_no_more_than_part(said, denied) or _of_others(said, denied) or _of_another(said, denied):
        return None
    if elsewhere(said, denied) and said.trigger and denied.trigger and _in_common(said, denied) < TELLING:
        return None  # too little says that it is this deed that another report denies
    detail = f"“{_quote(said.claim)}” against “{_quote(denied.claim)}”"
    if said.claim.status not in DONE or apart(a, b) > 1 or _not_then(said, denied):
        return Finding("change", detail)
    return Finding(over_time(a, b) or "denial", detail)


def _in_common(said: Facts, denied: Facts) -> int:
    """How many telling words two claims share; none if they share the word for the deed alone."""
    beside = shared(said, denied)
    return beside + (said.trigger == denied.trigger) if beside else 0


def _quote(claim: Claim) -> str:
    return " ".join(claim.quote.split())[:100]


def _denies_no_more_than_part(said: Facts, denied: Facts) -> bool:
    """Whether a negated claim leaves the other standing.

    It does if it is bound to another place ("they did not meet in Vladivostok"), to what is to come or would come on
    top ("no new sanctions", "would not fire"), or is named only in passing ("without firing").
    """
    listed = knowledge()["partial"]
    if denied.claim.partial:
        return True
    ours, theirs = set(words(said.claim.quote)), set(words(denied.claim.quote))
    if (theirs - ours) & set(listed["further"]):
        return True
    bound, there = denied.claim.place, said.claim.place
    if bound is None or bound.precision not in ("point", "settlement"):
        return False
    return there is None or not same_name(bound.name, there.name)


def _of_another(said: Facts, denied: Facts) -> bool:
    """Whether the words tell of two deeds, or the denial is of one sort or one aim of what the other tells.

    As in "it sends aid" and "no F-16s", "15 women were released" and "no men were", "he called the minister" and "he
    did not call to get help". Who goes by another word for the deed denies what somebody said in the same report, not
    what another report tells, nor what this one tells as known; unless the words are of one kind.
    """
    if not _one_word(said, denied) and (elsewhere(said, denied) or not _anothers_word(said, denied)):
        return True
    ours, theirs = said.claim.quote, denied.claim.quote
    if any(sort not in ours for sort in MODEL.findall(theirs)):
        return True
    told, people = words(ours), set(knowledge()["same"]["person"])
    if people.intersection(NONE_OF.findall(theirs.lower())) - set(told) and people.intersection(told):
        return True
    listed, text = knowledge()["partial"], f" {' '.join(words(theirs))} "
    aims = [aim for aim in listed["aims"] if f" {aim} " in text]
    if any(f" {aim} " not in f" {' '.join(told)} " for aim in aims) or not set(listed["elsewhere"]).isdisjoint(told):
        return True
    return bool(said.proper and denied.proper) and not shared(said, denied) and said.proper.isdisjoint(denied.proper)


def _one_word(said: Facts, denied: Facts) -> bool:
    """Whether two claims name the deed by one word, or by words of one kind."""
    ours, theirs = (_deed_words(fact) for fact in (said, denied))
    kinds = concepts(said.claim.trigger) & concepts(denied.claim.trigger)
    return not ours or not theirs or bool(ours & theirs) or bool(kinds.difference(settings()["general"]))


def _deed_words(fact: Facts) -> set[str]:
    """The stems of a claim's word for the deed; of all its words where that says little ("giving military aid")."""
    trigger = words(fact.claim.trigger)
    light = not set(knowledge()["light"]["words"]).isdisjoint(trigger)
    return set(map(stem, words(fact.claim.quote) if light else trigger))


def _anothers_word(said: Facts, denied: Facts) -> bool:
    """Whether somebody says that it was so, and is not who denies."""
    shared_codes = codes(said.claim.sources) & codes(denied.claim.sources) - {None}
    return bool(said.claim.sources) and not shared_codes


def _of_others(said: Facts, denied: Facts) -> bool:
    """Whether the denial is of somebody's part in it, or of a deed between others.

    Who denies to have done it does not deny that it was done by whom nobody knows, or by somebody else.
    """
    if said.claim.type in MUTUAL:
        if any(party.code == "?" for party in (*denied.claim.actors, *denied.claim.recipients)):
            return True  # that some stayed away denies no meeting
        told, other = said.actors | said.recipients, denied.actors | denied.recipients
        return len(told & other) < min(2, len(told), len(other))
    if denied.actors and not denied.actors & said.actors:
        return True
    return bool(denied.recipients and said.recipients) and not denied.recipients & said.recipients


def _not_then(said: Facts, denied: Facts) -> bool:
    """Whether it may have been so at one time and not at the other: it ended, is to come, or came after the denial."""
    text = f" {' '.join(words(denied.claim.quote))} "
    if any(f" {word} " in text for word in knowledge()["ceased"]["words"]):
        return True
    if not later(said, denied) or said.published is None or denied.published is None:
        return False
    if said.published < denied.published:
        return said.claim.status == "ongoing" and not denied.claim.sources  # it went on, and no longer does
    known = said.end is not None and not said.inferred
    return not (known and said.end is not None and said.end <= denied.published)
