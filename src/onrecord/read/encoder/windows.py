"""A report cut into windows that the encoder can take: sentences in a row, the title in view of each."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LONGEST = 320  # word pieces to a window, marks aside
TITLE = 40  # word pieces of the title that every window after the first is shown
CONTEXT = 60  # word pieces of what went before that such a window begins with
CLS, SEP = 101, 102

Ints = NDArray[np.int64]


class Window(NamedTuple):
    """Word pieces of a window: their ids, the words they belong to (-1 for marks), and which of them count here.

    A word that stands in several windows counts in one, where most of its surroundings are in view.
    """

    ids: Ints
    owner: Ints
    counts: NDArray[np.bool_]


def windows(pieces: Sequence[int], owner: Sequence[int], title: Sequence[int], sentence: Sequence[int]) -> list[Window]:
    """Cut a report of n word pieces. `owner` gives the word of each, `title` and `sentence` are by word."""
    heading = [k for k in range(len(pieces)) if title[owner[k]]]
    body = [k for k in range(len(pieces)) if not title[owner[k]]]
    room = LONGEST - min(len(heading), LONGEST // 2)
    if len(body) <= room:
        return [_window(pieces, owner, heading[: LONGEST // 2], [], body, first=True)]
    found, start = [], 0
    while start < len(body):
        before = body[max(0, start - CONTEXT) : start] if start else []
        shown = heading[: LONGEST // 2] if not start else heading[:TITLE]
        end = _cut(body, start, start + LONGEST - len(before) - len(shown), owner, sentence)
        found.append(_window(pieces, owner, shown, before, body[start:end], first=not start))
        start = end
    return found


def _cut(body: Sequence[int], start: int, end: int, owner: Sequence[int], sentence: Sequence[int]) -> int:
    """The last place up to `end` where a sentence ends, or else a word."""
    if end >= len(body):
        return len(body)
    for parts in (sentence, range(1 << 30)):
        at = end
        while at > start + 1 and parts[owner[body[at - 1]]] == parts[owner[body[at]]]:
            at -= 1
        if at > start + 1:
            return at
    return end


def _window(
    pieces: Sequence[int], owner: Sequence[int], shown: list[int], before: list[int], core: list[int], *, first: bool
) -> Window:
    parts = [(shown, first), (before, False), (core, True)]
    ids, owners, counts = [CLS], [-1], [False]
    for number, (part, here) in enumerate(parts):
        ids += [pieces[k] for k in part]
        owners += [owner[k] for k in part]
        counts += [here] * len(part)
        if number != 1 and part:
            ids.append(SEP)
            owners.append(-1)
            counts.append(False)
    return Window(np.array(ids, np.int64), np.array(owners, np.int64), np.array(counts, bool))
