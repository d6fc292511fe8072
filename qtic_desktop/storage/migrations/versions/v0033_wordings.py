"""意见书措辞: the office's own wording, in versions, and in which of them an opinion is written.

Revision ID: 0033
"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Opinions of before are written in the wording that comes with the program (0)."""
    op.create_table(
        "wordings",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wordings")),
        sa.UniqueConstraint("kind", "number", name=op.f("uq_wordings_kind")),
    )
    op.add_column("opinions", sa.Column("wording", sa.Integer(), nullable=False, server_default="0"))
