"""Words of a sentence that none of its passages has, and persons with a role that is not theirs."""

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from onrecord.knowledge import lines, toml
from onrecord.knowledge.folding import fold
from onrecord.model import Claim
from onrecord.record.text import content, stem, words
from onrecord.tell.brief.elements import DATES, NUMERALS, Fault, function_words
from onrecord.tell.brief.evidence import Evidence, undotted

TELLING = (
    "according words record reports report outlet source sources account alone hearsay content deny reported published"
)


def word_faults(text: str, evidence: Evidence, read: Iterable[Claim], own: frozenset[str] = frozenset()) -> list[Fault]:
    """Telling words that stand in no passage.

    But for those that tell who speaks, the verbs that were read, and the record's `own` words.
    """
    triggers = {stem(word) for claim in read for word in words(claim.trigger)}
    spared = evidence.stems | triggers | _reporting() | set(map(stem, own))
    told = content(DATES.sub(" ", undotted(text)))
    return [
        Fault("word", word)
        for word in told
        if word not in spared and not word.isdigit() and word not in map(stem, NUMERALS) and not _named(word, evidence)
    ]


def role_faults(text: str, evidence: Evidence) -> list[Fault]:
    """Names and roles that stand next to each other and in no passage do: "Foreign Minister | Shoigu"."""
    pairs = {pair for run in evidence.runs for pair in itertools.pairwise(run)}
    return [Fault("role", f"{one} {two}") for one, two in _pairs(text) if (fold(one), fold(two)) not in pairs]


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Neighbours: a name behind a name or a role, and a role behind what tells which it is."""
    for match in re.finditer(r"(?=\b([^\W\d_]{2,})[ -]([^\W\d_]{2,}))", DATES.sub(" . ", undotted(text))):
        one, two = match.groups()
        if {fold(one), fold(two)} & function_words():
            continue
        named = two[0].isupper() and (one[0].isupper() or fold(one) in roles())
        if named or (fold(two) in roles() and content(one)):
            yield one, two


def _named(word: str, evidence: Evidence) -> bool:
    return word in evidence.words


@lru_cache(maxsize=1)
def roles() -> frozenset[str]:
    """Nouns for persons by their office or role."""
    rows = (line.split("\t") for line in lines("roles.tsv"))
    return frozenset(noun for kind, _, nouns in rows if kind == "person" for noun in nouns.split(";"))


@lru_cache(maxsize=1)
def _reporting() -> frozenset[str]:
    """Stems of verbs that tell who speaks, and of the words by which briefs do."""
    lemmas = toml("cues_verbs.toml")["report"]["lemmas"].split()
    return frozenset(map(stem, (*lemmas, *TELLING.split())))
