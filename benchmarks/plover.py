"""Root codes of PLOVER for sentences with a marked source and target (Hu et al., ACL 2024).

Two views of a sentence each give probabilities, and the sum of their logarithms decides: "words", the letters of those
between and after the parties; "encoder", what the learned reader makes of the parties, of the predicates between them,
and of the predicates whose parties they may be. What is trained on the data is trained within the folds (5, stratified,
fixed seed), or on TRAIN alone where a TEST is given.

Prints one JSON object last: macro_f1, accuracy, the F1 of every code, and the macro-F1 of each view alone; "untrained"
is the reader as it ships.
"""

import argparse
import csv
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import StratifiedKFold
from spacy.tokens import Doc, Token

from onrecord.model import Report
from onrecord.read.arguments import complements
from onrecord.read.decide.answers import Answer, answers
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
LEAST = 0.02  # how likely a word must be a trigger to be asked about
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


def stretch(doc: Doc, span: tuple[int, int] | None) -> slice | None:
    """The tokens of a stretch."""
    found = doc.char_span(*span, alignment_mode="expand") if span else None
    return None if found is None else slice(found.start, found.end)


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


def encoder_features(reading: Reading, row: Row) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """(d,) what the reader makes of parties and predicates; (16,) how likely each type is of any predicate."""
    known = words_of(reading)
    seen = network.run(known, cut(reading, known))
    path = [word.i for word in predicates(reading.doc, row)] or [reading.doc[0].i]
    parties = [stretch(reading.doc, span) for span in (row.source, row.target)]
    sides = [seen.states[party if party is not None else slice(None)].mean(0) for party in parties]
    types = seen.types[path]
    words = [seen.states.mean(0), *sides, seen.states[path[0]], seen.states[path].mean(0), types[0], types.max(0)]
    return np.concatenate([*words, scene_features(reading, seen.states, *parties)]), types[:, :-1].max(0)


def scene_features(
    reading: Reading, states: NDArray[np.float32], source: slice | None, target: slice | None
) -> NDArray[np.float32]:
    """(474,) types, status and state of what the source does to the target, by the reader's answers on every trigger.

    How far a trigger counts is how likely its actor stands in the source and its recipient in the target.
    """
    found = answers(reading, LEAST)[0]
    if not found:
        return np.zeros(5 * len(TYPES) + 10 + states.shape[1], np.float32)
    acts, gets = (np.array([role(one, part, at) for one in found]) for at, part in enumerate((source, target)))
    acted, got = (np.array([role(one, part, at) for one in found]) for at, part in enumerate((target, source)))
    types = np.array([one.again[:-1] for one in found])
    fits = (acts + 0.03) * (gets + 0.03)
    share = fits * types.sum(1)
    share /= share.sum() + 1e-6
    weighted = [(types * weight[:, None]).max(0) for weight in (fits, np.ones_like(fits), acts, gets)]
    sourced = share @ np.array([one.sourced for one in found])
    parties = [fits.max(), (acted * got).max(), acts.max(), gets.max(), sourced]
    status = share @ np.array([one.status for one in found])
    state = share @ states[[one.trigger for one in found]]
    return np.concatenate([*weighted, share @ types, status, parties, state]).astype(np.float32)


def role(answer: Answer, part: slice | None, at: int) -> float:
    """How likely the trigger's actor (0) or recipient (1) is a word of the part; 1 where the part is not known."""
    if part is None:
        return 1.0
    inside = [row[at] for word, row in zip(answer.at, answer.words, strict=True) if part.start <= word < part.stop]
    return float(max(inside, default=0.0))


def fitted(codes: NDArray[np.str_], train: Matrix, test: Matrix, strength: float) -> NDArray[np.float64]:
    """Probabilities for the test rows by logistic regression, codes weighted alike."""
    model = LogisticRegression(C=strength, max_iter=500, class_weight="balanced").fit(train, codes)
    return np.asarray(model.predict_proba(test))


def views(data: Sequence[Row], codes: NDArray[np.str_]) -> dict[str, View]:
    """What gives probabilities for test rows, given train rows, by name."""
    windows = [window(row) for row in data]
    actors = load("actors")
    parsed = [actors(one) for one in parse(Report(id=str(at), text=row.text) for at, row in enumerate(data))]
    states = [encoder_features(reading, row) for reading, row in zip(parsed, data, strict=True)]
    encoded, types = (np.array([one[k] for one in states]) for k in (0, 1))

    def words(train: NDArray[np.int64], test: NDArray[np.int64]) -> NDArray[np.float64]:
        counts = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        counts.fit([windows[at] for at in train])
        seen, unseen = (counts.transform([windows[at] for at in part]) for part in (train, test))
        return fitted(codes[train], seen, unseen, 50)

    def encoder(train: NDArray[np.int64], test: NDArray[np.int64]) -> NDArray[np.float64]:
        mean, size = encoded[train].mean(0), np.sqrt(encoded[train].var(0).mean())
        seen, unseen = ((encoded[part] - mean) / size for part in (train, test))
        return fitted(codes[train], seen, unseen, 0.03)

    def untrained(train: NDArray[np.int64], test: NDArray[np.int64]) -> NDArray[np.float64]:
        labels = sorted(set(codes[train]))
        out = np.full((len(test), len(labels)), 1e-6)
        for at, name in enumerate(TYPES):
            if YIELD.get(name, name) in labels:
                out[:, labels.index(YIELD.get(name, name))] += types[test, at]
        return out

    return {"words": words, "encoder": encoder, "untrained": untrained}


def evaluate(data: Sequence[Row], folds: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]) -> dict[str, Any]:
    """Scores over the test rows of all folds."""
    codes = np.array([row.code for row in data])
    labels = np.array(sorted(set(codes[folds[0][0]])))
    tested = np.concatenate([test for _, test in folds])
    given = {
        name: np.concatenate([view(train, test) for train, test in folds]) for name, view in views(data, codes).items()
    }
    together = sum(np.log(given[name] + 1e-4) for name in ("words", "encoder"))
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
