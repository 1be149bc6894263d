"""Those of many candidates that share the most, without going through all of them one function call at a time."""

from collections.abc import Mapping


def most_shared(shared: Mapping[str, int], most: int, *, last: bool = False) -> list[str]:
    """So many of the ids that share the most, these first; of those that share alike, the first by name, or the last.

    Only the number of candidates grows with a record, and it is dealt with by the interpreter's own loops.
    """
    if len(shared) > most:
        least = sorted(shared.values(), reverse=True)[most - 1]
        above = [id for id, count in shared.items() if count > least]
        level = sorted([id for id, count in shared.items() if count == least], reverse=last)
        return _ranked(above, shared, last=last) + level[: most - len(above)]
    return _ranked(list(shared), shared, last=last)


def _ranked(ids: list[str], shared: Mapping[str, int], *, last: bool) -> list[str]:
    ids.sort(reverse=last)
    ids.sort(key=shared.__getitem__, reverse=True)  # keeps the order of those that share alike
    return ids
