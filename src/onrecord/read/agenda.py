"""Diaries and calendars of what is to come: "May 7 - BELGRADE: China's president visits Serbia" is planned, not done.

They tell of coming days in the present tense, as headlines tell of what has happened.
"""

import re

from msgspec import structs

from onrecord.model import Claim, Reason
from onrecord.model.kinds import DONE
from onrecord.read.reading import Reading

LISTS = re.compile(
    r"\b(?:diary|(?:week|day|month|year)s? ahead|agenda|(?:events?|political|news) calendar|calendar of|"
    r"upcoming (?:events|dates)|what to watch|look(?:ing)?[- ]ahead|coming up (?:this|next)|planned coverage|"
    r"coverage plans?|news schedule|schedule of events|events to watch)\b",
    re.I,
)
HEAD = 200  # characters in which a report without a title says what it is
RULE = "one of a list of what is to come"


def to_come(reading: Reading) -> Reading:
    """The reading with what a diary lists in the present tense planned; days gone by are none of theirs."""
    report = reading.report
    if not LISTS.search(report.title or report.text[:HEAD]):
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
