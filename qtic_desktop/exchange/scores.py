"""评分表: points that were collected on paper or at another desk, one row per sheet (三（二）).

Nothing is judged here by the rubric; maxima and steps belong to the scoring rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from qtic_desktop.domain.imports.columns import SCORES
from qtic_desktop.domain.imports.forms import SCORE_ITEMS
from qtic_desktop.exchange.spreadsheets import Imported, digest_of, read_table
from qtic_desktop.exchange.values import RowReader, read_rows


@dataclass(frozen=True, slots=True)
class ImportedScore:
    """One score sheet. ``points`` stand by place of the criterion, None for a blank (never 0); only as many as the
    file has columns for. ``state`` submitted | recused | absent | abstained | void.
    """

    row: int
    meeting_number: str
    proposal_number: str
    expert_name: str
    organization: str
    state: str
    points: tuple[Decimal | None, ...]
    paper_total: Decimal | None


def read_scores(path: Path) -> Imported[ImportedScore]:
    """The score sheets of a workbook. A second sheet of one expert for one proposal is refused, not merged."""
    seen: dict[tuple[str, str, str, str], int] = {}
    table = read_table(path, SCORES)
    present = [number for number in range(1, SCORE_ITEMS + 1) if f"item_{number}" in table.headings]
    last = max(present, default=0)

    def make(reader: RowReader) -> ImportedScore:
        item = _score(reader, last)
        key = (item.meeting_number, item.proposal_number, item.expert_name, item.organization)
        first = seen.setdefault(key, reader.number)
        if first != reader.number and item.expert_name:
            reader.report("expert_name", "exchange.row_twice", {"first": first})
        return item

    return read_rows(SCORES, table, digest_of(path), make)


def _score(reader: RowReader, last: int) -> ImportedScore:
    item = ImportedScore(
        row=reader.number,
        meeting_number=reader.code("meeting_number"),
        proposal_number=reader.code("proposal_number"),
        expert_name=reader.text("expert_name"),
        organization=reader.text("organization"),
        state=reader.choice("state", "submitted"),
        points=tuple(_points(reader, f"item_{number}") for number in range(1, last + 1)),
        paper_total=_points(reader, "paper_total"),
    )
    scored = any(value is not None for value in item.points)
    if item.state in ("recused", "absent", "abstained") and scored:
        reader.report("state", "exchange.points_without_scoring")
    if item.state == "submitted" and not scored:
        reader.report("item_1", "exchange.no_points")
    return item


def _points(reader: RowReader, key: str) -> Decimal | None:
    value = reader.number_of(key)
    if value is not None and value < 0:
        reader.report(key, "exchange.negative", {"text": f"{value:f}"})
    return value
