"""Builds note what they did with each report. What was recorded before is worked out anew, whatever its order was.

The next that records into it, be it a build or a decision, sees to all reports as if they had just been taken in.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

Id = sa.String().with_variant(sa.String(collation="C"), "postgresql")
STALE = (
    "events", "leads", "origins",
    "origins.reports", "origins.texts", "origins.names", "origins.offices", "reports.cites",
)  # fmt: skip


def upgrade() -> None:
    """Make the table, drop keys that nothing is found by any more, and put all reports on the list of what waits."""
    op.create_table(
        "taken",
        sa.Column("build", sa.Integer, sa.ForeignKey("builds.id"), primary_key=True),
        sa.Column("report", Id, primary_key=True),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("about", sa.Text),
    )
    lists = ", ".join(f"'{name}'" for name in STALE)
    op.execute(f"DELETE FROM posting WHERE list IN ({lists})")
    op.execute("INSERT INTO posting (list, key, id) SELECT 'unfinished', 'report', id FROM reports")
    named = (
        "INSERT INTO posting (list, key, id) "
        "SELECT 'responses.named', id, id || :parted || about FROM responses WHERE about IS NOT NULL"
    )
    op.get_bind().execute(sa.text(named), {"parted": "\n"})
