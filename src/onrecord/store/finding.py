"""What answers a question: claims, events and reports, in bounded work however much the record holds.

Of words that very many passages hold, the `SCAN` that were recorded last are looked through; `Found.complete` says
whether that was all.
"""

from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Float,
    Select,
    String,
    cast,
    func,
    literal,
    select,
)

from onrecord.model import Report as RecordedReport
from onrecord.store import quick, schema
from onrecord.store.among import among
from onrecord.store.asked import Asked
from onrecord.store.moving import moved
from onrecord.store.narrowing import Narrowing, narrowing
from onrecord.store.passages import END, SCAN, START, Scored, holding, lines_holding, marked
from onrecord.store.search import Hit, Kind

if TYPE_CHECKING:
    from onrecord.store.record import Record

Order = Literal["best", "newest"]
OPENING = 24  # words of a report without a title that stand for one
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


_LINE = ", ".join(Line._fields)


class Found(NamedTuple):
    """The claims that answer, in order; `leads` are those of them that are, which `claims` has only if asked for."""

    claims: list[Line]
    leads: int
    complete: bool


def claims(
    record: "Record", asked: Asked, *, leads: bool = False, order: Order = "best", given: Narrowing | None = None
) -> Found:
    """The claims that hold all of the words and meet all fields; without words, the newest first.

    Args:
        record: an open record.
        asked: the question.
        leads: whether leads are among them.
        order: best or newest.
        given: the question's fields, where `narrowing` has made conditions of them.

    Raises UsageError, NotFoundError for fields with values that there are not.
    """
    given = given or narrowing(record, asked)
    conditions = [*(given.claims if asked.words.strip() else given.rest), *given.days]
    if given.reports:
        conditions.append(select(_r.id).where(_r.id == _c.report, *given.reports).exists())
    judged = Judged(record.affirmed(), record.called_wrong())
    scored: Scored = "none" if order == "newest" else "all" if leads or judged.right else "firm"
    with record.shelf.reading() as connection:
        rows = None if conditions else lines_holding(connection, asked.words, "claim", _LINE, scored=scored)
        words, complete = asked.words, rows is not None and len(rows) < SCAN
        if rows is None:
            begin = given.begin if given.begin is not None else _newest(given.reports, given.days)
            held = holding(connection, words, "claim", scored=scored)
            rows, complete = _found(connection, begin.cte() if held is None else held, conditions)
        lines, doubtful = decided(rows, judged, leads=leads)
        if lines and not lines[0].report:
            told = record.reports_of_claims(line.id for line in lines)
            lines = [line._replace(report=told[line.id]) for line in lines]
    lines.sort(key=attrgetter("id"))
    lines.sort(key=attrgetter("day"), reverse=True)
    if words.strip() and order == "best":
        lines.sort(key=attrgetter("score"))
    return Found(lines, doubtful, complete)


class Judged(NamedTuple):
    """The claims that decisions call right, and wrong."""

    right: Collection[str]
    wrong: Collection[str]


def decided(rows: Sequence[Any], judged: Judged, *, leads: bool) -> tuple[list[Line], int]:
    """Of claims as `Line` has them those not called wrong, in the tier that they have by decision; how many are leads.

    `leads` says whether these are among them.
    """
    right, wrong = judged
    if not (right or wrong):
        doubtful = sum(row[5] == "lead" for row in rows)
        return [Line._make(row) for row in rows if leads or row[5] == "firm"], doubtful
    kept = (line for line in map(Line._make, rows) if line.id not in wrong)
    lines = [line._replace(tier="firm") if line.id in right else line for line in kept]
    doubtful = sum(line.tier == "lead" for line in lines)
    return [line for line in lines if leads or line.tier == "firm"], doubtful


