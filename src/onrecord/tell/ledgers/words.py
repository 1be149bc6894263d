"""The word lists by which ledgers sort claims (knowledge/ledgers.toml)."""

import re
from functools import lru_cache

from onrecord.knowledge import toml
from onrecord.model import Claim


def _lists() -> dict[str, dict[str, list[str]]]:
    return toml("ledgers.toml")


@lru_cache(maxsize=64)
def _pattern(ledger: str, kind: str) -> re.Pattern[str]:
    words = sorted(_lists()[ledger][kind], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def kinds(ledger: str) -> tuple[str, ...]:
    """The lists that a ledger has, in the file's order: the first that fits decides."""
    return tuple(_lists()[ledger])


def found(ledger: str, kind: str, text: str) -> str:
    """The first word of that list in `text`, "" if none."""
    match = _pattern(ledger, kind).search(text)
    return match.group() if match else ""


def kind_of(ledger: str, claim: Claim) -> str:
    """Which list the claim's trigger, else its quote, falls under; "" if none."""
    for words in (claim.trigger, claim.quote):
        for kind in kinds(ledger):
            if found(ledger, kind, words):
                return kind
    return ""
