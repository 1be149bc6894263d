"""Claims and events have a tier. What was recorded before there were leads was told as firm, and stays so."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column that queries use to both tables, and say in the claims themselves that they are firm."""
    for table in ("claims", "events"):
        op.add_column(table, sa.Column("tier", sa.String, nullable=False, server_default="firm"))
    op.execute("""UPDATE claims SET body = '{"tier":"firm",' || substr(body, 2)""")
