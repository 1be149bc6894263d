"""Whether two claims that seem to differ are rather of two deeds: on two days, by two doers, each counting its own."""

from onrecord.knowledge.plover import MUTUAL
from onrecord.model import Claim
from onrecord.record.concepts import concepts
from onrecord.record.denying import forceful, matter
from onrecord.record.differences import apart, elsewhere, names_differ, shared
from onrecord.record.facts import Facts
from onrecord.record.places import differ as places_differ

CLOSE = 7  # days
LASTING = 5  # days, for which a visit or talks may go on
SAME = 2  # telling words in common from which two reports seem to tell of one thing, whoever did it and however many


def counted_apart(a: Facts, b: Facts) -> bool:
    """Whether two numbers may be of two days or places, or of one thing at two times.

    What reports of different days count has changed between them or is not the same, unless both give one day.
    """
    if (apart(a, b) > 0 and not a.inferred and not b.inferred) or of_two(a, b):
        return True
    if a.claim.type != "ASSAULT" and a.actors and b.actors and a.actors.isdisjoint(b.actors):
        return True  # each counts its own
    one, two = a.claim.place, b.claim.place
    if one and two and (places_differ(one, a.claim.quote, two, b.claim.quote) or _several(one.name, two.name)):
        return True
    return not of_one_day(a, b)


def of_one_day(a: Facts, b: Facts) -> bool:
    """Whether two claims were written within a day, or both give their days."""
    days_apart = abs(a.published - b.published) if a.published is not None and b.published is not None else 0
    return days_apart <= 1 or (_dated(a) and _dated(b))


def _several(one: str, two: str) -> bool:
    """Whether just one of two names is of several places: "in Gaza and the West Bank"."""
    return (" and " in one) != (" and " in two)


def of_two(a: Facts, b: Facts) -> bool:
    """Whether claims of two reports share too few words, or name too different people, to be of one thing."""
    if not elsewhere(a, b) or not a.trigger or not b.trigger:
        return False
    return shared(a, b) < SAME or names_differ(a, b)


def of_two_deeds(a: Facts, b: Facts, least: int = 1) -> bool:
    """Whether too little says that the days or the doers that two claims give are of one deed.

    Both have to name it by one word, or words for force, and something beside it, which is neither state nor weapon.
    """
    one, two = a.claim, b.claim
    if not one.trigger or not two.trigger:
        return False
    by_one_word = a.trigger == b.trigger or bool(concepts(one.trigger) & concepts(two.trigger))
    by_one_word = by_one_word or (forceful(one.trigger) and forceful(two.trigger))
    both = matter(one.quote, one.trigger) & matter(two.quote, two.trigger)
    return not by_one_word or len(both) < least or of_two(a, b)


def of_two_days(a: Facts, b: Facts, gap: int) -> bool:
    """Whether two claims are rather of deeds on two days: of a war, of a visit that lasts, at two places.

    A day that stands elsewhere in the sentence may be that of something else: "the mutiny showed weakness, he said on
    Sunday".
    """
    one, two = a.claim, b.claim
    if not one.trigger or not two.trigger:
        return False
    if (one.type in MUTUAL and gap <= LASTING) or not (_says_when(one) and _says_when(two)):
        return True
    elsewhere_done = one.place and two.place and places_differ(one.place, one.quote, two.place, two.quote)
    return bool(elsewhere_done) or of_two_deeds(a, b, SAME)


def _says_when(claim: Claim) -> bool:
    """Whether the words for the time of a claim, if known, stand among its own."""
    return claim.time is None or claim.time.text.lower() in claim.quote.lower()


def _dated(fact: Facts) -> bool:
    """Whether a claim gives its days itself, and closely."""
    return fact.start is not None and fact.end is not None and not fact.inferred and fact.end - fact.start <= CLOSE
