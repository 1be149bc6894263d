"""Conditions on a table are asked of lines that have its columns, and of no others."""

from sqlalchemy import Subquery, literal, select

from onrecord.store import schema
from onrecord.store.moving import moved

C, P = schema.claims.c, schema.claim_party.c


def lines(*names: str) -> Subquery:
    return select(*(literal("x").label(name) for name in names)).subquery("lines")


def test_columns_are_those_of_the_lines_within_subqueries_too() -> None:
    met = select(P.code).where(P.code == "RUS", P.claim == C.id).exists()
    found = moved([C.type == "AID", met], schema.claims, lines("id", "type"))
    assert found is not None
    text = str(select(literal(1)).where(*found))
    assert "lines.type = " in text
    assert "claim_party.claim = lines.id" in text
    assert "claims." not in text


def test_a_column_that_is_lacking_is_told() -> None:
    assert moved([C.source == "x"], schema.claims, lines("id", "type")) is None
    assert moved([], schema.claims, lines("id")) == []
    assert moved([C.body == "x"], schema.reports, lines("id")) is not None
