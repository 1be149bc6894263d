"""Fit how likely a claim is what a reaction answers: `fit.py DATA [-o answering_learned.toml]`.

DATA holds `train/` and `gold/`. Weights are those of a conditional logit: a reaction answers one of its candidates, or
none, whose sum is nought; they are kept small by the ridge. Prints what of the ties is right by tenfold
cross-validation over reports (`crossed`), and on reports that nothing was fitted on (`held`).
"""

import argparse
import json
import random
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from cases import cases

from onrecord.record.answer_odds import chosen, odds

FOLDS = 10
RIDGE = 1.0
LEAST, CLEAR = 0.53, 1.2  # from which 85 % of the ties are right, crossed; by a fifth likelier than any other deed
ACCUSATION = 0.2  # the deed comes before the accusation of it
WORTH = {"read": 2.0, "given": 1.0, "marked": 1.0}  # claims as read are what weights are used on
HEAD = """# How likely a claim is what a reaction answers: weights of the marks of record/answer_marks.py, learned by
# training/answers/fit.py from marked reactions. Not to be changed by hand.

least = {least} # a claim less likely than this is not told as what is answered
clear = {clear} # nor one that is not so many times as likely as any other deed
accusation = {accusation} # what an accusation's likelihood is worth beside the deed that it is of

[weights]
"""


def fitted(data, names):
    """The weights of least loss."""
    tables = []
    for one in data:
        table = np.array([[marks.get(name, 0.0) for name in names] for marks in one.marks]).reshape(-1, len(names))
        good = np.append(np.array(one.right, bool), not any(one.right))
        tables.append((table, good, WORTH[one.part]))

    def loss(weights):
        whole, slope = RIDGE * weights @ weights / 2, RIDGE * weights
        for table, good, worth in tables:
            sums = np.append(table @ weights, 0.0)
            shares = np.exp(sums - sums.max())
            shares /= shares.sum()
            right = max(shares[good].sum(), 1e-12)
            whole -= worth * np.log(right)
            slope = slope - worth * table.T @ (np.where(good, shares / right, 0.0) - shares)[:-1]
        return whole, slope

    return minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x


def decided(one, names, weights):
    """Whether a reaction is tied, and whether rightly; or rightly left."""
    told = dict(zip(names, weights, strict=True))
    best = chosen(odds(one.marks, lambda name: told.get(name, 0.0)), one.ties, LEAST, CLEAR, ACCUSATION)
    if best is None and one.last is None:
        return "left" if one.told else "left_right"
    return "tied_right" if (one.last if best is None else one.right[best]) else "tied_wrong"


def counted(results):
    """How many of each part came out how."""
    found = {}
    for part, result in results:
        row = found.setdefault(part, {"reactions": 0, "tied": 0, "tied_right": 0, "left_right": 0})
        row["reactions"] += 1
        row["tied"] += result.startswith("tied")
        row["tied_right"] += result == "tied_right"
        row["left_right"] += result == "left_right"
    return found


def main():
    """Fit, tell how well, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--out", type=Path)
    args = parser.parse_args()
    data = cases(args.data, fit=True)
    names = sorted({name for one in data for marks in one.marks for name in marks})
    reports = sorted({one.report for one in data})
    random.Random(0).shuffle(reports)
    fold = {report: at % FOLDS for at, report in enumerate(reports)}
    results = []
    for k in range(FOLDS):
        weights = fitted([one for one in data if fold[one.report] != k], names)
        results += [(one.part, decided(one, names, weights)) for one in data if fold[one.report] == k]
    weights = fitted(data, names)
    held = [(one.part, decided(one, names, weights)) for one in cases(args.data, fit=False)]
    print(json.dumps({"crossed": counted(results), "held": counted(held)}))
    if args.out:
        lines = [f'"{name}" = {weight:.3f}' for name, weight in zip(names, weights, strict=True)]
        args.out.write_text(
            HEAD.format(least=LEAST, clear=CLEAR, accusation=ACCUSATION) + "\n".join(lines) + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
