"""A meeting that lives: proposals set aside, who came and went, recusals with their way back; the pool of experts.

Revision ID: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_WORDS = {
    "agenda_items": {"state": (12, "listed"), "ground": (20, ""), "state_reason": (None, "")},
    "experts": {
        "status": (12, "active"),
        "status_reason": (None, ""),
        "fields": (None, "[]"),
        "former_units": (None, "[]"),
        "unit_code": (18, ""),
    },
    "expert_contacts": {"id_number": (20, ""), "bank": (None, ""), "bank_account": (40, "")},
}


def upgrade() -> None:
    """Add what was not known until now; a recusal already registered is known by its sheet alone."""
    for table, columns in _WORDS.items():
        for name, (length, default) in columns.items():
            op.add_column(table, sa.Column(name, sa.String(length=length), nullable=False, server_default=default))
    op.add_column("experts", sa.Column("merged_into_id", sa.String(length=36), nullable=True))
    for name in ("pledged_at", "devices_at"):
        op.add_column("panel_members", sa.Column(name, sa.String(length=40), nullable=True))
    _make_tables()
    op.execute(
        "INSERT INTO recusals (expert_id, proposal_id, meeting_id, origin, state, tie, unit, reason, at,"
        " decided_reason, decided_by, decided_at, sheet_id, before, id, version)"
        " SELECT s.expert_id, i.proposal_id, i.meeting_id, 'declared', 'in_force', '', '', s.reason, '',"
        " '', '', NULL, s.id, '', s.id, 1"
        " FROM score_sheets s JOIN agenda_items i ON i.id = s.agenda_item_id WHERE s.state = 'recused'"
    )


def _make_tables() -> None:
    op.create_table(
        "panel_movements",
        *_texts("kind", "presence_before", length=10),
        *_texts("reason", "before", "undone_reason"),
        *_texts("at", length=40),
        sa.Column("from_position", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.String(length=40), nullable=True),
        *_links("panel_movements", meeting_id="meetings", expert_id="experts"),
        *_business("panel_movements"),
    )
    op.create_index(op.f("ix_panel_movements_meeting_id"), "panel_movements", ["meeting_id"])
    op.create_table(
        "recusals",
        *_texts("origin", "state", length=10),
        *_texts("tie", length=20),
        *_texts("unit", "reason", "decided_reason", "decided_by", "before"),
        *_texts("at", length=40),
        sa.Column("decided_at", sa.String(length=40), nullable=True),
        *_links("recusals", expert_id="experts", proposal_id="proposals"),
        *_links("recusals", nullable=True, meeting_id="meetings", sheet_id="score_sheets"),
        *_business("recusals"),
    )
    for name in ("expert_id", "proposal_id"):
        op.create_index(op.f(f"ix_recusals_{name}"), "recusals", [name])
    op.create_table(
        "unit_aliases",
        *_texts("alias", "name"),
        *_business("unit_aliases"),
        sa.UniqueConstraint("alias", name=op.f("uq_unit_aliases_alias")),
    )


def _texts(*names: str, length: int | None = None) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(length=length), nullable=False) for name in names]


def _links(table: str, *, nullable: bool = False, **targets: str) -> list[sa.schema.SchemaItem]:
    made: list[sa.schema.SchemaItem] = []
    for name, target in targets.items():
        made.append(sa.Column(name, sa.String(length=36), nullable=nullable))
        made.append(sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}_{target}")))
    return made


def _business(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
