"""Known names in a document: one walk over its tokens through a trie of folded name pieces.

Hyphens are dropped from names and text alike, so that "Kim Jong-un" and "Kim Jong Un", or "al-Shabaab" and
"al Shabaab", are one name, and "U.S.-backed", which is one token, still yields "U.S.".
"""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, cast

from spacy.tokens import Doc

from onrecord.knowledge import listed, table, words
from onrecord.knowledge.actors import ActorFacts, best, phrases
from onrecord.knowledge.folding import fold
from onrecord.read.ways import What

END = ""
# Acronyms that reports also write in mixed case.
MIXED_CASE = frozenset({"nato", "isis", "isil", "opec", "asean", "fifa", "uefa", "aukus", "ecowas", "unicef", "unesco"})
SHORT = 5


class Hit(NamedTuple):
    """Tokens `start` up to `end` that are a known name, and what it stands for."""

    start: int
    end: int
    facts: ActorFacts


class Entry(NamedTuple):
    """A name in the trie: its facts, and how its letters must be cased in cased text."""

    facts: tuple[ActorFacts, ...]
    any_case: bool
    capitals: bool
    common: bool
    article: bool


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[str, ...]:
    """A token as the trie sees it: folded, broken at hyphens and slashes, which vanish."""
    folded = fold(word)
    if folded.isalpha():
        return (folded,)
    parts = tuple(_undotted(part) for part in folded.replace("/", "-").split("-") if part.strip())
    return parts or (() if folded.strip(" -/–—") == "" else (folded,))


def _undotted(part: str) -> str:
    """An abbreviation without its last dot: "u.s." as "u.s", in "u.s.-china" as well."""
    return part[:-1] if part.endswith(".") and "." in part[:-1] else part


@lru_cache(maxsize=1)
def _trie() -> dict[str, Any]:
    import spacy

    split = spacy.blank("en").tokenizer
    root: dict[str, Any] = {}
    known, common = phrases(), words("common_words.txt")
    for phrase, facts in known.items():
        node = root
        bare = phrase.removeprefix("the ")
        parts = split(bare)
        for part in parts:
            for piece in pieces(part.text):
                node = node.setdefault(piece, {})
        first = next((part.text for part in parts if part.text.lower() not in ("al", "el")), bare)
        entry = Entry(
            facts,
            any_case=first[0].islower(),
            capitals=len(parts) == 1 and bare.isupper() and len(bare) <= SHORT and fold(bare) not in MIXED_CASE,
            common=len(parts) == 1 and fold(bare) in common,
            article=bare != phrase and bare not in known,
        )
        old = node.get(END)
        node[END] = entry if old is None else _joined(old, entry)
    return root


def _joined(a: Entry, b: Entry) -> Entry:
    facts = a.facts + tuple(fact for fact in b.facts if fact not in a.facts)
    return Entry(
        facts, a.any_case or b.any_case, a.capitals and b.capitals, a.common or b.common, a.article and b.article
    )


def find(doc: Doc, on: date | None) -> list[Hit]:
    """The known names of a document, longest first at each place, none overlapping, in order."""
    root = _trie()
    stream: list[tuple[str, int]] = []
    for token in doc:
        for piece in pieces(token.text):
            # Lower-case "u.n." comes as "u.n" and "."
            if piece != "." or not stream or "." not in stream[-1][0] or token.nbor(-1).whitespace_:
                stream.append((piece, token.i))
    lower = _lower_case(doc)
    hits: list[Hit] = []
    at, size = 0, len(stream)
    while at < size:
        node = root.get(stream[at][0])
        if node is None:
            at += 1
            continue
        found, ahead, taken = None, at + 1, at + 1
        while True:
            entry = node.get(END)
            if entry is not None and _fits(doc, stream[at][1], stream[ahead - 1][1] + 1, entry, lower):
                found, taken = entry, ahead
            if ahead >= size or stream[ahead][0] not in node:
                break
            node = node[stream[ahead][0]]
            ahead += 1
        if found is None:
            at += 1
            continue
        start, end = stream[at][1], stream[taken - 1][1] + 1
        facts = best(found.facts, on)
        if facts is not None:
            hits.append(Hit(start, end, facts))
        at = taken
    return hits


def _lower_case(doc: Doc) -> frozenset[int]:
    """Tokens of sentences without capitals, where case tells nothing."""
    found: list[int] = []
    for sentence in doc.sents:
        if sentence.text.islower():
            found.extend(range(sentence.start, sentence.end))
    return frozenset(found)


def _fits(doc: Doc, start: int, end: int, entry: Entry, lower: frozenset[int]) -> bool:
    first = doc[start]
    if entry.article and not (start and doc[start - 1].lower_ == "the"):
        return False
    if start in lower:
        return not (entry.capitals or entry.common)
    word = first
    while word.lower_ in ("al", "el", "-") and word.i + 1 < end:
        word = doc[word.i + 1]
    if entry.capitals:
        return _tail(word.text).isupper()
    if not entry.any_case and not _tail(word.text)[:1].isupper() and not word.text[:1].isupper():
        return False
    if entry.common:
        return word.pos_ in ("PROPN", "ADJ") or bool(word.ent_type_)
    return True


def _tail(word: str) -> str:
    """The part after a hyphen: of "anti-U.S." the name is "U.S."."""
    head, _, tail = word.partition("-")
    return head if head[:1].isupper() else (tail or head)


@lru_cache(maxsize=1)
def role_nouns() -> dict[str, tuple[What, str]]:
    """Nouns that head an actor's name: folded singular or plural -> (what it denotes, sector)."""
    found: dict[str, tuple[What, str]] = {}
    for row in table("roles.tsv"):
        what = cast("What", row["kind"])
        for noun in listed(row["nouns"]):
            for form in (noun, *_plurals(noun)):
                found.setdefault(form, (what, row["sector"]))
    return found


def _plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith(("men", "people", "children")):
        return ()
    if noun.endswith("y") and noun[-2:-1] not in "aeou":
        return (noun[:-1] + "ies",)
    if noun.endswith(("s", "ch", "sh", "x")):
        return (noun + "es",)
    return (noun + "s",)


@lru_cache(maxsize=1)
def title_words() -> dict[str, str]:
    """Words of titles: folded -> male, female or modifier."""
    found: dict[str, str] = {}
    for row in table("titles.tsv"):
        for word in listed(row["words"]):
            found.setdefault(word, row["class"])
    return found
