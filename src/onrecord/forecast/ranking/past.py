"""All that is known of the days before a question's day, kept up to date day by day."""

from collections.abc import Mapping

import numpy as np

from onrecord.forecast.ranking.graph import Graph, Homes
from onrecord.forecast.ranking.tallies import BITS, MASK, Floats, Keys, Places, Tally, Turns, packed

# What is counted, by the parts of its key; see `_part`. In `deed` the relation comes last, so that all that a pair did
# lies together.
KINDS: Mapping[str, tuple[str, ...]] = {
    "deed": ("head", "tail", "relation"),
    "pair": ("head", "tail"),
    "head relation": ("head", "relation"),
    "head": ("head",),
    "relation tail": ("relation", "tail"),
    "relation": ("relation",),
    "tail": ("tail",),
    "head relation, country": ("head", "relation", "tail's country"),
    "head, country": ("head", "tail's country"),
    "country relation tail": ("head's country", "relation", "tail"),
    "country relation": ("head's country", "relation"),
    "country, tail": ("head's country", "tail"),
    "country": ("head's country",),
    "countries relation": ("head's country", "relation", "tail's country"),
    "countries": ("head's country", "tail's country"),
    "sectors relation": ("head's sector, at home or not", "relation", "tail's sector"),
    "sector relation": ("head's sector", "relation"),
    "head relation, sector": ("head", "relation", "tail's sector"),
    "sector relation tail": ("head's sector", "relation", "tail"),
}
IN_TURN = (("deed", "head relation"), ("pair", "head"))


class Past:
    """Fading counts of every kind. It never sees an event before its day is over.

    Attributes:
        graph: all events there will be; only the part before `today` is in any count.
        homes: countries and sectors.
        today: the day of the questions, days since 1970-01-01.
        tallies: counts by the names of KINDS.
        turns: shares by the names of IN_TURN's children.
        faded: what all counts are to be multiplied by today, shape (half-lives,).
    """

    def __init__(self, graph: Graph, where: Homes, start: int) -> None:
        """Args: graph, where: see the attributes. start: the first day of questions."""
        self.graph, self.homes, self.today = graph, where, start
        s, r, o = (part.astype(np.int64) for part in (graph.head, graph.relation, graph.tail))
        self.tallies = {name: Tally(self._key(name, s, r, o), graph.day, start) for name in KINDS}
        self.turns = {
            child: Turns(self.tallies[child], self.tallies[parent], graph.day, start) for child, parent in IN_TURN
        }
        deeds = self.tallies["deed"].keys
        self.done_by, self.done_to, self.done = deeds >> (2 * BITS), (deeds >> BITS) & MASK, deeds & MASK
        self.faded = self.tallies["deed"].faded(start)

    def go_on(self, day: int) -> None:
        """Take in the events up to and without a day."""
        part = slice(*np.searchsorted(self.graph.day, [self.today, day]).tolist())
        for tally in self.tallies.values():
            tally.add(part, self.graph.day)
        for turns in self.turns.values():
            turns.add(part)
        self.today, self.faded = day, self.tallies["deed"].faded(day)

    def rows(self, name: str, s: Keys, r: Keys, o: Keys) -> Places:
        """The rows that questions and their candidates have in a tally."""
        return self.tallies[name].at(self._key(name, s, r, o))

    def _key(self, name: str, s: Keys, r: Keys, o: Keys) -> Keys:
        return packed(*(self._part(part, s, r, o) for part in KINDS[name]))

    def _part(self, part: str, s: Keys, r: Keys, o: Keys) -> Keys:
        country, sector = self.homes.country, self.homes.sector
        match part:
            case "head's country" | "tail's country":
                return country[s if part.startswith("head") else o]
            case "head's sector" | "tail's sector":
                return sector[s if part.startswith("head") else o]
            case "head's sector, at home or not":
                return np.asarray(sector[s] * 2 + (country[s] == country[o]))
            case _:
                parts: dict[str, Keys] = {"head": s, "relation": r, "tail": o}
                return parts[part]

    def counts(self, name: str, rows: Places | slice) -> Floats:
        """Counts as they are today, shape (rows, half-lives)."""
        return np.asarray(self.tallies[name].count[rows] * self.faded)

    def since(self, name: str, rows: Places, most: int = 400) -> Floats:
        """Days since each was last seen, at most `most`."""
        return np.minimum(self.today - self.tallies[name].last[rows], most).astype(np.float64)
