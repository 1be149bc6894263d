"""The fields of a question as conditions: what each value means in this record, and where one begins to look."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from sqlalchemy import JSON, ColumnElement, Select, cast, false, func, or_, select

from onrecord.acquire.asked import days
from onrecord.errors import AmbiguousError, NotFoundError, UsageError
from onrecord.knowledge import choices, codes
from onrecord.knowledge.choices import did_you_mean, nearest
from onrecord.knowledge.folding import fold
from onrecord.model import Report
from onrecord.store import schema
from onrecord.store.among import among
from onrecord.store.asked import ALL_HOLD, Asked
from onrecord.store.directory import Entry, directory
from onrecord.store.passages import SCAN, holding
from onrecord.store.sources import sources_with

if TYPE_CHECKING:
    from onrecord.store.record import Record

NAMES = 200  # names of sources that hold what was asked for
APART = 5000  # claims that are named one by one

Condition = ColumnElement[bool]
_c, _r = schema.claims.c, schema.reports.c


class Narrowing(NamedTuple):
    """What the fields come to.

    `claims` and `days` are conditions on claims, `reports` and `published` on reports; `begin` are the ids of claims
    among which all that meet the fields are to be found, the newest, where a field has an index of its own. What else
    that index has of these claims follows the id; `rest` are the conditions on claims that these do not meet already.
    """

    claims: list[Condition]
    days: list[Condition]
    reports: list[Condition]
    published: list[Condition]
    begin: "Select[Any] | None"
    rest: list[Condition]

    @property
    def of_claims(self) -> bool:
        """Whether it asks anything that reports answer by their claims alone."""
        return bool(self.claims)


def narrowing(record: "Record", asked: Asked) -> Narrowing:
    """The conditions that a question's fields make. Raises UsageError, NotFoundError for values that there are not."""
    made = Narrowing([], _between(_c.day, asked), [], _between(_r.day, asked), None, [])
    begins: dict[str, tuple[Condition, Select[Any]]] = {}
    for name in dict.fromkeys(name for name, _ in asked.fields):
        values = asked.of(name)
        if name in ("after", "before"):
            continue
        if name in ("outlet", "report"):
            column, means = (_r.outlet, _outlets) if name == "outlet" else (_r.id, _reports)
            made.reports.append(column.in_(means(record, values)))
        elif name in ALL_HOLD:
            for value in values:
                condition, begin = _whom(record, name, value, asked)
                made.claims.append(condition)
                begins.setdefault(name, (condition, begin))
        else:
            condition, begin = _one_of(record, name, values)
            made.claims.append(condition)
            begins[name] = (condition, begin)
    order = ("entity", "place", "source", "actor", "recipient", "party", "type")
    met, begin_with = next((begins[name] for name in order if name in begins), (None, None))
    return made._replace(begin=begin_with, rest=[one for one in made.claims if one is not met])


def _whom(record: "Record", name: str, value: str, asked: Asked) -> tuple[Condition, "Select[Any]"]:
    if name == "entity":
        return naming(directory(record).find(value, record.name))
    if name == "place":
        return _place(record, value)
    p = schema.claim_party.c
    met = [p.code == _actor(record, name, value)]
    if name != "party":
        met.append(p.side.in_((name, "both")))
    narrow = [*met, *_between(p.day, asked)]
    if types := asked.of("type"):
        narrow.append(p.type.in_([choices.event_type(value) for value in types]))
    held = (p.claim.label("id"), p.day, p.type, p.status, p.tier, p.source)
    begin = select(*held).where(*narrow).order_by(p.day.desc(), p.claim.desc()).limit(SCAN)
    return select(p.code).where(*met, p.day == _c.day, p.claim == _c.id).exists(), begin


def naming(found: Entry) -> tuple[Condition, "Select[Any]"]:
    """That a claim names an entity, and the claims that do."""
    n = schema.entity_names.c
    names = select(n.claim).where(n.entity.in_(found.ids or (found.id,)))
    apart = found.apart[:APART]
    begin = select(_c.id).where(or_(_c.id.in_(names.limit(SCAN)), _c.id.in_(apart)))
    return or_(_c.id.in_(names), _c.id.in_(apart)), begin


