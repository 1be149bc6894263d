"""Readings and annotations as numbers to train on, kept in one file so that trying things is quick.

`data.py READINGS… --train FOLDER --gold FOLDER -o ROWS`: readings as `parse.py` keeps them; the annotated reports, our
own sentences and, if its folder is given, the gold.
"""

import argparse
import gzip
import json
import pickle
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from spacy.tokens import DocBin

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import markup
import pool
from align import Folded, Marked, head, marked, party_words, tokens

from onrecord.read.decide.scene import Stage
from onrecord.read.encoder.labels import STATUSES, TYPES
from onrecord.read.encoder.pieces import cut
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


def report(reading, marks, split, kind):
    """One report's numbers: its windows of word pieces, what is known of its words, and the marked claims."""
    w = words(reading)
    return {
        "id": reading.report.id, "split": split, "kind": kind, "windows": cut(reading, w), "words": w,
        "marked": marks, "stage": Stage(reading, w),
    }  # fmt: skip


def own_marks(reading, sentence):
    """The marks of one of our own sentences, and the words that careful readers would differ about.

    Parties are marked by their words: their codes are those of the mentions there. Nothing is marked of sources.
    """
    doc, found = reading.doc, []
    for event in sentence.events:
        sides = []
        for spans in (event.actors, event.recipients):
            inside = {i for span in spans for i in tokens(doc, *span)}
            codes = {c for i in inside if (m := reading.mention_at(i)) is not None for c in m.codes}
            sides.append((frozenset(codes or ({"unknown"} if spans else ())), frozenset(inside)))
        (actors, a), (recipients, r) = sides
        at = head(doc, tokens(doc, *event.trigger))
        found.append(Marked(at, event.type, actors, recipients, a, r, event.status, None, frozenset(), "", timed=False))
    return found, tuple({i for span in sentence.left_out for i in tokens(doc, *span)})


def gold_marks(reading, claims, triggers):
    """The gold's claims; a trigger, which it does not mark, is the likeliest word of the quote."""
    doc, folded, found, lost = reading.doc, Folded(reading.doc.text), [], 0
    taken = set()
    for claim in claims:
        places = folded.all(claim["quote"])
        inside = [i for at in places[:1] for i in tokens(doc, *at)]
        if not inside:
            lost += 1
            continue
        scored = [
            (min(1.5, np.log1p(triggers[doc[i].lemma_.lower(), claim["type"]]) / 3)
             + 0.5 * (i == head(doc, inside)) - 5 * (i in taken), -i)
            for i in inside if doc[i].pos_ in OPEN
        ]  # fmt: skip
        at = -max(scored)[1] if scored else head(doc, inside)
        taken.add(at)
        codes = [frozenset(c for c in claim[side] if c != "?") for side in ("actors", "recipients")]
        found.append(
            Marked(at, claim["type"], *codes, frozenset(), frozenset(), claim["status"], tuple(claim["sources"]),
                   party_words(doc, folded, [(None, name) for name in claim["sources"]], places[0]), claim["event"],
                   (claim["start"], claim.get("end")) if claim.get("start") else None)
        )  # fmt: skip
    return found, lost


def scene_row(stage, trigger, mark):
    """A scene with its answers; a trigger that states nothing has type NO_EVENT and no other answers."""
    s = stage.scene(trigger)
    row = {"scene": s, "type": len(TYPES)}
    if mark is not None:
        dated = heads_of(stage, mark.days)
        at = [set(mark.actor_words), set(mark.recipient_words), set(mark.source_words), dated]
        row |= {
            "type": TYPES.index(mark.type),
            "status": STATUSES.index(mark.status),
            "sourced": None if mark.sources is None else bool(mark.sources),
            "worded": bool(mark.actor_words or mark.recipient_words),
            "dated": mark.timed and (mark.days is None or bool(dated & set(s.words.tolist()))),
            "codes": np.array([[c in mark.actors, c in mark.recipients] for c in s.codes], np.float32).reshape(-1, 2),
            "some": (bool(mark.actors), bool(mark.recipients)),
            "reachable": (mark.actors <= set(s.codes), mark.recipients <= set(s.codes)),
            "words": np.array([[i in group for group in at] for i in s.words.tolist()], np.float32),
        }
    return row


