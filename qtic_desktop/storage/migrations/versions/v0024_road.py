"""全程: stations that were passed on paper.

Revision ID: 0024
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """A new table; nothing that was there is changed."""
    op.create_table(
        "paper_passages",
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("station", sa.String(length=12), nullable=False),
        sa.Column("passed_on", sa.Date(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_passages")),
    )
    op.create_index(op.f("ix_paper_passages_subject_id"), "paper_passages", ["subject_id"])
