"""The steps of an evaluation: each is noted with what stood before it, so that the last one can be taken back exactly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Date, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.evaluation import EvaluationState, state_of
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.storage.queries.evaluation_figures import facts_of
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.registry import Attachment
from qtic_desktop.storage.unit_of_work import UnitOfWork


def in_state(work: UnitOfWork, evaluation_id: str, *wanted: EvaluationState) -> Evaluation:
    """The evaluation, if it stands in one of these states today; ``evaluation.other_state`` with its name otherwise."""
    row = work.get(Evaluation, evaluation_id)
    if state_of(facts_of(work.session, row), work.today) not in wanted:
        raise Refused("evaluation.other_state", name=name_of(work, row))
    return row


def name_of(work: UnitOfWork, row: Evaluation) -> str:
    """The name of the centre."""
    return work.get(Center, row.center_id).name


def take_step(
    work: UnitOfWork,
    row: Evaluation,
    act: Act,
    columns: Mapping[str, object],
    *,
    beside: Mapping[str, str] | None = None,
    told: Mapping[str, object] | None = None,
) -> Changes:
    """Change columns of the evaluation and remember what stood there; ``beside`` is what was changed outside it, as it
    was before. ``told`` adds to the audit entry."""
    done = json.loads(row.steps)
    before = {name: _kept(getattr(row, name)) for name in columns}
    done.append({"act": act.value, "before": before, "beside": dict(beside or {})})
    for name, value in columns.items():
        setattr(row, name, value)
    row.steps = json.dumps(done, ensure_ascii=False)
    facts = {name: value for name, value in columns.items() if value not in (None, "")}
    work.record(act, Kind.EVALUATION, row.id, **{**facts, **(told or {})})
    return Changes(frozenset({(Kind.EVALUATION, row.id)}))


def undo_step(work: UnitOfWork, row: Evaluation) -> tuple[Act, dict[str, str]]:
    """Put the columns back as they stood before the last step; returns which it was, and what else it had changed."""
    done: list[dict[str, Any]] = json.loads(row.steps)
    if not done:
        raise Refused("evaluation.no_step")
    last = done.pop()
    for name, text in last["before"].items():
        setattr(row, name, _read(name, text))
    row.steps = json.dumps(done, ensure_ascii=False)
    return Act(last["act"]), last["beside"]


def _kept(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, Decimal) else value


def _read(name: str, value: Any) -> object:
    if value is None:
        return None
    if name == "score":
        return Decimal(value)
    return date.fromisoformat(value) if isinstance(Evaluation.__table__.c[name].type, Date) else value


def running(work: UnitOfWork, row: Evaluation) -> Center:
    """The centre, while it is run."""
    center = work.get(Center, row.center_id)
    if center.status != CenterStatus.RUNNING:
        raise Refused("launch.not_running", name=center.name)
    return center


def past(work: UnitOfWork, day: date, field: str) -> date:
    """``day``, unless it lies ahead."""
    if day > work.today:
        raise Refused("selection.in_future", date=day.isoformat()).beside(field)
    return day


def said(text: str, field: str, code: str) -> str:
    """``text`` without blanks around it; ``code`` beside ``field`` when nothing is left."""
    if not text.strip():
        raise Refused(code).beside(field)
    return text.strip()


def keep_file(work: UnitOfWork, row: Evaluation, kind: str, file_name: str, sha256: str, size: int) -> dict[str, str]:
    """Register a kept file with the evaluation; what the audit entry tells of it, nothing without one."""
    if not sha256:
        return {}
    known = work.session.scalars(select(Attachment.id).filter_by(subject_id=row.id, sha256=sha256)).first()
    if known is None:
        work.session.add(
            Attachment(id=work.new_id(), subject_id=row.id, kind=kind, file_name=file_name, sha256=sha256, size=size)
        )
    return {"file": file_name, "sha256": sha256}
