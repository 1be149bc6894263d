"""Readings and annotations as numbers to train on, kept in one file so that trying things is quick."""

import argparse
import json
import pickle
from collections import Counter
from pathlib import Path

import numpy as np
from align import Folded, marked
from spacy.tokens import DocBin

from onrecord.read.decide.scene import Stage
from onrecord.read.encoder.labels import STATUSES, TYPES
from onrecord.read.encoder.words import words
from onrecord.read.language import pipeline
from onrecord.read.reading import Reading


OPEN = {"VERB", "NOUN", "PROPN", "ADJ"}


def readings(paths):
    """The readings kept by `parse.py`."""
    vocab = pipeline().vocab
    for path in paths:
        box, rows = pickle.loads(Path(path).read_bytes())
        for doc, row in zip(DocBin().from_bytes(box).get_docs(vocab), rows, strict=True):
            yield Reading(doc=doc, **row)


def report(reading, claims, tokenizer, split, kind):
    """One report's numbers: word pieces with their words, what is known of the words, and the marked claims."""
    w = words(reading)
    doc = reading.doc
    pieces, owner = [], []
    for t in doc:
        if t.is_space:
            continue
        ids = tokenizer.encode(t.text, add_special_tokens=False).ids or [100]
        pieces += ids[:12]
        owner += [t.i] * len(ids[:12])
    found, lost = marked(doc, Folded(doc.text), claims)
    stage = Stage(reading, w)
    return {
        "id": reading.report.id, "split": split, "kind": kind, "lost": lost,
        "pieces": np.array(pieces, np.int32), "owner": np.array(owner, np.int32), "words": w,
        "marked": found, "stage": stage,
    }  # fmt: skip


def scene_row(stage, trigger, mark):
    """A scene with its answers; a trigger that states nothing has type NO_EVENT and no other answers."""
    s = stage.scene(trigger)
    row = {"scene": s, "type": len(TYPES)}
    if mark is not None:
        at = [set(mark.actor_words), set(mark.recipient_words), set(mark.source_words)]
        row |= {
            "type": TYPES.index(mark.type),
            "status": STATUSES.index(mark.status),
            "sourced": bool(mark.sources),
            "codes": np.array([[c in mark.actors, c in mark.recipients] for c in s.codes], np.float32).reshape(-1, 2),
            "some": (bool(mark.actors), bool(mark.recipients)),
            "reachable": (mark.actors <= set(s.codes), mark.recipients <= set(s.codes)),
            "words": np.array([[i in group for group in at] for i in s.words.tolist()], np.float32),
        }
    return row


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readings", nargs="+")
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--vocab", required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    import gzip

    from tokenizers import BertWordPieceTokenizer

    tokenizer = BertWordPieceTokenizer(args.vocab, lowercase=True)
    kinds = {}
    with gzip.open(args.train / "reports.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            r = json.loads(line)
            kinds[r["id"]] = (r["split"], r["kind"])
    claims = {}
    for line in (args.train / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        claims[row["id"]] = row["claims"]
    lemmas = Counter()
    for reading in readings(args.readings):
        if kinds.get(reading.report.id, ("dev",))[0] == "train":
            found, _ = marked(reading.doc, Folded(reading.doc.text), claims[reading.report.id])
            lemmas.update({reading.doc[m.trigger].lemma_.lower() for m in found})
    lemmas = {lemma for lemma, count in lemmas.items() if count > 1}
    rows, lost, total, unreachable = [], 0, 0, [0, 0]
    for reading in readings(args.readings):
        id = reading.report.id
        if id not in kinds:
            continue
        row = report(reading, claims[id], tokenizer, *kinds[id])
        seen = {}
        for mark in row["marked"]:
            seen.setdefault(mark.trigger, mark)
        row["scenes"] = {t: scene_row(row["stage"], t, m) for t, m in seen.items()}
        stage = row["stage"]
        # Words that might be taken for triggers: what the rules propose, and lemmas that are triggers elsewhere.
        others = [e.head for e in reading.events] + [t.i for t in reading.doc if t.lemma_.lower() in lemmas and t.pos_ in OPEN]
        row["others"] = {t: scene_row(stage, t, None) for t in dict.fromkeys(others) if t not in seen}
        for r in row["scenes"].values():
            for k in (0, 1):
                unreachable[k] += not r["reachable"][k]
        del row["stage"]
        rows.append(row)
        lost += row["lost"]
        total += len(seen)
    print(len(rows), "reports", total, "triggers", lost, "claims not found; parties out of reach", unreachable)
    args.output.write_bytes(pickle.dumps(rows))


if __name__ == "__main__":
    main()
