"""评审会: the planned times of its proposals.

Revision ID: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """One column; no meeting has a timetable yet."""
    op.add_column("meetings", sa.Column("timetable", sa.String(length=40), nullable=False, server_default=""))
