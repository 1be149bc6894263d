"""Fact checks that print what they check: what stands behind "Claim:" is not so where "Verdict:" says so."""

import re

from msgspec import structs

from onrecord.model import Claim, Reason
from onrecord.model.kinds import DONE
from onrecord.read.reading import Reading

CLAIM = re.compile(r"^\W*(?:the )?(?:claim|rumou?r|viral (?:claim|post))s?\s*[:—–-]\s*.+$", re.I | re.M)
VERDICT = re.compile(
    r"^\W*(?:the |our )?(?:verdict|rating|ruling|conclusion|facts?|fact[- ]check|truth|reality|assessment|result)"
    r"\s*[:—–-]\s*(?P<said>.{1,200})$",
    re.I | re.M,
)
FALSE = re.compile(
    r"\b(?:false|fake|untrue|not true|incorrect|wrong|misleading|fabricated|baseless|unfounded|hoax|altered|doctored|"
    r"no evidence|satire|debunked)\b",
    re.I,
)
RULE = "the report checks this and calls it false"


def rated(reading: Reading) -> Reading:
    """The reading with what it prints only to refute it negated."""
    text = reading.report.text
    checked = [found.span() for found in CLAIM.finditer(text)]
    if not checked or not any(FALSE.search(found["said"]) for found in VERDICT.finditer(text)):
        return reading
    return reading.with_(
        claims=tuple(
            _negated(one) if any(a <= one.span.start < b for a, b in checked) else one for one in reading.claims
        )
    )


def _negated(claim: Claim) -> Claim:
    if claim.status not in DONE:
        return claim
    kept = [why for why in claim.why if why.field != "status"]
    return structs.replace(claim, status="negated", why=(*kept, Reason("status", "notes", RULE, "")))
