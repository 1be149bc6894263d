"""Known names in a document: one walk over its tokens through a trie of folded name pieces.

Hyphens are dropped from names and text alike, so that "Kim Jong-un" and "Kim Jong Un", or "al-Shabaab" and
"al Shabaab", are one name, and "U.S.-backed", which is one token, still yields "U.S.".
"""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from spacy.tokens import Doc

from onrecord.knowledge import listed, table
from onrecord.knowledge.actors import ActorFacts, best, fold, phrases

END = ""
# Single names that are also everyday words or first names: taken only where the tagger sees a proper noun.
COMMON = frozenset(
    "total visa shell meta apple ford fox congress commons labour diet west amnesty west mit aman kan mehr fars sana "
    "aps wam amal hawks male vale memorial bild met sputnik leonardo enel saab total orange spectator lazarus barkhane "
    "polish turkey chad jordan georgia guinea mali niger cuba peru togo bern berne victoria stanley hamilton kingston "
    "georgetown san antigua dominica grenada car swiss danes finn finns poles pole scots brit lao arg "
    "bor gao beni uri yei nasir sado tyre goa java nimroz sake male lyman engels papua osan hawks farah cali kan rada "
    "druze fano maute polisario republican republicans democrats us kurd nice aden mazar arak dori bria pemba buea sulu "
    "shas vox kia una mia fatah eta ira uda sdf pdf who it amazon intel google twitter facebook starlink tesla "
    "wagner mashhad cortes morena tudeh pastef citizens meps mep congo holland wales england petra "
    "palma beira santiago hague darwin perth bali florence nantes roma sinai sultan afar ghor".split()
)
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


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[str, ...]:
    """A token as the trie sees it: folded, broken at hyphens and slashes, which vanish."""
    folded = fold(word)
    if folded.isalpha():
        return (folded,)
    parts = tuple(part for part in folded.replace("/", "-").split("-") if part.strip())
    return parts or (() if folded.strip(" -/–—") == "" else (folded,))


@lru_cache(maxsize=1)
def _trie() -> dict[str, Any]:
    import spacy

    split = spacy.blank("en").tokenizer
    root: dict[str, Any] = {}
    for phrase, facts in phrases().items():
        node = root
        words = split(phrase)
        for word in words:
            for piece in pieces(word.text):
                node = node.setdefault(piece, {})
        first = next((word.text for word in words if word.text.lower() not in ("the", "al", "el")), phrase)
        entry = Entry(
            facts,
            any_case=first[0].islower(),
            capitals=len(words) == 1 and phrase.isupper() and len(phrase) <= SHORT and fold(phrase) not in MIXED_CASE,
            common=len(words) == 1 and fold(phrase) in COMMON,
        )
        old = node.get(END)
        node[END] = entry if old is None else _joined(old, entry)
    return root


def _joined(a: Entry, b: Entry) -> Entry:
    facts = a.facts + tuple(fact for fact in b.facts if fact not in a.facts)
    return Entry(facts, a.any_case or b.any_case, a.capitals and b.capitals, a.common or b.common)


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Names of states and capitals that are also given to persons ("Michael Jordan")."""
    return frozenset(
        "jordan chad georgia israel paris washington london berlin ireland france holland english german "
        "french santiago victoria florence virginia carolina kingston stanley hamilton sydney".split()
    )


def find(doc: Doc, on: date | None) -> list[Hit]:
    """The known names of a document, longest first at each place, none overlapping, in order."""
    root = _trie()
    stream: list[tuple[str, int]] = [(piece, token.i) for token in doc for piece in pieces(token.text)]
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
    if start in lower:
        return not (entry.capitals or entry.common)
    word = first
    while word.lower_ in ("the", "al", "el", "-") and word.i + 1 < end:
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
def role_nouns() -> dict[str, tuple[str, str]]:
    """Nouns that head an actor's name: folded singular or plural -> (what it denotes, sector)."""
    found: dict[str, tuple[str, str]] = {}
    for row in table("roles.tsv"):
        for noun in listed(row["nouns"]):
            for form in (noun, *_plurals(noun)):
                found.setdefault(form, (row["kind"], row["sector"]))
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
