"""What Alembic runs: the steps, inside the transaction that the program has begun (lib/state/upgrading.py)."""

from alembic import context

from lib.state.access_tables import metadata

# SQLite changes a column only by copying its table: a step that asks for that is told how (render_as_batch).
context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
context.run_migrations()
