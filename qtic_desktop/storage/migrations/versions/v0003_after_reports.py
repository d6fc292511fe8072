"""What follows an annual report: which date decides, extensions, statements heard, decisions to cancel.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_TEXTS = ("extension_reason", "extension_approval", "statement", "cancellation_decision")
_DATES = ("first_due_on", "statement_heard_on", "cancelled_on")


def upgrade() -> None:
    """Add columns that say nothing about the reports already listed; the city's date decided until now."""
    op.add_column("annual_duties", sa.Column("measure", sa.String(length=8), nullable=False, server_default="city"))
    for name in _TEXTS:
        op.add_column("annual_duties", sa.Column(name, sa.String(), nullable=False, server_default=""))
    for name in _DATES:
        op.add_column("annual_duties", sa.Column(name, sa.Date(), nullable=True))
