"""Which words of the record answer a question's word (knowledge/asking.toml)."""

import re
from functools import lru_cache
from typing import Any

from onrecord.knowledge import toml
from onrecord.record.inflecting import past
from onrecord.record.text import stem as stem_of
from onrecord.record.text import words


@lru_cache(maxsize=1)
def knowledge() -> dict[str, Any]:
    """The file."""
    return toml("asking.toml")


COMMA = re.compile(r"(?<=\d),(?=\d)")


def stem(word: str) -> str:
    """A word's stem, alike for "travelled" and "traveled", "donate" and "donated", "dismiss" and "dismissed"."""
    found = stem_of(_forms().get(word, word))
    if found.endswith("at") and len(found) > len("seat"):
        found = found.removesuffix("at")
    return found[:-1] if found.endswith(("ll", "ss")) else found


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Forms of verbs that stemming leaves apart from these: "asked", "urged", "transfers"."""
    tables = (knowledge()["bearing"], knowledge()["types"])
    rows = [*knowledge()["verbs"], *(row for table in tables for row in table.values()), knowledge()["ending"]]
    verbs = {word for row in rows for word in row.replace(":", " ").split()}
    forms = ((form, verb) for verb in verbs for form in (past(verb), f"{verb}s", f"{verb}ing"))
    return {form: verb for form, verb in forms if stem_of(form) != stem_of(verb) and form not in verbs}


@lru_cache(maxsize=32)
def listed(name: str) -> frozenset[str]:
    """The words of one of its lists."""
    return frozenset(knowledge()[name].split())


@lru_cache(maxsize=4)
def _accepted(name: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in knowledge()[name]:
        asked, _, told = row.partition(":")
        answers = frozenset(map(stem, told.split()))
        for word in map(stem, asked.split()):
            found[word] = found.get(word, frozenset()) | answers
    return found


def verbs(word: str, name: str = "verbs") -> frozenset[str]:
    """The stems that answer a question's verb: its own, and those that say as much or more.

    With "nouns" as `name`, those of what is made by it, which answer where it is only to come or denied.
    """
    return _accepted(name).get(stem(word), frozenset()) | {stem(word)}


@lru_cache(maxsize=256)
def asking(word: str) -> frozenset[str]:
    """The stems of verbs that a question's own answers: who denies a delivery denies the sale that would be one."""
    rows = (row.partition(":") for row in knowledge()["verbs"])
    return frozenset(
        stem(asked) for asks, _, told in rows if stem(word) in map(stem, told.split()) for asked in asks.split()
    )


def things(word: str) -> frozenset[str]:
    """The stems that answer a question's word for a thing."""
    own = stem(COMMA.sub("", word))
    return _accepted("things").get(own, frozenset()) | {own}


@lru_cache(maxsize=256)
def akin(word: str) -> tuple[str, ...]:
    """A word for a thing, what is one, and what it is one of, as the list has them: shells are arms, and ammunition."""
    own, found = stem(COMMA.sub("", word)), [word]
    for row in knowledge()["things"]:
        asked, _, told = row.partition(":")
        found += told.split() if own in map(stem, asked.split()) else ()
        found += asked.split() if own in map(stem, told.split()) else ()
    return tuple(dict.fromkeys(found))


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text, and of the parts of those with a hyphen."""
    return frozenset(stem(word) for word in words(COMMA.sub("", text.replace("-", " "))))


def types_of(verb: str) -> frozenset[str]:
    """The PLOVER types that a verb by itself may be of."""
    return frozenset(type for type, verbs in knowledge()["types"].items() if verb in verbs.split())
