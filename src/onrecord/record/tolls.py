"""How many a report says were killed: what tells two blows apart that nothing else does, for tolls only rise."""

import re
from functools import lru_cache

NUMBERS = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "thirty",
            "forty",
            "fifty",
        ],
        [*range(1, 21), 30, 40, 50],
        strict=True,
    )
)
_NUMBER = rf"(?P<number>\d[\d,]*|{'|'.join(NUMBERS)})\b"
_ABOUT = r"(?:at least |more than |over |nearly |almost |about |around |some |up to |an estimated )?"
PATTERNS = (
    re.compile(rf"\bkill(?:s|ed|ing)? {_ABOUT}{_NUMBER}", re.IGNORECASE),
    re.compile(
        rf"\b{_NUMBER} (?:[a-z]+ ){{0,2}}?(?:(?:were|was|are|have been|had been) )?(?:killed|dead|died)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\bdeath toll (?:\w+ ){{0,3}}?(?:to|at|of) {_ABOUT}{_NUMBER}", re.IGNORECASE),
)
FEWER = 3  # times, by which a later toll is of another deed, and not of some who died in the one


@lru_cache(maxsize=8192)
def toll(text: str) -> int:
    """The most that a sentence says were killed; 0 where it gives no number."""
    found = (match["number"].lower() for pattern in PATTERNS for match in pattern.finditer(text))
    return max((NUMBERS.get(word) or int(word.replace(",", "") or 0) for word in found), default=0)


def fell(earlier: int, later: int) -> bool:
    """Whether a toll is far below one that was told days before."""
    return later > 0 and later * FEWER <= earlier
