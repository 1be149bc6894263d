"""Which of some claims answer a question: as `finding` has it, without a bound, for there are few to look at."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import String, Text, bindparam, select, text

from onrecord.store import schema
from onrecord.store.among import among
from onrecord.store.asked import Asked
from onrecord.store.narrowing import narrowing
from onrecord.store.search import parsed

if TYPE_CHECKING:
    from onrecord.store.record import Record

_c, _r = schema.claims.c, schema.reports.c


def matching(record: "Record", asked: Asked, claims: Sequence[str]) -> set[str]:
    """Those of the claims that hold all of the words and meet all of the fields.

    Raises UsageError, NotFoundError for fields with values that the record does not have.
    """
    given = narrowing(record, asked)
    conditions = [*given.claims, *given.days]
    if given.reports:
        conditions.append(select(_r.id).where(_r.id == _c.report, *given.reports).exists())
    with record.shelf.reading() as connection:
        found = set(connection.execute(select(_c.id).where(among(_c.id, claims), *conditions)).scalars())
        if found and asked.words.strip():
            lite = connection.dialect.name == "sqlite"
            terms = (" AND " if lite else " ").join(parsed(asked.words))
            query = text(_SQLITE if lite else _POSTGRES).bindparams(bindparam("ids", type_=Text))
            listed = _json(sorted(found))
            held = connection.execute(query.columns(id=String), {"words": terms, "ids": listed}) if terms else ()
            found = {row[0] for row in held}
    return found


def _json(ids: Sequence[str]) -> str:
    import msgspec

    return msgspec.json.encode(ids).decode()


_SQLITE = (
    "SELECT passage.id AS id FROM passage_words JOIN passage ON passage.seq = passage_words.rowid "
    "WHERE passage_words MATCH :words AND passage_words.rowid IN "
    "(SELECT seq FROM passage WHERE kind = 'claim' AND id IN (SELECT value FROM json_each(:ids)))"
)
_POSTGRES = (
    "SELECT id FROM passage, websearch_to_tsquery('english', :words) AS asked WHERE kind = 'claim' "
    "AND id IN (SELECT jsonb_array_elements_text(CAST(:ids AS jsonb))) AND to_tsvector('english', words) @@ asked"
)
