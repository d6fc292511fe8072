"""Batches have dates, and departments quotas in them.

Revision ID: 0035
"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Every batch of before took applications all year round, and nobody had a quota."""
    for name in ("opens_on", "closes_on"):
        op.add_column("batches", sa.Column(name, sa.Date(), nullable=True))
    op.create_table(
        "quotas",
        *(sa.Column(name, sa.String(length=36), nullable=False) for name in ("batch_id", "department_id")),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_quotas_batch_id_batches")),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_quotas_department_id_departments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotas")),
        sa.UniqueConstraint("batch_id", "department_id", name=op.f("uq_quotas_batch_id")),
    )
