"""Letters of recommendation, their lists, and deliveries; none was recorded before.

Revision ID: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Three new tables."""
    op.create_table(
        "letters",
        sa.Column("number", sa.String(length=60), nullable=False),
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("dated", "received_on")),
        *_below("letters", "departments", "department_id"),
        sa.Column("channel", sa.String(length=12), nullable=False),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("sealed", "in_force")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("opinion", "place", "reason")),
    )
    op.create_table(
        "letter_lines",
        *_below("letter_lines", "letters", "letter_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("center_name", "host_name")),
        sa.UniqueConstraint("letter_id", "position", name=op.f("uq_letter_lines_letter_id")),
    )
    op.create_table(
        "deliveries",
        *_below("deliveries", "letters", "letter_id"),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("delivered_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("who", "papers", "place", "reason")),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("number", name=op.f("uq_deliveries_number")),
    )
    for table, column in (
        ("letters", "number"),
        ("letters", "department_id"),
        ("letter_lines", "letter_id"),
        ("letter_lines", "center_name"),
        ("deliveries", "letter_id"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _below(table: str, above: str, column: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column(column, sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint([column], [f"{above}.id"], name=op.f(f"fk_{table}_{column}_{above}")),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
