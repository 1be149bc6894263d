"""Claims say who and what they are about below the state. Those recorded before say so when they are read again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

Id = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table that links claims to entities, a row for each name in a claim."""
    op.create_table(
        "entity_names",
        sa.Column("claim", Id, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("entity", Id, nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
