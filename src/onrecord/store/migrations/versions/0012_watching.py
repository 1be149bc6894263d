"""What watching goes on from: lists, articles and hosts that were asked; alerts, and what was sent of each."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

Id = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the five tables, empty."""
    op.create_table("watched_lists", sa.Column("url", Id, primary_key=True), sa.Column("body", sa.Text, nullable=False))
    op.create_table(
        "watched_hosts", sa.Column("name", Id, primary_key=True), sa.Column("body", sa.Text, nullable=False)
    )
    op.create_table(
        "watched_pages",
        sa.Column("address", Id, primary_key=True),
        sa.Column("due", Id, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("watched_pages_due", "watched_pages", ["due", "address"])
    op.create_table(
        "alerts",
        sa.Column("id", Id, primary_key=True),
        sa.Column("made", sa.String, nullable=False),
        sa.Column("seen", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "alert_messages",
        sa.Column("alert", Id, sa.ForeignKey("alerts.id"), primary_key=True),
        sa.Column("thing", Id, primary_key=True),
        sa.Column("target", Id, primary_key=True),
        sa.Column("made", sa.String, nullable=False),
        sa.Column("sent", sa.String),
        sa.Column("failed", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("alert_messages_sent", "alert_messages", ["alert", "sent", "made"])