def _found(connection: Connection, held: CTE, conditions: Sequence[ColumnElement[bool]]) -> tuple[Sequence[Any], bool]:
    """Those of the claims that are held that meet the conditions, as `Line` has them, and whether these are all.

    Whether there was more to begin with than was looked through is told by the same statement, for finding what words
    hold takes longer than all else.
    """
    query = _lines(held, conditions).limit(SCAN)
    if not conditions:
        rows = quick.fetched(connection, query)
        return rows, len(rows) < SCAN
    nothing = (literal("", String) for _ in Line._fields[:-1])  # in the line that has how many were held
    both = select(query.subquery()).union_all(select(*nothing, _count(held)))
    found = quick.fetched(connection, both)
    rows = [row for row in found if row[0]]
    (begun,) = (row[-1] for row in found if not row[0])
    return rows, len(rows) < SCAN and begun < SCAN


def _count(held: CTE) -> ColumnElement[float]:
    return cast(select(func.count()).select_from(held).scalar_subquery(), Float)


def _lines(held: CTE, conditions: Sequence[ColumnElement[bool]]) -> "Select[Any]":
    """Those of the claims that are held that meet the conditions, as `Line` has them.

    Claims are read where what is held lacks a column; but for the report, which is "" then: few want it.
    """
    of: Any = held.c
    where = moved(conditions, schema.claims, held) if "tier" in of else None
    query: Select[Any] = select()
    if where is None:
        of, where = _c, [*conditions, _c.id.in_(select(held.c[0]))]
        if "score" in held.c:
            query, where = query.join_from(schema.claims, held, held.c.id == _c.id), [*conditions]
    columns = [of[name] if name in of else literal("").label(name) for name in Line._fields[:-1]]
    score = held.c.score if "score" in held.c else literal(0.0).label("score")
    return query.add_columns(*columns, score).where(*where)


def _newest(reports: Sequence[Any], days: Sequence[Any]) -> "Select[Any]":
    """Where no other field leads to few claims: those of the newest reports that are meant, or the newest of all."""
    if reports:
        of = select(_r.id).where(*reports).order_by(_r.day.desc(), _r.id.desc()).limit(SCAN)
        every = (_c.id, _c.report, _c.day, _c.type, _c.status, _c.tier, _c.source)
        return select(*every).where(_c.report.in_(of)).limit(SCAN)
    own = (_c.id, _c.day, _c.type, _c.status, _c.tier)
    return select(*own).where(*days).order_by(_c.day.desc(), _c.id.desc()).limit(SCAN)


class Report(NamedTuple):
    """A report that answers."""

    id: str
    day: str
    outlet: str | None
    score: float


def reports(
    record: "Record", asked: Asked, *, order: Order = "best", given: Narrowing | None = None
) -> tuple[list[Report], bool]:
    """The reports whose text holds all of the words, and that have a claim that meets the fields; whether that is all.

    `after` and `before` are here of the day of publication.
    """
    given = given or narrowing(record, asked)
    with record.shelf.reading() as connection:
        query, held = _reports(record, connection, asked, given, scored="all" if order == "best" else "none")
        of = query.selected_columns
        latest = query.order_by(of.day.desc(), of.id.desc()).limit(SCAN)
        found = list(map(Report._make, quick.fetched(connection, latest)))
        complete = len(found) < SCAN and (held is None or connection.execute(select(_count(held))).scalar_one() < SCAN)
    if asked.words and order == "best":
        found.sort(key=attrgetter("score"))
    return found, complete


def report_count(record: "Record", asked: Asked, *, given: Narrowing | None = None) -> tuple[int, bool]:
    """How many reports `reports` gives, and whether that is all; they are neither put in order nor read."""
    given = given or narrowing(record, asked)
    with record.shelf.reading() as connection:
        if not (given.of_claims or given.reports or given.published):
            counted = lines_holding(connection, asked.words, "report", "count(*)", scored="none")
            if counted is not None:
                return counted[0][0], counted[0][0] < SCAN
        query, held = _reports(record, connection, asked, given, scored="none")
        count = select(func.count()).select_from(query.limit(SCAN).subquery()).scalar_subquery()
        begun = literal(0) if held is None else _count(held)
        ((found, of),) = connection.execute(select(count, begun)).all()
        return found, found < SCAN and of < SCAN


