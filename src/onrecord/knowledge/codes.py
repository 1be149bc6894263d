"""Actors as users name them: by code in any case, or by any name that stands for one."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from onrecord.errors import UsageError
from onrecord.knowledge import lines
from onrecord.knowledge.actors import UNIONS, ActorFacts, codes_for, folded, phrases, state_codes
from onrecord.knowledge.choices import did_you_mean, nearest
from onrecord.knowledge.folding import capitals, fold
from onrecord.knowledge.names import label
from onrecord.model import Party

UNKNOWN = "?"
SHORTEST = 3  # letters that a name of one word has more than
NAMED = frozenset({"state", "organisation", "group"})  # what near matches are looked for among


class Actor(NamedTuple):
    """An actor: its code, and its own name where the code alone would mean others, too.

    So with persons, who have their state's code, with bodies whose code many share, and with groups that stand in a
    record by name alone, without a code or with that of a state.
    """

    code: str
    name: str = ""
    sector: str | None = None

    def is_party(self, party: Party) -> bool:
        """Whether it is that party of a claim or event; one that reading gave no code, by its name."""
        uncoded = bool(self.name) and party.code == UNKNOWN
        return (party.code == self.code or uncoded) and (not self.name or fold(party.name) == fold(self.name))

    @property
    def shown(self) -> str:
        """The actor in words, with its code."""
        name = self.name or label(self.code)
        return f"{name} ({self.code})" if name != self.code else name

    @property
    def party(self) -> Party:
        """The actor as a party of a claim."""
        return Party(code=self.code, name=self.name or label(self.code), sector=self.sector)


def actor(given: str, known: Mapping[str, Iterable[str]] | None = None) -> Actor:
    """The actor that is meant by a code or name: "prk", "North Korea" and "PRK" are one.

    Args:
        given: what the user wrote.
        known: by code, the names of further actors: those of the record that is asked.

    Raises:
        UsageError: no actor is known by it; names the nearest.
    """
    text = given.strip()
    code = text.upper()
    if text and (code in _codes() or code in (known or {}) or text == UNKNOWN):
        return Actor(code)
    if (facts := codes_for(text)) is not None and facts.code:
        return _of(facts)
    further = dict(_further(known or {}))
    for name, one in further.items():
        if fold(name) == fold(text):
            return one
    options = _options() | {name: one.shown for name, one in further.items()}
    near = list(dict.fromkeys(options[name] for name in nearest(text, options, 8)))[:3]
    hint = did_you_mean(near) or ": give an ISO 3166-1 alpha-3 code such as PRK, or a name such as North Korea"
    raise UsageError(f"no actor is known as '{given}'{hint}")


def _further(known: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Actor]]:
    """By name and code, the actors that only the record has: what it calls the others may be half a name ("North")."""
    for code, names in known.items():
        if _shared(code):
            yield from ((name, Actor(code, name)) for name in names if name[:1].isupper())
        elif code == UNKNOWN or code in state_codes():
            yield from ((name, _by_name(code, name)) for name in names if _is_own(name, coded=code != UNKNOWN))
        elif code not in _codes() and code != UNKNOWN:
            yield from ((name, Actor(code)) for name in (code, *names))


def _is_own(name: str, *, coded: bool) -> bool:
    """Whether a name that no file has is somebody's own: "Sylvanian Front", not "North" or "the government"."""
    words = name.split()
    if not words or not words[0][:1].isupper() or codes_for(name) is not None:
        return False
    if len(words) > 1:
        return not coded or all(word[:1].isupper() or word in ("of", "for", "the", "and") for word in words)
    return not coded and len(name) > SHORTEST and fold(name) not in _english()


def _by_name(code: str, name: str) -> Actor:
    """A group by its name: with its state's code, or one made of its name as those of other groups are."""
    if code != UNKNOWN:
        return Actor(code, name)
    made = capitals(name)
    return Actor(f"{made}GROUP" if made in _codes() else made, name)


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    """English words, which are no group's name by themselves."""
    return frozenset(word for line in lines("word_frequency.tsv") for word in line.split()[1:])


def _of(facts: ActorFacts) -> Actor:
    own = facts.kind == "person" or _shared(facts.code)
    return Actor(facts.code, facts.name if own else "", (facts.sector or None) if own else None)


def _shared(code: str) -> bool:
    """Whether many bodies have the code: that of international organisations."""
    return label(code).startswith(("a ", "an "))


def _codes() -> frozenset[str]:
    return state_codes() | UNIONS | {facts.code for facts in _groups()}


def _groups() -> Iterator[ActorFacts]:
    return (facts for found in phrases().values() for facts in found if facts.kind == "group")


def _options() -> dict[str, str]:
    """Names and codes that near matches are looked for among, each with the actor in words."""
    named = ((name, facts) for name, found in folded().items() for facts in found if facts.code)
    found = {name: _of(facts).shown for name, facts in named if facts.kind in NAMED}
    return found | {code: Actor(code).shown for code in _codes()}
