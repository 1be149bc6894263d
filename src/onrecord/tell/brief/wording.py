"""Whether a sentence puts as done, planned, possible or denied what its passages do."""

import re
from collections.abc import Iterable

from onrecord.model import Says
from onrecord.record.grammar import marker
from onrecord.record.titles import PREFIX
from onrecord.tell.brief.elements import Fault

# What words say outright, and what they must rest on. "Could" and "might" tell nothing more of a plan than "may".
OUTRIGHT: dict[Says, re.Pattern[str]] = {
    "negated": re.compile(
        r"\b(?:not|\w+n['’]t|never|no longer|none|nobody|neither|without|den(?:y|ies|ied|ying|ial)|refut\w+|false(?:ly)?"
        r"|reject(?:s|ed|ing)?|refus(?:e[sd]?|ing|al)|fail(?:s|ed)? to)\b",
        re.IGNORECASE,
    ),
    "possible": re.compile(r"\b(?:may(?! \d)|might|could|can|possib\w+|potential\w*|perhaps|likely|unlikely)\b"),
    "planned": re.compile(
        r"\b(?:will|would|shall|plan(?:s|ned|ning)?|(?:is|are|was|were) (?:to|due|set|expected|going to|scheduled)"
        r"|expect(?:s|ed)?|intend(?:s|ed)?|upcoming)\b",
        re.IGNORECASE,
    ),
}
LABELS = "|".join(sorted(re.escape(words.removesuffix(": ").lower()) for words in PREFIX.values()))
LABELLED = re.compile(rf"\bthis is (?:{LABELS})\b|\b(?:{LABELS})\b", re.IGNORECASE)


def status_faults(text: str, told: Iterable[Says], held: str) -> list[Fault]:
    """Words that say that something is not, may be or will be, or leave that out, other than the passages.

    Args:
        text: the sentence, or the part of it that rests on the passages.
        told: what the passages' claims say of their events.
        held: the words of the passages' sentences.
    """
    accounts = set(told)
    found = []
    for account, words in OUTRIGHT.items():
        near: set[Says] = {"planned", "possible"} if account == "possible" else {account}
        for match in words.finditer(text):
            if not accounts & near and not _has(match.group(), held):
                found.append(Fault("status", match.group()))
    if accounts and "happened" not in accounts and not _says_so(text, accounts):
        found.append(Fault("status", f"told as done, where the record has it as {_listed(accounts)}"))
    return found


def _has(word: str, held: str) -> bool:
    """Whether the passages say the same themselves, in whatever form of the word."""
    start = word.lower()[: max(3, min(len(word), 4))]
    return re.search(rf"\b{re.escape(start)}", held, re.IGNORECASE) is not None


def _says_so(text: str, accounts: set[Says]) -> bool:
    """Whether the words say that it has not happened, in a way that one of the accounts bears out."""
    if LABELLED.search(text):
        return True
    told = (marker(account) for account in accounts)
    return any(one is not None and one.search(text) for one in told)


def _listed(accounts: Iterable[Says]) -> str:
    return " or ".join(sorted(accounts))


