"""Lists sort names as they are read: a sort key is written with the record, and one narrow index holds it.

Revision ID: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

_LISTED = (
    "id", "status", "track", "batch_id", "verification", "examination", "examination_due", "number", "sort_first",
    "sort_second", "search_initials", "search_words",
)  # fmt: skip


def upgrade() -> None:
    """The keys are filled when the workspace opens, with the search texts, which are written anew."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    key = sa.String(collation="C") if postgresql else sa.String()
    for table in ("proposals", "experts", "centers", "departments"):
        for name in ("sort_first", "sort_second"):
            op.add_column(table, sa.Column(name, key, nullable=False, server_default=""))
    op.execute("DELETE FROM workspace_facts WHERE name = 'search_texts'")
    if not postgresql:
        for name in ("ix_proposals_list", "ix_proposals_examination"):
            op.drop_index(name, "proposals")
        op.create_index("ix_proposals_list", "proposals", list(_LISTED))
