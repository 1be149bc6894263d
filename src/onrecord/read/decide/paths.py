"""The way through the parse from a word to a trigger, as a number."""

import zlib
from collections.abc import Iterable, Sequence

PATHS = 1500  # numbers that paths are hashed to; 0 is for words of other sentences
LONGEST = 5  # steps on either side
DEEPEST = 40  # steps from which on a word counts as one of another tree


def chain(heads: Sequence[int], at: int) -> list[int]:
    """The word and what it hangs below, up to the root."""
    found = [at]
    while heads[found[-1]] != found[-1] and len(found) < DEEPEST:
        found.append(heads[found[-1]])
    return found


def paths(heads: Sequence[int], labels: Sequence[str], trigger: int, words: Iterable[int]) -> list[int]:
    """The numbers of the ways from words to the trigger.

    Prepositions are kept by their word (they are labels of the caller's making), so that "by", "with" and "against"
    differ.
    """
    own = chain(heads, trigger)
    above = {word: steps for steps, word in enumerate(own)}
    downs = [">".join(["", *(labels[word] for word in own[:steps])]) for steps in range(min(len(own), LONGEST + 1))]
    downs[0] = ">"
    return [_path(heads, labels, above, downs, word) for word in words]


def _path(heads: Sequence[int], labels: Sequence[str], above: dict[int, int], downs: list[str], word: int) -> int:
    """The number of one way: `above` gives the steps from the trigger to each word over it, `downs` their names."""
    up: list[str] = []
    while word not in above:
        up.append(labels[word])
        if heads[word] == word or len(up) > DEEPEST:
            return 1
        word = heads[word]
    down = above[word]
    if len(up) > LONGEST or down > LONGEST:
        return 2
    return 3 + zlib.crc32(("<".join(up) + downs[down]).encode()) % (PATHS - 3)
