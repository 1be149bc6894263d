"""From signs to calibrated probabilities: a logistic scale for each field, fitted on reports not trained on."""

from functools import lru_cache
from math import exp

import msgspec
from msgspec import Struct

from onrecord.knowledge import toml
from onrecord.model import Confidence, Reason, Tier


class Scale(Struct, frozen=True):
    """Log-odds that a field is right: `base` and a weight for each sign."""

    base: float
    weights: dict[str, float]

    def terms(self, signs: dict[str, float]) -> dict[str, float]:
        """What each sign adds, in log-odds."""
        return {name: self.weights[name] * value for name, value in signs.items() if name in self.weights}

    def probability(self, signs: dict[str, float]) -> float:
        """The probability that the field is right."""
        return 1 / (1 + exp(-self.base - sum(self.terms(signs).values())))


class Scales(Struct, frozen=True):
    """A scale for each field, for the whole, and for what makes a claim firm, with the threshold for that."""

    firm_from: float
    firm: Scale
    whole: Scale
    type: Scale
    actors: Scale
    recipients: Scale
    status: Scale
    sources: Scale


@lru_cache(maxsize=1)
def scales() -> Scales:
    """The scales that were fitted with the weights."""
    return msgspec.convert(toml("models/reader.toml")["confidence"], Scales)


def confidence(signs: dict[str, float], of: Scales) -> tuple[Confidence, Tier]:
    """How sure a claim's reading is, and in which tier that puts it."""
    fields = ("whole", "type", "actors", "recipients", "status", "sources")
    found = Confidence(*(round(getattr(of, field).probability(signs), 3) for field in fields))
    return found, "firm" if of.firm.probability(signs) >= of.firm_from else "lead"


def evidence(signs: dict[str, float], of: Scales, most: int = 3) -> Reason:
    """The strongest signs for and against the claim as a whole, in log-odds."""
    terms = sorted(of.whole.terms(signs).items(), key=lambda term: -term[1])
    for_it = [f"{name} {value:+.1f}" for name, value in terms[:most] if value > 0]
    against = [f"{name} {value:+.1f}" for name, value in reversed(terms[-most:]) if value < 0]
    told = [f"{side} {'; '.join(found) or 'nothing'}" for side, found in (("for", for_it), ("against", against))]
    return Reason("evidence", "decide", ", ".join(told))
