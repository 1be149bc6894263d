"""What is plainer in a headline: its main clause without a circumstance, an event's name without what it is called.

"Soto met Vega, backing Peru amid tensions" says that Soto met Vega, as do others who add something else; the "deadly"
conflict of one report is the conflict of all.
"""

import re

from onrecord.model import Claim
from onrecord.record.bearing import asked_of
from onrecord.record.finite import finite
from onrecord.record.grammar import PUNCTUATION, closed
from onrecord.record.headlines import Headline

CIRCUMSTANCE = re.compile(
    r",? (?:amid|amidst|as|after|before|while|when|since|during|despite|following|because|ahead of)\s|, (?!and )"
)
LESS = 0.3  # worth that is lost: it goes first only where more say it
FEWEST = 3  # words of a clause


def plainer(found: Headline, claim: Claim) -> list[Headline]:
    """The headlines that a claim's headline has in it, each saying less."""
    return _name(found, claim) if found.named else _clauses(found, claim)


def _clauses(found: Headline, claim: Claim) -> list[Headline]:
    """The clause up to where a circumstance begins, behind the verb and what follows it."""
    verb = found.words.find(claim.trigger)
    if verb < 0 or claim.part != "verb":
        return []
    made = []
    for cut in CIRCUMSTANCE.finditer(found.words, verb + len(claim.trigger)):
        words = found.words[: cut.start()]
        behind = words[verb + len(claim.trigger) :].split()
        last = words.split()[-1].lower().strip(PUNCTUATION)
        open_ = words.count("‘") > words.count("’") or words.count("“") > words.count("”")
        hangs = last in closed("prepositions") | closed("articles") | closed("auxiliaries") | {"and", "or"}
        if behind and not hangs and not open_ and len(words.split()) >= FEWEST and finite(words.split(), 1):
            made.append(found._replace(words=words, worth=found.worth - LESS))
    return made


def _name(found: Headline, claim: Claim) -> list[Headline]:
    """The name of an event from the first party or its own word on: "conflict between Peru and Chile"."""
    words = found.words.split()
    if finite(words, 1) or claim.trigger.lower() not in found.words.lower():
        return []
    parties = asked_of(found.words).codes
    for at in range(1, len(words)):
        left, rest = [word.lower().strip(PUNCTUATION) for word in words[:at]], " ".join(words[at:])
        if not closed("unreal").isdisjoint(left) or any(word[:1].isupper() for word in words[1:at]):
            return []
        starts = rest.lower().startswith(claim.trigger.lower()) or bool(asked_of(words[at]).codes)
        if starts and asked_of(rest).codes == parties and claim.trigger.lower() in rest.lower():
            return [found._replace(words=rest[:1].upper() + rest[1:], worth=found.worth - LESS)]
    return []
