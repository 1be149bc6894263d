"""Boosted trees (LightGBM) behind one door, so that nothing else needs it installed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import MissingExtraError
from onrecord.forecast.chances.calibration import Calibration, log_odds, sigmoid
from onrecord.forecast.chances.features import Table
from onrecord.forecast.chances.keys import Floats, Kind

# Chosen on ICEWS14's validation month: small steps and some shrinking, since questions of nearby days are much alike.
SETTINGS: Mapping[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 24,
    "min_data_in_leaf": 300,
    "min_sum_hessian_in_leaf": 5.0,
    "feature_fraction": 0.25,
    "lambda_l2": 20.0,
    "max_bin": 63,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


@dataclass(frozen=True, slots=True)
class Learner:
    """The trees of one kind and horizon as LightGBM writes them, and their calibration."""

    kind: Kind
    horizon: int
    features: tuple[str, ...]
    trees: str
    calibration: Calibration

    def chances(self, table: Table) -> Floats:
        """Calibrated chances."""
        return self.calibration.calibrated(raw(self.trees, table, start(table, self.features)))

    def effects(self, table: Table) -> Floats:
        """What each feature adds to the log-odds of the base rate before calibration (TreeSHAP).

        What the plain chance is above the base rate counts as its own.
        """
        found = np.asarray(loaded(self.trees).predict(table, pred_contrib=True, num_threads=1), dtype=np.float64)
        effects: Floats = found[:, :-1]
        base = table[:, self.features.index("base_rate")].astype(np.float64)
        effects[:, self.features.index("plain_chance")] += start(table, self.features) - log_odds(base)
        return effects


def library() -> Any:
    """LightGBM.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import lightgbm
    except ImportError as error:
        raise MissingExtraError("A trained forecast model", "forecast") from error
    return lightgbm


def fitted(
    table: Table,
    held: NDArray[np.bool_],
    weight: Floats,
    names: tuple[str, ...],
    rounds: int,
    settings: Mapping[str, Any],
) -> str:
    """Trees from questions and what came of them, as text."""
    lightgbm = library()
    chosen = {**SETTINGS, **settings}
    data = lightgbm.Dataset(
        table,
        held.astype(np.float32),
        weight=weight,
        init_score=start(table, names),
        feature_name=list(names),
        params=chosen,
    )
    return str(lightgbm.train(chosen, data, rounds).model_to_string())


def raw(trees: str, table: Table, started: Floats) -> Floats:
    """Chances as the trees give them, from log-odds that they start with."""
    added = loaded(trees).predict(table, raw_score=True, num_threads=1)
    return sigmoid(started + np.asarray(added, dtype=np.float64))


def start(table: Table, names: tuple[str, ...]) -> Floats:
    """The log-odds of the plain chances: what trees add to, so that they need not learn how rare a thing is."""
    return log_odds(table[:, names.index("plain_chance")].astype(np.float64))


@lru_cache(maxsize=8)
def loaded(trees: str) -> Any:
    """Trees read from text, kept for the next question."""
    return library().Booster(model_str=trees)
