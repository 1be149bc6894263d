"""How a report puts what has not happened: asked for, proposed, offered, sought, threatened, or that it may be.

"Urged Congress to pass the bill" says no more than that somebody wants it: "Congress may pass the bill" would say that
it is likely. The nearest such word before the event's, in its clause, tells (`[outlook]` of knowledge/headlines.toml).
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from onrecord.knowledge import toml
from onrecord.model import Claim, Status
from onrecord.record.inflecting import Form
from onrecord.record.text import alone

# What stands before a title, by the word that puts it so; "possible" is for none, "" for "may" and "is to".
SAID: dict[str, str] = {
    "asked": "Called for: ",
    "needed": "Needed: ",
    "proposed": "Proposed: ",
    "considered": "Considered: ",
    "offered": "Offered: ",
    "sought": "Sought: ",
    "threatened": "Threatened: ",
    "possible": "Possible: ",
}
REACH = 20  # words before the event's among which its sign is looked for
CLAUSE = re.compile(
    r"[;:!?]\s|[.](?=\s+[A-Z“\"])|\s(?:while|but|although|amid|because|after|despite|as(?! an? | the ))\s"
)


def outlook(claim: Claim, text: str) -> str:
    """How the claim, whose offsets are into the text, puts what is planned or possible.

    A key of `SAID`; "" where it is said that it may be, or will be, or where the claim tells of what has happened.
    """
    if claim.status not in ("planned", "possible"):
        return ""
    start = claim.span.start + next(alone(claim.quote, claim.trigger), 0)
    line = text[text.rfind("\n", 0, start) + 1 : start]
    clause = " ".join(CLAUSE.split(line)[-1].split(" ")[-REACH:])
    after = text[start + len(claim.trigger) : claim.span.end + 40].split("\n", 1)[0]
    found = _nearest(clause) or _following(after)
    if claim.status == "possible":
        return "" if found == "may" else "possible" if found in ("", "planned") else found
    return found if found in ("asked", "needed", "proposed", "considered", "offered") else ""


def of_most(claims: Iterable[tuple[Claim, str]]) -> str:
    """How most of the claims, each with its report's text, put it; of two ways, the one that says less."""
    counted = Counter(outlook(claim, text) for claim, text in claims)
    if 2 * counted["possible"] <= counted.total():
        del counted["possible"]  # the words of others say more
    order = [way for way in SAID if way != "threatened"] + ["", "threatened"]
    return min(counted, key=lambda way: (-counted[way], order.index(way)), default="")


def as_said(status: Status, way: str) -> Form:
    """The form of the verb: "to come" ("Congress to pass the bill") behind a word of `SAID`, else the status's."""
    return "to come" if way else status


@lru_cache(maxsize=1)
def _signs() -> dict[str, re.Pattern[str]]:
    return {
        way: re.compile(rf"(?<![\w-])(?:{words})(?!\w|[’']\w)", re.IGNORECASE)
        for way, words in toml("headlines.toml")["outlook"].items()
    }


def says_how(words: str) -> bool:
    """Whether words say themselves how something to come is put: "threats", "a bid"."""
    return any(sign.search(words) for sign in _signs().values())


def _nearest(clause: str) -> str:
    """The way that the last sign in the words tells; "" if none does, or if what is wanted is that it should not be."""
    last, found = -1, ""
    for way, sign in _signs().items():
        for match in sign.finditer(clause):
            if match.start() > last:
                last, found = match.start(), way
    return "" if found == "averted" else found


def _following(after: str) -> str:
    """The way that a noun right after the event's word tells: "the ceasefire | calls"."""
    words = " ".join(re.split(r"[.,;:!?]", after, maxsplit=1)[0].split()[:2])
    found = next((way for way, sign in _signs().items() if sign.match(words)), "")
    return found if found in ("asked", "proposed", "offered", "sought") else ""
