"""Whether a sentence puts as done, planned, possible or denied what its passages do."""

import re
from collections.abc import Iterable
from typing import Literal

from onrecord.model import Says
from onrecord.record.grammar import marker
from onrecord.record.text import content
from onrecord.record.title_marks import PREFIX
from onrecord.tell.brief.elements import Fault

Told = Says | Literal["denied"]  # what is said of an event; "denied" is what it says, not that it was said
# What words say outright, and what they must rest on. "Could" and "might" tell nothing more of a plan than "may".
OUTRIGHT: dict[Says, re.Pattern[str]] = {
    "negated": re.compile(
        r"\b(?:not|\w+n['’]t|never|no longer|none|nobody|neither|without|den(?:y|ies|ied|ying|ial)|refut\w+"
        r"|false(?:ly)?|reject(?:s|ed|ing)?|refus(?:e[sd]?|ing|al)|fail(?:s|ed)? to)\b",
        re.IGNORECASE,
    ),
    "possible": re.compile(r"\b(?:may(?! \d)|might|could|can|possib\w+|potential\w*|perhaps|likely|unlikely)\b"),
    "planned": re.compile(
        r"\b(?:will|would|shall|plan(?:s|ned|ning)?|(?:is|are|was|were) (?:to|due|set|expected|going to|scheduled)"
        r"|expect(?:s|ed)?|intend(?:s|ed)?|upcoming)\b",
        re.IGNORECASE,
    ),
}
NEGATOR = re.compile(r"not|\w+n['’]t|never|no longer|none|nobody|neither|without")
REACH = 40  # characters behind such a word in which the verb that it turns round is looked for
LABELS = "|".join(sorted(re.escape(words.removesuffix(": ").lower()) for words in PREFIX.values()))
LABELLED = re.compile(rf"\bthis is (?:{LABELS})\b|\b(?:{LABELS})\b", re.IGNORECASE)


def status_faults(text: str, told: Iterable[Told], held: str) -> list[Fault]:
    """Words that say that something is not, may be or will be, or leave that out, other than the passages.

    Args:
        text: the sentence, or the part of it that rests on the passages.
        told: what the passages' claims say of their events.
        held: the words of the passages' sentences.
    """
    accounts = set(told)
    found = []
    for account, words in OUTRIGHT.items():
        near: set[Told] = {"planned", "possible"} if account == "possible" else {account}
        for match in words.finditer(text):
            denied = "denied" in accounts and match.group().lower().startswith("den")
            if not accounts & near and not denied and not has(match, held):
                found.append(Fault("status", match.group()))
    accounts.discard("denied")
    if accounts and "happened" not in accounts and not _says_so(text, accounts):
        found.append(Fault("status", f"told as done, where the record has it as {_listed(accounts)}"))
    return found


def has(match: re.Match[str], held: str) -> bool:
    """Whether the passages say the same themselves: the same word in whatever form, before the same verb if it is one
    of those that turn a verb round.
    """
    word = match.group().lower()
    if not NEGATOR.fullmatch(word):
        return re.search(rf"\b{re.escape(word[: max(3, min(len(word), 4))])}", held, re.IGNORECASE) is not None
    follows = next(iter(content(match.string[match.end() :].split(".")[0])), None)
    after = (held[found.end() : found.end() + REACH] for found in OUTRIGHT["negated"].finditer(held))
    return any(follows == next(iter(content(part)), None) for part in after)


def _says_so(text: str, accounts: set[Told]) -> bool:
    """Whether the words say that it has not happened, in a way that one of the accounts bears out."""
    if LABELLED.search(text):
        return True
    told = (marker(account) for account in (*accounts, *(["possible"] if "planned" in accounts else [])))
    return any(one is not None and one.search(text) for one in told)


def _listed(accounts: Iterable[Told]) -> str:
    return " or ".join(sorted(accounts))
