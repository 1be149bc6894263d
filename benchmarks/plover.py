"""Root codes of PLOVER for sentences with a marked source and target (Hu et al., ACL 2024).

Three views of a sentence each give probabilities, and the sum of their logarithms decides: "words", those between
and after the parties; "encoder", what the learned reader makes of the parties and of the predicates between them;
"syntax", those predicates as the parse shows them, with frames and word vectors. What is trained on the data is trained
within the folds (5, stratified, fixed seed), or on TRAIN alone where a TEST is given.

Prints one JSON object last: macro_f1, accuracy, the F1 of every code, and the macro-F1 of each view alone; "untrained"
is the reader as it ships.
"""

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler
from spacy.tokens import Doc, Token

from _predicates import see
from onrecord.model import Report
from onrecord.read.arguments import complements
from onrecord.read.encoder import network
from onrecord.read.encoder.labels import TYPES
from onrecord.read.encoder.pieces import cut
from onrecord.read.encoder.words import words as words_of
from onrecord.read.language import parse
from onrecord.read.pipeline import load
from onrecord.read.reading import Reading

TAG = re.compile(r"</?([st])>")
PREDICATES = frozenset({"VERB", "AUX", "NOUN", "ADJ"})
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
Matrix = Any
View = Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence without its tags, the first stretch of its source and of its target, and its code."""

    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    code: str


def rows(path: Path) -> list[Row]:
    """The sentences of a file in the form of PLV_train.tsv."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [untag(row["marked_sentence"], row["gold_root"]) for row in csv.DictReader(handle, delimiter="\t")]


def untag(marked: str, code: str) -> Row:
    """Take the tags out of a marked sentence."""
    text, at = "", 0
    opened: dict[str, int] = {}
    found: dict[str, tuple[int, int]] = {}
    for tag in TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        name = tag[1]
        if not tag[0].startswith("</"):
            opened[name] = len(text)
        elif name in opened:
            found.setdefault(name, (opened.pop(name), len(text)))
    return Row(text + marked[at:], found.get("s"), found.get("t"), code)


def window(row: Row) -> str:
    """The words between source and target and a few after them, or the whole sentence if one is missing."""
    if row.source is None or row.target is None:
        return row.text
    first, second = sorted((row.source, row.target))
    return row.text[first[1] : second[0]] + " " + " ".join(row.text[second[1] :].split()[:6])


def head(doc: Doc, span: tuple[int, int] | None) -> Token | None:
    """The head word of a stretch."""
    found = doc.char_span(*span, alignment_mode="expand") if span else None
    return None if found is None else found.root


def above(token: Token) -> list[Token]:
    """The words from the token up to the root."""
    found = []
    while token.head != token:
        token = token.head
        found.append(token)
    return found


def predicates(doc: Doc, row: Row) -> list[Token]:
    """The source's verb, then the predicates from the target up to the source, then the verb's complements."""
    source, target = head(doc, row.source), head(doc, row.target)
    found = [word for word in above(source) if word.pos_ in {"VERB", "AUX"}][:1] if source is not None else []
    below = {word.i for word in above(source)} | {source.i} if source is not None else set()
    for word in above(target) if target is not None else []:
        if word.pos_ in PREDICATES and word not in found:
            found.append(word)
        if word.i in below:
            break
    found += [word for word in complements(found[0]) if word not in found] if found else []
    return found[:5]


def path_features(reading: Reading, row: Row) -> tuple[dict[str, float], NDArray[np.float32]]:
    """Names and vectors of the predicates on the path, the source's verb apart from the others."""
    path = predicates(reading.doc, row)
    names: Counter[str] = Counter({"none": int(not path)})
    for place, word in enumerate(path):
        for name in see(reading, word).names:
            if not name.startswith(("subject", "actors")):
                names[f"{'main' if place == 0 else 'more'}:{name}"] = 1
                if name.startswith(("lemma", "frame", "first")):
                    names[f"any:{name}"] = 1
    vectors = [word.vector / (word.vector_norm + 1e-6) for word in path]
    empty = np.zeros(300, np.float32)
    rest = np.mean(vectors[1:], axis=0) if len(vectors) > 1 else empty
    return dict(names), np.concatenate([vectors[0] if vectors else empty, rest]).astype(np.float32)


def encoder_features(reading: Reading, row: Row) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """(1954,) states of sentence, parties and predicates, with types; (16,) how likely each type is of any predicate.

    The rules' proposals are left out: the encoder is shown the words and their parse.
    """
    known = words_of(reading)
    seen = network.run(known, cut(reading, known))
    path = [word.i for word in predicates(reading.doc, row)] or [reading.doc[0].i]
    sides = []
    for span in (row.source, row.target):
        found = reading.doc.char_span(*span, alignment_mode="expand") if span else None
        inside = slice(found.start, found.end) if found is not None else slice(0, len(reading.doc))
        sides.append(seen.states[inside].mean(0))
    types = seen.types[path]
    whole = [seen.states.mean(0), *sides, seen.states[path[0]], seen.states[path].mean(0), types[0], types.max(0)]
    return np.concatenate(whole), types[:, :-1].max(0)


