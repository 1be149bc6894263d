"""Words, sentences, quotes and shingles of plain text, as recording compares them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

from onrecord.knowledge import lines
from onrecord.model import Span

WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
QUOTED = re.compile(r"[“\"«]([^“”\"«»\n]{12,600})[”\"»]")
SENTENCE = re.compile(
    r"[^\n]+?(?:(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)(?<!\bGen)[.!?][”\"'’)]*(?=\s|$)|(?=\n)|$)"
)
SHINGLE = 5
RAREST = 8.0
UNSEEN = 2.5


def fingerprint(*parts: str) -> str:
    """A short stable hash of the parts: the same on every machine and in every run."""
    return blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()


def words(text: str) -> list[str]:
    """The words of a text in lower case, without possessives and dots."""
    return [word.lower() if word.isalnum() else _bare(word) for word in WORD.findall(text)]


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").replace("'", "").replace(".", "")


def alone(text: str, words: str, start: int = 0) -> Iterator[int]:
    r"""Where words stand in a text, from a place on, with no letter, digit or low line right before or behind them.

    As `(?<!\w)words(?!\w)` finds them; but there would be as many such patterns as words, and each takes longer to make
    than to look for.
    """
    at = text.find(words, start) if words else -1
    while at >= 0:
        end = at + len(words)
        if stands_alone(text, at, end):
            yield at
            at = text.find(words, end)
        else:
            at = text.find(words, at + 1)


def stands_alone(text: str, at: int, end: int) -> bool:
    """Whether no letter, digit or low line stands right before or behind a stretch of a text."""
    return not (at > 0 and _in_word(text[at - 1])) and not (end < len(text) and _in_word(text[end]))


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def sentences(text: str) -> list[Span]:
    """Sentence spans of a text; a line break always ends one."""
    spans = []
    for match in SENTENCE.finditer(text):
        found = match.group()
        left = len(found) - len(found.lstrip())
        if found.strip():
            spans.append(Span(match.start() + left, match.start() + len(found.rstrip())))
    return spans


def shingles(sequence: list[str]) -> set[int]:
    """Hashes of all runs of five words (Broder 1997, "On the resemblance and containment of documents")."""
    return {crc32(" ".join(sequence[at : at + SHINGLE]).encode()) for at in range(max(1, len(sequence) - SHINGLE + 1))}


def quotations(text: str, least: int = 5) -> Iterator[tuple[Span, str]]:
    """Passages between quotation marks of at least `least` words: where they stand, and their words joined."""
    for match in QUOTED.finditer(text):
        said = words(match.group(1))
        if len(said) >= least:
            yield Span(match.start(1), match.end(1)), " ".join(said)


@lru_cache(maxsize=1)
def frequencies() -> dict[str, float]:
    """Zipf value by English word, from `knowledge/word_frequency.tsv`."""
    table: dict[str, float] = {}
    for line in lines("word_frequency.tsv"):
        value, _, listed = line.partition("\t")
        table.update(dict.fromkeys(listed.split(), float(value)))
    return table


@lru_cache(maxsize=1)
def irregular() -> dict[str, str]:
    """Verbs by their irregular forms, from `knowledge/irregular_verbs.tsv`."""
    return _forms("irregular_verbs.tsv")


@lru_cache(maxsize=1)
def derived() -> dict[str, str]:
    """Verbs by the nouns for what they do ("denial"), from `knowledge/derived_nouns.tsv`."""
    return _forms("derived_nouns.tsv")


def _forms(name: str) -> dict[str, str]:
    rows = (line.partition("\t") for line in lines(name))
    return {form: verb for verb, _, forms in rows for form in forms.split()}


@lru_cache(maxsize=65536)
def rarity(word: str) -> float:
    """How telling a word is, 0 (the) to 5.5 (not among the 30,000 commonest): 8 less its Zipf value."""
    return max(0.0, RAREST - frequencies().get(word, UNSEEN))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its commonest English endings, a past tense as its verb; close enough to compare words by."""
    word = irregular().get(word) or derived().get(word, word)
    if len(word) > 4 and word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    for ending in (
        "ations",
        "ation",
        "ments",
        "ment",
        "ings",
        "ing",
        "edly",
        "ed",
        "ers",
        "ions",
        "ion",
        "es",
        "s",
        "ly",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    if len(word) > 5 and word.endswith(("at", "ate")):
        word = word[: word.rindex("at")]  # negotiate as negotiation, retaliated as retaliation
    if len(word) > 4 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


def content(text: str) -> dict[str, float]:
    """Stems of the telling words of a text, each with its rarity; the commonest 300 words are left out."""
    found: dict[str, float] = {}
    for word in words(text):
        weight = rarity(word)
        if weight > 2.3 or word.isdigit():
            kept = stem(word)
            if weight > found.get(kept, -1.0):
                found[kept] = weight
    return found


def unit(vector: dict[str, float]) -> dict[str, float]:
    """The vector at length 1."""
    length = norm(vector.values()) or 1.0
    return {key: value / length for key, value in vector.items()}


def dot(a: dict[str, float], b: dict[str, float]) -> float:
    """Inner product of two sparse vectors; their cosine if both have length 1."""
    if len(b) < len(a):
        a, b = b, a
    return sum([value * b[key] for key, value in a.items() if key in b])


def norm(values: Iterable[float]) -> float:
    """Euclidean length."""
    return float(sum(value * value for value in values) ** 0.5)
