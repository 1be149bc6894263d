"""Lists of others that are kept beside the record: their entries, and the names by which these are found."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

Id = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the two tables, empty."""
    op.create_table(
        "listed",
        sa.Column("list", Id, primary_key=True),
        sa.Column("id", Id, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "listed_names",
        sa.Column("key", Id, primary_key=True),
        sa.Column("list", Id, primary_key=True),
        sa.Column("id", Id, primary_key=True),
    )
    op.create_index("listed_names_of_list", "listed_names", ["list"])
