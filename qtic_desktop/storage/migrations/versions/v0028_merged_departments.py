"""主管部门: one department may stand for another, and remembers what followed it.

Revision ID: 0028
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Two columns; nothing is merged yet."""
    op.add_column("departments", sa.Column("merged_into_id", sa.String(length=36), nullable=True))
    op.add_column("departments", sa.Column("moved", sa.String(), nullable=False, server_default=""))
