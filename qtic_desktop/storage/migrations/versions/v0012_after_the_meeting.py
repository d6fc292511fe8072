"""What follows the meeting: versions of the list of supported proposals, notices, objections, the start of a centre.

Revision ID: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """New tables, and what a centre that was started here knows of its start; nothing that was there is changed."""
    op.create_table(
        "selection_lists",
        *_links("selection_lists", batch_id="batches"),
        sa.Column("version_no", sa.Integer(), nullable=False),
        *_texts("status", length=12),
        *_texts("meeting_reference", "reason", "withdrawn_reason"),
        *_days("decided_on"),
        *_business("selection_lists"),
        sa.UniqueConstraint("batch_id", "version_no", name=op.f("uq_selection_lists_batch_id")),
    )
    op.create_table(
        "selection_items",
        *_links("selection_items", list_id="selection_lists", proposal_id="proposals", agenda_item_id="agenda_items"),
        sa.Column("mean", sa.String(length=40), nullable=True),
        *_texts("verdict", "decision", length=12),
        *_texts("reason", "center_name", "visit"),
        *_days("name_agreed_on", "visited_on"),
        *_business("selection_items"),
        sa.UniqueConstraint("list_id", "proposal_id", name=op.f("uq_selection_items_list_id")),
    )
    op.create_table(
        "publicity_notices",
        *_links("publicity_notices", list_id="selection_lists"),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("number", "days")),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("working", "first_counts")),
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("posted_on", "begins_on", "ends_on")),
        *_texts("unknown_years", length=40),
        *_texts("document_number", "place", "contact", "reason", "proof", "withdrawn_reason"),
        *_days("proof_on", "concluded_on", "withdrawn_on"),
        *_business("publicity_notices"),
        sa.UniqueConstraint("list_id", "number", name=op.f("uq_publicity_notices_list_id")),
    )
    op.create_table(
        "publicity_lines",
        *_links("publicity_lines", notice_id="publicity_notices", proposal_id="proposals"),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("center_name", "host_name", "department_name", "field"),
        *_business("publicity_lines"),
        sa.UniqueConstraint("notice_id", "proposal_id", name=op.f("uq_publicity_lines_notice_id")),
    )
    op.create_table(
        "objections",
        *_links("objections", line_id="publicity_lines"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("real_name", "has_facts")),
        *_texts("state", length=12),
        *_texts("who", "content", "admission", "inquiry", "answer"),
        *_days("admitted_on", "outcome_on", "answered_on"),
        *_business("objections"),
        sa.UniqueConstraint("line_id", "number", name=op.f("uq_objections_line_id")),
    )
    for name in ("start_paper", "old_center_name", "old_closing_paper", "status_reason"):
        op.add_column("centers", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("centers", sa.Column("old_closed_on", sa.Date(), nullable=True))
    for name in ("proposal_id", "notice_id"):
        op.add_column("centers", sa.Column(name, sa.String(length=36), nullable=True))
    for table, column in _INDEXES:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


_INDEXES = (
    ("selection_lists", "batch_id"),
    ("selection_items", "list_id"),
    ("selection_items", "proposal_id"),
    ("publicity_notices", "list_id"),
    ("publicity_lines", "notice_id"),
    ("publicity_lines", "proposal_id"),
    ("objections", "line_id"),
)


def _texts(*names: str, length: int | None = None) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(length=length), nullable=False) for name in names]


def _days(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Date(), nullable=True) for name in names]


def _links(table: str, **targets: str) -> list[sa.schema.SchemaItem]:
    made: list[sa.schema.SchemaItem] = []
    for name, target in targets.items():
        made.append(sa.Column(name, sa.String(length=36), nullable=False))
        made.append(sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}_{target}")))
    return made


def _business(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
