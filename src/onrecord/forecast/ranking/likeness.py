"""Parties that deal with the same others: what those alike did is a sign of what comes."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.ranking.past import Past
from onrecord.forecast.ranking.tallies import BITS, MASK, QUARTER, Keys

LEAST = 1e-6  # counts below this are as good as none


class Likeness:
    """Cosines between parties by whom they deal with, over counts that fade by a quarter of a year."""

    def __init__(self, past: Past) -> None:
        """Args: past: what is known before the day."""
        from scipy.sparse import csr_matrix, diags

        self.past = past
        size, tally = past.graph.entities, past.tallies["pair"]
        value = tally.count[:-1, QUARTER] * past.faded[QUARTER]
        live = value > LEAST
        heads, tails = tally.keys[live] >> BITS, tally.keys[live] & MASK
        pairs = csr_matrix((np.log1p(value[live]).astype(np.float32), (heads, tails)), shape=(size, size))
        self.scaled = _rows_of_length_one(pairs)
        self.turned = csr_matrix(self.scaled.T)
        total = np.asarray(pairs.sum(axis=1)).ravel() + 1e-9
        self.steps = csr_matrix(diags((1 / total).astype(np.float32)) @ pairs)
        value = past.tallies["deed"].count[:-1, QUARTER] * past.faded[QUARTER]
        live = np.flatnonzero(value > LEAST)
        self.cells = live[np.argsort(past.done[live], kind="stable")]
        self.value = np.log1p(value[self.cells]).astype(np.float32)
        self.ends = np.searchsorted(past.done[self.cells], np.arange(past.graph.relations + 1))

    def of(self, s: Keys, r: Keys) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """How much each party is so acted on by those like the head: in all their dealings, and in this relation.

        Args:
            s: heads.
            r: relations, in their order.
        """
        size = self.past.graph.entities
        alike = (self.scaled[s] @ self.turned).toarray()
        alike[np.arange(len(s)), s] = 0  # what the head did itself is told apart
        found = np.zeros((2, len(s), size), dtype=np.float32)
        first = np.flatnonzero(np.append(True, r[1:] != r[:-1]))
        for start, end in zip(first, np.append(first[1:], len(r)), strict=True):
            deeds = self._deeds(int(r[start]))
            found[0, start:end] = (deeds.T @ alike[start:end].T).T
            scaled = _rows_of_length_one(deeds)
            within = (scaled[s[start:end]] @ scaled.T).tolil()
            within[np.arange(end - start), s[start:end]] = 0
            found[1, start:end] = (within.tocsr() @ deeds).toarray()
        found /= found.sum(axis=2, keepdims=True) + 1e-6
        return found[0], found[1]

    def two_steps(self, s: Keys) -> NDArray[np.float32]:
        """The chance to come from the head to each party in two random steps along dealings."""
        return np.asarray((self.steps[s] @ self.steps).toarray(), dtype=np.float32)

    def _deeds(self, relation: int) -> Any:
        from scipy.sparse import csr_matrix

        part = slice(self.ends[relation], self.ends[relation + 1])
        cells, size = self.cells[part], self.past.graph.entities
        at = self.past.done_by[cells], self.past.done_to[cells]
        return csr_matrix((self.value[part], at), shape=(size, size))


def _rows_of_length_one(matrix: Any) -> Any:
    from scipy.sparse import csr_matrix, diags

    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()) + 1e-9
    return csr_matrix(diags((1 / length).astype(np.float32)) @ matrix)
