"""The formal examination: rounds, items, hints looked into; every proposal of before waits for one.

Revision ID: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_LISTED = (
    "id", "status", "examination", "examination_due", "track", "number", "center_name", "host_name", "search_initials",
    "search_words",
)  # fmt: skip


def upgrade() -> None:
    """Nothing was examined here yet; whether a meeting waits for it is a setting that older rule sets leave off."""
    state = sa.Column("examination", sa.String(length=12), nullable=False, server_default="pending")
    op.add_column("proposals", state)
    op.add_column("proposals", sa.Column("examination_due", sa.Date(), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        op.create_index("ix_proposals_examination", "proposals", list(_LISTED))
    op.create_table(
        "examinations",
        *_below("examinations", "proposals", "proposal_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("is_current", "on_paper")),
        sa.Column("state", sa.String(length=12), nullable=False),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("examined_on", "due_on", "arrived_on")),
        *(sa.Column(name, sa.String(length=40), nullable=False) for name in ("concluded_at", "unknown_years")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("note", "document_number", "arrived")),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.UniqueConstraint("proposal_id", "number", name=op.f("uq_examinations_proposal_id")),
    )
    op.create_table(
        "examination_items",
        *_below("examination_items", "examinations", "examination_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(length=40), nullable=False) for name in ("key", "clause")),
        *(sa.Column(name, sa.String(length=16), nullable=False) for name in ("item_group", "mark")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("title", "fields", "note")),
        sa.UniqueConstraint("examination_id", "key", name=op.f("uq_examination_items_examination_id")),
    )
    op.create_table(
        "hint_dismissals",
        *_below("hint_dismissals", "proposals", "proposal_id"),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("hint", "reason", "actor_name")),
        sa.Column("dismissed_on", sa.Date(), nullable=False),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("proposal_id", "hint", name=op.f("uq_hint_dismissals_proposal_id")),
    )
    for table, column in (
        ("examinations", "proposal_id"),
        ("examination_items", "examination_id"),
        ("hint_dismissals", "proposal_id"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _below(table: str, above: str, column: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column(column, sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint([column], [f"{above}.id"], name=op.f(f"fk_{table}_{column}_{above}")),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
