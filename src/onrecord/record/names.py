"""One person under one key, however reports spell the name; and for whom those speak whose office a report tells.

It is worked out from all names that the record has, whatever came first. So a name that comes, or goes, may change
whose word claims of other reports are: `post` and `drop` tell which.
"""

from collections.abc import Iterable

from rapidfuzz import fuzz

from onrecord.record.shelf import Shelf
from onrecord.record.who import Speaker, body

SPELT, SAID, OFFICES, HELD = "origins.spelt", "origins.said", "origins.offices", "origins.held"
ALIKE = 83.0  # per cent, from which on two spellings may be of one name: Sergei and Sergey
LEAST = 5  # letters of a word in which spellings may differ


class Names:
    """What a shelf knows of the persons who spoke."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._known: dict[str, frozenset[str]] = {}

    def forget(self) -> None:
        """Forget what was remembered for one pass."""
        self._known.clear()

    def settled(self, key: str) -> str:
        """The key of a person: the same for all spellings of the name."""
        person = key.removeprefix("~")
        return f"~{min(self._spellings(person))}" if " " in person and "|" not in person else key

    def for_body(self, said: Speaker) -> Speaker:
        """The body that a person speaks for, if any report tells it; else the person."""
        if said.kind != "person" or " " not in said.person:
            return said
        found = sorted(self.shelf.find(OFFICES, [f"{name}|{said.code}" for name in self._spellings(said.person)]))
        return body(found[0].partition("#")[0], said.name) if found else said

    def post(self, claim: str, said: Speaker | None) -> set[str]:
        """Note whose word a claim is; the claims whose speaker that may change."""
        if said is None or " " not in said.person:
            return set()
        person, new = said.person, said.person not in self.shelf.find(SPELT, [f"={said.person}"])
        self.shelf.post(SAID, claim, [person])
        if new:
            self.shelf.post(SPELT, person, [f"={person}", *_masks(person)])
            self._known.clear()
        if said.official:
            office, keys = f"{said.key}#{person}", [f"{person}|{said.key.partition(':')[0]}", f"{person}|"]
            self.shelf.post(HELD, claim, [office])
            if office not in self.shelf.find(OFFICES, keys):
                self.shelf.post(OFFICES, office, keys)
                new = True
        return self._said_by(person) if new else set()

    def drop(self, claim: str, said: Speaker | None) -> set[str]:
        """A claim goes; the claims whose speaker that may change."""
        if said is None or not said.person or claim not in self.shelf.find(SAID, [said.person]):
            return set()
        person, office = said.person, f"{said.key}#{said.person}"
        others = self._said_by(person) - {claim}
        self.shelf.post(SAID, claim, ())
        self.shelf.post(HELD, claim, ())
        left = not self.shelf.find(SAID, [person])
        if left:
            self.shelf.post(SPELT, person, ())
            self._known.clear()
        if said.official and not self.shelf.find(HELD, [office]):
            self.shelf.post(OFFICES, office, ())
            left = True
        return others if left else set()

    def _said_by(self, person: str) -> set[str]:
        return set(self.shelf.find(SAID, self._spellings(person)))

    def _spellings(self, person: str) -> frozenset[str]:
        """A name with all of its spellings, and theirs."""
        if person not in self._known:
            found, ask = {person}, [person]
            while ask:
                name = ask.pop()
                near = {one for one in self.shelf.find(SPELT, _masks(name)) if _one_name(name, one)} - found
                found |= near
                ask += near
            self._known[person] = frozenset(found)
        return self._known[person]


def _masks(person: str) -> Iterable[str]:
    """A name with one long word cut to its first letter, in turn: what two spellings have in common."""
    parts = person.split()
    for at, word in enumerate(parts):
        if len(word) >= LEAST and len(parts) > 1:
            yield " ".join([*parts[:at], f"{word[0]}*", *parts[at + 1 :]])


def _one_name(name: str, other: str) -> bool:
    """Whether two names differ in the spelling of one word alone."""
    ours, theirs = name.split(), other.split()
    if len(ours) != len(theirs):
        return False
    differing = [(one, two) for one, two in zip(ours, theirs, strict=True) if one != two]
    if len(differing) != 1:
        return False
    one, two = differing[0]
    return one[0] == two[0] and min(len(one), len(two)) >= LEAST and fuzz.ratio(one, two) >= ALIKE
