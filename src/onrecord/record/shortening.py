"""A long sentence that is quoted, made shorter: without leaving out who says so, or what contradicts or limits it."""

import re

from onrecord.model import Claim
from onrecord.record.finite import finite
from onrecord.record.grammar import closed

LONGEST_QUOTED = 180  # characters, with the marks
LONGEST_WHOLE = 300  # of a sentence that no less of may be quoted
# What a long sentence may be cut before, and what a page or an agency puts into one.
BOUNDARY = re.compile(r"[,;] |,? (?:as|while|after|before|when|amid|because|although|despite|since) ")
LEAST_OF_A_CUT = 60
# What a cut may not leave out: who says so, and what contradicts or limits it.
ATTRIBUTES = re.compile(
    r"\b(?:(?:has|have|had) (?:said|told|claimed|alleged|added)|says?|said|tells?|told|claims?|claimed|alleges?|alleged"
    r"|adds?|added|reports?|reported|warns?|warned|according to|citing|confirmed|stated|insisted|estimate[sd]?)\b",
    re.IGNORECASE,
)
LIMITS = re.compile(
    r"\b(?:while|but|although|though|however|whereas|yet|despite|except|unless|if|instead|even (?:as|if|though)|without"
    r"|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:e|es|ed|ing)|contradict\w*|contrary|not|no|never|may|might|could)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
DANGLING = frozenset(
    {"its", "his", "her", "their", "to", "and", "or", "be", "been", "was", "were", "is", "are", "that"}
)
QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]*’")
# What opens a sentence with a clause or a circumstance, which the main clause follows.
CLAUSES = frozenset(
    {"as", "after", "when", "while", "before", "since", "although", "though", "despite", "in", "on", "at"}
)


def shortened(words: str, claim: Claim) -> str:
    """A long sentence cut, or whole where a cut would leave out who says so or what limits it; "" if it is too long.

    One that opens with a clause is told by what follows that, which a cut may not leave out, either.
    """
    cut = _cut(words, claim)
    rest = QUOTATION.sub("", words[len(cut.removesuffix(" …")) :])
    at_a_clause = BOUNDARY.match(words, len(cut.removesuffix(" …"))) is not None
    opens = words.split(maxsplit=1)[0].lower() in CLAUSES and not finite(cut.partition(", ")[2].split(), 1)
    if at_a_clause and not opens and not ATTRIBUTES.search(rest) and not LIMITS.search(rest):
        return cut
    return words if len(words) + 2 <= LONGEST_WHOLE else ""


def _cut(words: str, claim: Claim) -> str:
    """A long sentence up to where a clause of it ends, behind the claim's word; else up to a word."""
    words = words[: LONGEST_QUOTED - len("“ …”")].rpartition(" ")[0]
    ends = [found.start() for found in BOUNDARY.finditer(words)]
    behind = words.find(claim.trigger) + len(claim.quote.partition(claim.trigger)[2].strip()) // 2
    end = max((at for at in ends if at > max(behind, LEAST_OF_A_CUT)), default=len(words))
    words = words[:end]
    kept = words.split()
    while kept and kept[-1].lower() in closed("dangling") | closed("prepositions") | closed("articles") | DANGLING:
        kept.pop()
    words = " ".join(kept)
    if words.count("“") > words.count("”"):
        words = words[: words.rindex("“")]
    return words.rstrip(" ,;:–—-") + " …"
