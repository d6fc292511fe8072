"""What batches hold and quotas count is read without opening each application.

Revision ID: 0037
"""

from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    """Four narrow columns beside the wide rows."""
    op.create_index("ix_proposals_quota", "proposals", ["batch_id", "department_id", "status", "track"])
