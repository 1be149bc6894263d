"""A report's own headline whole, where its verb says no more than its noun: "seals a deal", "attends a meeting".

Such a noun is what the headline tells of, and the words around it say who with and about what, which those of the
claim alone may not.
"""

import re

from onrecord.model import Claim, Report
from onrecord.record.finite import finite
from onrecord.record.grammar import closed
from onrecord.record.sound import sound
from onrecord.record.tidying import LONGEST

LIGHT = frozenset(
    {"attend", "hold", "host", "join", "sign", "seal", "make", "begin", "start", "launch", "conduct", "carry", "stage",
     "receive", "complete", "resume", "conclude", "ink", "clinch", "reach", "impose", "strike", "issue", "wage", "open",
     "slap", "unveil", "expand", "extend", "tighten", "place", "levy"}
)  # fmt: skip
VERB = re.compile(rf"(?<!to )\b(?:{'|'.join(sorted(LIGHT))})(?:e?s)?\b", re.IGNORECASE)
BREAKS = re.compile(r"[:;?!|…—–]|\.\s")


def whole_headline(claim: Claim, report: Report) -> str | None:
    """The headline that a claim's noun stands in as what its verb is about; None if it is another's or no sentence."""
    line = report.title.strip()
    at = report.text.find(line) if line else -1
    if at < 0 or claim.part != "noun" or claim.status != "happened" or not at <= claim.span.start < at + len(line):
        return None
    noun = claim.span.start + max(0, claim.quote.find(claim.trigger)) - at
    verb = VERB.search(line, 0, noun)
    if verb is None or verb.start() == 0 or len(line) > LONGEST or BREAKS.search(line):
        return None
    between = {word.lower() for word in line[verb.end() : noun].split()}
    if not between.isdisjoint(closed("prepositions") | closed("stops") | closed("apart") | {"and", "to"}):
        return None
    if finite(line[: verb.start()].split(), 1) or not sound(line, named=False):
        return None
    return line
