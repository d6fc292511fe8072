"""The day a report was submitted, which decides about "in time" in years opened from now on.

Revision ID: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Reports whose parts have both come count as submitted on the later day. Years already opened keep their rule."""
    op.add_column("annual_duties", sa.Column("submitted_on", sa.Date(), nullable=True))
    op.execute(
        "UPDATE annual_duties SET submitted_on = CASE WHEN summary_received_on > plan_received_on"
        " THEN summary_received_on ELSE plan_received_on END"
        " WHERE summary_received_on IS NOT NULL AND plan_received_on IS NOT NULL"
    )
    with op.batch_alter_table("annual_duties") as table:
        table.alter_column(
            "measure", existing_type=sa.String(length=8), type_=sa.String(length=12), existing_nullable=False,
            existing_server_default="city",
        )  # fmt: skip
