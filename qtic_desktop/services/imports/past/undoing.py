"""The way back of a whole workbook of past years, while nothing was built on it."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.launch import needed_reason
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.held_rows import held_rows
from qtic_desktop.storage.tables.base import Base
from qtic_desktop.storage.tables.evaluation import Evaluation, EvaluationActual, GradeObjection
from qtic_desktop.storage.tables.launch import AnnualDuty, AnnualFigure, Center, CenterChange, CenterTarget, Reminder
from qtic_desktop.storage.tables.past import PastRow, PastTaking
from qtic_desktop.storage.tables.registry import Attachment
from qtic_desktop.storage.tables.road import PaperPassage
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.witness import row_digest

#: What can hang on a row of the workbook: its table and the column that names the row above it.
_BELOW: Final[tuple[tuple[type[Base], str], ...]] = (
    (AnnualDuty, "center_id"), (Evaluation, "center_id"), (CenterChange, "center_id"), (CenterTarget, "center_id"),
    (AnnualFigure, "duty_id"), (Reminder, "duty_id"), (EvaluationActual, "evaluation_id"),
    (GradeObjection, "evaluation_id"), (PaperPassage, "subject_id"), (Attachment, "subject_id"),
)  # fmt: skip
#: In this order nothing is deleted before what refers to it.
_ORDER: Final[tuple[type[Base], ...]] = (CenterTarget, CenterChange, Evaluation, AnnualDuty, Center)
_NAMED: Final = 5


@use_case(Act.TAKE_BACK_PAST_YEARS)
def take_back_past_years(work: UnitOfWork, *, taking: str, reason: str) -> Changes:
    """Take a whole workbook back: every row it wrote goes, the audit log keeps that it was there and why it went. Refused
    with the names of the centres as soon as anything was changed or added on top of it (past.built_on)."""
    row, words = work.get(PastTaking, taking), needed_reason(reason)
    if row.withdrawn_on is not None:
        raise Refused("past.taken_back_already", number=row.number)
    written = list(work.session.scalars(select(PastRow).where(PastRow.taking_id == row.id)))
    built = _built_on(work, written)
    if built:
        names = list(
            work.session.scalars(select(Center.name).where(Center.id.in_(sorted(built)[:_NAMED])).order_by(Center.name))
        )
        raise Refused("past.built_on", count=len(built), names="、".join(names) + ("…" if len(built) > _NAMED else ""))
    by_table = defaultdict(list)
    for one in written:
        by_table[one.table_name].append(one.row_id)
        work.session.delete(one)
    work.flush()
    for table in _ORDER:
        for record_id in by_table[table.__tablename__]:
            work.session.delete(work.session.get_one(table, record_id))
        work.flush()
    row.withdrawn_on, row.withdrawn_reason = work.today, words
    work.record(
        Act.TAKE_BACK_PAST_YEARS, Kind.CENTER, "", source=row.source, number=row.number, centers=row.centers,
        reports=row.reports, grades=row.grades, changes=row.changes, targets=row.targets, reason=words,
    )  # fmt: skip
    kinds = ((Kind.CENTER, one) for one in by_table[Center.__tablename__])
    return Changes(frozenset({*kinds, (Kind.CENTER, ""), (Kind.DUTY, ""), (Kind.EVALUATION, "")}))


def _built_on(work: UnitOfWork, written: list[PastRow]) -> set[str]:
    """The centres of which a row stands otherwise than it was written, or on which something hangs that came later."""
    connection = work.session.connection()
    mine = {one.row_id: one for one in written}
    by_table = defaultdict(list)
    for one in written:
        by_table[one.table_name].append(one.row_id)
    built: set[str] = set()
    for name, ids in by_table.items():
        held = {str(row["id"]): row_digest(row) for row in held_rows(connection, name, "id", sorted(ids))}
        built |= {mine[one].center_id for one in ids if held.get(one) != mine[one].digest}
    for table, column in _BELOW:
        for row in held_rows(connection, table.__tablename__, column, sorted(mine)):
            if str(row["id"]) not in mine:
                built.add(mine[str(row[column])].center_id)
    return built
