"""Diaries and calendars of what is to come: "May 7 - BELGRADE: China's president visits Serbia" is planned, not done.

They tell of coming days in the present tense, as headlines tell of what has happened.
"""

import re

from msgspec import structs

from onrecord.model import Claim, Reason
from onrecord.model.kinds import DONE
from onrecord.read.reading import Reading

LISTS = re.compile(
    r"^\W*(?:diary|calendar|agenda|schedule|upcoming events|(?:the )?(?:week|day|month|year) ahead|look(?:ing)? ahead|"
    r"what to watch|coming up|planned coverage)\b(?=\W|$)|\b(?:week|day|month) ahead\s*[:–—-]|"
    r"\b(?:events|news|political) (?:diary|calendar|schedule)\b|\bdiary\s+[-–—]\s",
    re.I,
)
RULE = "one of a list of what is to come"


def to_come(reading: Reading) -> Reading:
    """The reading with what a diary lists in the present tense planned; days gone by are none of theirs."""
    if not LISTS.search(reading.report.title):
        return reading
    return reading.with_(claims=tuple(_planned(reading, one) for one in reading.claims))


def _planned(reading: Reading, claim: Claim) -> Claim:
    at = reading.report.text.find(claim.trigger, claim.span.start, claim.span.end) if claim.trigger else -1
    if claim.status not in DONE or at < 0:
        return claim
    words = reading.doc.char_span(at, at + len(claim.trigger), alignment_mode="expand")
    if words is None or words.root.tag_ in {"VBD", "VBN"}:
        return claim
    over = reading.anchor and claim.time and claim.time.end and claim.time.end < reading.anchor.isoformat()
    kept = [why for why in claim.why if why.field not in {"status", *(("time",) if over else ())}]
    time = None if over else claim.time
    return structs.replace(claim, status="planned", time=time, why=(*kept, Reason("status", "notes", RULE, "")))
