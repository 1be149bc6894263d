"""Whether a claim that something did not happen denies what another tells, or leaves it standing."""

import re

from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Claim
from onrecord.model.kinds import DONE
from onrecord.record.conflict_words import knowledge
from onrecord.record.denying import may_come, named_in_both, says_no
from onrecord.record.differences import Finding, apart, later, over_time, shared
from onrecord.record.facts import Facts
from onrecord.record.one_matter import of_one_matter
from onrecord.record.places import same_name
from onrecord.record.text import words

MODEL = re.compile(r"\b[A-Z]+[a-z]*-?\d+\w*")  # "F-16": one sort of what is given or used
NONE_OF = re.compile(r"(?i)\bno ([a-z]+)")
SOON = 3  # days, within which a report still tells of what another says was denied


def denial(a: Facts, b: Facts) -> Finding | None:
    """One says that it happened, the other that it did not."""
    if (a.claim.status == "negated") == (b.claim.status == "negated"):
        return None
    said, denied = (b, a) if a.claim.status == "negated" else (a, b)
    if _denies_no_more_than_part(said, denied) or _of_others(said, denied) or _of_another(said, denied):
        return None
    if says_no(said.claim.quote):
        return None  # that somebody denies something
    if said.claim.trigger and denied.claim.trigger and not (denied.denies and of_one_matter(said, denied)):
        return None  # it was refused, or failed, or too little says that it is this deed that is denied
    detail = f"“{_quote(said.claim)}” against “{_quote(denied.claim)}”"
    if not _told(said, denied) or apart(a, b) > 1 or _not_then(said, denied):
        return Finding("change", detail)
    return Finding(over_time(a, b) or "denial", detail)


def _told(said: Facts, denied: Facts) -> bool:
    """Whether it is told as done, or alleged to have been where somebody denies it in so many words."""
    alleged = said.claim.status == "possible" and denied.outright and not may_come(said.claim.quote)
    return alleged or said.claim.status in DONE


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
    """Whether the words tell of two deeds, or the denial is of one sort, one aim or the manner of what the other tells.

    As in "it sends aid" and "no F-16s", "15 women were released" and "no men were", "he called the minister" and "he
    did not call to get help", "they were released" and "they were not exchanged".
    """
    ours, theirs = said.claim.quote, denied.claim.quote
    manners = set(knowledge()["denying"]["manners"])
    if manners.intersection(words(theirs)) and not manners.intersection(words(ours)):
        return True
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
    if denied.outright and 0 < said.published - denied.published <= SOON:
        return not named_in_both(said.claim.quote, denied.claim.quote)
    if said.published < denied.published:
        return said.claim.status == "ongoing" and not denied.claim.sources  # it went on, and no longer does
    known = said.end is not None and not said.inferred
    return not (known and said.end is not None and said.end <= denied.published)
