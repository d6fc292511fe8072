"""Second keying of proposals (双人录入): where each stands, and every entry that was keyed again.

Revision ID: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Nothing was keyed a second time yet, neither what is accepted nor what was reviewed long ago."""
    op.add_column("proposals", sa.Column("verification", sa.String(length=12), nullable=False, server_default="open"))
    op.add_column("proposals", sa.Column("verified_by", sa.String(), nullable=False, server_default=""))
    op.add_column("proposals", sa.Column("verified_at", sa.String(length=40), nullable=False, server_default=""))
    op.create_table(
        "second_keyings",
        sa.Column("proposal_id", sa.String(length=36), nullable=False),
        sa.Column("field", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("tried", sa.String(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("value", "written")),
        sa.Column("keyer_wrong", sa.Boolean(), nullable=False),
        sa.Column("slips", sa.Integer(), nullable=False),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.Column("keyer_id", sa.String(length=36), nullable=False),
        sa.Column("keyer_name", sa.String(), nullable=False),
        sa.Column("verifier_id", sa.String(length=36), nullable=False),
        sa.Column("verifier_name", sa.String(), nullable=False),
        sa.Column("agreed_at", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_second_keyings_proposal_id_proposals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_keyings")),
    )
    op.create_index(op.f("ix_second_keyings_proposal_id"), "second_keyings", ["proposal_id"])