def fitted(codes: NDArray[np.str_], train: Matrix, test: Matrix, strength: float) -> NDArray[np.float64]:
    """Probabilities for the test rows by logistic regression, codes weighted alike."""
    model = LogisticRegression(C=strength, max_iter=500, class_weight="balanced").fit(train, codes)
    return np.asarray(model.predict_proba(test))


def views(data: Sequence[Row], codes: NDArray[np.str_]) -> dict[str, View]:
    """What gives probabilities for test rows, given train rows, by name."""
    windows = [window(row) for row in data]
    actors = load("actors")
    parsed = [actors(one) for one in parse(Report(id=str(at), text=row.text) for at, row in enumerate(data))]
    paths = [path_features(reading, row) for reading, row in zip(parsed, data, strict=True)]
    states = [encoder_features(reading, row) for reading, row in zip(parsed, data, strict=True)]
    encoded, types = (np.array([one[k] for one in states]) for k in (0, 1))
    vectors = np.array([vector for _, vector in paths])

    def words(train: NDArray[np.int64], test: NDArray[np.int64]) -> NDArray[np.float64]:
        counts = TfidfVectorizer(ngram_range=(1, 3), sublinear_tf=True).fit([windows[at] for at in train])
        seen, unseen = (counts.transform([windows[at] for at in part]) for part in (train, test))
        return fitted(codes[train], seen, unseen, 20)

    def encoder(train: NDArray[np.int64], test: NDArray[np.int64]) -> NDArray[np.float64]:
        scale = StandardScaler().fit(encoded[train])
        seen, unseen = (scale.transform(encoded[part]) for part in (train, test))
        return fitted(codes[train], seen, unseen, 0.003)

    def syntax(train: NDArray[np.int64], test: NDArray[np.int64]) -> NDArray[np.float64]:
        names = DictVectorizer(dtype=np.float32).fit([paths[at][0] for at in train])
        seen, unseen = (
            sparse.hstack(
                [0.3 * names.transform([paths[at][0] for at in part]), sparse.csr_matrix(vectors[part])]
            ).tocsr()
            for part in (train, test)
        )
        return fitted(codes[train], seen, unseen, 1)

    def untrained(train: NDArray[np.int64], test: NDArray[np.int64]) -> NDArray[np.float64]:
        labels = sorted(set(codes[train]))
        out = np.full((len(test), len(labels)), 1e-6)
        for at, name in enumerate(TYPES):
            if YIELD.get(name, name) in labels:
                out[:, labels.index(YIELD.get(name, name))] += types[test, at]
        return out

    return {"words": words, "encoder": encoder, "syntax": syntax, "untrained": untrained}


def evaluate(data: Sequence[Row], folds: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]) -> dict[str, Any]:
    """Scores over the test rows of all folds."""
    codes = np.array([row.code for row in data])
    labels = np.array(sorted(set(codes[folds[0][0]])))
    tested = np.concatenate([test for _, test in folds])
    given = {
        name: np.concatenate([view(train, test) for train, test in folds]) for name, view in views(data, codes).items()
    }
    together = sum(np.log(given[name] + 1e-4) for name in ("words", "encoder", "syntax"))
    gold, guess = codes[tested], labels[np.argmax(together, axis=1)]
    alone = {name: round(float(f1_score(gold, labels[p.argmax(1)], average="macro")), 3) for name, p in given.items()}
    per_code = f1_score(gold, guess, labels=labels, average=None)
    return {
        "sentences": len(tested),
        "macro_f1": round(float(f1_score(gold, guess, average="macro")), 3),
        "accuracy": round(float(accuracy_score(gold, guess)), 3),
        "views_alone_macro_f1": alone,
        "f1": {str(code): round(float(value), 3) for code, value in zip(labels, per_code, strict=True)},
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Cross-validate on TRAIN, or train on TRAIN and predict TEST."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, metavar="TRAIN.tsv")
    parser.add_argument("test", type=Path, nargs="?", metavar="TEST.tsv")
    given = parser.parse_args(argv)
    data = rows(given.train)
    if given.test is None:
        codes = [row.code for row in data]
        folds = list(StratifiedKFold(5, shuffle=True, random_state=0).split(codes, codes))
    else:
        known = len(data)
        data += rows(given.test)
        folds = [(np.arange(known), np.arange(known, len(data)))]
    print(json.dumps(evaluate(data, folds)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
