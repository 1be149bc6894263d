"""The measures of coreference that CoNLL averages: MUC, B-cubed and entity-based CEAF.

After Pradhan et al. 2014, "Scoring coreference partitions of predicted mentions". Both sides hold the same mentions.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = list[frozenset[str]]


def clusters(names: Mapping[str, str]) -> Clusters:
    """Sets of mentions from the cluster name of each."""
    found: dict[str, set[str]] = {}
    for mention, name in names.items():
        found.setdefault(name, set()).add(mention)
    return [frozenset(found[name]) for name in sorted(found)]


def f1(precision: float, recall: float) -> float:
    """Harmonic mean, 0 if both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _muc_side(ours: Clusters, other: Mapping[str, int]) -> float:
    links = sum(len(cluster) - 1 for cluster in ours)
    kept = sum(len(cluster) - len({other[mention] for mention in cluster}) for cluster in ours)
    return kept / links if links else 0.0


def muc(gold: Clusters, found: Clusters) -> float:
    """Link-based F1 (Vilain et al. 1995)."""
    return f1(_muc_side(found, _index(gold)), _muc_side(gold, _index(found)))


def _index(listed: Clusters) -> dict[str, int]:
    return {mention: at for at, cluster in enumerate(listed) for mention in cluster}


def _b_side(ours: Clusters, others: Clusters) -> float:
    of = _index(others)
    total = sum(len(cluster & others[of[mention]]) / len(cluster) for cluster in ours for mention in cluster)
    return total / len(of)


def b_cubed(gold: Clusters, found: Clusters) -> float:
    """Mention-based F1 (Bagga and Baldwin 1998)."""
    return f1(_b_side(found, gold), _b_side(gold, found))


def ceaf_e(gold: Clusters, found: Clusters) -> float:
    """Entity-based F1 under the best one-to-one alignment (Luo 2005)."""
    where = _index(found)
    similarity = np.zeros((len(gold), len(found)))
    for at, cluster in enumerate(gold):
        for other in {where[mention] for mention in cluster}:
            similarity[at, other] = 2 * len(cluster & found[other]) / (len(cluster) + len(found[other]))
    rows, columns = linear_sum_assignment(-similarity)
    total = float(similarity[rows, columns].sum())
    return f1(total / len(found), total / len(gold))


def conll(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, float]:
    """MUC, B-cubed, CEAFe and their mean, in percent."""
    sides: Sequence[Clusters] = (clusters(gold), clusters(found))
    scores = {"muc": muc(*sides), "b_cubed": b_cubed(*sides), "ceaf_e": ceaf_e(*sides)}
    scores["conll_f1"] = sum(scores.values()) / 3
    return {name: round(100 * value, 1) for name, value in scores.items()}
