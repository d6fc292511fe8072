"""A hand signature that was confirmed can be taken back by two people: who asked for it stands at its line.

Revision ID: 0039
"""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"

_LENGTHS = {"questioned_by": None, "questioned_by_id": 36, "questioned_at": 40}


def upgrade() -> None:
    """Nobody has asked yet."""
    for name, length in _LENGTHS.items():
        column = sa.Column(name, sa.String(length=length), nullable=False, server_default="")
        op.add_column("opinion_signatures", column)
