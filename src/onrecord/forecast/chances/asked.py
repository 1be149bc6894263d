"""What is asked and what is answered: the chance of one exact event, or of its class, within some days."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

Basis = Literal["boosted", "between", "plain", "none"]


class Quad(IntEnum):
    """The four classes of events that CAMEO and PLOVER share."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """Will the actor do this to the recipient within so many days, the day of the question being the first of them?

    Attributes:
        actor, recipient: names as the events have them.
        what: a relation as the events have it, or a class of relations.
        horizon: days, at least 1.
    """

    actor: str
    what: "str | Quad"
    recipient: str
    horizon: int


@dataclass(frozen=True, slots=True)
class Reason:
    """What moved a chance, as a short phrase, and by how much in log-odds, from the base rate on."""

    text: str
    effect: float


@dataclass(frozen=True, slots=True)
class Chance:
    """An answer; without a basis every number is None.

    Attributes:
        probability: that it happens within the horizon.
        low, high: bounds of the 90 % interval (Wilson) of how often things with such a chance come true, from as many
            windows as there were that do not overlap. It says how well that frequency is known, not how the case goes.
        base_rate: how often what this relation or class had joined before came true within the horizon.
        reasons: what moved the chance most, first what moved it most.
        basis: who answered: "boosted" trees; "between" the horizons that these know; "plain" base rates; "none".
        note: the same as a sentence.
    """

    probability: float | None
    low: float | None
    high: float | None
    base_rate: float | None
    reasons: tuple[Reason, ...]
    basis: Basis
    note: str


def no_basis(why: str) -> Chance:
    """The answer where the events say nothing."""
    return Chance(None, None, None, None, (), "none", f"no basis: {why}")
