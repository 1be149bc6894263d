"""The network that has learned to read, as ONNX: the encoder of windows, the types of words, the scenes of triggers,
and the forest that says how sure a claim is.

all-MiniLM-L6-v2 (Apache-2.0), fine-tuned by `training/reader/` on annotated reports, the encoder kept with int8
weights. Windows are run one by one and the scenes of a report together, on one thread: what is found in a report does
not depend on what else is read beside it. Weights of products take seven of their eight bits, which no processor's
sums overflow with: what is found does not depend on the machine either.
"""

import os
from functools import cache
from importlib.resources import as_file, files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.read.encoder.windows import Window
from onrecord.read.encoder.words import Words

Floats = NDArray[np.float32]
AT_ONCE = 4096  # words asked for their types at a time: what is set aside for the largest run is kept
MEND = "install onrecord again: pip install --force-reinstall onrecord"


class Read(NamedTuple):
    """What the encoder makes of n words: `states` (n, 384), and `types` (n, 17), probabilities with "none" last."""

    states: Floats
    types: Floats


@cache
def session(part: str) -> Any:
    """One of the parts (encoder, words, scenes, confidence), loaded once.

    Raises ModelError, saying how to mend it, if its file is missing or damaged.
    """
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # else it tells Microsoft which models are loaded, and how
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False  # no two windows are of one length, and a plan of memory for each costs more
    with as_file(files("onrecord.knowledge").joinpath("models", f"{part}.onnx")) as path:
        try:
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime has no one root for what a damaged file makes it raise
            raise ModelError(f"the reader's model {path.name} is missing or damaged ({path}): {MEND}") from error


def run(words: Words, cut: list[Window]) -> Read:
    """Read a report's windows; a word's state is the mean of its pieces'."""
    table = known(words)
    total = np.zeros((len(words), 384), np.float32)
    count = np.zeros(len(words), np.float32)
    for window in cut:
        given = np.where((window.owner >= 0)[:, None], table[window.owner], 0)
        (states,) = session("encoder").run(None, {"ids": window.ids[None], "known": given[None]})
        owner, mine = window.owner[window.counts], states[0][window.counts]
        if len(owner):
            first = np.concatenate([[0], np.nonzero(np.diff(owner))[0] + 1])  # a word's pieces stand together
            pieces = np.diff(first, append=len(owner))
            count[owner[first]] += pieces
            several = pieces > 1  # of few words; of the others there is nothing to add up
            total[owner[first[~several]]] += mine[first[~several]]
            if several.any():
                starts = np.cumsum(pieces[several]) - pieces[several]
                total[owner[first[several]]] += np.add.reduceat(mine[np.repeat(several, pieces)], starts)
    states = np.asarray(total / np.maximum(count, 1)[:, None], np.float32)
    parts = [slice(at, at + AT_ONCE) for at in range(0, max(1, len(words)), AT_ONCE)]
    types = [session("words").run(None, {"states": states[part], "known": table[part]})[0] for part in parts]
    return Read(states, np.concatenate(types))


def known(words: Words) -> NDArray[np.int64]:
    """(n, 6): part of speech, relation, entity, whether in the title, whether quoted, fine tag."""
    return np.stack([words.pos, words.dep, words.ent, words.title, words.quoted, words.tag], 1)
