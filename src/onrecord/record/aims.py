"""What a promise, an offer, a threat or a demand is of: "a commitment | to deploy submarines to South Korea"."""

import re
from collections.abc import Iterable, Mapping

from onrecord.model import Claim, Report
from onrecord.record.grammar import PUNCTUATION, closed, points
from onrecord.record.text import stem

NAMED = frozenset(
    map(
        stem,
        ("commitment", "commit", "agree", "agreement", "offer", "promise", "pledge", "vow", "proposal", "deal", "pact",
         "threat", "demand", "request", "appeal", "call", "plea", "order", "refusal", "ultimatum"),
    )
)  # fmt: skip
TO_DO = re.compile(r" (?P<aim>to (?:not |\w+ly )?[a-z]{2,} (?:[A-Z]\.|[^,;:.!?()…—–”\"\n])+)")
ENDS = frozenset(
    {"as", "after", "before", "while", "when", "but", "amid", "because", "which", "who", "where", "despite"}
)
LONGEST = 60  # characters, so that who and the verb have room


def aim(claims: Iterable[Claim], reports: Mapping[str, Report]) -> str:
    """What is promised, offered, threatened or asked for, in the words behind that which tells it; else ""."""
    for claim in sorted(claims, key=lambda one: one.id):
        report = reports.get(claim.report)
        if report is None or stem(claim.trigger.lower()) not in NAMED:
            continue
        at = claim.quote.find(claim.trigger)
        found = TO_DO.match(report.text, claim.span.start + at + len(claim.trigger)) if at >= 0 else None
        if found and (words := _fitting(found["aim"].split())):
            return words
    return ""


def _fitting(words: list[str]) -> str:
    """The words up to where another clause begins or, where there is no room, a phrase; "" if they point elsewhere."""
    ends = next((at for at, word in enumerate(words) if at > 1 and word.lower() in ENDS), len(words))
    kept = words[:ends]
    while len(" ".join(kept)) > LONGEST:
        kept.pop()
        while len(kept) > 2 and words[len(kept)].lower() not in closed("prepositions") | {"and", "or"}:
            kept.pop()
        if len(kept) <= 2:
            return ""
    while kept and kept[-1].lower().strip(PUNCTUATION) in closed("dangling"):
        kept.pop()
    return " ".join(kept) if len(kept) > 2 and not any(points(word) for word in kept) else ""
