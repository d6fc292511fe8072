"""Search texts of what lists find, and the narrow index of the list of proposals.

The texts are filled when the workspace is opened next (``storage.search``), which is at once.

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TABLES = ("proposals", "experts", "centers", "departments")
_LIST = ("id", "status", "track", "number", "center_name", "host_name", "search_initials", "search_words")


def upgrade() -> None:
    """Add the columns, empty and said to be so, and the index."""
    op.execute("DELETE FROM workspace_facts WHERE name = 'search_texts'")
    for table in _TABLES:
        for name in ("search_words", "search_initials"):
            op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))
    if op.get_bind().dialect.name == "sqlite":
        op.create_index("ix_proposals_list", "proposals", list(_LIST))