def _reports(
    record: "Record", connection: Connection, asked: Asked, given: Narrowing, *, scored: Scored
) -> "tuple[Select[Any], CTE | None]":
    """The reports that answer, and what they were looked for among, where conditions were asked of that."""
    conditions = [*given.reports, *given.published]
    has = select(_c.id).where(_c.report == _r.id, *given.claims).exists()
    words = holding(connection, asked.words, "report", scored=scored)
    if words is not None:
        asks = moved([*conditions, *([has] if given.of_claims else [])], schema.reports, words)
        assert asks is not None, "passages have all that reports are narrowed by"
        found: Select[Any] = select(words.c.id, words.c.day, words.c.outlet, words.c.score).where(*asks)
        return found, words if asks else None
    query: Select[Any] = select(_r.id, _r.day, _r.outlet, literal(0.0).label("score")).where(*conditions)
    if given.begin is None:
        return query.where(has) if given.of_claims else query, None
    begin = given.begin.cte()
    meets = moved(given.rest, schema.claims, begin)
    claims = select(begin.c[0]) if meets is None else select(begin.c[0]).where(*meets)
    stand_in = record.reports_of_claims(row[0] for row in quick.fetched(connection, claims))
    query = query.where(among(_r.id, set(stand_in.values())))
    return query.where(has) if meets is None else query, begin


def events(record: "Record", lines: Sequence[Line]) -> dict[str, int]:
    """By event, how many of these claims it has, in the order of the first of them."""
    owners = events_of(record, lines)
    found: dict[str, int] = {}
    for line in lines:
        if (event := owners.get(line.id)) is not None:
            found[event] = found.get(event, 0) + 1
    return found


def events_of(record: "Record", lines: Sequence[Line]) -> dict[str, str]:
    """By claim, its event; of a lead, that which it may tell of."""
    leads = any(line.tier == "lead" for line in lines) or bool(record.affirmed())
    return record.owners("event", [line.id for line in lines], leads=leads)


def hits(record: "Record", asked: Asked, kind: Kind | None, limit: int, *, leads: bool) -> list[Hit]:
    """Claims and reports that answer, as `Record.search` gives them; without words, claims come first."""
    found: list[tuple[float, Hit]] = []
    if kind != "report":
        lines = claims(record, asked, leads=leads).claims[:limit]
        shown = marked(record, asked.words, "claim", [line.id for line in lines], whole=False)
        quotes = record.claims_by_id(line.id for line in lines if line.id not in shown)
        for line in lines:
            quote = shown.get(line.id) or (quotes[line.id].quote if line.id in quotes else "")
            found.append(
                (line.score, Hit("claim", line.id, _excerpt(quote), "lead" if line.tier == "lead" else "firm"))
            )
    if kind != "claim":
        told = reports(record, asked)[0][:limit]
        shown = marked(record, asked.words, "report", [one.id for one in told], whole=False)
        rest = record.reports_by_id(one.id for one in told if one.id not in shown)
        for one in told:
            words = shown.get(one.id) or (opening(rest[one.id]) if one.id in rest else "")
            found.append((one.score, Hit("report", one.id, _excerpt(words))))
    return [hit for _, hit in sorted(found, key=lambda pair: pair[0])][:limit]


def opening(report: RecordedReport) -> str:
    """What a report begins with: its title, or its first words where it has none; its id where it has no words."""
    if report.title.strip():
        return report.title
    first = report.text[: 12 * OPENING].split()
    cut = len(report.text) > 12 * OPENING or len(first) > OPENING
    return " ".join(first[:OPENING]) + ("…" if cut and first else "") or report.id


def _excerpt(text: str) -> str:
    return " ".join(text.replace(START, "«").replace(END, "»").split())
