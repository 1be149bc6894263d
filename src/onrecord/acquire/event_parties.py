"""Parties of event files: names and countries in others' spelling, and the codes that they stand for here."""

import re
from functools import lru_cache

from onrecord.knowledge.actors import codes_for, is_state
from onrecord.knowledge.names import label
from onrecord.model import Party

UNKNOWN = "?"
NONE = frozenset({"", "none", "null", "nan", "n/a", "---", "?"})  # what files write where there is nothing
BELONGS = re.compile(r".*\((?P<country>[^()]+)\)")  # "Police (Australia)", as ICEWS writes it
# ICEWS's names of states that mean others here, or none.
SPELT = {"congo": "COG", "occupied palestinian territory": "PSE"}
SECTORS = {"JRN": "MED"}  # PLOVER has JRN for the media, and MED for medicine


def known_code(given: str) -> str | None:
    """A code in this record's sense, in capitals; None if it is not known: "AND" is Andorra, "and" is nothing."""
    code = given.strip()
    return code if code.isupper() and (is_state(code) or label(code) != code) else None


@lru_cache(maxsize=100_000)
def party(name: str, country: str = "", sector: str = "") -> Party | None:
    """A party by its name, with its state where the file says it, by name or code; None where there is no name.

    Without a state of its own, the one in brackets behind the name counts, then whom the name itself stands for.
    """
    called, of = _cell(name), _cell(country)
    if not called and not of:
        return None
    code = _state(of) if of else None
    if code is None and (within := BELONGS.fullmatch(called)):
        code = _state(within["country"])
    if code is None and called:
        code = _state(called) or _known(called)
    kind, by_state = sector.strip().upper(), label(code) if code else of
    return Party(code=code or UNKNOWN, name=called or by_state, sector=SECTORS.get(kind, kind) or None)


def _cell(text: str) -> str:
    words = " ".join(text.split())
    return "" if words.casefold() in NONE else words


def _state(name: str) -> str | None:
    """A state, or a group, by its name or code."""
    code = SPELT.get(name.casefold()) or known_code(name)
    facts = None if code else codes_for(name)
    return code or (facts.code if facts is not None and facts.kind in ("state", "group") and facts.code else None)


def _known(name: str) -> str | None:
    facts = codes_for(name)
    return facts.code if facts is not None and facts.code else None
