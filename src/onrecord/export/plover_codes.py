"""Codes of the PLOVER codebook that files have beside a type: quad categories, contexts, sectors."""

from typing import NamedTuple

from onrecord.knowledge.plover import MATERIAL_CONFLICT, MATERIAL_COOPERATION, VERBAL_CONFLICT, VERBAL_COOPERATION
from onrecord.model import Party, Status


class Quad(NamedTuple):
    """One of PLOVER's four quad categories."""

    number: int
    name: str


QUADS = {
    Quad(1, "VERBAL COOPERATION"): VERBAL_COOPERATION,
    Quad(2, "MATERIAL COOPERATION"): MATERIAL_COOPERATION,
    Quad(3, "VERBAL CONFLICT"): VERBAL_CONFLICT,
    Quad(4, "MATERIAL CONFLICT"): MATERIAL_CONFLICT,
}
# PLOVER's contexts for what is not done.
CONTEXTS: dict[Status, str] = {"planned": "future", "possible": "hypothetical", "negated": "negation"}
MEDIA = "MED"  # PLOVER has JRN for the media, and MED for medicine


def quad(type: str) -> Quad:
    """The quad category of a type."""
    return next(one for one, types in QUADS.items() if type in types)


def sector(party: Party) -> str | None:
    """A party's sector as PLOVER writes it."""
    return "JRN" if party.sector == MEDIA else party.sector
