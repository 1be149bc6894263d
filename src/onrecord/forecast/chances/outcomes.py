"""What came of questions: for training and for measuring, never for answering."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.chances.keys import Kind, Triples, triple_keys, triples, whats
from onrecord.forecast.happenings import Happenings


@dataclass(frozen=True, slots=True)
class Outcomes:
    """When each triple happened, so that a window can be looked up."""

    keys: NDArray[np.int64]
    names: int
    many: int
    first: int
    span: int

    @staticmethod
    def of(events: Happenings, kind: Kind) -> "Outcomes":
        """From all events there are; only what resolves questions may use it."""
        names, many = len(events.names), whats(events, kind)[1]
        first = int(events.day[0]) if len(events) else 0
        span = int(events.day[-1]) - first + 2 if len(events) else 2
        keys = triple_keys(triples(events, kind), names, many) * span + (events.day - first)
        return Outcomes(np.sort(keys), names, many, first, span)

    def within(self, asked: Triples, day: int, horizon: int) -> NDArray[np.bool_]:
        """Whether each happened on the day or in the days after it, `horizon` days in all."""
        start = triple_keys(asked, self.names, self.many) * self.span
        low = start + min(max(day - self.first, 0), self.span)
        high = start + min(max(day + horizon - self.first, 0), self.span)
        held: NDArray[np.bool_] = np.searchsorted(self.keys, low) < np.searchsorted(self.keys, high)
        return held
