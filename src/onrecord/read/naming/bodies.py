"""Ministries, agencies, companies and other organisations."""

import re
from collections.abc import Iterator

from onrecord.knowledge.actors import codes_for
from onrecord.knowledge.folding import fold
from onrecord.model import EntityKind
from onrecord.read.naming.found import Found, listed
from onrecord.read.reading import Mention, Reading
from onrecord.read.ways import How

OF_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
LISTED = frozenset({"organ", "organisation", "group"})
# How a ministry has its state by the words beside it; what else a report says of it may be another's.
BESIDE: frozenset[How] = frozenset({"possessor", "name before noun", "name after of", "place after in"})
SHORTEST = 3
LONGEST = 8
FRAME = re.compile(r"^(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Aa]n?)\s+")


def bodies(reading: Reading) -> Iterator[Found]:
    """The bodies of states, companies and organisations that a report names."""
    for mention in reading.mentions:
        kind = _kind(reading, mention)
        if kind is None:
            continue
        whole = reading.chars(mention.start, mention.end)
        text = whole.of(reading.report.text)
        if frame := FRAME.match(text):
            whole, text = type(whole)(whole.start + frame.end(), whole.end), text[frame.end() :]
        if not text or "\n" in text or len(text.split()) > LONGEST:
            continue
        full = mention.name if mention.what in LISTED else text
        code = mention.codes[0] if len(mention.codes) == 1 else None
        yield Found(kind, whole, text, full, code, of=reading.chars(mention.start, mention.end), chain=mention.chain)


def _kind(reading: Reading, mention: Mention) -> EntityKind | None:
    if mention.kind in {"pronoun", "adjective"} or mention.how == "detached":
        return None
    if mention.what in LISTED and mention.kind in {"name", "group"}:
        return _listed(mention)
    if mention.what == "body" and mention.kind == "role":
        return _ministry(reading, mention)
    if mention.what == "ORG" and mention.kind == "name":
        return _named(mention.text.strip())
    return None


def _listed(mention: Mention) -> EntityKind | None:
    """What a name is that the tables have; a word for many of its people ("Democrats", "settlers") names no body."""
    words = mention.text.split()
    if mention.sector == "CVL" or words[-1].lower() in listed("whole"):
        return None
    if not words[-1][0].isupper() and not mention.name.split()[-1][0].isupper():
        return None
    if mention.what == "organ" and mention.sector in OF_STATE:
        return "body"
    return "company" if mention.sector == "BUS" else "organisation"


def _ministry(reading: Reading, mention: Mention) -> EntityKind | None:
    """A ministry whose state is known: "Russia's Defence Ministry", "the South Korean unification ministry"."""
    head = reading.doc[mention.head]
    if (
        len(mention.codes) != 1
        or mention.how not in BESIDE
        or head.tag_ in {"NNS", "NNPS"}
        or head.lower_ not in listed("ministries")
    ):
        return None
    own = [token for token in reading.doc[mention.start : mention.end] if token.pos_ in {"NOUN", "PROPN", "ADJ"}]
    subject = [t for t in own if t.i != head.i and not _of_a_state(t.text) and t.lower_ not in listed("empty")]
    return "body" if subject and (head.text[0].isupper() or head.lower_ == "ministry") else None


def _of_a_state(word: str) -> bool:
    facts = codes_for(word)
    return facts is not None and facts.kind in {"state", "adjective", "people", "capital"}


def _named(text: str) -> EntityKind | None:
    """What the words of a name that no table has say it is; None where they say nothing."""
    text = FRAME.sub("", text)
    words = text.split()
    if text in listed("companies") or (len(words) > 1 and words[-1] in listed("company_ends") and _own(words[:-1])):
        return "company"
    if text in listed("organisations"):
        return "organisation"
    if len(words) < SHORTEST - 1 or not all(
        word[0].isupper() or word in {"of", "for", "and", "the", "on"} for word in words
    ):
        return None
    before = text.split(" of ")[0].split(" for ")[0].split()
    if words[-1] in listed("organisation_ends") and _own(words[:-1]):
        return "organisation"
    if (words[-1] in listed("body_ends") and _own(words[:-1])) or (
        before != words and before[-1] in listed("body_ends")
    ):
        return "body"
    return "organisation" if before != words and before[-1] in listed("organisation_ends") else None


def _own(words: list[str]) -> bool:
    """Whether words say which one it is: more than a state's name and general words ("the Russian State Bank")."""
    left = [word for word in words if fold(word) not in listed("empty") and not _of_a_state(word)]
    return bool(left) and left[0][0].isupper()
