"""From a party's words and the code that the model gave to the code that the built-in resolvers stand for.

Names that `knowledge.actors` has mean what it and the stage `actors` say, whatever the model says. Pronouns,
descriptions and longer phrases ("the pro-Polish march") are the model's to decide, if its code is one that exists;
where it is none, they mean what the stages `actors` and `coreference` take them for.
"""

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from onrecord.knowledge import table
from onrecord.knowledge.actors import UNIONS, codes_for, state_codes
from onrecord.knowledge.folding import capitals
from onrecord.knowledge.names import label
from onrecord.model import Party, Span
from onrecord.read.model_reader.checks import Placed
from onrecord.read.reading import Mention, Reading

UNKNOWN = "?"
GROUP = re.compile(r"[A-Z][A-Z0-9]{1,19}")

# How a party came by its code, which `Reason.rule` tells in the same words.
By = Literal[
    "by its name",
    "by the model",
    "by the model, and by what its words mean",
    "by its name, against the model",
    "a code that there is not",
    "named elsewhere in the report",
]
BY_NAME: Final = "by its name"
BY_MODEL: Final = "by the model"
AGREED: Final = "by the model, and by what its words mean"
CORRECTED: Final = "by its name, against the model"
UNRESOLVED: Final = "a code that there is not"
UNSAID: Final = "named elsewhere in the report"


class Resolved(NamedTuple):
    """A party, how it came by its code, and the mention that its words are, if they are one."""

    party: Party
    how: By
    mention: Mention | None = None


def resolve(reading: Reading, placed: Placed) -> Resolved | None:
    """The party, or None where the model gives no words and a code that nothing in the report stands for."""
    code = existing(placed.code, reading)
    if placed.span is None:
        if code is None:
            return None
        if code == UNKNOWN:
            return Resolved(Party(UNKNOWN, label(UNKNOWN)), BY_MODEL)
        other = next((m for m in reading.mentions if code in m.codes), None)
        return Resolved(Party(code, label(code), other.sector), UNSAID) if other else None
    mention = mention_of(reading, placed.span)
    words = placed.span.of(reading.report.text)
    chosen, how = _choose(mention, words, code, reading)
    meant = mention is not None and chosen in mention.codes
    name = mention.name if mention and meant and len(mention.codes) == 1 and mention.kind != "pronoun" else words
    sector = mention.sector if mention and (meant or chosen == UNKNOWN) else None
    return Resolved(Party(chosen, name, sector, placed.span), how, mention)


def _choose(mention: Mention | None, words: str, code: str | None, reading: Reading) -> tuple[str, By]:
    facts = codes_for(words, reading.anchor)
    by_name = (facts.code,) if facts and facts.code else ()
    known = tuple(dict.fromkeys((*(mention.codes if mention else ()), *by_name)))
    if code is not None and code in known:
        return code, BY_NAME if by_name else AGREED
    if len(known) == 1 and (by_name or code is None):
        return known[0], CORRECTED if code else BY_NAME
    return (UNKNOWN, UNRESOLVED) if code is None else (code, BY_MODEL)


def existing(code: str, reading: Reading) -> str | None:
    """The code if there is one of that name: a state's, a union's, a known group's, "?", or a group's in the report.

    The name of a state in place of its code is taken for it. None for any other.
    """
    if code in {UNKNOWN, ""}:
        return UNKNOWN
    if code in state_codes() or code in UNIONS or code in _groups():
        return code
    facts = codes_for(code, reading.anchor)
    if facts and facts.code and (facts.kind == "state" or len(code) > 3):
        return facts.code
    return code if GROUP.fullmatch(code) and code in _capitals(reading.report.text) else None


@lru_cache(maxsize=1)
def _groups() -> frozenset[str]:
    return frozenset(row["code"] for row in table("groups.tsv"))


@lru_cache(maxsize=4)
def _capitals(text: str) -> str:
    return capitals(text)


def mention_of(reading: Reading, span: Span) -> Mention | None:
    """The mention that the words are: the one with their head, else the longest within them."""
    tokens = reading.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return None
    head = tokens.root.i
    same = [m for m in reading.mentions if m.head == head]
    if same:
        return max(same, key=lambda m: (bool(m.codes), -abs(m.start - tokens.start) - abs(m.end - tokens.end)))
    over = reading.mention_at(head)
    if over is not None:
        return over
    inside = [m for m in reading.mentions if tokens.start <= m.start and m.end <= tokens.end]
    return max(inside, key=lambda m: (m.end - m.start, -m.start), default=None)
