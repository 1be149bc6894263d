"""The type of what one party does to another, by a small encoder trained on sentences of our own.

all-MiniLM-L6-v2 (Apache-2.0), fine-tuned by `training/train.py` on `training/sentences/` and kept as int8 ONNX. It
reads about a hundred sentences a second on one core, so reading does not ask it for every sentence; frames do the
typing. It needs `onnxruntime` and `tokenizers`.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.resources import as_file, files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import MissingExtraError

TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "none",
)
MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")
LONGEST = 160
BATCH = 32
Stretch = tuple[int, int]


class Marked(NamedTuple):
    """A sentence with the character ranges of who acts and on whom; None where there is none."""

    text: str
    source: Stretch | None = None
    target: Stretch | None = None


class Typed(NamedTuple):
    """What the encoder makes of n sentences: `types` is (n, 17) in the order of `TYPES`, `features` (n, 1152)."""

    types: NDArray[np.float32]
    features: NDArray[np.float32]


def score(sentences: Sequence[Marked]) -> list[dict[str, float]]:
    """For each sentence the probability of each PLOVER 2.0 type, and of "none", for what its source does.

    Raises MissingExtraError without onnxruntime and tokenizers.
    """
    return [dict(zip(TYPES, map(float, row), strict=True)) for row in encode(sentences).types]


def encode(sentences: Sequence[Marked]) -> Typed:
    """Type probabilities and features of the sentences, in their order. Raises MissingExtraError as `score` does."""
    session, tokenizer = model()
    types = np.zeros((len(sentences), len(TYPES)), np.float32)
    features = np.zeros((len(sentences), 1152), np.float32)
    for rows in batches(sentences):
        given = inputs(tokenizer, [mark(sentences[row]) for row in rows])
        types[rows], features[rows] = session.run(["types", "features"], given)
    return Typed(types, features)


def batches(sentences: Sequence[Marked]) -> Iterator[list[int]]:
    """Rows of about the same length, so that little is spent on padding."""
    order = sorted(range(len(sentences)), key=lambda row: len(sentences[row].text))
    yield from (order[at : at + BATCH] for at in range(0, len(order), BATCH))


def mark(sentence: Marked) -> str:
    """The sentence with markers around its source and its target."""
    cuts = []
    for span, left, right in ((sentence.source, *MARKS[:2]), (sentence.target, *MARKS[2:])):
        if span is not None:
            cuts += [(span[0], 1, f"{left} "), (span[1], 0, f" {right}")]
    text = sentence.text
    for at, _, piece in sorted(cuts, reverse=True):
        text = text[:at] + piece + text[at:]
    return text


def inputs(tokenizer: Any, texts: Sequence[str]) -> dict[str, NDArray[np.int64]]:
    """Token ids, mask, and where the opening markers stand (0 where there is none)."""
    coded = tokenizer.encode_batch(list(texts))
    ids = np.array([row.ids for row in coded], np.int64)
    mask = np.array([row.attention_mask for row in coded], np.int64)
    first, second = ((ids == tokenizer.token_to_id(MARKS[at])).argmax(1).astype(np.int64) for at in (0, 2))
    return {"ids": ids, "mask": mask, "first": first, "second": second}


@lru_cache(maxsize=1)
def model() -> tuple[Any, Any]:
    """The encoder's session, on one thread, and its tokenizer; loaded once."""
    try:
        runtime, tokenizers = import_module("onnxruntime"), import_module("tokenizers")
    except ImportError as error:
        raise MissingExtraError("typing by the encoder", "accurate") from error
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    folder = files("onrecord.knowledge").joinpath("models")
    with as_file(folder.joinpath("typer.onnx")) as weights, as_file(folder.joinpath("vocab.txt")) as vocabulary:
        session = runtime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
        tokenizer = tokenizers.BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    tokenizer.add_special_tokens(list(MARKS))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.enable_padding()
    return session, tokenizer
