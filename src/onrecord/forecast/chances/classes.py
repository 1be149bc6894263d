"""The quad class of a relation: of PLOVER's types by PLOVER, of CAMEO's codes and descriptions by its table."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from onrecord.forecast.chances.asked import Quad
from onrecord.forecast.happenings import Ints
from onrecord.knowledge import plover
from onrecord.knowledge.cameo import cameo

TYPES: Mapping[Quad, frozenset[str]] = {
    Quad.VERBAL_COOPERATION: plover.VERBAL_COOPERATION,
    Quad.MATERIAL_COOPERATION: plover.MATERIAL_COOPERATION,
    Quad.VERBAL_CONFLICT: plover.VERBAL_CONFLICT,
    Quad.MATERIAL_CONFLICT: plover.MATERIAL_CONFLICT,
}
WORDS: Mapping[Quad, str] = {
    Quad.VERBAL_COOPERATION: "verbal cooperation",
    Quad.MATERIAL_COOPERATION: "material cooperation",
    Quad.VERBAL_CONFLICT: "verbal conflict",
    Quad.MATERIAL_CONFLICT: "material conflict",
}


@cache
def _table() -> Mapping[str, Quad]:
    return {name.casefold(): quad for quad, names in TYPES.items() for name in names}


def quad_of(relation: str) -> Quad | None:
    """The class of a relation, None where neither CAMEO nor PLOVER has it."""
    if (found := _table().get(relation.strip().casefold())) is not None:
        return found
    told = cameo(relation)
    return Quad(told.quad) if told else None


def quads(relations: Sequence[str]) -> Ints:
    """The class of each relation, 1 to 4; 0 where it has none."""
    return np.array([quad_of(relation) or 0 for relation in relations], dtype=np.int32)
