"""Lists of the office in versions; a round of an examination says from which version it took its items.

Revision ID: 0034
"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """No list was changed here yet; every item that was looked at had to be met."""
    op.create_table(
        "office_lists",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_lists")),
        sa.UniqueConstraint("name", "number", name=op.f("uq_office_lists_name")),
    )
    op.add_column("examinations", sa.Column("list_id", sa.String(length=36), nullable=True))
    required: sa.Column[bool] = sa.Column("required", sa.Boolean(), nullable=False, server_default=sa.true())
    op.add_column("examination_items", required)
