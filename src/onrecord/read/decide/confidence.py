"""From signs to calibrated probabilities: a forest for all fields at once, fitted on reports not trained on.

Trees rather than a sum of log-odds, since signs tell only together: an actor that stands out says much where the type
is sure, and little where it is not. Extremely randomised trees (Geurts, Ernst and Wehenkel 2006) whose leaves hold
shares of right answers; a leaf of enough claims is its own calibration.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from onrecord.knowledge import toml
from onrecord.model import Confidence, Reason, Tier
from onrecord.read.encoder.network import session

Floats = NDArray[np.float32]
FIELDS = ("whole", "type", "actors", "recipients", "status", "sources", "firm")
LEAST = 0.005


class Scale(Struct, frozen=True):
    """What the forest goes by: its signs in order, what is typical of each, and from where on a claim is firm."""

    firm_from: float
    signs: tuple[str, ...]
    typical: tuple[float, ...]

    def row(self, signs: Mapping[str, float]) -> Floats:
        """The signs (s,) in the forest's order; 0 for one that is not there."""
        return np.array([signs.get(name, 0.0) for name in self.signs], np.float32)


@lru_cache(maxsize=1)
def scale() -> Scale:
    """What was fitted with the weights."""
    return msgspec.convert(toml("models/reader.toml")["confidence"], Scale)


def probabilities(rows: Floats) -> Floats:
    """Rows of signs (n, s) → how likely each of FIELDS is right (n, 7)."""
    (found,) = session("confidence").run(None, {"signs": rows})
    return np.asarray(found, np.float32)


def confidence(found: Floats, firm_from: float) -> tuple[Confidence, Tier]:
    """A claim's probabilities (7,) as its confidence and the tier that puts it in."""
    sure = Confidence(*(round(float(p), 3) for p in found[:-1]))
    return sure, "firm" if found[-1] >= firm_from else "lead"


def judged(signs: Sequence[Mapping[str, float]], most: int = 3) -> list[tuple[Confidence, Tier, Reason]]:
    """How sure each claim is, its tier, and the signs that speak loudest for and against it as a whole.

    A sign's weight is what its claim would lose, in log-odds, were the sign as it typically is.
    """
    if not signs:
        return []
    by = scale()
    usual = np.array(by.typical, np.float32)
    asked = [without(by.row(one), usual) for one in signs]
    found = probabilities(np.concatenate([rows for rows, _ in asked]))
    whole, told, at = odds(found[:, 0]), [], 0
    for rows, unusual in asked:
        terms = (whole[at] - whole[at + 1 : at + len(rows)]).tolist()
        named = {by.signs[sign]: term for sign, term in zip(unusual.tolist(), terms, strict=True)}
        told.append((*confidence(found[at], by.firm_from), evidence(named, most)))
        at += len(rows)
    return told


def without(row: Floats, typical: Floats) -> tuple[Floats, NDArray[np.int64]]:
    """The row (s,), and below it a row for each sign that is not as it typically is, in which it is; and which signs.

    A sign that is as it typically is weighs nothing.
    """
    unusual = np.nonzero(row != typical)[0]
    rows = np.tile(row, (1 + len(unusual), 1))
    rows[1 + np.arange(len(unusual)), unusual] = typical[unusual]
    return rows, unusual


def odds(p: Floats) -> Floats:
    """Log-odds, within bounds."""
    p = np.clip(p, LEAST, 1 - LEAST)
    return np.asarray(np.log(p / (1 - p)), np.float32)


def evidence(terms: Mapping[str, float], most: int = 3) -> Reason:
    """The strongest signs for and against the claim as a whole, in log-odds."""
    order = sorted(terms.items(), key=lambda term: -term[1])
    for_it = [f"{name} {value:+.1f}" for name, value in order[:most] if value >= TOLD]
    against = [f"{name} {value:+.1f}" for name, value in reversed(order[-most:]) if value <= -TOLD]
    told = [f"{side} {'; '.join(found) or 'nothing'}" for side, found in (("for", for_it), ("against", against))]
    return Reason("evidence", "decide", ", ".join(told))


TOLD = 0.05  # a sign that adds less is not named
