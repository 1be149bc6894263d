"""What formats of events say in words: who says so, and who it is."""

import re

from onrecord.knowledge.names import label
from onrecord.model import Claim, Event, Party

PARTING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
SMALL = frozenset({"of", "for", "and", "the", "al", "bin", "de", "van", "von"})


def one_line(text: str | None) -> str:
    """Words on one line, without the control characters that part cells and rows."""
    return " ".join(PARTING.sub(" ", text or "").split())


def said_by(claim: Claim) -> str:
    """Whose words a claim is, in words: "John Kirby, by way of officials"; "" if in the report's own voice."""
    names = list(dict.fromkeys(source.name for source in reversed(claim.sources)))
    if claim.hearsay and not names:
        return "somebody unnamed"
    return ", by way of ".join(names)


def one_side(claim: Claim, event: Event) -> str:
    """Whose word a claim is, and whether that is a party to what it tells: "said by Russia, a party to it"."""
    told = said_by(claim)
    if not told:
        return ""
    parties = {party.code for party in (*event.actors, *event.recipients) if party.code != "?"}
    own = any(source.code in parties for source in claim.sources[-1:])
    return f"said by {told}{', a party to it' if own else ''}"


def proper_name(party: Party) -> str:
    """Who it is by a name of its own, "Kim Jong Un"; by its code in words where it has none, as "the North"."""
    words = [word for word in party.name.split() if word not in SMALL]
    own = len(words) > 1 and all(word[:1].isupper() for word in words)
    known = label(party.code)
    return party.name if own or known in {party.code, "unknown"} or known.startswith(("a ", "an ")) else known
