"""An acting leader of the panel for one proposal.

Revision ID: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column with its link in one statement: SQLite would have to copy the whole table for a link added later,
    and cannot drop the old one while sheets point to it."""
    op.execute(
        "ALTER TABLE agenda_items ADD COLUMN acting_leader_id VARCHAR(36) "
        "CONSTRAINT fk_agenda_items_acting_leader_id_experts REFERENCES experts (id)"
    )
