"""A proposal counts the corrections that stand and can be taken back.

Revision ID: 0036
"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """Of a correction of before the whole form was not kept: none can be taken back by one act."""
    count: sa.Column[int] = sa.Column("corrections", sa.Integer(), nullable=False, server_default="0")
    op.add_column("proposals", count)
