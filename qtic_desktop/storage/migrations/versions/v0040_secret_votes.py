"""Ballots of a secret vote are counted, and nothing else of them is known.

Revision ID: 0040
"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    """One table; no row that was there changes."""
    op.create_table(
        "ballot_counts",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("agenda_item_id", sa.String(36), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_items.id"], name=op.f("fk_ballot_counts_agenda_item_id_agenda_items")
        ),
        *(
            sa.Column(name, sa.Integer, nullable=False)
            for name in ("agree", "agree_after_revision", "disagree", "abstain", "invalid")
        ),
        sa.Column("counted_by", sa.String, nullable=False),
        sa.Column("watched_by", sa.String, nullable=False),
        sa.Column("entered_by", sa.String, nullable=False),
        sa.Column("entered_at", sa.String(40), nullable=False),
        sa.Column("withdrawn_by", sa.String, nullable=False),
        sa.Column("withdrawn_at", sa.String(40)),
        sa.Column("withdrawn_reason", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot_counts")),
    )
    op.create_index(op.f("ix_ballot_counts_agenda_item_id"), "ballot_counts", ["agenda_item_id"])
