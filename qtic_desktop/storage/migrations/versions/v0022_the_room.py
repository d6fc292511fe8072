"""The room: which proposal is on, who is outside, and words for the minutes.

Revision ID: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """A new table; nothing that was there is changed."""
    op.create_table(
        "sitting_notes",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("agenda_item_id", sa.String(length=36), nullable=False),
        sa.Column("expert_id", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("noted_by", sa.String(), nullable=False),
        sa.Column("undone_at", sa.String(length=40), nullable=True),
        sa.Column("undone_reason", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting_notes")),
        *(
            sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_sitting_notes_{column}_{target.split('.')[0]}"))
            for column, target in (
                ("meeting_id", "meetings.id"),
                ("agenda_item_id", "agenda_items.id"),
                ("expert_id", "experts.id"),
            )
        ),
    )
    op.create_index(op.f("ix_sitting_notes_meeting_id"), "sitting_notes", ["meeting_id"])
