"""PLOVER's types: the classes of them fit the types, and the types the data."""

from onrecord.knowledge import toml
from onrecord.knowledge.plover import (
    FORCE,
    MATERIAL,
    MATERIAL_CONFLICT,
    MATERIAL_COOPERATION,
    MUTUAL,
    SPOKEN,
    TYPES,
    VERBAL_CONFLICT,
    VERBAL_COOPERATION,
)


def test_every_type_is_of_one_quad_category() -> None:
    quads = (VERBAL_COOPERATION, MATERIAL_COOPERATION, VERBAL_CONFLICT, MATERIAL_CONFLICT)
    assert sorted(type for quad in quads for type in quad) == sorted(TYPES)


def test_the_data_have_the_same_types() -> None:
    assert tuple(toml("types.toml")) == TYPES


def test_what_is_said_is_no_deed() -> None:
    assert set(TYPES) - SPOKEN - MATERIAL == {"CONSULT"}
    assert not FORCE - MATERIAL_CONFLICT
    assert not MUTUAL - set(TYPES)
