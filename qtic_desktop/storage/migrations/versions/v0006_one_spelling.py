"""修改后同意 has one spelling: that of the ballots, which sealed results hold.

Revision ID: 0006
"""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Conclusions of opinions take the word of the ballots; facts frozen with a paper stay as they were frozen."""
    op.execute("UPDATE opinions SET conclusion = 'agree-after-revision' WHERE conclusion = 'agree_after_revision'")