def heads_of(stage, days):
    """The heads of the time expressions that give the annotated days, or else of those that lie within them."""
    if not days or not days[0]:
        return set()
    first, last = days[0], days[1] or days[0]
    ranges = {i: (t.range.start, t.range.end) for i, t in stage.days.items()}
    same = {i for i, found in ranges.items() if found == (first, last)}
    return same or {i for i, (start, end) in ranges.items() if start and end and first <= start and end <= last}


class Annotations:
    """What is marked in each reading, by its id, with the part (train, dev, pool, held, own, gold) and the kind it is of."""

    def __init__(self, train, gold):
        self.kinds, self.claims, self.gold = {}, {}, gold
        with gzip.open(train / "reports.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                r = json.loads(line)
                self.kinds[r["id"]] = (r["split"], r["kind"])
        for line in (train / "claims.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            self.claims[row["id"]] = row["claims"]
        for part in ("pool", "held"):
            for report, claims in pool.annotated(pool.FOLDER, train / "pool.jsonl.gz", f"{part}-*.jsonl"):
                self.kinds.setdefault(report["id"], (part, "pool"))
                self.claims.setdefault(report["id"], claims)
        self.own = list(markup.sentences())
        self.triggers = {}

    def of(self, reading):
        """(part, kind, marks, words left out, claims not found); None if the reading is not annotated."""
        id = reading.report.id
        if id in self.kinds:
            found, lost = marked(reading.doc, Folded(reading.doc.text), self.claims[id])
            return (*self.kinds[id], found, (), lost)
        if id.startswith("own-"):
            return ("own", "own", *own_marks(reading, self.own[int(id[4:])]), 0)
        path = self.gold / "claims" / f"{id}.json" if self.gold else None
        if path is None or not path.exists():
            return None
        found, lost = gold_marks(reading, json.loads(path.read_text(encoding="utf-8"))["claims"], self.triggers)
        return ("gold", "long", found, (), lost)


def main():
    """Lay the annotations over the readings and keep the numbers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readings", nargs="+")
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    known = Annotations(args.train, args.gold)
    lemmas = Counter()
    for reading in readings(args.readings):
        if known.kinds.get(reading.report.id, ("dev",))[0] in {"train", "pool"}:
            for m in known.of(reading)[2]:
                lemmas[reading.doc[m.trigger].lemma_.lower(), m.type] += 1
    known.triggers = lemmas
    often = {
        lemma
        for lemma, count in Counter(lemma for (lemma, _), n in lemmas.items() for _ in range(n)).items()
        if count > 1
    }
    rows, lost, total, unreachable = [], 0, 0, [0, 0]
    for reading in readings(args.readings):
        found = known.of(reading)
        if found is None:
            continue
        split, kind, marks, left_out, gone = found
        row = report(reading, marks, split, kind)
        stage = row.pop("stage")
        seen = {}
        for mark in marks:
            seen.setdefault(mark.trigger, mark)
        row["ignore"] = np.array(left_out, np.int32)
        row["scenes"] = {t: scene_row(stage, t, m) for t, m in seen.items()}
        # Words that might be taken for triggers: lemmas that are triggers elsewhere.
        others = [t.i for t in reading.doc if t.lemma_.lower() in often and t.pos_ in OPEN]
        row["others"] = {
            t: scene_row(stage, t, None) for t in dict.fromkeys(others) if t not in seen and t not in set(left_out)
        }
        for r in row["scenes"].values():
            for k in (0, 1):
                unreachable[k] += not r["reachable"][k]
        rows.append(row)
        lost += gone
        total += len(seen)
    print(len(rows), "reports", total, "triggers", lost, "claims not found; parties out of reach", unreachable)
    args.output.write_bytes(pickle.dumps(rows))


if __name__ == "__main__":
    main()
