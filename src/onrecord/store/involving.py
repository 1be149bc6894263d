"""Events by who is in them, or in whose country they took place: found in the database, before any is read."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import JSON, ColumnElement, Engine, cast, func, or_, select

from onrecord.store import schema


def involving(engine: Engine, codes: Iterable[str]) -> list[ColumnElement[bool]]:
    """That each of these states or organisations is a party of an event, or the country of its place."""
    e, p = schema.events.c, schema.event_party.c
    country: Any = (
        func.json_extract(e.body, "$.place.country")
        if engine.dialect.name == "sqlite"
        else cast(e.body, JSON)["place"]["country"].as_string()
    )
    return [
        or_(select(p.code).where(p.event == e.id, p.code == code).exists(), country == code)
        for code in sorted(set(codes))
    ]
