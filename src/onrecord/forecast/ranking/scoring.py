"""The field's measure of a ranking: where the true party stands among all parties.

Gastinger et al., "Comparing Apples and Oranges? On the Evaluation of Methods for Temporal Knowledge Graph
Forecasting" (ECML PKDD 2023): both directions, one step ahead, other true answers of the same day left out, ties at
their mean place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Ranking:
    """How a model ranked true answers.

    Attributes:
        places: shape (answers,), from 1 on; halves where others have the same score.
        known: whether the head had done the same to the answer on an earlier day.
    """

    places: NDArray[np.float64]
    known: NDArray[np.bool_]

    def figures(self) -> dict[str, float]:
        """Mean reciprocal rank and shares among the first 1, 3 and 10, in hundredths; of known and new events apart."""
        if not len(self.places):
            return {}
        found = {"mrr": _mean(1 / self.places)}
        found |= {f"hits{most}": _mean((self.places <= most).astype(np.float64)) for most in (1, 3, 10)}
        for name, part in (("mrr_seen", self.known), ("mrr_never_seen", ~self.known)):
            if part.any():
                found[name] = _mean(1 / self.places[part])
        return found | {"answers": len(self.places)}


def _mean(values: NDArray[np.float64]) -> float:
    return round(100 * float(values.mean()), 2)


def joined(parts: Iterable[Ranking]) -> Ranking:
    """Rankings of several days as one."""
    kept = list(parts)
    if not kept:
        return Ranking(np.zeros(0), np.zeros(0, dtype=np.bool_))
    return Ranking(np.concatenate([one.places for one in kept]), np.concatenate([one.known for one in kept]))


def places(scores: NDArray[np.floating[Any]], answers: Any) -> NDArray[np.float64]:
    """Where each true answer stands among all parties.

    Args:
        scores: shape (questions, entities); the higher, the likelier.
        answers: sparse, shape (questions, entities); what is true.

    Returns:
        Places from 1 on, in the order of the answers' cells: one more than the number of wrong parties with a higher
        score, and half of those with the same score.
    """
    true = answers.tocoo()
    wrong = scores.astype(np.float64)
    own = wrong[true.row, true.col]
    wrong[true.row, true.col] = -np.inf
    found = np.empty(len(own))
    for at, row in enumerate(true.row):
        rest = wrong[row]
        found[at] = 1 + np.count_nonzero(rest > own[at]) + np.count_nonzero(rest == own[at]) / 2
    return found
