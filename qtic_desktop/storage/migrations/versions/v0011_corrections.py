"""A correction of an accepted proposal while it is typed.

Revision ID: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Nothing is being corrected yet."""
    op.add_column("proposals", sa.Column("correction", sa.String(), nullable=False, server_default=""))
