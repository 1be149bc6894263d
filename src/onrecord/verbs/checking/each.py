"""Each speaker whom a sentence names has all of its numbers, days and names in words of their own.

"According to A and B, 1,000 containers were shipped" is not held by a B who gives no number, however right it is of A.
"""

import re
from collections.abc import Iterator

from onrecord.model import Claim
from onrecord.tell.brief.each import lacks
from onrecord.tell.brief.evidence import Evidence, tokens
from onrecord.tell.brief.parting import QUOTED
from onrecord.verbs.checking.attributing import CLAUSES, NAME, is_of

BODY = r"(?:officials?|analysts?|spokes\w+|ministry|government|gov['’]t|military|police|media|intelligence)"
WHO = rf"{NAME}(?: {BODY})?(?: \([^()]*\)| _+)?"
SEVERAL = rf"{WHO}(?:(?:, {WHO})*,? and {WHO})"
PAIR = rf"{WHO} and {WHO}"
SAYING = r"(?:says?|said|claims?|claimed|reports?|reported|announced?|announces|states?|stated|writes?|wrote)"
# "According to A, B and C," is of three only where the sentence itself begins behind them.
OPENING = re.compile(
    r"(?:[Aa]ccording to|[Oo]n the word of) "
    rf"(?:(?P<list>{SEVERAL})(?=[,:;]| alone|\.?$)|(?P<two>{PAIR})|(?P<one>{WHO}))"
)
SPOKEN = re.compile(rf"(?P<list>{SEVERAL}) (?:both |all )?{SAYING}\b|(?P<one>{WHO}) {SAYING}\b")
QUOTES = 3  # words in quotation marks from which on they are somebody's, as they stand
PARTED = re.compile(r",? and |, ")


def each_lacks(text: str, evidence: Evidence, *, cited: bool = True) -> str:
    """Whose own words lack a number, day or name that a sentence has from them, and what; "" for nobody's.

    Args:
        text: the sentence, without its figures.
        evidence: what it cites, or all that is known of its event.
        cited: whether whoever is named has to be among those who are cited.
    """
    for clause in CLAUSES.split(text):
        for phrase, names in _named(clause):
            rest = clause.replace(phrase, " ", 1)
            for name in names:
                theirs = _of(name, evidence)
                if not theirs:
                    if cited and len(names) > 1 and not is_of(name, evidence.speakers):
                        return f"its sources do not have it from {name}"
                    continue
                if lacking := lacks(rest, [claim.id for claim in theirs], evidence.grounds):
                    return f"its sources do not have “{lacking[0].words}” from {name}"
    return ""


def _named(clause: str) -> Iterator[tuple[str, list[str]]]:
    """The words by which a clause tells who says so, and the names in them, but for quotations."""
    bare = re.sub(r"\(according to [^()]*\)|“[^“”]*”?", lambda found: "_" * len(found.group()), clause)
    for found in (*OPENING.finditer(bare), *SPOKEN.finditer(bare)):
        given = found.groupdict()
        listed = given.get("list") or given.get("two") or given["one"]
        names = PARTED.split(listed) if given.get("list") or given.get("two") else [listed]
        yield clause[found.start() : found.end()], [re.sub(r" (?:\([^()]*\)|_+)$", "", name) for name in names]


def _of(name: str, evidence: Evidence) -> list[Claim]:
    return [claim for claim in evidence.claims if is_of(name, evidence.of_claim(claim))]


def misquoted(text: str, evidence: Evidence) -> str:
    """Words that stand in quotation marks and, as they stand there, in no passage; "" for none."""
    for found in QUOTED.finditer(text):
        for part in found.group().strip("“”").split("…"):
            words = tokens(part)
            if len(words) >= QUOTES and not any(_within(words, run) for run in evidence.runs):
                return part.strip()
    return ""


def _within(words: list[str], run: list[str]) -> bool:
    return any(run[at : at + len(words)] == words for at in range(len(run) - len(words) + 1))
