"""Alembic's entry point: runs the migrations over the connection that `onrecord.store.migrate` hands in."""

from alembic import context

from onrecord.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transaction_per_migration=False
)
with context.begin_transaction():
    context.run_migrations()
