"""Conditions on a table, asked of lines instead that have the same columns: the rows themselves need not be read."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, Table
from sqlalchemy.sql.visitors import iterate, replacement_traverse

Condition = ColumnElement[bool]


def moved(conditions: Sequence[Condition], table: Table, lines: FromClause) -> list[Condition] | None:
    """The conditions on the table as conditions on the lines; None where these lack a column that one asks for."""
    parts: list[Any] = [part for one in conditions for part in iterate(one) if _of(part, table)]
    if not {part.key for part in parts} <= set(lines.c.keys()):
        return None

    def replace(part: Any, **_: Any) -> Any:
        return lines.c[part.key] if _of(part, table) else None

    traverse: Any = replacement_traverse  # which is told by its types that it replaces nothing by something else
    return [traverse(one, {}, replace) for one in conditions]


def _of(part: Any, table: Table) -> bool:
    return isinstance(part, Column) and part.table is table
