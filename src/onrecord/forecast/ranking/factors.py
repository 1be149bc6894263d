"""Parties as points: who is alike in whom it deals with, so that pairs never seen have a score, too."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.ranking.past import Past
from onrecord.forecast.ranking.tallies import BITS, MASK, QUARTER, Keys

RANK = 48


class Factors:
    """Eigenvectors of who deals with whom, and for each relation the matrix that fits its events best.

    As RESCAL (Nickel et al. 2011) with the parties' vectors held fixed: these are orthonormal, so that the least
    squares for a relation's matrix are one product.
    """

    def __init__(self, past: Past) -> None:
        """Args: past: what is known; its counts fade by a quarter of a year."""
        relations = past.graph.relations
        self.points, pairs = _eigenvectors(past)
        rank = self.points.shape[1]
        weight = np.log1p(past.tallies["deed"].count[:-1, QUARTER] * past.faded[QUARTER]).astype(np.float32)
        self.kernel = np.zeros((relations, rank, rank), dtype=np.float32)
        order = np.argsort(past.done, kind="stable")
        ends = np.searchsorted(past.done[order], np.arange(relations + 1))
        for relation in range(relations):
            cells = order[ends[relation] : ends[relation + 1]]
            heads = self.points[past.done_by[cells]]
            self.kernel[relation] = heads.T @ (self.points[past.done_to[cells]] * weight[cells, None])
        self.pairs = pairs

    def deeds(self, s: Keys, r: Keys) -> NDArray[np.float32]:
        """Scores of all parties as the tail, shape (questions, entities)."""
        return np.asarray(np.einsum("qk,qkl->ql", self.points[s], self.kernel[r]) @ self.points.T)

    def dealings(self, s: Keys) -> NDArray[np.float32]:
        """Scores of all parties as one that the head deals with in any way."""
        return np.asarray((self.points[s] * self.pairs) @ self.points.T)


def _eigenvectors(past: Past) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    from scipy.sparse import csr_matrix
    from scipy.sparse.linalg import eigsh

    tally, size = past.tallies["pair"], past.graph.entities
    value = np.log1p(tally.count[:-1, QUARTER] * past.faded[QUARTER])
    matrix = csr_matrix((value, (tally.keys >> BITS, tally.keys & MASK)), shape=(size, size))
    matrix = (matrix + matrix.T) / 2
    solve: Callable[..., tuple[NDArray[np.float64], NDArray[np.float64]]] = eigsh
    values, vectors = solve(matrix, k=min(RANK, size - 1), which="LM", v0=np.ones(size))
    return vectors.astype(np.float32), values.astype(np.float32)
