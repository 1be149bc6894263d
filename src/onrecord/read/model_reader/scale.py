"""From what a model says of its sureness to a `Confidence` and a tier. Assumed until somebody measures it."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from onrecord.errors import UsageError
from onrecord.knowledge import toml
from onrecord.knowledge.paths import did_you_mean_path
from onrecord.model import Confidence, Tier

FILE = "reader_scale.toml"
FIELDS = ("type", "actors", "recipients", "status", "sources")


@dataclass(frozen=True, slots=True)
class Scale:
    """Points of sureness (0 to 100) and probability, powers for the fields, and from where claims are firm."""

    points: tuple[tuple[float, float], ...]
    unsaid: float
    doubt: float
    firm_from: float
    fields: tuple[tuple[str, float], ...]

    def whole(self, sure: float | None) -> float:
        """The probability that belongs to a sureness, on the straight line between the two points around it."""
        if sure is None:
            return self.unsaid
        sure = min(max(sure, self.points[0][0]), self.points[-1][0])
        for (x, y), (x2, y2) in pairwise(self.points):
            if sure <= x2:
                return y + (y2 - y) * (sure - x) / (x2 - x)
        return self.points[-1][1]


def on_scale(sure: float | None, unsure: Iterable[str], scale: Scale) -> tuple[Confidence, Tier]:
    """A claim's confidence and tier, from the sureness that the model states and the fields that it doubts.

    Args:
        sure: 0 to 100; None where it says nothing.
        unsure: the fields in doubt; others than those of `Confidence` are passed over.
        scale: the scale to go by.
    """
    doubted = frozenset(unsure) & set(FIELDS)
    whole = scale.whole(sure) * (1 - scale.doubt if doubted else 1)
    base = scale.whole(sure)
    each = {
        name: round(max(whole, base**power * (1 - scale.doubt if name in doubted else 1)), 4)
        for name, power in scale.fields
    }
    return Confidence(whole=round(whole, 4), **each), "firm" if whole >= scale.firm_from else "lead"


@lru_cache(maxsize=4)
def scale_of(file: str | None) -> Scale:
    """The scale in a TOML file, or the one that comes with onrecord. Raises UsageError if it is none."""
    if file is None:
        return _scale(toml(FILE))
    if not Path(file).exists():
        raise UsageError(f"there is no file {file} for a reader's scale{did_you_mean_path(Path(file))}")
    try:
        with Path(file).open("rb") as opened:
            return _scale(tomllib.load(opened))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"cannot use {file} as a reader's scale: {error}") from error


def _scale(given: Mapping[str, Any]) -> Scale:
    points = tuple((float(x), float(y)) for x, y in given["points"])
    rising = all(a[0] < b[0] for a, b in pairwise(points))
    fields = tuple((name, float(given["fields"][name])) for name in FIELDS)
    unsaid, doubt = float(given["unsaid"]), float(given["doubt"])
    if len(points) < 2 or not rising or any(not 0 <= p <= 1 for p in (*(y for _, y in points), unsaid, doubt)):
        raise ValueError("points must rise in sureness, and probabilities lie between 0 and 1")
    if any(power < 0 for _, power in fields):
        raise ValueError("powers must not be negative")
    return Scale(points, unsaid, doubt, float(given["firm_from"]), fields)
