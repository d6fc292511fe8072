"""People carry a unit and, in a small office, further roles; certificates are registered for their signers.

Revision ID: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Nobody has a unit or a second role until somebody says so."""
    for name in ("also", "unit"):
        op.add_column("people", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.create_table(
        "signer_certificates",
        sa.Column("expert_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("origin", sa.String(length=12), nullable=False),
        sa.Column("registered_at", sa.String(length=40), nullable=False),
        sa.Column("withdrawn_at", sa.String(length=40), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["expert_id"], ["experts.id"], name=op.f("fk_signer_certificates_expert_id_experts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signer_certificates")),
        sa.UniqueConstraint("expert_id", "sha256", name=op.f("uq_signer_certificates_expert_id")),
    )
    for name in ("expert_id", "sha256"):
        op.create_index(op.f(f"ix_signer_certificates_{name}"), "signer_certificates", [name])
