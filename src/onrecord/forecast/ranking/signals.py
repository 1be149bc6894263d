"""The first look: some signals for every party there is, so that the likeliest can be looked at closely."""

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.ranking.factors import Factors
from onrecord.forecast.ranking.likeness import Likeness
from onrecord.forecast.ranking.past import Past
from onrecord.forecast.ranking.tallies import EVER, MASK, MONTH, QUARTER, WEEK, Keys, packed

Grid = NDArray[np.float32]  # shape (questions, entities)

# Each signal and what is added before its logarithm: about the least that means anything.
SIGNALS = {
    "same deed, lately": 1e-3,
    "same deed, ever": 1e-3,
    "same deed, how long ago": 1.0,
    "same pair, lately": 1e-3,
    "same pair, ever": 1e-3,
    "follows on a deed, week": 1e-4,
    "follows on a deed, month": 1e-4,
    "often so acted on": 1e-4,
    "so acted on by the country": 1e-4,
    "so acted on by those alike": 1e-4,
    "so acted on by those alike in this": 1e-4,
    "dealt with by those dealt with": 1e-4,
    "near, for the relation": 1e-3,
    "near, for any": 1e-3,
    "of a country dealt with": 1e-5,
    "of a sector so acted on": 1e-4,
}
NUMBER = {name: at for at, name in enumerate(SIGNALS)}
LEAST = np.array(list(SIGNALS.values()), dtype=np.float32)


class Signals:
    """All signals of one day's questions."""

    def __init__(self, past: Past, rules: NDArray[np.float32], factors: Factors) -> None:
        """Args: past: what is known before the day. rules: weights, see Rules. factors: of some day before."""
        self.past, self.rules, self.factors, self.alike = past, rules, factors, Likeness(past)
        tails = past.tallies["tail"]
        seen = np.zeros(past.graph.entities, dtype=np.float32)
        seen[tails.keys] = past.counts("tail", slice(0, -1))[:, QUARTER]
        country = past.homes.country
        self.share = seen / (np.bincount(country, seen)[country] + 1).astype(np.float32)

    def of(self, s: Keys, r: Keys) -> NDArray[np.float32]:
        """Logarithms of all signals, shape (signals, questions, entities).

        Args:
            s: heads of the questions.
            r: their relations, in order.
        """
        grid = np.zeros((len(SIGNALS), len(s), self.past.graph.entities), dtype=np.float32)
        self._own(grid, s, r)
        self._common(grid, s, r)
        self._by_name(grid, s, r)
        grid[NUMBER["so acted on by those alike"]], grid[NUMBER["so acted on by those alike in this"]] = self.alike.of(
            s, r
        )
        grid[NUMBER["dealt with by those dealt with"]] = self.alike.two_steps(s)
        np.maximum(self.factors.deeds(s, r), 0, out=grid[NUMBER["near, for the relation"]])
        np.maximum(self.factors.dealings(s), 0, out=grid[NUMBER["near, for any"]])
        grid += LEAST[:, None, None]
        return np.log(grid, out=grid)

    def _own(self, grid: NDArray[np.float32], s: Keys, r: Keys) -> None:
        """What the head itself did, from all its deeds at once."""
        past, size, many = self.past, self.past.graph.entities, len(s)
        own, cell = past.tallies["deed"].under(s, 2)
        count, relation, tail = past.counts("deed", cell), past.done[cell], past.done_to[cell]
        deeds = past.counts("head relation", past.rows("head relation", s, r, s))
        dealings = past.counts("head", past.rows("head", s, r, s))
        same = relation == r[own]
        at = own[same], tail[same]
        grid[NUMBER["same deed, lately"]][at] = count[same, MONTH] / (deeds[at[0], MONTH] + 0.5)
        grid[NUMBER["same deed, ever"]][at] = count[same, EVER] / (deeds[at[0], EVER] + 0.5)
        ago = past.today - past.tallies["deed"].last[cell[same]]
        grid[NUMBER["same deed, how long ago"]][at] = np.where(count[same, EVER] > 0, np.exp2(-ago / 15.0), 0)

        def summed(value: NDArray[np.float64]) -> Grid:
            return np.bincount(own * size + tail, value, many * size).reshape(many, size).astype(np.float32)

        grid[NUMBER["same pair, lately"]] = summed(count[:, MONTH] / (dealings[own, MONTH] + 1))
        grid[NUMBER["same pair, ever"]] = summed(count[:, EVER] / (dealings[own, EVER] + 1))
        for name, at_span, span in (("week", 0, WEEK), ("month", 1, MONTH)):
            fresh = np.minimum(count[:, span], 1) * self.rules[at_span][relation, r[own]]
            grid[NUMBER[f"follows on a deed, {name}"]] = summed(fresh)

    def _common(self, grid: NDArray[np.float32], s: Keys, r: Keys) -> None:
        """What is done to a party by anyone, and by those of the head's country."""
        past = self.past
        for name, kind, total, prefix in (
            ("often so acted on", "relation tail", "relation", r),
            (
                "so acted on by the country",
                "country relation tail",
                "country relation",
                packed(past.homes.country[s], r),
            ),
        ):
            own, cell = past.tallies[kind].under(prefix)
            whole = past.counts(total, past.rows(total, s, r, s))[own, QUARTER]
            grid[NUMBER[name]][own, past.tallies[kind].keys[cell] & MASK] = past.counts(kind, cell)[:, QUARTER] / (
                whole + 1
            )

    def _by_name(self, grid: NDArray[np.float32], s: Keys, r: Keys) -> None:
        """What countries and sectors say of a party."""
        past, country, sector = self.past, self.past.homes.country, self.past.homes.sector
        tally = past.tallies["head, country"]
        own, cell = tally.under(s)
        whole = past.counts("head", past.rows("head", s, r, s))[own, QUARTER]
        table = np.zeros((len(s), int(country.max()) + 1), dtype=np.float32)
        table[own, tally.keys[cell] & MASK] = past.counts("head, country", cell)[:, QUARTER] / (whole + 1)
        np.multiply(table[:, country], self.share, out=grid[NUMBER["of a country dealt with"]])
        tally, heads = past.tallies["sectors relation"], sector[s]
        whole = past.counts("sector relation", past.rows("sector relation", s, r, s))[:, EVER]
        both = np.zeros((2, len(s), int(sector.max()) + 1), dtype=np.float32)
        for same in (0, 1):
            own, cell = tally.under(packed(heads * 2 + same, r))
            both[same][own, tally.keys[cell] & MASK] = past.counts("sectors relation", cell)[:, EVER] / (whole[own] + 1)
        out = grid[NUMBER["of a sector so acted on"]]
        np.take(both[0], sector, axis=1, out=out)
        for question in range(len(s)):
            at_home = np.flatnonzero(country == country[s[question]])
            out[question, at_home] = both[1][question, sector[at_home]]
