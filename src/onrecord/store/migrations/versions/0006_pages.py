"""What a page shows is found without reading the rest: days to list by, parties, how many say so, what stories hold."""

from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

Id = sa.String().with_variant(sa.String(collation="C"), "postgresql")
AT_ONCE = 500
INDICES = {
    "reports_by_day": ("reports", "day id status outlet language"),
    "reports_by_outlet": ("reports", "outlet day id status language"),
    "claims_by_day": ("claims", "day id tier type status"),
    "claims_by_type": ("claims", "type day id tier status"),
    "claims_by_source": ("claims", "source day id tier type status"),
    "events_by_day": ("events", "day id tier type status support"),
    "events_by_support": ("events", "support day id tier type status"),
    "events_by_type": ("events", "type day id tier status support"),
    "events_of_story": ("events", "story day id tier type status support"),
    "stories_by_day": ("stories", "last_day id"),
    "stories_by_size": ("stories", "reports last_day id"),
    "claim_party_of": ("claim_party", "claim"),
    "event_party_of": ("event_party", "event"),
    "event_party_by_support": ("event_party", "code support day event tier type status side story"),
    "story_report_of": ("story_report", "report"),
}
REPLACED = {
    "ix_reports_published": "reports", "ix_claims_type": "claims",
    "ix_events_first_day": "events", "ix_events_story": "events",
}  # fmt: skip


def upgrade() -> None:
    """Add the columns and tables, fill them from what is recorded, then index them."""
    _columns()
    _tables()
    _fill("reports", lambda report: {"day": _published(report)})
    _fill("claims", _of_claim)
    _fill("events", _of_event)
    _stories()
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET CONSTRAINTS ALL IMMEDIATE")  # it indexes no table of which checks are still to come
    for name, table in REPLACED.items():
        op.drop_index(name, table)
    for name, (table, columns) in INDICES.items():
        op.create_index(name, table, columns.split())


def _columns() -> None:
    for table in ("reports", "claims", "events"):
        op.add_column(table, sa.Column("day", Id, nullable=False, server_default=""))
    for name in ("first_day", "last_day"):
        op.add_column("stories", sa.Column(name, Id, nullable=False, server_default=""))
    for table, name in (("events", "support"), ("stories", "reports"), ("stories", "events")):
        op.add_column(table, sa.Column(name, sa.Integer, nullable=False, server_default="0"))


def _tables() -> None:
    def keyed(name: str, of: str, *more: "sa.Column[Any]") -> None:
        columns = (sa.Column(key, Id, primary_key=True) for key in (of, "day"))
        op.create_table(name, *columns, *more, sqlite_with_rowid=False)

    said = ("side", "tier", "type", "status")
    keyed(
        *("claim_party", "code", sa.Column("claim", Id, primary_key=True)),
        *(sa.Column(name, sa.String, nullable=False) for name in said),
        sa.Column("source", sa.String),
    )
    keyed(
        *("event_party", "code", sa.Column("event", Id, primary_key=True)),
        *(sa.Column(name, sa.String, nullable=False) for name in said),
        sa.Column("support", sa.Integer, nullable=False),
        sa.Column("story", Id),
    )
    keyed("story_report", "story", sa.Column("report", Id, primary_key=True))


def _bodies(table: str) -> Iterator[list[dict[str, Any]]]:
    last, query = "", f"SELECT id, body FROM {table} WHERE id > :last ORDER BY id LIMIT {AT_ONCE}"
    while rows := op.get_bind().execute(sa.text(query), {"last": last}).all():
        yield [{"id": row.id, **msgspec.json.decode(row.body)} for row in rows]
        last = rows[-1].id


def _fill(table: str, of: Any) -> None:
    for bodies in _bodies(table):
        made = [of(body) | {"of": body["id"]} for body in bodies]
        names = [name for name in made[0] if name not in ("of", "parties")]
        values = ", ".join(f"{name} = :{name}" for name in names)
        rows = [{name: one[name] for name in (*names, "of")} for one in made]
        op.get_bind().execute(sa.text(f"UPDATE {table} SET {values} WHERE id = :of"), rows)
        if parties := [row for one in made for row in one.get("parties", ())]:
            columns = list(parties[0])
            statement = f"INSERT INTO {table[:-1]}_party ({', '.join(columns)}) VALUES (:{', :'.join(columns)})"
            op.get_bind().execute(sa.text(statement), parties)


def _published(report: dict[str, Any]) -> str:
    window = report.get("published_window") or [""]
    return str(report.get("published") or window[0])[:10]


def _day(body: dict[str, Any]) -> str:
    time = body.get("time") or {}
    return str(time.get("start") or time.get("end") or "")


def _of_claim(claim: dict[str, Any]) -> dict[str, Any]:
    sources = claim.get("sources") or [{"name": None}]
    row = {"claim": claim["id"], "source": sources[-1]["name"], "tier": claim.get("tier", "lead")}
    return {"day": _day(claim), "parties": _parties(claim, row)}


def _of_event(event: dict[str, Any]) -> dict[str, Any]:
    counts = (len(one.get("origins", ())) + len(one.get("parties", ())) for one in event.get("accounts", ()))
    support = sum(counts) or len(event.get("origins", ()))
    row = {"event": event["id"], "support": support, "story": event.get("story"), "tier": event.get("tier", "firm")}
    return {"day": _day(event), "support": support, "parties": _parties(event, row)}


def _parties(body: dict[str, Any], row: dict[str, Any]) -> list[dict[str, Any]]:
    actors, recipients = ({party["code"] for party in body.get(side, ())} for side in ("actors", "recipients"))
    row |= {"day": _day(body), "type": body["type"], "status": body.get("status", "happened")}
    both = actors & recipients
    return [
        row | {"code": code, "side": "both" if code in both else "actor" if code in actors else "recipient"}
        for code in sorted(actors | recipients)
    ]


def _stories() -> None:
    op.execute(
        "INSERT INTO story_report (story, day, report) SELECT links.owner, reports.day, reports.id "
        "FROM links JOIN reports ON reports.id = links.member WHERE links.kind = 'story'"
    )
    for name, value in {
        "reports": "SELECT count(*) FROM story_report AS told WHERE told.story = stories.id",
        "events": "SELECT count(*) FROM events WHERE events.story = stories.id AND events.tier = 'firm'",
        "first_day": "SELECT coalesce(min(day), '') FROM story_report WHERE story = stories.id AND day > ''",
        "last_day": "SELECT coalesce(max(day), '') FROM story_report WHERE story = stories.id",
    }.items():
        op.execute(f"UPDATE stories SET {name} = ({value})")
