"""Alembic environment: works on the connection it is handed."""

from alembic import context

from qtic_desktop.storage.tables.every import all_tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=all_tables(),
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
