"""The counts above the lists of proposals and of examinations are read from narrow indexes.

Revision ID: 0027
"""

from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """The index of the status takes in the track, by which evaluations are told from proposals."""
    op.drop_index("ix_proposals_status", "proposals")
    op.create_index("ix_proposals_status", "proposals", ["status", "track"])
    op.create_index("ix_proposals_examination", "proposals", ["examination", "status", "track"])
