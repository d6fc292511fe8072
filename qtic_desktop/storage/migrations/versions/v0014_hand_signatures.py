"""Lines of the signing board have a state: a hand signature with its scan, a refusal and an absence have their place.

Revision ID: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_LENGTHS = {
    "state": 16,
    "reason": None,
    "scan_sha256": 64,
    "recorded_by": None,
    "recorded_by_id": 36,
    "recorded_at": 40,
    "confirmed_by": None,
    "confirmed_at": 40,
}


def upgrade() -> None:
    """Whoever has signed, has signed with a key; everybody else is waited for."""
    for name, length in _LENGTHS.items():
        default = "waiting" if name == "state" else ""
        column = sa.Column(name, sa.String(length=length), nullable=False, server_default=default)
        op.add_column("opinion_signatures", column)
    op.execute("UPDATE opinion_signatures SET state = 'signed' WHERE signed_at IS NOT NULL")
