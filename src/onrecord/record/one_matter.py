"""Whether a denial is of the very deed that another claim tells, by its words, its parties and what both name."""

from onrecord.record.concepts import concepts, table
from onrecord.record.conflict_words import knowledge
from onrecord.record.denying import admits, forceful, matter, of_any_deed, takes_no_part, telling
from onrecord.record.differences import elsewhere
from onrecord.record.facts import Facts, codes, settings
from onrecord.record.text import stem, words


def of_one_matter(said: Facts, denied: Facts) -> bool:
    """Whether what is denied is what is told: the deed by its word, and something beside it that both name.

    Who denies a part in something ("any role in the crash") may call it otherwise than who tells of it, if both name
    the same two parties. By a word for any attack or killing both have to name one thing; a rarer word for the deed and
    the same two parties are enough where the sentences have a word in common. In one report, what somebody else says
    of the two parties is what one of them denies.
    """
    ours, theirs = (matter(fact.claim.quote, fact.claim.trigger) for fact in (said, denied))
    if _shares_nobody(said, denied) or _one_voice(said, denied) or _goes_on(said, denied):
        return False
    both, one_word, parties = bool(ours & theirs), _one_word(said, denied), same_parties(said, denied)
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
    ours, theirs = (
        {source.name.split()[-1] for source in fact.claim.sources if source.name} for fact in (said, denied)
    )
    return any(name[:1].isupper() for name in ours & theirs)


def same_parties(said: Facts, denied: Facts) -> bool:
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
