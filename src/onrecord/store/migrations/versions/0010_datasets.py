"""Events of other data sets that are kept beside the record, found by day, type and party."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

Id = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the three tables, empty."""
    op.create_table("datasets", sa.Column("name", Id, primary_key=True), sa.Column("body", sa.Text, nullable=False))
    op.create_table(
        "dataset_events",
        sa.Column("dataset", Id, primary_key=True),
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("day", Id, nullable=False),
        sa.Column("type", sa.String),
        sa.Column("body", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("dataset_events_by_day", "dataset_events", ["day", "dataset", "row", "type"])
    op.create_index("dataset_events_by_type", "dataset_events", ["type", "day", "dataset", "row"])
    op.create_table(
        "dataset_party",
        sa.Column("key", Id, primary_key=True),
        sa.Column("day", Id, primary_key=True),
        sa.Column("dataset", Id, primary_key=True),
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("side", sa.String, nullable=False),
        sa.Column("type", sa.String),
        sqlite_with_rowid=False,
    )
