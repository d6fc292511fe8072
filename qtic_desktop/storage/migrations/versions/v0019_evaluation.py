"""绩效评估: a case per centre and period, and what was reached of its targets.

Revision ID: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

_DAYS = (
    "noticed_on", "report_due_on", "received_on", "checked_on", "absence_on", "deferred_on", "deferred_until",
    "decided_on", "posted_on", "public_until", "concluded_on", "rectify_from", "rectify_due_on", "rectified_on",
    "revoke_from", "heard_on", "revoked_on", "next_from", "next_until",
)  # fmt: skip
_TEXTS = (
    "steps", "notice_number", "district_opinion", "absence_reason", "deferral_reason", "deferral_paper",
    "decision_paper", "decision_reason", "posting_place", "outcome", "rectify_demands", "rectify_paper",
    "rectify_note", "revoke_reason", "statement", "revoke_paper", "next_paper",
)  # fmt: skip
_SHORT = (
    ("self_score", 20), ("absence", 12), ("grade", 20), ("suggested", 20), ("way", 12), ("unknown_years", 40),
)  # fmt: skip


def upgrade() -> None:
    """New tables; nothing that was there is changed."""
    op.create_table(
        "evaluations",
        sa.Column("center_id", sa.String(length=36), nullable=False),
        sa.Column("proposal_id", sa.String(length=36), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("period_start", "period_end", "window_end")),
        *(sa.Column(name, sa.Date(), nullable=True) for name in _DAYS),
        *(sa.Column(name, sa.String(), nullable=False) for name in _TEXTS),
        *(sa.Column(name, sa.String(length=length), nullable=False) for name, length in _SHORT),
        sa.Column("score", sa.String(length=40), nullable=True),
        *(sa.Column(name, sa.Boolean(), nullable=True) for name in ("passed", "rectified")),
        sa.ForeignKeyConstraint(["center_id"], ["centers.id"], name=op.f("fk_evaluations_center_id_centers")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_evaluations_proposal_id_proposals")),
        *_business("evaluations"),
        sa.UniqueConstraint("center_id", "period_end", name=op.f("uq_evaluations_center_id")),
    )
    op.create_table(
        "evaluation_actuals",
        sa.Column("evaluation_id", sa.String(length=36), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("task", "year_no")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("actual", "source")),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluations.id"], name=op.f("fk_evaluation_actuals_evaluation_id_evaluations")
        ),
        *_business("evaluation_actuals"),
        sa.UniqueConstraint("evaluation_id", "task", "year_no", name=op.f("uq_evaluation_actuals_evaluation_id")),
    )
    for table, column in (
        ("evaluations", "center_id"),
        ("evaluations", "year"),
        ("evaluation_actuals", "evaluation_id"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _business(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
