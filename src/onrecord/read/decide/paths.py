"""The way through the parse from a word to a trigger, as a number."""

import zlib
from collections.abc import Sequence

PATHS = 1500  # numbers that paths are hashed to; 0 is for words of other sentences
LONGEST = 5  # steps on either side


def chain(heads: Sequence[int], at: int) -> list[int]:
    """The word and what it hangs below, up to the root."""
    found = [at]
    while heads[found[-1]] != found[-1] and len(found) < 40:
        found.append(heads[found[-1]])
    return found


def path(heads: Sequence[int], labels: Sequence[str], above: dict[int, int], at: int) -> int:
    """The number of the way from a word to the trigger.

    `above` gives the trigger's own chain: each word in it with its distance from the trigger. Prepositions are kept
    by their word (they are labels of the caller's making), so that "by", "with" and "against" differ.
    """
    up: list[str] = []
    word = at
    while word not in above:
        up.append(labels[word])
        if heads[word] == word or len(up) > 40:
            return 1
        word = heads[word]
    down = above[word]
    if len(up) > LONGEST or down > LONGEST:
        return 2
    return 3 + zlib.crc32(("<".join(up) + f">{_down(above, labels, down)}").encode()) % (PATHS - 3)


def _down(above: dict[int, int], labels: Sequence[str], steps: int) -> str:
    return ">".join(labels[word] for word, distance in above.items() if distance < steps)
