"""Witnessed draws of experts with every attempt, and what came of asking.

Revision ID: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the two tables; nothing was drawn until now."""
    op.create_table(
        "draws",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("proposals", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.String(length=36), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("pool", sa.String(), nullable=False),
        sa.Column("excluded", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("frozen_at", sa.String(length=40), nullable=False),
        sa.Column("spoken", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("drawn_at", sa.String(length=40), nullable=True),
        sa.Column("ended_reason", sa.String(), nullable=False),
        sa.Column("previous_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_draws_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["previous_id"], ["draws.id"], name=op.f("fk_draws_previous_id_draws")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draws")),
    )
    op.create_table(
        "draw_places",
        sa.Column("draw_id", sa.String(length=36), nullable=False),
        sa.Column("expert_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("group_no", sa.Integer(), nullable=False),
        sa.Column("alternate", sa.Boolean(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("answer_note", sa.String(), nullable=False),
        sa.Column("asked_at", sa.String(length=40), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["draw_id"], ["draws.id"], name=op.f("fk_draw_places_draw_id_draws")),
        sa.ForeignKeyConstraint(["expert_id"], ["experts.id"], name=op.f("fk_draw_places_expert_id_experts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draw_places")),
        sa.UniqueConstraint("draw_id", "expert_id", name=op.f("uq_draw_places_draw_id")),
    )
    op.create_index(op.f("ix_draw_places_draw_id"), "draw_places", ["draw_id"])
