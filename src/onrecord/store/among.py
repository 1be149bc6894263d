"""That a column has one of many values: they go in as one parameter, for one each would be laid out anew every time."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, String, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class _Each(FunctionElement[str]):
    """The values of a JSON list, as a subquery."""

    inherit_cache = True
    type = String()


@compiles(_Each)
def _sqlite(element: _Each, compiler: Any, **given: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **given)}))"


@compiles(_Each, "postgresql")
def _postgresql(element: _Each, compiler: Any, **given: Any) -> str:
    return f"(SELECT jsonb_array_elements_text(CAST({compiler.process(element.clauses, **given)} AS jsonb)))"


def among(column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
    """That the column has one of these values, however many they are.

    What is found is put in order afterwards, for SQLite does not know how few the values are, and would rather go
    through a whole index in which the rows stand in the order asked for.
    """
    listed = msgspec.json.encode(list(values)).decode()
    return column.bool_op("IN")(_Each(literal(listed, String)))
