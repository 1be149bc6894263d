"""One person under one key, however reports spell the name; and for whom those speak whose office a report tells."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from onrecord.record.shelf import Shelf
from onrecord.record.who import Speaker, body

NAMES, OFFICES = "origins.names", "origins.offices"
ALIKE = 83.0  # per cent, from which on two spellings may be of one name: Sergei and Sergey
LEAST = 5  # letters of a word in which spellings may differ
CROWDED = 60


class Names:
    """What a shelf knows of the persons who spoke."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def settled(self, key: str) -> str:
        """The key of a person: that of the same name in another spelling, if that came first."""
        known = next(iter(sorted(self.shelf.find(NAMES, [f"={key}"]))), None)
        parts = key.removeprefix("~").split()
        if known or len(parts) < 2 or "|" in key:
            return known or key
        long = [word for word in parts if len(word) >= LEAST]
        rare = set(long) - self.shelf.crowded(NAMES, long, CROWDED)
        other = next((name for name in sorted(self.shelf.find(NAMES, rare)) if _one_name(key, name)), key)
        self.shelf.also(NAMES, other, [f"={key}", *long])
        return other

    def learn(self, said: Speaker) -> bool:
        """Note that a person speaks for a body, as the words of a report tell; whether that is new."""
        keys = self._keys(said.person, said.key.partition(":")[0])
        id = f"{said.key}#{said.person}"
        new = id not in self.shelf.find(OFFICES, keys)
        if new:
            self.shelf.also(OFFICES, id, keys)
        return new

    def for_body(self, said: Speaker) -> Speaker:
        """The body that a person speaks for, if any report tells it; else the person."""
        if said.kind != "person" or " " not in said.person:
            return said
        found = sorted(self.shelf.find(OFFICES, [f"{said.person}|{said.code}"]))
        return body(found[0].partition("#")[0], said.name) if found else said

    @staticmethod
    def _keys(person: str, code: str) -> Iterable[str]:
        return [f"{person}|{code}", f"{person}|"]


def _one_name(key: str, other: str) -> bool:
    """Whether two names differ in the spelling of one word alone."""
    ours, theirs = key.removeprefix("~").split(), other.removeprefix("~").split()
    if len(ours) != len(theirs):
        return False
    differing = [(one, two) for one, two in zip(ours, theirs, strict=True) if one != two]
    if len(differing) != 1:
        return False
    one, two = differing[0]
    return one[0] == two[0] and min(len(one), len(two)) >= LEAST and fuzz.ratio(one, two) >= ALIKE
