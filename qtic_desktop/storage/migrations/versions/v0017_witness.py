"""Entries of the audit log bind the rows that their act wrote.

Revision ID: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Entries of before bind nothing; the entry that ends this update binds every row there is."""
    op.add_column("audit_entries", sa.Column("witness", sa.String(), nullable=False, server_default=""))
