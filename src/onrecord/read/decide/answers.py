"""What the network answers about each word that may be a trigger: type, status, parties by code, whether sourced."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.read.decide.envoys import sanctions
from onrecord.read.decide.scene import CODE_FLAGS, FLAGS, OF_SCENE, Ints, Scene, Stage
from onrecord.read.encoder import network
from onrecord.read.encoder.pieces import cut
from onrecord.read.encoder.words import words
from onrecord.read.reading import Factuality, Reading

Floats = NDArray[np.float32]
AT_ONCE = 16  # scenes to a run
LAID_OUT = 128  # scenes laid out at a time, so that a long report takes no more memory than others


class Answer(NamedTuple):
    """One word's answers. `types` (17,) is from the word alone, `again` (17,) from its scene, "none" last.

    `roles` are two lines of 1 + c probabilities, for actor and recipient: nobody, then each of `codes`; `also` (c, 2)
    is each code's own for either; `words` (n, 4) says of each of the scene's words whether it is actor, recipient,
    source, or the head of the expression that dates it.
    """

    trigger: int
    types: Floats
    again: Floats
    status: Floats
    sourced: float
    roles: tuple[Floats, Floats]
    also: Floats
    codes: tuple[str, ...]
    words: Floats
    at: tuple[int, ...]


def answers(reading: Reading, floor: float = 0.05) -> tuple[list[Answer], list[Factuality]]:
    """The answers about a reading, in the order of the text.

    With each comes how grammar presents the word. A word that is less likely than `floor` to be a trigger at first
    sight gets no answer, unless it is one of the deeds that the weights know too little of.
    """
    if not len(reading.doc):
        return [], []
    known = words(reading)
    seen = network.run(known, cut(reading, known))
    stage = Stage(reading, known)
    asked = (1 - seen.types[:, -1] > floor) & (known.space == 0)
    asked[[token.i for token in reading.doc if sanctions(token)]] = True
    likely = np.nonzero(asked)[0].tolist()
    found: list[Answer] = []
    for at in range(0, len(likely), LAID_OUT):
        scenes = [stage.scene(trigger) for trigger in likely[at : at + LAID_OUT]]
        # Those of about one length together, for the shorter ones of a run are filled up to the longest.
        scenes.sort(key=lambda scene: len(scene.words))
        for first in range(0, len(scenes), AT_ONCE):
            found += _ask(scenes[first : first + AT_ONCE], seen, stage.known)
    return sorted(found, key=lambda one: one.trigger), [stage.fact(trigger) for trigger in likely]


def _ask(scenes: Sequence[Scene], seen: network.Read, known: Ints) -> list[Answer]:
    given = _padded(scenes)
    # The words of these scenes alone, each once: a long report has many more.
    words, places = np.unique(given["words"], return_inverse=True)
    given |= {"states": seen.states[words], "known": known[words], "words": places.reshape(given["words"].shape)}
    again, status, sourced, nobody, code, role = network.session("scenes").run(None, given)
    code = code[:, : len(scenes[0].codes)]  # which all scenes of a report have
    lines = [_softmax(np.concatenate([nobody[:, r : r + 1], code[:, :, r]], 1)) for r in (0, 1)]
    again, status = _softmax(again), _softmax(status)
    sourced, also, role = _sigmoid(sourced), _sigmoid(code[:, :, 2:]), _sigmoid(role)
    return [
        Answer(
            trigger=int(scene.words[0]),
            types=seen.types[scene.words[0]],
            again=again[k],
            status=status[k],
            sourced=float(sourced[k]),
            roles=(lines[0][k], lines[1][k]),
            also=also[k],
            codes=scene.codes,
            words=role[k, : len(scene.words)],
            at=tuple(scene.words.tolist()),
        )
        for k, scene in enumerate(scenes)
    ]


def _padded(scenes: Sequence[Scene]) -> dict[str, NDArray[np.generic]]:
    b, n = len(scenes), max(len(s.words) for s in scenes)
    c = max(1, *(len(s.codes) for s in scenes))
    word = np.zeros((b, n), np.int64)
    numbers = np.zeros((b, n, OF_SCENE), np.int64)
    flags = np.zeros((b, n, FLAGS), np.float32)
    mask = np.zeros((b, n), np.float32)
    member = np.zeros((b, c, n), np.float32)
    code_flags = np.zeros((b, c, CODE_FLAGS), np.float32)
    for k, s in enumerate(scenes):
        m, d = len(s.words), len(s.codes)
        word[k, :m], numbers[k, :m], flags[k, :m], mask[k, :m] = s.words, s.numbers[:, :OF_SCENE], s.flags, 1
        member[k, :d, :m], code_flags[k, :d] = s.member, s.code_flags
    return {
        "words": word,
        "numbers": numbers,
        "flags": flags,
        "mask": mask,
        "member": member,
        "code_flags": code_flags,
        "trigger": np.stack([s.trigger for s in scenes]),
        "trigger_flags": np.stack([s.trigger_flags for s in scenes]),
    }


def _softmax(lines: Floats) -> Floats:
    raised = np.exp(lines - lines.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True), np.float32)


def _sigmoid(values: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-values)), np.float32)
