"""年度报告, 绩效评估: figures of annual reports, reminders and their service, objections against grades.

Revision ID: 0031
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Three new tables; nothing that was there is changed."""
    op.create_table(
        "annual_figures",
        *_below("annual_figures", "annual_duties", "duty_id"),
        sa.Column("task", sa.Integer(), nullable=False),
        sa.Column("figure", sa.String(), nullable=False),
        sa.UniqueConstraint("duty_id", "task", name=op.f("uq_annual_figures_duty_id")),
    )
    op.create_table(
        "reminders",
        *_below("reminders", "annual_duties", "duty_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.UniqueConstraint("duty_id", "number", name=op.f("uq_reminders_duty_id")),
    )
    op.create_table(
        "grade_objections",
        *_below("grade_objections", "evaluations", "evaluation_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("posted_on", "received_on")),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("real_name", "has_facts")),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("admitted_on", "outcome_on", "answered_on")),
        *(sa.Column(name, sa.String(), nullable=False) for name in _WORDS),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.UniqueConstraint("evaluation_id", "number", name=op.f("uq_grade_objections_evaluation_id")),
    )
    for table, column in (
        ("annual_figures", "duty_id"), ("reminders", "duty_id"), ("grade_objections", "evaluation_id"),
    ):  # fmt: skip
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


_WORDS = ("who", "content", "admission", "inquiry", "answer")


def _below(table: str, above: str, column: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column(column, sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint([column], [f"{above}.id"], name=op.f(f"fk_{table}_{column}_{above}")),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
