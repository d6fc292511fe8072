"""A chip or a batch of the list of proposals is found and counted without going through all of them.

Revision ID: 0038
"""

from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """The index of the batch takes in what is counted in it; a status is in an index newest first."""
    op.drop_index("ix_proposals_batch_id", "proposals")
    op.create_index("ix_proposals_batch", "proposals", ["batch_id", "status", "track"])
    op.create_index("ix_proposals_chip", "proposals", ["status", "id", "track", "batch_id"])
