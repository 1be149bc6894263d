"""Codes of states, events and groups in the lists of other data sets. Data: the files `export_*.tsv` of `knowledge`."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.knowledge import rows, table
from onrecord.knowledge.cameo import quad_of


class State(NamedTuple):
    """One state in the lists that files ask for; "" where a list has no code for it."""

    alpha2: str = ""
    numeric: str = ""
    fips: str = ""
    cameo: str = ""


@lru_cache(maxsize=1)
def _states() -> dict[str, State]:
    return {code: State(*codes) for code, *codes in rows("export_countries.tsv")}


def state(code: str | None) -> State:
    """The codes of a state by ISO 3166-1 alpha-3; all "" for what is no state."""
    return _states().get(code or "", State())


def cameo_state(code: str) -> str:
    """CAMEO's code of a state, "" for what is none. A state that CAMEO does not list keeps its ISO code."""
    return (state(code).cameo or code) if code in _states() else ""


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    return {row["code"]: row["cameo"] for row in table("export_cameo_groups.tsv")}


def cameo_group(code: str) -> str:
    """CAMEO's code of an organisation or group that it lists, "" for others."""
    return _groups().get(code, "")


class Cameo(NamedTuple):
    """A CAMEO code and GDELT's quad class, "" and None where it has no one counterpart."""

    code: str = ""
    quad: int | None = None


@lru_cache(maxsize=1)
def _cameo() -> dict[tuple[str, str, str], Cameo]:
    found: dict[tuple[str, str, str], Cameo] = {}
    for type, mode, words, code, quad, _ in rows("export_cameo.tsv"):
        sure = quad_of(code) if code else int(quad) if quad else None
        found |= {(type, mode, word): Cameo(code, sure) for word in words.split() or [""]}
    return found


def cameo_event(type: str, mode: str | None, words: Iterable[str] = ()) -> Cameo:
    """The CAMEO code of a PLOVER type and mode.

    Args:
        type: one of PLOVER's sixteen.
        mode: one of its modes.
        words: what reports call it, which decides where CAMEO parts what PLOVER does not; words at odds decide nothing.
    """
    codes = _cameo()
    if (type, mode or "", "") in codes and mode:
        return codes[type, mode, ""]
    told = {codes[key] for word in words if (key := (type, "", word.lower())) in codes and word}
    return told.pop() if len(told) == 1 else codes.get((type, "", ""), Cameo())


class Acled(NamedTuple):
    """ACLED's names for a kind of event, "" where the record does not hold what decides it."""

    disorder: str
    event: str
    sub_event: str


@lru_cache(maxsize=1)
def _acled() -> dict[tuple[str, str], Acled]:
    return {(type, mode): Acled(*names) for type, mode, *names in rows("export_acled.tsv")}


NO_DEMONSTRATION = frozenset({"strike", "hunger"})


def acled(type: str, mode: str | None) -> Acled | None:
    """ACLED's names for a PLOVER type and mode; None if it is no event of ACLED's."""
    if mode in NO_DEMONSTRATION:
        return None
    names = _acled()
    return names.get((type, mode or ""), names.get((type, "")))
