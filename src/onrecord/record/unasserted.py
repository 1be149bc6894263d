"""What a sentence does not assert, whatever the reader made of it: conditions, and what somebody stops short of."""

import re
from functools import lru_cache

from onrecord.model import Claim, Report, Status

CONDITION = re.compile(r"(?<![\w-])(?:once|unless|lest|if|provided that|as long as|in case)\s+$", re.IGNORECASE)
SHORT_OF = re.compile(
    r"(?<![\w-])(?:stop(?:s|ped|ping)?|f(?:alls?|ell|alling)) short of"
    r"(?:\s+(?:saying|claiming|suggesting|confirming)(?:\s+[\w’']+){0,3}|\s+\w+ly)?\s*$",
    re.IGNORECASE,
)


def unasserted(claim: Claim, report: Report | None) -> Status | None:
    """The status that the words give to a claim said to tell of what has happened; None if they leave it as it is.

    "Once | Kyiv satisfied the conditions" is possible; "stops short of saying that he trusts him" is negated.
    """
    text = report.text if report else ""
    start = text.rfind("\n", 0, claim.span.start) + 1
    trigger = _standing(claim.trigger).search(claim.quote) if claim.trigger else None
    if SHORT_OF.search(text[start : claim.span.start] + claim.quote[: trigger.start() if trigger else 0]):
        return "negated"
    return "possible" if CONDITION.search(text[start : claim.span.start]) else None


@lru_cache(maxsize=4096)
def _standing(word: str) -> re.Pattern[str]:
    """The word where it stands by itself."""
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
