"""Events count who says so by account. Those recorded before are counted when a build next opens their record."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add a column for each account that an event may have."""
    for says in ("happened", "planned", "possible", "negated"):
        op.add_column("events", sa.Column(f"origins_{says}", sa.Integer))
