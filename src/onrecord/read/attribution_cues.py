"""The cues of attribution: which words of a document say that somebody says or thinks something.

Knowledge lies in `knowledge/cues_verbs.toml` and `knowledge/cues_phrases.toml`.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from onrecord.knowledge import toml
from onrecord.model import Distance


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word brings: its complements (`frames`), the prepositions before its content, its distance.

    `speaks` tells sources of claims ("said", "believes") from holders of wishes and judgements ("wants").
    """

    kind: str
    distance: Distance
    speaks: bool
    frames: frozenset[str] = field(default_factory=frozenset)
    prepositions: frozenset[str] = field(default_factory=frozenset)


def phrases() -> dict[str, Any]:
    """The cues that are not plain verbs, as in the file."""
    return toml("cues_phrases.toml")


@lru_cache(maxsize=32)
def words(group: str, name: str = "words") -> frozenset[str]:
    """A word list of the phrase file, by its dotted group."""
    part: Any = phrases()
    for key in group.split("."):
        part = part[key]
    return frozenset(part[name].split())


@lru_cache(maxsize=1)
def verbs() -> dict[str, Cue]:
    """Cue verbs by lemma. A verb of several classes takes the frames of all, and the rest from the first."""
    data = dict(toml("cues_verbs.toml"))
    after: dict[str, frozenset[str]] = {}
    for entry in data.pop("prepositions")["words"].split():
        lemma, _, names = entry.partition(":")
        after[lemma] = after.get(lemma, frozenset()) | frozenset(names.split(","))
    found: dict[str, Cue] = {}
    for kind, part in data.items():
        for lemma in part["lemmas"].split():
            frames = frozenset(part["frames"])
            if lemma in found:
                first = found[lemma]
                found[lemma] = Cue(first.kind, first.distance, first.speaks, first.frames | frames, first.prepositions)
            else:
                found[lemma] = Cue(kind, part["distance"], part["speaks"], frames, after.get(lemma, frozenset()))
    for lemma, names in after.items():
        found.setdefault(lemma, Cue("judge", "neutral", False, frozenset({"prep"}), names))
    return found


@lru_cache(maxsize=1)
def accusing() -> dict[str, frozenset[str]]:
    """Verbs of accusing, by lemma, with the prepositions before what somebody is accused of."""
    pairs = (entry.partition(":") for entry in phrases()["accused"]["words"].split())
    return {lemma: frozenset(links.split(",")) for lemma, _, links in pairs}


@lru_cache(maxsize=1)
def nouns() -> dict[str, Cue]:
    """Cue nouns by lemma."""
    found: dict[str, Cue] = {}
    for kind, part in phrases()["nouns"].items():
        distance: Distance = kind if kind in ("distanced", "committed") else "neutral"
        for lemma in part["words"].split():
            found.setdefault(lemma, Cue(kind, distance, part["speaks"]))
    return found
