"""Search over the words of reports and the quotes of claims: FTS5 in SQLite, full text search in PostgreSQL."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from sqlalchemy import Connection, TextClause, text

Kind = Literal["report", "claim"]


class Hit(NamedTuple):
    """A report or claim that holds the words; `excerpt` has them between « and »."""

    kind: Kind
    id: str
    excerpt: str


def search(connection: Connection, words: str, kind: Kind | None, limit: int) -> Iterator[Hit]:
    """The best hits for all of the words, or for the "phrases" in double quotes, the best first."""
    terms = parsed(words)
    if not terms:
        return
    sqlite = connection.dialect.name == "sqlite"
    query, asked = (_SQLITE, " AND ".join(terms)) if sqlite else (_POSTGRES, " ".join(terms))
    for of, id, excerpt in connection.execute(query, {"words": asked, "kind": kind or "", "limit": limit}):
        yield Hit(of, id, " ".join(excerpt.split()))


def parsed(words: str) -> list[str]:
    """A user's words and "phrases", each in double quotes, so that no operator is read into them."""
    found = re.findall(r'"([^"]+)"|(\S+)', words)
    terms = (re.sub(r"[^\w\s]+", " ", phrase or word).strip() for phrase, word in found)
    return [f'"{term}"' for term in terms if term]


_SQLITE: TextClause = text(
    "SELECT passage.kind, passage.id, snippet(passage_words, 0, '«', '»', '…', 24) FROM passage_words "
    "JOIN passage ON passage.seq = passage_words.rowid "
    "WHERE passage_words MATCH :words AND (:kind = '' OR passage.kind = :kind) "
    "ORDER BY bm25(passage_words), passage.id LIMIT :limit"
)
_POSTGRES: TextClause = text(
    "SELECT kind, id, ts_headline('english', words, asked, 'StartSel=«, StopSel=», MaxWords=24, MinWords=8') "
    "FROM passage, websearch_to_tsquery('english', :words) AS asked "
    "WHERE to_tsvector('english', words) @@ asked AND (CAST(:kind AS text) = '' OR kind = :kind) "
    "ORDER BY ts_rank(to_tsvector('english', words), asked) DESC, id LIMIT :limit"
)
