"""Passages that hold words: claims' quotes and reports' texts, by FTS5 in SQLite and full text search in PostgreSQL.

Bounded: of words that very many hold, the `SCAN` passages that were recorded last.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import CTE, Connection, Float, String, TextClause, column, literal, select, text

from onrecord.store import quick, schema
from onrecord.store.search import parsed
from onrecord.store.writing import parts

if TYPE_CHECKING:
    from onrecord.store.record import Record

Scored = Literal["all", "firm", "none"]
SCAN = 1000
LINE = ("id", "report", "day", "outlet", "type", "status", "tier")
START, END = "\x02", "\x03"  # around words in excerpts: no text of a report has these


def holding(connection: Connection, words: str, kind: str, *, scored: Scored = "all") -> CTE | None:
    """The passages that hold all of the words, with how well (less is better); None where there are no words.

    Its columns are those of `passage_lines` but for `seq` and `kind`, and `score`: 0 for those that are not to be
    `scored`, which takes longer than finding them.
    """
    if not (terms := _terms(connection, words)):
        return None if not words.strip() else _nothing()
    query = text(_sql(connection, scored)).bindparams(words=terms, kind=kind, most=SCAN)
    return query.columns(*(column(name, String) for name in LINE), column("score", Float)).cte()


def lines_holding(
    connection: Connection, words: str, kind: str, columns: str, *, scored: Scored = "all"
) -> Sequence[Any] | None:
    """The same, where nothing more is asked of them: some columns as rows at once; None where there are no words."""
    if not (terms := _terms(connection, words)):
        return None
    held = {"words": terms, "kind": kind, "most": SCAN}
    return quick.rows(connection, _held(columns, _sql(connection, scored)), held)


@lru_cache(maxsize=32)
def _held(columns: str, sql: str) -> TextClause:
    return text(f"SELECT {columns} FROM ({sql}) AS held")


def _terms(connection: Connection, words: str) -> str:
    return (" AND " if connection.dialect.name == "sqlite" else " ").join(parsed(words))


def _sql(connection: Connection, scored: Scored) -> str:
    lite = connection.dialect.name == "sqlite"
    return (_SQLITE if lite else _POSTGRES).format(score=_SCORED[scored].format(_SCORES[lite]))


def _nothing() -> CTE:
    """Words of which nothing is left but marks: no passage holds these."""
    line = (schema.passage_lines.c[name] for name in LINE)
    return select(*line, literal(0.0).label("score")).where(literal(False)).cte()


def marked(record: "Record", words: str, kind: str, ids: Sequence[str], *, whole: bool) -> dict[str, str]:
    """By id, the passage with the words between START and END: whole, or what stands around the first of them."""
    found: dict[str, str] = {}
    with record.shelf.reading() as connection:
        lite = connection.dialect.name == "sqlite"
        terms = (" AND " if lite else " ").join(parsed(words))
        for part in parts(list(ids)) if terms else ():
            sql = _shown(lite, whole, len(part))
            values = {"words": terms, "kind": kind, "start": START, "end": END}
            if not lite:
                options = "HighlightAll=true" if whole else "MaxWords=40, MinWords=24, MaxFragments=1"
                values = {"words": terms, "kind": kind, "options": f"StartSel={START}, StopSel={END}, {options}"}
            values |= {f"id{number}": id for number, id in enumerate(part)}
            found.update({row[0]: row[1] for row in connection.execute(text(sql), values)})
    return found


def _shown(lite: bool, whole: bool, count: int) -> str:
    ids = ", ".join(f":id{number}" for number in range(count))
    if not lite:
        return (
            "SELECT id, ts_headline('english', words, asked, :options) FROM passage, "
            f"websearch_to_tsquery('english', :words) AS asked "
            f"WHERE kind = :kind AND id IN ({ids}) AND to_tsvector('english', words) @@ asked"
        )
    made = "highlight(passage_words, 0, :start, :end)" if whole else "snippet(passage_words, 0, :start, :end, '…', 40)"
    return (
        f"SELECT passage.id, {made} FROM passage_words JOIN passage ON passage.seq = passage_words.rowid "
        f"WHERE passage_words MATCH :words AND passage_words.rowid IN "
        f"(SELECT seq FROM passage WHERE kind = :kind AND id IN ({ids}))"
    )


_COLUMNS = ", ".join(f"line.{name} AS {name}" for name in LINE)
_SCORED: dict[Scored, str] = {"all": "{}", "firm": "CASE WHEN line.tier = 'firm' THEN {} ELSE 0.0 END", "none": "0.0"}
_SCORES = {True: "bm25(passage_words)", False: "-ts_rank(to_tsvector('english', words), asked)"}
_SQLITE = (
    f"SELECT {_COLUMNS}, {{score}} AS score FROM passage_words "
    "CROSS JOIN passage_lines AS line ON line.seq = passage_words.rowid "
    "WHERE passage_words MATCH :words AND line.kind = :kind ORDER BY passage_words.rowid DESC LIMIT :most"
)
_POSTGRES = (
    f"SELECT {_COLUMNS}, {{score}} AS score "
    "FROM websearch_to_tsquery('english', :words) AS asked, passage JOIN passage_lines AS line USING (seq) "
    "WHERE to_tsvector('english', words) @@ asked AND line.kind = CAST(:kind AS text) "
    "ORDER BY seq DESC LIMIT :most"
)
