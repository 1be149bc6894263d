"""Quad classes: of PLOVER's types, of ICEWS's words, and none where neither has a relation."""

import pytest

from onrecord.forecast.chances import Quad, quad_of
from onrecord.forecast.chances.classes import quads


@pytest.mark.parametrize(
    ("relation", "quad"),
    [
        ("CONSULT", Quad.VERBAL_COOPERATION),
        ("threaten", Quad.VERBAL_CONFLICT),
        ("Use conventional military force", Quad.MATERIAL_CONFLICT),
        ("Provide humanitarian aid", Quad.MATERIAL_COOPERATION),
        ("unheard of", None),
    ],
)
def test_the_class_of_a_relation(relation: str, quad: Quad | None) -> None:
    assert quad_of(relation) == quad


def test_what_has_no_class_is_zero() -> None:
    assert quads(["AID", "unheard of"]).tolist() == [2, 0]
