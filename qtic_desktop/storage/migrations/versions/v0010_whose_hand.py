"""Sheets and ballots say whether the expert wrote them or the desk copied them from paper.

Revision ID: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """What was written before is told by the log: the role of whoever wrote last on a sheet, or cast its ballot."""
    hand = sa.Column("hand", sa.String(length=8), nullable=False, server_default="nobody")
    op.add_column("score_sheets", hand)
    for table in ("score_sheets", "votes"):
        op.add_column(table, sa.Column("keyed_by", sa.String(), nullable=False, server_default=""))
    told = sa.text(
        "SELECT subject_id, role, actor_name, act FROM audit_entries "
        "WHERE act IN ('save_points', 'save_comment', 'save_veto', 'submit_sheet', 'cast_vote') ORDER BY seq"
    )
    link = op.get_bind()
    last = {(row.act == "cast_vote", row.subject_id): row for row in link.execute(told)}
    for (ballot, subject), row in last.items():
        keyed = row.role != "expert"
        facts = {"id": subject, "keyed_by": row.actor_name if keyed else "", "hand": "desk" if keyed else "own"}
        if ballot:
            link.execute(sa.text("UPDATE votes SET keyed_by = :keyed_by WHERE id = :id"), facts)
        else:
            link.execute(sa.text("UPDATE score_sheets SET keyed_by = :keyed_by, hand = :hand WHERE id = :id"), facts)
