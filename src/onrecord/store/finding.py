"""What answers a question: claims, events and reports, in bounded work however much the record holds.

Of words that very many passages hold, the `SCAN` that were recorded last are looked through; `Found.complete` says
whether that was all.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sqlalchemy import Connection, Float, Select, String, Subquery, column, func, literal, select, text

from onrecord.store import schema
from onrecord.store.asked import Asked
from onrecord.store.narrowing import SCAN, narrowing
from onrecord.store.search import parsed
from onrecord.store.writing import parts

if TYPE_CHECKING:
    from onrecord.store.record import Record

Order = Literal["best", "newest"]
START, END = "\x02", "\x03"  # around words in excerpts: no text of a report has these

_c, _r = schema.claims.c, schema.reports.c


class Line(NamedTuple):
    """A claim that answers, with what lists are narrowed by."""

    id: str
    report: str
    day: str
    type: str
    status: str
    tier: str
    score: float


class Found(NamedTuple):
    """The claims that answer, in order; `leads` are those of them that are, which `claims` has only if asked for."""

    claims: list[Line]
    leads: int
    complete: bool


def claims(record: "Record", asked: Asked, *, leads: bool = False, order: Order = "best") -> Found:
    """The claims that hold all of the words and meet all fields; without words, the newest first.

    Raises UsageError, NotFoundError for fields with values that there are not.
    """
    given = narrowing(record, asked)
    conditions = [*given.claims, *given.days]
    if given.reports:
        conditions.append(select(_r.id).where(_r.id == _c.report, *given.reports).exists())
    with record.shelf.reading() as connection:
        query: Select[Any] = select(_c.id, _c.report, _c.day, _c.type, _c.status, _c.tier)
        if words := worded(connection, asked.words, "claim"):
            query = query.add_columns(words.c.score).join(words, words.c.id == _c.id)
        else:
            begin = given.begin if given.begin is not None else _newest(asked, given.reports, given.days)
            held = begin.subquery()
            query = query.add_columns(literal(0.0).label("score")).where(_c.id.in_(select(held.c[0])))
        rows = connection.execute(query.where(*conditions).limit(SCAN)).all()
        complete = len(rows) < SCAN and not _crowded(connection, words if words is not None else held)
    affirmed, wrong = record.affirmed(), record.called_wrong()
    lines = [
        Line(*row[:5], "firm" if row.id in affirmed else row.tier, row.score) for row in rows if row.id not in wrong
    ]
    lines.sort(key=lambda line: line.id)
    lines.sort(key=lambda line: line.day, reverse=True)
    if words is not None and order == "best":
        lines.sort(key=lambda line: line.score)
    doubtful = sum(line.tier == "lead" for line in lines)
    return Found([line for line in lines if leads or line.tier == "firm"], doubtful, complete)


def _newest(asked: Asked, reports: Sequence[Any], days: Sequence[Any]) -> "Select[Any]":
    """Where no other field leads to few claims: those of the newest reports that are meant, or the newest of all."""
    if reports:
        of = select(_r.id).where(*reports).order_by(_r.day.desc(), _r.id.desc()).limit(SCAN)
        return select(_c.id).where(_c.report.in_(of)).limit(SCAN)
    return select(_c.id).where(*days).order_by(_c.day.desc(), _c.id.desc()).limit(SCAN)


def _crowded(connection: Connection, begin: Subquery) -> bool:
    """Whether there was more to begin with than was looked through."""
    return connection.execute(select(func.count()).select_from(begin)).scalar_one() >= SCAN


class Report(NamedTuple):
    """A report that answers."""

    id: str
    day: str
    outlet: str | None
    score: float


def reports(record: "Record", asked: Asked, *, order: Order = "best") -> tuple[list[Report], bool]:
    """The reports whose text holds all of the words, and that have a claim that meets the fields; whether that is all.

    `after` and `before` are here of the day of publication.
    """
    given = narrowing(record, asked)
    conditions = [*given.reports, *given.published]
    if given.of_claims:
        conditions.append(select(_c.id).where(_c.report == _r.id, *given.claims).exists())
    query: Select[Any] = select(_r.id, _r.day, _r.outlet)
    with record.shelf.reading() as connection:
        if words := worded(connection, asked.words, "report"):
            query = query.add_columns(words.c.score).join(words, words.c.id == _r.id)
        else:
            query = query.add_columns(literal(0.0).label("score"))
            if given.begin is not None:
                begin = given.begin.subquery()
                query = query.where(_r.id.in_(select(_c.report).where(_c.id.in_(select(begin.c[0])))))
        latest = query.where(*conditions).order_by(_r.day.desc(), _r.id.desc())
        found = [Report(*row) for row in connection.execute(latest.limit(SCAN)).all()]
    if words is not None and order == "best":
        found.sort(key=lambda one: one.score)
    return found, len(found) < SCAN


def events(record: "Record", lines: Sequence[Line]) -> dict[str, int]:
    """By event, how many of these claims it has, in the order of the first of them."""
    owners = record.owners("event", [line.id for line in lines])
    found: dict[str, int] = {}
    for line in lines:
        if (event := owners.get(line.id)) is not None:
            found[event] = found.get(event, 0) + 1
    return found


def worded(connection: Connection, words: str, kind: str) -> Subquery | None:
    """The passages that hold all of the words, with how well (less is better); None where there are no words."""
    lite = connection.dialect.name == "sqlite"
    terms = (" AND " if lite else " ").join(parsed(words))
    if not terms:
        return None if not words.strip() else _nothing()
    query = text(_SQLITE if lite else _POSTGRES).bindparams(words=terms, kind=kind, most=SCAN)
    return query.columns(column("id", String), column("score", Float)).subquery()


def _nothing() -> Subquery:
    """Words of which nothing is left but marks: no passage holds these."""
    return select(schema.passages.c.id, literal(0.0).label("score")).where(literal(False)).subquery()


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
            f"websearch_to_tsquery('english', :words) AS asked WHERE kind = :kind AND id IN ({ids})"
        )
    made = "highlight(passage_words, 0, :start, :end)" if whole else "snippet(passage_words, 0, :start, :end, '…', 40)"
    return (
        f"SELECT passage.id, {made} FROM passage_words JOIN passage ON passage.seq = passage_words.rowid "
        f"WHERE passage_words MATCH :words AND passage_words.rowid IN "
        f"(SELECT seq FROM passage WHERE kind = :kind AND id IN ({ids}))"
    )


_SQLITE = (
    "SELECT passage.id AS id, bm25(passage_words) AS score FROM passage_words "
    "JOIN passage ON passage.seq = passage_words.rowid WHERE passage_words MATCH :words AND passage.kind = :kind "
    "ORDER BY passage_words.rowid DESC LIMIT :most"
)
_POSTGRES = (
    "SELECT passage.id AS id, -ts_rank(to_tsvector('english', words), asked) AS score "
    "FROM websearch_to_tsquery('english', :words) AS asked, passage "
    "WHERE to_tsvector('english', words) @@ asked AND passage.kind = CAST(:kind AS text) "
    "ORDER BY passage.seq DESC LIMIT :most"
)
