"""Whether a claim that something did not happen denies what another tells, or leaves it standing."""

import re

from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Claim
from onrecord.model.kinds import DONE
from onrecord.record.concepts import concepts, table
from onrecord.record.conflict_words import knowledge
from onrecord.record.denying import admits, forceful, matter, may_come, named_in_both, of_any_deed, says_no, takes_no_part, telling
from onrecord.record.differences import Finding, apart, elsewhere, later, over_time, shared
from onrecord.record.facts import Facts, codes, settings
from onrecord.record.places import same_name
from onrecord.record.text import stem, words

MODEL = re.compile(r"\b[A-Z]+[a-z]*-?\d+\w*")  # "F-16": one sort of what is given or used
NONE_OF = re.compile(r"(?i)\bno ([a-z]+)")
SOON = 3  # days, within which a report still tells of what another says was denied


def denial(a: Facts, b: Facts) -> Finding | None:
    """One says that it happened, the other that it did not."""
    if (a.claim.status == "negated") == (b.claim.status == "negated"):
        return None
    said, denied = (b, a) if a.claim.status == "negated" else (a, b)
    if says_no(said.claim.quote) or _denies_no_more_than_part(said, denied) or _of_others(said, denied) or _of_another(said, denied):
        return None
    if said.claim.trigger and denied.claim.trigger and not (denied.denies and _of_one_matter(said, denied)):
        return None  # it was refused, or failed, or too little says that it is this deed that is denied
    detail = f"“{_quote(said.claim)}” against “{_quote(denied.claim)}”"
    if not _told(said, denied) or apart(a, b) > 1 or _not_then(said, denied):
        return Finding("change", detail)
    return Finding(over_time(a, b) or "denial", detail)


def _told(said: Facts, denied: Facts) -> bool:
    """Whether it is told as done, or alleged to have been where somebody denies it in so many words."""
    alleged = said.claim.status == "possible" and denied.outright and not may_come(said.claim.quote)
    return alleged or said.claim.status in DONE


def _of_one_matter(said: Facts, denied: Facts) -> bool:
    """Whether what is denied is what is told: the deed by its word, and something beside it that both name.

    Who denies a part in something ("any role in the crash") may call it otherwise than who tells of it, if both name
    the same two parties. By a word for any attack or killing both have to name one thing; a rarer word for the deed and
    the same two parties are enough where the sentences have a word in common. In one report, what somebody else says
    of the two parties is what one of them denies.
    """
    ours, theirs = (matter(fact.claim.quote, fact.claim.trigger) for fact in (said, denied))
    if _shares_nobody(said, denied) or _one_voice(said, denied) or _goes_on(said, denied):
        return False
    both, one_word, parties = bool(ours & theirs), _one_word(said, denied), _same_parties(said, denied)
    if one_word and (both or not elsewhere(said, denied)):
        return True
    if not elsewhere(said, denied):
        return (both or (parties and forceful(said.claim.trigger))) and _alleged(said, denied)
    if both and parties and (takes_no_part(denied.claim.quote) or _one_kind(said, denied)):
        return True
    around = (ours | said.context.keys()) & (theirs | denied.context.keys()) - _common(said, denied)
    return parties and bool(around) and _one_rare_word(said, denied)


def _alleged(said: Facts, denied: Facts) -> bool:
    """Whether somebody else says it than who denies, or it is told as alleged; and not whoever did it."""
    told = _anothers_word(said, denied) or "alleged" in words(said.claim.quote)
    return told and not admits(said.claim.quote)


def _shares_nobody(said: Facts, denied: Facts) -> bool:
    """Whether both name parties, and none that the other names."""
    ours, theirs = said.actors | said.recipients, denied.actors | denied.recipients
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _goes_on(said: Facts, denied: Facts) -> bool:
    """Whether another report tells of a war or a campaign, of which what is denied would be one deed."""
    return elsewhere(said, denied) and said.claim.status == "ongoing" and forceful(said.claim.trigger)


def _one_voice(said: Facts, denied: Facts) -> bool:
    """Whether in one report who says it and who denies it are one by name: "Wray" and "Christopher Wray"."""
    if elsewhere(said, denied):
        return False
    ours, theirs = ({source.name.split()[-1] for source in fact.claim.sources if source.name} for fact in (said, denied))
    return any(name[:1].isupper() for name in ours & theirs)


def _same_parties(said: Facts, denied: Facts) -> bool:
    """Whether both name the same doer and the same on whom it was done, each of another state or group."""
    doers, others = said.actors & denied.actors, said.recipients & denied.recipients
    return bool(doers and others) and doers != others


def _one_kind(said: Facts, denied: Facts) -> bool:
    """Whether two claims name the deed by words of one kind, however general: "assault" and "tried to kill"."""
    if concepts(said.claim.trigger) & concepts(denied.claim.trigger):
        return True
    return forceful(said.claim.trigger) and forceful(denied.claim.trigger)


def _one_rare_word(said: Facts, denied: Facts) -> bool:
    """Whether two claims name the deed by a word that is not for any attack or killing."""
    general = set(settings()["general"])
    both = _deed_words(said) & _deed_words(denied) - telling() - of_any_deed()
    return any(general.isdisjoint(table().get(word, ())) and not forceful(word) for word in both)


def _common(said: Facts, denied: Facts) -> frozenset[str]:
    """Stems that say nothing of the matter: the words for the deed, and those with which one tells or denies."""
    return frozenset({said.trigger, denied.trigger}) | telling()


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
    if not _one_word(said, denied) and not denied.denies and (elsewhere(said, denied) or not _anothers_word(said, denied)):
        return True
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
    if denied.outright and 0 < said.published - denied.published <= SOON:
        return not named_in_both(said.claim.quote, denied.claim.quote)
    if said.published < denied.published:
        return said.claim.status == "ongoing" and not denied.claim.sources  # it went on, and no longer does
    known = said.end is not None and not said.inferred
    return not (known and said.end is not None and said.end <= denied.published)
