"""Events as whole numbers: what is counted by triple, by pair or by actor is counted by one number each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.chances.classes import quads
from onrecord.forecast.happenings import Happenings, Ints

Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
Kind = Literal["exact", "class"]


@dataclass(frozen=True, slots=True)
class Triples:
    """Who, what, to whom: places in the names of some events; `what` is a relation or, for classes, a quad class."""

    actor: Ints
    what: Ints
    recipient: Ints

    def __len__(self) -> int:
        return len(self.actor)

    def part(self, chosen: NDArray[np.int64] | NDArray[np.bool_]) -> "Triples":
        """Some of them, by places or by a mask."""
        return Triples(self.actor[chosen], self.what[chosen], self.recipient[chosen])


def joined(*parts: tuple[Ints, int]) -> Longs:
    """One number for several, each with how many values it may have."""
    out = np.zeros(len(parts[0][0]), dtype=np.int64)
    for values, size in parts:
        out = out * (size + 1) + values
    return out


def whats(events: Happenings, kind: Kind) -> tuple[Ints, int]:
    """What each event is by relation or by class, and how many there may be."""
    if kind == "exact":
        return events.relation, len(events.relations)
    return quads(events.relations)[events.relation], 4


def triples(events: Happenings, kind: Kind) -> Triples:
    """The triple of each event."""
    return Triples(events.actor, whats(events, kind)[0], events.recipient)


def triple_keys(asked: Triples, names: int, many: int) -> Longs:
    """One number for each triple."""
    return joined((asked.actor, names), (asked.what, many), (asked.recipient, names))


def distinct(events: Happenings, kind: Kind) -> Triples:
    """Every triple that occurs, once; what has no class is in no class."""
    all_of = triples(events, kind)
    if kind == "class":
        all_of = all_of.part(all_of.what > 0)
    _, first = np.unique(triple_keys(all_of, len(events.names), whats(events, kind)[1]), return_index=True)
    return all_of.part(first)


def places(words: Sequence[str]) -> dict[str, int]:
    """Where each word stands."""
    return {word: at for at, word in enumerate(words)}
