"""Fit thresholds, confidence and the firm threshold on reports that the weights have not seen; writes reader.toml.

`fit.py READINGS… --train FOLDER --held IDS.json -o reader.toml`: the weights are those that lie in the package.
"""

import argparse
import json
import sys
from pathlib import Path

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "training"), str(ROOT / "training" / "reader")]

from data import readings

import _scoring
from onrecord.read.attribution_over import event_sources
from onrecord.read.claims import parties, source
from onrecord.read.decide.answers import answers
from onrecord.read.decide.choose import choose
from onrecord.read.decide.settings import Settings
from onrecord.read.decide.signs import signs

FIELDS = ("whole", "type", "actors", "recipients", "status", "sources", "firm")
GRID = {
    "event": (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6),
    "mix": (0.2, 0.35, 0.5, 0.65, 0.8),
    "also": (0.3, 0.4, 0.5, 0.6, 0.7),
    "also_least": (0.02, 0.05, 0.1, 0.2),
    "sourced": (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1),
    "unsourced": (-1, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5),
}
TARGET = 0.8  # share of firm claims right, by the strict measure, that the threshold is set for: four in five


def gold_of(claims):
    """Annotated claims in the form that is scored."""
    return [
        {"quote": c["q"], "event": c["e"], "type": c["t"], "actors": [x for x, _ in c["a"]],
         "recipients": [x for x, _ in c.get("r") or ()], "status": c["s"], "sources": c.get("src") or [],
         "start": (c.get("d") or [None])[0], "end": (c.get("d") or [None, None])[1]}
        for c in claims
    ]  # fmt: skip


def row_of(reading, one):
    """A chosen event in the form that is scored, without its days."""
    return {
        "quote": reading.chars(one.event.start, one.event.end).of(reading.report.text), "type": one.event.type,
        "actors": [p.code for p in parties(reading, one.event.actors)],
        "recipients": [p.code for p in parties(reading, one.event.recipients, unknown=False)],
        "status": one.fact.status, "sources": [source(reading, a).name for a in one.sources], "one": one,
    }  # fmt: skip


def figures(held, golds, settings):
    """All figures of the score with these settings."""
    texts, found = {}, {}
    for reading, (given, facts) in held:
        id = reading.report.id
        texts[id] = _scoring.fold(reading.report.text)
        found[id] = [row_of(reading, one) for one in choose(reading, given, facts, settings)]
    return _scoring.score(texts, {id: golds[id] for id in texts}, found)


def tuned(held, golds):
    """The settings that score best, found one at a time, twice over."""
    best = Settings()
    worth = lambda f: f["event"] + f["claim"] + f["record"]  # noqa: E731
    top = figures(held, golds, best)
    for _ in range(2):
        for name, values in GRID.items():
            for value in values:
                tried = msgspec.structs.replace(best, **{name: float(value)})
                got = figures(held, golds, tried)
                if worth(got) > worth(top) + 0.05:
                    best, top = tried, got
    return best, top


def samples(held, golds, settings):
    """(signs, what is right of each field, report) of every claim found."""
    out = []
    for reading, (given, facts) in held:
        id = reading.report.id
        proposals = {e.head: e for e in reading.proposals}
        rows = [row_of(reading, one) for one in choose(reading, given, facts, settings)]
        matched = {
            row["one"].event: gold for gold, row in _scoring.pair(golds[id], rows, _scoring.fold(reading.report.text))
        }
        for row in rows:
            one = row["one"]
            gold = matched.get(one.event)
            chain = len(event_sources(reading, one.event))
            out.append((signs(one, proposals.get(one.event.head), one.rules, chain), right(gold, row), id))
    return out


def right(gold, row):
    """Which fields are right; none where no annotated claim matches."""
    if gold is None:
        return dict.fromkeys(FIELDS, False)
    same = lambda key: _scoring.codes(gold, key) - {"?"} == _scoring.codes(row, key) - {"?"}  # noqa: E731
    status, said = gold["status"] == row["status"], _scoring.sources(gold, row)
    whole = _scoring.parties(gold, row) and status and said
    return {"whole": whole, "type": True, "actors": same("actors"), "recipients": same("recipients"),
            "status": status, "sources": said, "firm": _scoring.strict(gold, row)}  # fmt: skip


def scale(names, x, y, strength):
    """Weights in log-odds for each sign, small ones left out."""
    spread = x.std(0) + 1e-6
    fitted = LogisticRegression(C=strength, max_iter=2000).fit(x / spread, y)
    weights = fitted.coef_[0] / spread
    kept = {n: round(float(w), 4) for n, w, s in zip(names, weights, spread, strict=True) if abs(w * s) > 0.02}
    return {"base": round(float(fitted.intercept_[0]), 4), "weights": kept}


def main():
    """Fit and write the settings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readings", nargs="+")
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--held", type=Path, required=True)
    parser.add_argument("--strength", type=float, default=0.05)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    ids = set(json.loads(args.held.read_text(encoding="utf-8")))
    golds = {}
    for line in (args.train / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] in ids:
            golds[row["id"]] = gold_of(row["claims"])
    held = [(reading, answers(reading)) for reading in readings(args.readings) if reading.report.id in ids]
    best, top = tuned(held, golds)
    print(best, {k: top[k] for k in ("event", "claim", "record", "status", "sources")}, flush=True)
    found = samples(held, golds, best)
    names = sorted({name for s, _, _ in found for name in s})
    x = np.array([[s.get(name, 0.0) for name in names] for s, _, _ in found])
    groups = np.array([id for _, _, id in found])
    lines = [
        "# Written by training/reader/fit.py with the weights beside it, on reports that those were not trained on.",
        "",
        "[decide]",
    ]
    lines += [f"{k} = {v}" for k, v in msgspec.to_builtins(best).items()]
    scales = {}
    for field in FIELDS:
        y = np.array([r[field] for _, r, _ in found])
        scales[field] = scale(names, x, y, args.strength)
        model = LogisticRegression(C=args.strength, max_iter=2000)
        p = cross_val_predict(model, x / (x.std(0) + 1e-6), y, cv=GroupKFold(5), groups=groups, method="predict_proba")[
            :, 1
        ]
        print(
            field,
            "share right",
            round(y.mean(), 3),
            "ece",
            _scoring.ece(list(zip(p.tolist(), y.tolist(), strict=True))),
        )
        if field == "firm":
            threshold = firm_from(p, y)
            total = sum(len(g) for g in golds.values())
            print(
                "firm from",
                threshold,
                "right",
                round(y[p >= threshold].mean(), 3),
                "of gold",
                round(y[p >= threshold].sum() / total, 3),
            )
    lines += ["", "[confidence]", f"firm_from = {threshold}"]
    for field, value in scales.items():
        lines += ["", f"[confidence.{field}]", f"base = {value['base']}", "", f"[confidence.{field}.weights]"]
        lines += [f'"{name}" = {w}' for name, w in value["weights"].items()]
    args.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


def firm_from(p, y):
    """The lowest threshold from which on claims are right often enough, out of fold."""
    order = np.argsort(-p)
    share = np.cumsum(y[order]) / np.arange(1, len(y) + 1)
    good = [k for k in range(40, len(order)) if share[k] >= TARGET]
    print({k: round(float(share[k]), 3) for k in (25, 50, 75, 100, 150, 200, 300, 400) if k < len(share)})
    return round(float(p[order[max(good)]]), 3) if good else 0.99


if __name__ == "__main__":
    main()
