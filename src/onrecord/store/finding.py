"""What answers a question: claims, events and reports, in bounded work however much the record holds.

Of words that very many passages hold, the `SCAN` that were recorded last are looked through; `Found.complete` says
whether that was all.
"""

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sqlalchemy import Connection, Select, Subquery, func, literal, select

from onrecord.store import schema
from onrecord.store.asked import Asked
from onrecord.store.narrowing import Narrowing, narrowing
from onrecord.store.passages import END, SCAN, START, Scored, holding, marked
from onrecord.store.search import Hit, Kind

if TYPE_CHECKING:
    from onrecord.store.record import Record

Order = Literal["best", "newest"]
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
    conditions = [*given.claims, *given.days]
    if given.reports:
        conditions.append(select(_r.id).where(_r.id == _c.report, *given.reports).exists())
    affirmed, wrong = record.affirmed(), record.called_wrong()
    scored: Scored = "none" if order == "newest" else "all" if leads or affirmed else "firm"
    with record.shelf.reading() as connection:
        words = holding(connection, asked.words, "claim", scored=scored)
        of = words.c if words is not None and not conditions else _c
        query: Select[Any] = select(of.id, of.report, of.day, of.type, of.status, of.tier)
        if words is not None:
            query = query.add_columns(words.c.score)
            query = query.join(words, words.c.id == _c.id) if conditions else query
        else:
            begin = given.begin if given.begin is not None else _newest(given.reports, given.days)
            held = begin.subquery()
            query = query.add_columns(literal(0.0).label("score")).where(_c.id.in_(select(held.c[0])))
        rows = connection.execute(query.where(*conditions).limit(SCAN)).all()
        complete = len(rows) < SCAN
        if complete and conditions:
            begun = holding(connection, asked.words, "claim", scored="none") if words is not None else held
            complete = not _crowded(connection, begun)
    lines = [Line._make(row) for row in rows]
    if affirmed or wrong:
        kept = (line for line in lines if line.id not in wrong)
        lines = [line._replace(tier="firm") if line.id in affirmed else line for line in kept]
    lines.sort(key=attrgetter("id"))
    lines.sort(key=attrgetter("day"), reverse=True)
    if words is not None and order == "best":
        lines.sort(key=attrgetter("score"))
    doubtful = sum(line.tier == "lead" for line in lines)
    return Found([line for line in lines if leads or line.tier == "firm"], doubtful, complete)


def _newest(reports: Sequence[Any], days: Sequence[Any]) -> "Select[Any]":
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


def reports(
    record: "Record", asked: Asked, *, order: Order = "best", given: Narrowing | None = None
) -> tuple[list[Report], bool]:
    """The reports whose text holds all of the words, and that have a claim that meets the fields; whether that is all.

    `after` and `before` are here of the day of publication.
    """
    given = given or narrowing(record, asked)
    with record.shelf.reading() as connection:
        query = _reports(connection, asked, given, scored="all" if order == "best" else "none")
        of = query.selected_columns
        latest = query.order_by(of.day.desc(), of.id.desc()).limit(SCAN)
        found = [Report(*row) for row in connection.execute(latest).all()]
    if asked.words and order == "best":
        found.sort(key=attrgetter("score"))
    return found, len(found) < SCAN


def report_count(record: "Record", asked: Asked, *, given: Narrowing | None = None) -> tuple[int, bool]:
    """How many reports `reports` gives, and whether that is all; they are neither put in order nor read."""
    given = given or narrowing(record, asked)
    with record.shelf.reading() as connection:
        query = _reports(connection, asked, given, scored="none").limit(SCAN).subquery()
        count = connection.execute(select(func.count()).select_from(query)).scalar_one()
    return count, count < SCAN


def _reports(connection: Connection, asked: Asked, given: Narrowing, *, scored: Scored) -> "Select[Any]":
    conditions = [*given.reports, *given.published]
    if given.of_claims:
        conditions.append(select(_c.id).where(_c.report == _r.id, *given.claims).exists())
    words = holding(connection, asked.words, "report", scored=scored)
    of = words.c if words is not None and not conditions else _r
    query: Select[Any] = select(of.id, of.day, of.outlet)
    if words is not None:
        query = query.add_columns(words.c.score)
        query = query.join(words, words.c.id == _r.id) if conditions else query
    else:
        query = query.add_columns(literal(0.0).label("score"))
        if given.begin is not None:
            begin = given.begin.subquery()
            query = query.where(_r.id.in_(select(_c.report).where(_c.id.in_(select(begin.c[0])))))
    return query.where(*conditions)


def events(record: "Record", lines: Sequence[Line]) -> dict[str, int]:
    """By event, how many of these claims it has, in the order of the first of them."""
    owners = record.owners("event", [line.id for line in lines])
    found: dict[str, int] = {}
    for line in lines:
        if (event := owners.get(line.id)) is not None:
            found[event] = found.get(event, 0) + 1
    return found


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
        titles = record.reports_by_id(one.id for one in told if one.id not in shown)
        for one in told:
            title = shown.get(one.id) or (titles[one.id].title if one.id in titles else "")
            found.append((one.score, Hit("report", one.id, _excerpt(title))))
    return [hit for _, hit in sorted(found, key=lambda pair: pair[0])][:limit]


def _excerpt(text: str) -> str:
    return " ".join(text.replace(START, "«").replace(END, "»").split())
