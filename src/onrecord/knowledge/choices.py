"""What users name, out of what there is. A refusal says which choices there are, the nearest first."""

from collections.abc import Iterable, Sequence
from typing import get_args

from onrecord.errors import UsageError
from onrecord.knowledge.folding import fold, letters
from onrecord.knowledge.plover import TYPES, modes
from onrecord.model import ReportStatus, Status

ALIKE = 0.82  # from which likeness on, 0 to 1, one word may be meant by another


def nearest(given: str, options: Iterable[str], count: int = 3) -> list[str]:
    """The options that look like what was given, the likest first: letters changed, left out, or words turned."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import JaroWinkler

    asked = fold(given.strip())
    scores: dict[str, float] = {}
    for option in options:
        other = fold(option)
        scores[option] = max(JaroWinkler.similarity(asked, other), fuzz.token_sort_ratio(asked, other) / 100)
    alike = sorted((option for option, score in scores.items() if score >= ALIKE), key=lambda o: (-scores[o], o))
    return alike[:count]


def did_you_mean(near: Sequence[str]) -> str:
    """The question at the end of a refusal: ": did you mean wire-veto or wire-vote?"; "" if nothing is near."""
    if not near:
        return ""
    *first, last = near
    return f": did you mean {', '.join(first)} or {last}?" if first else f": did you mean {last}?"


def chosen(what: str, given: str, options: Iterable[str]) -> str:
    """The option that is meant, whatever its case and hyphens. Raises UsageError with the choices.

    Args:
        what: what is chosen, for the message: "status".
        given: what the user wrote.
        options: all that there are.
    """
    listed = list(options)
    same = [option for option in listed if option == given] or [o for o in listed if letters(o) == letters(given)]
    if same:
        return same[0]
    near = nearest(given, listed, 1)
    hint = f"did you mean {near[0]}? Choose" if near else "choose"
    raise UsageError(f"there is no {what} '{given}': {hint} from {', '.join(listed)}")


def event_type(given: str) -> str:
    """One of PLOVER's sixteen types, as it is written. Raises UsageError."""
    return chosen("type", given, TYPES)


def event_mode(given: str, type: str) -> str:
    """A mode of that type. Raises UsageError, also where the type has none."""
    if not modes(type):
        raise UsageError(f"there is no mode '{given}': {type} has no modes; correct the type first, or leave it empty")
    return chosen(f"mode of {type}", given, modes(type))


def status(given: str) -> str:
    """A status of claims and events. Raises UsageError."""
    return chosen("status", given, get_args(Status))


def report_status(given: str) -> str:
    """What became of a report. Raises UsageError."""
    return chosen("status of reports", given, get_args(ReportStatus))
