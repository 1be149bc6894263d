"""The close look: what is known of a question and one party that may be its answer."""

import numpy as np
from numpy.typing import NDArray

from onrecord.forecast.ranking.past import IN_TURN, Past
from onrecord.forecast.ranking.rules import SPANS
from onrecord.forecast.ranking.signals import SIGNALS
from onrecord.forecast.ranking.tallies import DAY, EVER, MONTH, WEEK, Floats, Keys, packed

# What is counted of a candidate, and what it is a share of.
SHARES = {
    "deed": "head relation",
    "pair": "head",
    "relation tail": "relation",
    "tail": None,
    "head relation, country": "head relation",
    "head, country": "head",
    "country relation tail": "country relation",
    "country, tail": "country",
    "countries relation": "country relation",
    "countries": "country",
    "sectors relation": "sector relation",
    "head relation, sector": "head relation",
    "sector relation tail": "sector relation",
}
BY_DAYS = {"day": DAY, "week": WEEK, "month": MONTH, "ever": EVER}


class Table:
    """Columns under their names, as they are added."""

    def __init__(self) -> None:
        self.columns: dict[str, Floats] = {}

    def add(self, name: str, column: Floats) -> None:
        """Add a column, shape (rows,)."""
        self.columns[name] = column

    def matrix(self) -> NDArray[np.float32]:
        """All columns, shape (rows, columns)."""
        return np.stack(list(self.columns.values()), axis=1).astype(np.float32)


def features(past: Past, rules: NDArray[np.float32], s: Keys, r: Keys, o: Keys) -> Table:
    """Counts, shares and times of each question and candidate, shape (rows,) each.

    Args:
        past: what is known before the day of the questions.
        rules: weights, see Rules.
        s: heads.
        r: relations.
        o: parties that may be the answer.
    """
    table = Table()
    half = past.graph.relations // 2
    _add_shares(table, past, s, r, o)
    for child, parent in IN_TURN:
        share = past.turns[child].share(past.rows(child, s, r, o), past.rows(parent, s, r, o))
        table.add(f"{child} in turn", share)
    _add_counts(
        table, past, "turned round", "deed", past.rows("deed", s, (r + half) % (2 * half), o), ("month", "ever")
    )
    table.add("same country", (past.homes.country[s] == past.homes.country[o]).astype(np.float64))
    table.add("itself", (s == o).astype(np.float64))
    table.add("backward", (r >= half).astype(np.float64))
    _add_rules(table, past, rules, s, r, o)
    return table


def _add_counts(
    table: Table, past: Past, name: str, kind: str, rows: NDArray[np.intp], spans: tuple[str, ...]
) -> Floats:
    counts = past.counts(kind, rows)
    for span in spans:
        table.add(f"{name}, {span}", counts[:, BY_DAYS[span]])
    table.add(f"{name}, since", past.since(kind, rows))
    return counts


def _add_shares(table: Table, past: Past, s: Keys, r: Keys, o: Keys) -> None:
    wholes: dict[str, Floats] = {}
    for whole in ("head relation", "head", "relation", "country relation", "country", "sector relation"):
        wholes[whole] = past.counts(whole, past.rows(whole, s, r, o))
    for whole in ("head relation", "head", "relation"):
        for span in ("month", "ever"):
            table.add(f"{whole}, {span}", wholes[whole][:, BY_DAYS[span]])
    for part, of in SHARES.items():
        counts = _add_counts(table, past, part, part, past.rows(part, s, r, o), tuple(BY_DAYS))
        if of:
            for span in ("week", "month", "ever"):
                share = counts[:, BY_DAYS[span]] / (wholes[of][:, BY_DAYS[span]] + 0.3)
                table.add(f"{part} of {of}, {span}", share)


def _add_rules(table: Table, past: Past, rules: NDArray[np.float32], s: Keys, r: Keys, o: Keys) -> None:
    own, cell = past.tallies["deed"].under(packed(s, o))
    for at, span in enumerate(SPANS):
        fresh = np.minimum(past.tallies["deed"].count[cell, span] * past.faded[span], 1)
        weight = fresh * rules[at][past.done[cell], r[own]]
        most = np.zeros(len(s))
        np.maximum.at(most, own, weight)
        table.add(f"follows, {span}, most", most)
        table.add(f"follows, {span}, in all", np.bincount(own, weight, len(s)).astype(np.float64))


def seen_first(names: tuple[str, ...] = tuple(SIGNALS)) -> tuple[str, ...]:
    """What the first look is called among the features."""
    return tuple(f"at first: {name}" for name in names)
