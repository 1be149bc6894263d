"""What is counted and listed beside the records: how many there are, of whom, and what answers are narrowed by."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

Id = sa.String().with_variant(sa.String(collation="C"), "postgresql")
KEYED = {
    "reports": "status", "claims": "tier", "responses": "", "events": "tier", "origins": "", "conflicts": "",
    "stories": "",
}  # fmt: skip


def upgrade() -> None:
    """Make the tables, and fill them from what is recorded."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET CONSTRAINTS ALL IMMEDIATE")  # it indexes no table of which checks are still to come
    _tables()
    for table, key in KEYED.items():
        by = key or "substr(id, 1, 0)"
        op.execute(
            f"INSERT INTO tally (kind, key, records) SELECT '{table}', {by}, count(*) FROM {table} GROUP BY {by}"
        )
    op.execute(
        "INSERT INTO actor_tally (code, tier, side, events) "
        "SELECT code, tier, side, count(*) FROM event_party GROUP BY code, tier, side"
    )
    op.execute(
        "INSERT INTO entity_tally (entity, kind, claims, firm) SELECT entity, kind, count(DISTINCT claim), "
        "count(DISTINCT CASE WHEN claims.tier = 'firm' THEN claim END) "
        "FROM entity_names JOIN claims ON claims.id = entity_names.claim GROUP BY entity, kind"
    )
    collated = "body" if op.get_bind().dialect.name == "sqlite" else 'body COLLATE "C"'
    op.execute(
        "INSERT INTO entity_forms (entity, name, uses, body) "
        f"SELECT entity, name, count(*), max({collated}) FROM entity_names GROUP BY entity, name"
    )
    op.execute(
        "INSERT INTO passage_lines (seq, kind, id, day, report, type, status, tier) "
        "SELECT passage.seq, passage.kind, claims.id, claims.day, claims.report, claims.type, claims.status, "
        "claims.tier FROM passage JOIN claims ON claims.id = passage.id WHERE passage.kind = 'claim'"
    )
    op.execute(
        "INSERT INTO passage_lines (seq, kind, id, day, outlet) "
        "SELECT passage.seq, passage.kind, reports.id, reports.day, reports.outlet "
        "FROM passage JOIN reports ON reports.id = passage.id WHERE passage.kind = 'report'"
    )
    op.execute(
        "INSERT INTO entity_claims (entity, day, claim, number, role, kind, name, report, last_day, tier, type) "
        "SELECT names.entity, claims.day, names.claim, names.number, names.role, names.kind, names.name, "
        "claims.report, claims.last_day, claims.tier, claims.type "
        "FROM entity_names AS names JOIN claims ON claims.id = names.claim ORDER BY 1, 2, 3, 4"
    )
    op.create_index("entity_claims_of", "entity_claims", ["claim"])
    op.create_index("events_of_story_by_support", "events", ["story", "support", "day", "id", "tier"])
    op.drop_index("claims_in_text", "claims")
    op.create_index(
        "claims_in_text", "claims", ["report", "start_char", "id", "day", "type", "status", "tier", "source"]
    )
    op.create_index("entity_tally_by_claims", "entity_tally", ["claims", "entity"])
    op.create_index("entity_forms_of", "entity_forms", ["entity"])


def _tables() -> None:
    op.create_table(
        "tally",
        sa.Column("kind", Id, primary_key=True),
        sa.Column("key", Id, primary_key=True),
        sa.Column("records", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "actor_tally",
        *(sa.Column(name, Id, primary_key=True) for name in ("code", "tier", "side")),
        sa.Column("events", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entity_tally",
        sa.Column("entity", Id, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("firm", sa.Integer, nullable=False),
    )
    op.create_table(
        "entity_forms",
        sa.Column("entity", Id, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("uses", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "entity_claims",
        *(sa.Column(name, Id, primary_key=True) for name in ("entity", "day", "claim")),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("report", Id, nullable=False),
        sa.Column("last_day", sa.String),
        sa.Column("tier", sa.String, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "passage_lines",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("day", Id, nullable=False, server_default=""),
        sa.Column("report", Id),
        *(sa.Column(name, sa.String) for name in ("outlet", "type", "status", "tier")),
    )
