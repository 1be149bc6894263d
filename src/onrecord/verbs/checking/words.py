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
from onrecord.verbs.asking.words import listed, stems, verbs

TELLING = (
    "according words record reports report outlet source sources account alone hearsay content deny reported published "
    "possible expected"
)


def word_faults(text: str, evidence: Evidence, read: Iterable[Claim], own: frozenset[str] = frozenset()) -> list[Fault]:
    """Telling words that stand in no passage, but for those that tell who speaks and the record's `own` words.

    A verb that was read has to be that of a passage, or one that says less: who sold a thing has delivered it, who
    damaged a ship has not destroyed it.
    """
    bare = DATES.sub(" ", undotted(text))
    deeds = {stem(word): word for claim in read for word in words(claim.trigger)}
    known = evidence.stems | _reporting() | set(map(stem, own))
    done, telling = _done(evidence), _reporting() | set(map(stem, own))
    surface = {stem(word): word for word in reversed(words(bare))}
    told = dict.fromkeys([*content(bare), *(deed for deed in deeds if deed in surface and tells(deeds[deed]))])
    return [
        Fault("word", surface[word])
        for word in told
        if not word.isdigit()
        and word not in map(stem, NUMERALS)
        and not _named(word, evidence)
        and (word not in telling and not verbs(deeds[word]) & done if word in deeds else word not in known)
    ]


def _done(evidence: Evidence) -> frozenset[str]:
    """The stems of what the passages themselves and the titles of their events say, without what stands around them."""
    quotes = [*(claim.quote for claim in evidence.claims), *(answer.quote for answer in evidence.answers)]
    told = [*(claim.trigger for claim in evidence.claims), *(event.title for event in evidence.events)]
    return stems(" ".join((*quotes, *told)))


def tells(verb: str) -> bool:
    """Whether a verb says what is done: "hold" and "make" leave that to their noun."""
    return verb not in function_words() and stem(verb) not in map(stem, listed("light"))


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
