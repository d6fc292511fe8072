"""Sealed versions, waivers, correction dockets and re-checks.

Revision ID: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the tables. A meeting sealed before has its figures in ``sealed_results``; its first version is written down
    when it is first reopened or corrected."""
    op.create_table(
        "seals",
        *_texts("meeting_id", length=36),
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("state", length=10),
        *_texts("decision", "asked_by", "confirmed_by", "body", "reopen_reason", "reopen_by", "reopen_confirmed_by"),
        *_texts("asked_by_id", "reopen_by_id", length=36),
        *_texts("asked_at", length=40),
        *_texts("asked_digest", length=64),
        *_times("sealed_at", "reopened_at"),
        *_business("seals", "meeting_id", "meetings"),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_seals_meeting_id")),
    )
    op.create_table(
        "waivers",
        *_texts("meeting_id", length=36),
        *_texts("agenda_item_id", "expert_id", length=36),
        *_texts("code", length=60),
        *_texts("reason", "given_by", "withdrawn_reason"),
        *_texts("given_at", length=40),
        *_times("withdrawn_at"),
        *_business("waivers", "meeting_id", "meetings"),
    )
    op.create_table(
        "dockets",
        *_texts("meeting_id", "sheet_id", length=36),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seal_number", sa.Integer(), nullable=True),
        *_texts("kind", length=12),
        *_texts("state", "criterion", length=10),
        *_texts("before", "after", "reason", "effect", "asked_by", "ended_by", "ended_reason"),
        *_texts("asked_by_id", length=36),
        *_texts("asked_at", length=40),
        *_times("ended_at"),
        *_business("dockets", "meeting_id", "meetings"),
        sa.ForeignKeyConstraint(["sheet_id"], ["score_sheets.id"], name=op.f("fk_dockets_sheet_id_score_sheets")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_dockets_meeting_id")),
    )
    op.create_table(
        "rechecks",
        *_texts("agenda_item_id", length=36),
        *_texts("demands", "checked_by", "note"),
        sa.Column("due_on", sa.Date(), nullable=False),
        *_texts("state", length=10),
        *_times("checked_at"),
        *_business("rechecks", "agenda_item_id", "agenda_items"),
    )
    for table, name in (("seals", "meeting_id"), ("waivers", "meeting_id"), ("dockets", "meeting_id")):
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name])
    op.create_index(op.f("ix_rechecks_agenda_item_id"), "rechecks", ["agenda_item_id"])


def _texts(*names: str, length: int | None = None) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(length=length), nullable=False) for name in names]


def _times(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(length=40), nullable=True) for name in names]


def _business(table: str, link: str, target: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint([link], [f"{target}.id"], name=op.f(f"fk_{table}_{link}_{target}")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
