"""The life of a centre: targets of the task book, changes with opinion and approval, how it left the ledger.

Revision ID: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """New tables and columns; centres already in the ledger have no targets recorded."""
    op.add_column("centers", sa.Column("status_on", sa.Date(), nullable=True))
    for name in ("director_name", "partners"):
        op.add_column("centers", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.create_table(
        "center_targets",
        *_of_a_center("center_targets"),
        sa.Column("version_no", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("content", "year1", "year2", "year3")),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("center_id", "version_no", "number", name=op.f("uq_center_targets_center_id")),
    )
    op.create_table(
        "center_changes",
        *_of_a_center("center_changes"),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("number", "task")),
        *(sa.Column(name, sa.String(length=12), nullable=False) for name in ("kind", "state")),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("before", "after", "reason", "opinion", "paper", "reversed_reason")
        ),
        sa.Column("asked_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("checked_on", "decided_on")),
        sa.UniqueConstraint("center_id", "number", name=op.f("uq_center_changes_center_id")),
    )
    for table in ("center_targets", "center_changes"):
        op.create_index(op.f(f"ix_{table}_center_id"), table, ["center_id"])


def _of_a_center(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("center_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["center_id"], ["centers.id"], name=op.f(f"fk_{table}_center_id_centers")),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