def _place(record: "Record", value: str) -> tuple[Condition, "Select[Any]"]:
    """That a claim names a place, or is of something that took place there. The words stand in the report, then."""
    sqlite = record.shelf.engine.dialect.name == "sqlite"
    body = func.json_extract(_c.body, "$.place.name") if sqlite else cast(_c.body, JSON)["place"]["name"].as_string()
    # The name as JSON has it is looked for first: most claims do not have it, and are not taken apart then.
    written = msgspec.json.encode(value).decode()
    there: Condition = _c.body.icontains(written, autoescape=True) & (func.lower(body) == value.lower())
    with record.shelf.reading() as connection:
        worded = holding(connection, f'"{value}"', "report", scored="none")
        if worded is None:
            there, some = false(), list[str]()
        else:
            told = select(_c.id).where(_c.report.in_(select(worded.c.id)), there).limit(SCAN)
            some = list(connection.execute(told).scalars())
    within = select(_c.id).where(among(_c.id, some))
    try:
        condition, begin = naming(directory(record).find(value, record.name, "place"))
    except AmbiguousError:
        raise
    except NotFoundError:
        if not some:
            raise
        return there, within
    return or_(there, condition), select(_c.id).where(or_(_c.id.in_(within), _c.id.in_(begin)))


def _one_of(record: "Record", name: str, values: Sequence[str]) -> tuple[Condition, "Select[Any]"]:
    column = {"type": _c.type, "status": _c.status, "source": _c.source}[name]
    means = {
        "type": lambda: [choices.event_type(value) for value in values],
        "status": lambda: [choices.status(value) for value in values],
        "source": lambda: [known for value in values for known in _sources(record, value)],
    }[name]()
    # As a condition, it is met by claims that something else led to: by the column's own index, SQLite would look
    # through all claims of a type for each report that holds the words.
    condition = column.concat("").in_(means)
    held = (_c.id, _c.day, _c.type, _c.status, _c.tier, *([_c.source] if name == "source" else []))
    return condition, select(*held).where(column.in_(means)).order_by(_c.day.desc(), _c.id.desc()).limit(SCAN)


def _between(column: ColumnElement[str], asked: Asked) -> list[Condition]:
    found: list[Condition] = [column >= (days(value).start or "") for value in asked.of("after")]
    for value in asked.of("before"):
        found += [column > "", column <= (days(value).end or "")]
    return found


def _actor(record: "Record", name: str, value: str) -> str:
    p = schema.claim_party.c
    with record.shelf.reading() as connection:
        if connection.execute(select(p.code).where(p.code == value.upper()).limit(1)).first():
            return value.upper()
    found = codes.actor(value)
    if found.name:
        raise UsageError(
            f"'{value}' is one of several that are known by the code {found.code}: "
            f'ask entity:"{found.name}", or {name}:{found.code}'
        )
    return found.code


def _reports(record: "Record", values: Sequence[str]) -> list[str]:
    return [record.find(value, (Report,)).id for value in values]


def _outlets(record: "Record", values: Sequence[str]) -> list[str]:
    """The outlets that are meant, in any spelling of case, or by their address on the web."""
    with record.shelf.reading() as connection:
        listed = [name for name in connection.execute(select(_r.outlet).distinct()).scalars() if name]
    found: list[str] = []
    for value in values:
        same = [name for name in listed if fold(name) == fold(value)]
        if not same:
            near = did_you_mean(nearest(value, listed))
            some = ", ".join(sorted(listed)[:8]) + (", …" if len(listed) > 8 else "")
            raise UsageError(f"no report is of an outlet '{value}'{near or ': there are ' + (some or 'none')}")
        found += same
    return found


def _sources(record: "Record", value: str) -> list[str]:
    """The names of sources that hold the words."""
    if found := sources_with(record, value, NAMES):
        return found
    with record.shelf.reading() as connection:
        most = select(_c.source, func.count()).where(_c.source.is_not(None)).group_by(_c.source)
        rows = connection.execute(most.order_by(func.count().desc(), _c.source).limit(2000)).all()
    names = [row.source for row in rows]
    near = did_you_mean(nearest(value, names)) or f": the most heard are {', '.join(names[:6]) or 'none'}"
    raise UsageError(f"no claim rests on a source '{value}'{near}")
