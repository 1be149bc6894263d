"""What the sentences of reports mean: vectors, for search by meaning. They are made when that is asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

Id = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "meanings",
        _report("reports.id"),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("spans", sa.LargeBinary, nullable=False),
        sa.Column("bits", sa.LargeBinary, nullable=False),
    )
    op.create_index("meanings_by_seq", "meanings", ["seq", "model"], unique=True)
    op.create_table("meaning_vectors", _report("meanings.report"), sa.Column("vectors", sa.LargeBinary, nullable=False))


def _report(of: str) -> "sa.Column[str]":
    return sa.Column("report", Id, sa.ForeignKey(of, deferrable=True, initially="DEFERRED"), primary_key=True)
