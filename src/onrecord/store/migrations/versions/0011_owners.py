"""Indices by which what belongs to an event, a name or an id, or is undated, is found without a look at the rest."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Put the members into the index of owners, claims into that of entities; make one of where redirects lead."""
    op.drop_index("links_of_owner", "links")
    op.create_index("links_of_owner", "links", ["kind", "owner", "member"])
    op.drop_index("ix_entity_names_entity", "entity_names")
    op.create_index("entity_names_of", "entity_names", ["entity", "claim", "role", "kind"])
    op.create_index("redirects_of_new", "redirects", ["new", "old"])
    op.create_index("reports_by_published", "reports", ["published", "day", "id"])
