"""Second keyings of paper sheets, and what is wrong with a paper itself.

Revision ID: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make the tables. Rule sets of before are silent about a second keying, so their meetings go on with one."""
    op.create_table(
        "sheet_copies",
        sa.Column("sheet_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("keyed_by", sa.String(), nullable=False),
        sa.Column("keyed_by_id", sa.String(length=36), nullable=False),
        sa.Column("keyed_at", sa.String(length=40), nullable=False),
        sa.Column("first_by", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("differs", sa.String(), nullable=False),
        *_business("sheet_copies"),
        sa.UniqueConstraint("sheet_id", "number", name=op.f("uq_sheet_copies_sheet_id")),
    )
    op.create_table(
        "paper_flaws",
        sa.Column("sheet_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("criterion", sa.String(length=10), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("found_by", sa.String(), nullable=False),
        sa.Column("found_at", sa.String(length=40), nullable=False),
        sa.Column("settled_by", sa.String(), nullable=False),
        sa.Column("settled_at", sa.String(length=40), nullable=True),
        sa.Column("settled_how", sa.String(), nullable=False),
        *_business("paper_flaws"),
    )
    for table in ("sheet_copies", "paper_flaws"):
        op.create_index(op.f(f"ix_{table}_sheet_id"), table, ["sheet_id"])


def _business(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["sheet_id"], ["score_sheets.id"], name=op.f(f"fk_{table}_sheet_id_score_sheets")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
