"""历年台账: which workbooks of past years were taken in, and which rows they wrote.

Revision ID: 0032
"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Two new tables; nothing that was there is changed."""
    op.create_table(
        "past_takings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _COUNTS),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        *_row("past_takings"),
        sa.UniqueConstraint("number", name=op.f("uq_past_takings_number")),
    )
    op.create_table(
        "past_rows",
        sa.Column("taking_id", sa.String(length=36), nullable=False),
        sa.Column("table_name", sa.String(length=24), nullable=False),
        sa.Column("row_id", sa.String(length=36), nullable=False),
        sa.Column("center_id", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        *_row("past_rows"),
        sa.ForeignKeyConstraint(["taking_id"], ["past_takings.id"], name=op.f("fk_past_rows_taking_id_past_takings")),
        sa.UniqueConstraint("table_name", "row_id", name=op.f("uq_past_rows_table_name")),
    )
    op.create_index(op.f("ix_past_rows_taking_id"), "past_rows", ["taking_id"])
    op.create_index(op.f("ix_past_rows_row_id"), "past_rows", ["row_id"])


_COUNTS = ("centers", "reports", "grades", "changes", "targets")


def _row(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
