"""Search texts of what lists find, narrow indexes of the list of proposals, and what drafts are compared by.

The texts are filled when the workspace is opened next (``storage.search``), which is at once.

Revision ID: 0004
"""

import json

import sqlalchemy as sa
from alembic import op

from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.others import Likeness

revision = "0004"
down_revision = "0003"

_TABLES = ("proposals", "experts", "centers", "departments")
_LIST = ("id", "status", "track", "number", "center_name", "host_name", "search_initials", "search_words")


def upgrade() -> None:
    """Add the columns, empty and said to be so, and the indexes."""
    op.execute("DELETE FROM workspace_facts WHERE name = 'search_texts'")
    for table in _TABLES:
        for name in ("search_words", "search_initials"):
            op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))
    if op.get_bind().dialect.name == "sqlite":
        op.create_index("ix_proposals_list", "proposals", list(_LIST))
    op.create_index("ix_proposals_waiting", "proposals", ["status", "received_on", "saved_at"])
    for name in ("credit_code", "director_name"):
        op.create_index(f"ix_proposals_{name}", "proposals", [name])
    _compare_drafts()


def _compare_drafts() -> None:
    """Until now code and director of a draft stood in its text alone."""
    proposals = sa.table(
        "proposals", *(sa.column(name) for name in ("id", "status", "draft", "credit_code", "director_name"))
    )
    drafts = sa.select(proposals.c.id, proposals.c.draft).where(proposals.c.status == "draft")
    for key, text in op.get_bind().execute(drafts).all():
        known = Likeness.of(ProposalDraft.from_mapping(json.loads(text)))
        told = proposals.update().where(proposals.c.id == key)
        op.execute(told.values(credit_code=known.credit_code, director_name=known.director_name))
