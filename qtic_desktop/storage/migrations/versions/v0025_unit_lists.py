"""Lists of units that the office loads; none was loaded before.

Revision ID: 0025
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """One new table."""
    op.create_table(
        "listed_units",
        sa.Column("kind", sa.String(length=16), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("name", "name_key")),
        sa.Column("credit_code", sa.String(length=18), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("certificate", "source", "reason")),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("loaded_on", sa.Date(), nullable=False),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listed_units")),
    )
    for column in ("name_key", "credit_code"):
        op.create_index(op.f(f"ix_listed_units_{column}"), "listed_units", [column])
