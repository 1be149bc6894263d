"""What follows on what: how often a pair's deed of one relation is followed by one of another."""

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.ranking.past import Past
from onrecord.forecast.ranking.tallies import MONTH, WEEK, Keys, packed

SPANS = (WEEK, MONTH)  # half-lives over which a deed is remembered
RARELY = 5.0  # days of exposure added to each relation, so that a chance meeting teaches little


class Rules:
    """Learned day by day, from what was known when each event came.

    For relations a, b and a half-life, the weight of a → b is the number of events b of pairs, each times how fresh a
    was in that pair (0 to 1), over the days for which a was that fresh in all pairs: events b per day of fresh a.
    """

    def __init__(self, relations: int) -> None:
        """Args: relations: how many there are, both ways."""
        self.met = np.zeros((len(SPANS), relations, relations))
        self.exposed = np.zeros((len(SPANS), relations))

    def learn(self, past: Past, s: Keys, r: Keys, o: Keys) -> None:
        """Learn from the events of `past.today`, before they are taken into `past`."""
        own, cell = past.tallies["deed"].under(packed(s, o))
        for at, span in enumerate(SPANS):
            fresh = np.minimum(past.tallies["deed"].count[:-1, span] * past.faded[span], 1.0)
            np.add.at(self.met[at], (past.done[cell], r[own]), fresh[cell])
            self.exposed[at] += np.bincount(past.done, fresh, self.exposed.shape[1])

    def weights(self) -> NDArray[np.float32]:
        """Shape (spans, relations, relations): of each relation on each that may follow."""
        return np.asarray(self.met / (self.exposed[:, :, None] + RARELY), dtype=np.float32)
