"""The state that a title is about, behind words that name nobody: "Two dead after attack on a ministry (Peru)".

A headline stands under the name of its section or its paper; told elsewhere, it has to say where.
"""

import re
from collections.abc import Sequence

from onrecord.knowledge.actors import codes_for, is_state
from onrecord.knowledge.names import label
from onrecord.model import Party
from onrecord.record.called import ORDINARY
from onrecord.record.grammar import PUNCTUATION
from onrecord.record.text import frequencies
from onrecord.record.title_marks import PREFIX

MOST_WORDS = 3  # of a name that is looked up
LONG = 5  # letters of a word that a headline in capitals would write with one
THE_STATE = re.compile(r"\b(?:the|that|this) (?:country|nation|kingdom|republic|capital)\b", re.IGNORECASE)
OWNING = re.compile(r"['’]s?$")


def with_state(words: str, actors: Sequence[Party], recipients: Sequence[Party]) -> str:
    """The title, with the one state of its event behind it where its words name nobody, or speak of "the country"."""
    states = {party.code for party in (*actors, *recipients) if is_state(party.code)}
    if len(states) != 1:
        return words
    told = next((words.removeprefix(mark) for mark in PREFIX.values() if words.startswith(mark)), words)
    if _named(told, states=THE_STATE.search(told) is not None):
        return words
    return f"{words} ({label(min(states))})"


def _named(words: str, *, states: bool) -> bool:
    """Whether words hold a name: one that is known, or one with a capital that is no common word; `states` alone."""
    told = [OWNING.sub("", word.strip(PUNCTUATION)) for word in words.split()]
    for at in range(len(told)):
        for size in range(1, MOST_WORDS + 1):
            known = codes_for(" ".join(told[at : at + size])) if told[at][:1].isupper() else None
            if known is not None and (not states or is_state(known.code)):
                return True
    if states:
        return False
    prose = any(len(word) >= LONG and word.islower() for word in told[1:])
    first = bool(told) and any(
        letter.isupper() for letter in told[0][1:]
    )  # "TikTok": another capital there says nothing
    return first or any(_proper(word) or (prose and word[:1].isupper()) for word in told[1:])


def _proper(word: str) -> bool:
    """Whether a word is a name by its looks: a capital, and rare as a word."""
    bare = word.split("-", maxsplit=1)[0]
    return bare[:1].isupper() and bare.isalpha() and frequencies().get(bare.lower(), 0.0) < ORDINARY
