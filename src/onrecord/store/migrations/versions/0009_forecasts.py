"""The ledger of forecasts: what was said to be likely, as of which day, by which model."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

Id = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "forecasts",
        sa.Column("id", Id, primary_key=True),
        sa.Column("made", sa.String, nullable=False),
        sa.Column("day", Id, nullable=False),
        sa.Column("until", Id, nullable=False),
        sa.Column("actor", Id, nullable=False),
        sa.Column("relation", sa.String, nullable=False),
        sa.Column("recipient", Id),
        sa.Column("probability", sa.Float, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("story", Id),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("forecasts_by_day", "forecasts", ["day", "id"])
    op.create_index("forecasts_of_story", "forecasts", ["story", "day"])
