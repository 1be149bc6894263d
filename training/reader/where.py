"""Fit what decides where events took place: `where.py READINGS… --train FOLDER -o FOLDER`; writes where.onnx, where.toml.

Examples are the places that reports name near an annotated claim's trigger; right is the nearest whose name is within
the words that the annotation gives for the place, or around them. Reports held out from training and those of dev are
left out, and told of.
"""

import argparse
import re
import sys
from pathlib import Path

import numpy as np
from onnx import TensorProto, checker, helper
from sklearn.ensemble import HistGradientBoostingClassifier

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from align import Folded, head, place, tokens
from data import Annotations, readings

from onrecord.read.where_signs import signs_of

LEAST = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
RIGHT = 0.88  # of the places given, on reports held out; what is not so sure is left out


def same(name, words):
    """Whether a place's name is within the annotated words, or around them."""
    one, two = (re.sub(r"[^0-9a-z]+", " ", text.lower()).strip().removeprefix("the ") for text in (name, words))
    return bool(one) and (f" {one} " in f" {two} " or f" {two} " in f" {one} ")


def examples(reading, claims):
    """For each claim whose trigger stands in the text: the signs of places near it, and which of them is right."""
    folded, used = Folded(reading.doc.text), set()
    for claim in claims:
        at = place(folded, claim, used)
        if at is None:
            continue
        used.add(at)
        trigger = head(reading.doc, tokens(reading.doc, *at))
        sides = (frozenset(code for code, _ in claim.get(side) or ()) for side in ("a", "r"))
        actors, recipients = sides
        found = [(p, signs_of(reading, trigger, claim["t"], actors, recipients, p)) for p in reading.places]
        near = [(p, signs) for p, signs in found if signs is not None]
        right = [k for k, (p, _) in enumerate(near) if claim.get("p") and same(p.place.name, claim["p"])]
        yield [signs for _, signs in near], sorted(right, key=lambda k: abs(near[k][0].start - trigger)), claim.get("p")


def rows(told):
    """Signs (n, s) and what is right (n,); a place named again is neither right nor wrong."""
    x, y = [], []
    for signs, right, _ in told:
        for k, one in enumerate(signs):
            if k not in right[1:]:
                x.append(one)
                y.append(k in right)
    return np.array(x, np.float32), np.array(y)


def figures(model, told, least):
    """(share of the places given that are right, share of the annotated ones that are given)."""
    given = right = wanted = 0
    for signs, good, words in told:
        wanted += bool(words)
        if not signs:
            continue
        likely = model.predict_proba(np.array(signs, np.float32))[:, 1]
        if likely.max() >= least:
            given += 1
            right += int(likely.argmax()) in good
    return round(right / max(1, given), 3), round(right / max(1, wanted), 3)


def trees(model, signs):
    """The fitted trees as ONNX: signs (n, signs) → log-odds (n, 1). skl2onnx does not take this sort of trees."""
    nodes = [(tree, k, node) for tree, (one,) in enumerate(model._predictors) for k, node in enumerate(one.nodes)]
    leaves = [(tree, k, node) for tree, k, node in nodes if node["is_leaf"]]
    made = helper.make_node(
        "TreeEnsembleRegressor", ["signs"], ["log_odds"], domain="ai.onnx.ml", n_targets=1,
        base_values=[float(np.ravel(model._baseline_prediction)[0])],
        nodes_treeids=[tree for tree, _, _ in nodes], nodes_nodeids=[k for _, k, _ in nodes],
        nodes_featureids=[int(node["feature_idx"]) for _, _, node in nodes],
        nodes_values=[0.0 if node["is_leaf"] else float(node["num_threshold"]) for _, _, node in nodes],
        nodes_modes=["LEAF" if node["is_leaf"] else "BRANCH_LEQ" for _, _, node in nodes],
        nodes_truenodeids=[int(node["left"]) for _, _, node in nodes],
        nodes_falsenodeids=[int(node["right"]) for _, _, node in nodes],
        target_treeids=[tree for tree, _, _ in leaves], target_nodeids=[k for _, k, _ in leaves],
        target_ids=[0] * len(leaves), target_weights=[float(node["value"]) for _, _, node in leaves],
    )  # fmt: skip
    graph = helper.make_graph(
        [made], "where", [helper.make_tensor_value_info("signs", TensorProto.FLOAT, [None, signs])],
        [helper.make_tensor_value_info("log_odds", TensorProto.FLOAT, [None, 1])],
    )  # fmt: skip
    whole = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)], ir_version=8
    )
    checker.check_model(whole)
    return whole


def main():
    """Fit, choose from where on a place is given, and write both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readings", nargs="+")
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    known = Annotations(args.train, None)
    told = {"train": [], "held": [], "dev": []}
    for reading in readings(args.readings):
        part, _ = known.kinds.get(reading.report.id, ("", ""))
        if (kept := {"pool": "train"}.get(part, part)) in told:
            told[kept] += examples(reading, known.claims.get(reading.report.id, ()))
    model = HistGradientBoostingClassifier(
        max_iter=200, learning_rate=0.1, max_leaf_nodes=16, min_samples_leaf=40, l2_regularization=1.0, random_state=7
    )
    x, y = rows(told["train"])
    model.fit(x, y)
    found = {least: figures(model, told["held"], least) for least in LEAST}
    chosen = next((least for least in LEAST if found[least][0] >= RIGHT), LEAST[-1])
    print(len(x), "places; held out (right, of all):", found, "from", chosen)
    print("dev:", figures(model, told["dev"], chosen))
    (args.output / "where.onnx").write_bytes(trees(model, x.shape[1]).SerializeToString())
    (args.output / "where.toml").write_text(
        "# Written by training/reader/where.py: from which probability on a place is given as where an event took place.\n"
        f"least = {chosen}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
