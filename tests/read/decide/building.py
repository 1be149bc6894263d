"""Answers made by hand, as the network might give them."""

from collections.abc import Mapping

import numpy as np

from onrecord.read.decide.answers import Answer
from onrecord.read.decide.scene import Stage
from onrecord.read.encoder.labels import STATUSES, TYPES
from onrecord.read.encoder.words import words
from onrecord.read.reading import Reading


def at(reading: Reading, word: str) -> int:
    """Where a word stands first."""
    return next(token.i for token in reading.doc if token.text == word)


def answer(
    reading: Reading,
    trigger: str,
    type: str = "SANCTION",
    *,
    p: float = 0.9,
    again: float | None = None,
    status: str = "happened",
    actor: Mapping[str, float] | None = None,
    recipient: Mapping[str, float] | None = None,
    also: Mapping[str, float] | None = None,
    said: Mapping[str, tuple[float, ...]] | None = None,
    sourced: float = 0.4,
) -> Answer:
    """An answer about a word. `actor` and `recipient` are by code, what is left of 1 is nobody's; `also` is by code for
    both roles, `said` by word for actor, recipient, source and days.
    """
    scene = Stage(reading, words(reading)).scene(at(reading, trigger))
    lines = []
    for chosen in (actor or {}, recipient or {}):
        codes = [chosen.get(code, 0.0) for code in scene.codes]
        lines.append(np.array([1 - sum(codes), *codes], np.float32))
    own = [[(also or {}).get(code, 0.0)] * 2 for code in scene.codes]
    told = [((said or {}).get(reading.doc[i].text, ()) + (0.0,) * 4)[:4] for i in scene.words.tolist()]
    return Answer(
        trigger=int(scene.words[0]),
        types=_types(type, p),
        again=_types(type, p if again is None else again),
        status=np.array([0.8 if one == status else 0.05 for one in STATUSES], np.float32),
        sourced=sourced,
        roles=(lines[0], lines[1]),
        also=np.array(own, np.float32).reshape(len(scene.codes), 2),
        codes=scene.codes,
        words=np.array(told, np.float32).reshape(len(told), 4),
        at=tuple(scene.words.tolist()),
    )


def _types(type: str, p: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    found = np.zeros(len(TYPES) + 1, np.float32)
    found[TYPES.index(type)], found[-1] = p, 1 - p
    return found
