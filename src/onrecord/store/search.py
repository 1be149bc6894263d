"""Search over the words of reports and the quotes of claims: FTS5 in SQLite, full text search in PostgreSQL."""

import re
from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from sqlalchemy import Connection, String, TextClause, bindparam, text

from onrecord.model import Span, Tier

Kind = Literal["report", "claim"]
By = Literal["words", "meaning", "both"]
SEEN = 4000  # hits that the best are chosen from in SQLite: those that were recorded last


class Hit(NamedTuple):
    """A report or claim that holds the words; `excerpt` has them between « and »; `tier` is a claim's.

    Of one that was found by what it means, `span` is where the excerpt stands in the report's text: a claim's quote, of
    a report its likest sentence; and `likeness` how like the sentence is to what was asked, 1 at most.
    """

    kind: Kind
    id: str
    excerpt: str
    tier: Tier | None = None
    likeness: float | None = None
    span: Span | None = None


def search(
    connection: Connection,
    words: str,
    kind: Kind | None,
    limit: int,
    *,
    leads: bool = False,
    affirmed: Collection[str] = (),
) -> Iterator[Hit]:
    """The best hits for all of the words, or for the "phrases" in double quotes, the best first.

    Of words that very many passages hold, the last `SEEN` that were recorded are looked at.

    Leads are among them if asked for; those of the `affirmed` ids are firm.
    """
    asked = _asked(connection, words)
    if not asked:
        return
    values = {"words": asked, "kind": kind or "", "limit": limit, "leads": int(leads), "affirmed": list(affirmed)}
    query = _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES
    for of, id, excerpt, tier in connection.execute(query, values):
        yield Hit(of, id, " ".join(excerpt.split()), "firm" if tier and id in affirmed else tier)


def leads_with(connection: Connection, words: str, affirmed: Collection[str] = ()) -> int:
    """How many leads hold all of the words."""
    asked = _asked(connection, words)
    if not asked:
        return 0
    query = _LEADS_SQLITE if connection.dialect.name == "sqlite" else _LEADS_POSTGRES
    return int(connection.execute(query, {"words": asked, "affirmed": list(affirmed)}).scalar_one())


def _asked(connection: Connection, words: str) -> str:
    terms = parsed(words)
    return (" AND " if connection.dialect.name == "sqlite" else " ").join(terms)


def parsed(words: str) -> list[str]:
    """A user's words and "phrases", each in double quotes, so that no operator is read into them."""
    found = re.findall(r'"([^"]+)"|(\S+)', words)
    terms = (re.sub(r"[^\w\s]+", " ", phrase or word).strip() for phrase, word in found)
    return [f'"{term}"' for term in terms if term]


def _query(sql: str) -> TextClause:
    return text(sql).bindparams(bindparam("affirmed", type_=String, expanding=True))


# `passage_lines` has what a passage is of, and whether it is firm, without its words; of a report it has no tier.
_FIRM = "(:leads = 1 OR line.tier IS NULL OR line.tier = 'firm' OR line.id IN :affirmed) "
_LEAD = "AND line.tier = 'lead' AND line.id NOT IN :affirmed"
_IN_SQLITE = (
    "FROM passage_words CROSS JOIN passage_lines AS line ON line.seq = passage_words.rowid "
    "WHERE passage_words MATCH :words "
)
_IN_POSTGRES = (
    "FROM websearch_to_tsquery('english', :words) AS asked, passage JOIN passage_lines AS line USING (seq) "
    "WHERE to_tsvector('english', words) @@ asked "
)
# How well a passage answers takes longer to tell than what it is: that is told of those alone that may be shown.
_SQLITE = _query(
    "WITH found AS MATERIALIZED (SELECT line.seq, line.kind, line.id, line.tier, "
    f"CASE WHEN (:kind = '' OR line.kind = :kind) AND {_FIRM}THEN bm25(passage_words) END AS score {_IN_SQLITE}"
    f"ORDER BY passage_words.rowid DESC LIMIT {SEEN}), "
    "best AS MATERIALIZED (SELECT seq, kind, id, tier, score FROM found WHERE score IS NOT NULL "
    "ORDER BY score, id LIMIT :limit) "
    "SELECT best.kind, best.id, snippet(passage_words, 0, '«', '»', '…', 24), best.tier "
    "FROM best CROSS JOIN passage_words ON passage_words.rowid = best.seq WHERE passage_words MATCH :words "
    "ORDER BY best.score, best.id"
)
_POSTGRES = _query(
    "SELECT line.kind, line.id, "
    "ts_headline('english', words, asked, 'StartSel=«, StopSel=», MaxWords=24, MinWords=8'), line.tier "
    f"{_IN_POSTGRES}AND (CAST(:kind AS text) = '' OR line.kind = :kind) AND {_FIRM}"
    "ORDER BY ts_rank(to_tsvector('english', words), asked) DESC, line.id LIMIT :limit"
)
_LEADS_SQLITE = _query(f"SELECT count(*) {_IN_SQLITE}{_LEAD}")
_LEADS_POSTGRES = _query(f"SELECT count(*) {_IN_POSTGRES}{_LEAD}")
