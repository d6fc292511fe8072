"""Changes of a centre (三（三）): asked for, looked at by the district, approved or not, reversed; one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.date_order import Pair, in_order
from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.domain.launch import ChangeKind, ChangeState
from qtic_desktop.services.launch import needed_reason, running_center
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.launch import Center, CenterChange, CenterTarget
from qtic_desktop.storage.unit_of_work import UnitOfWork

_COLUMNS: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.NAME: "name",
    ChangeKind.HOST: "host_name",
    ChangeKind.DIRECTOR: "director_name",
    ChangeKind.PARTNERS: "partners",
}
_PARTS = "；"


@use_case(Act.ASK_CHANGE)
def ask_change(
    work: UnitOfWork, *, center_id: str, kind: str, after: str, reason: str, asked_on: date, task: str = ""
) -> Changes:
    """Note that a host organization asks for a change. ``after`` is the new name, host, director or list of partners;
    the new last day for a period; for targets the new ones of ``task`` (1 to 6) of the three years, parted by ；."""
    center, wanted = running_center(work, center_id), ChangeKind(kind)
    if _open_change(work, center_id) is not None:
        raise Refused("launch.change_open")
    if asked_on > work.today:
        raise Refused("selection.in_future", date=asked_on.isoformat()).beside("asked_on")
    in_order(Pair.CHANGE_START, center.started_on, asked_on, "asked_on")
    number = int(task) if wanted is ChangeKind.TARGETS and task.strip() in tuple("123456") else 0
    before = _value(work, center, wanted, number)
    value = _checked(center, wanted, after)
    if value == before:
        raise Refused("launch.unchanged").beside("after")
    row = CenterChange(
        id=work.new_id(), center_id=center.id, number=_next(work, center.id), kind=wanted.value, task=number,
        before=before, after=value, reason=needed_reason(reason), asked_on=asked_on, state=ChangeState.ASKED.value,
        opinion="", paper="", reversed_reason="",
    )  # fmt: skip
    work.session.add(row)
    work.record(
        Act.ASK_CHANGE, Kind.CENTER, center.id, matter=wanted.value, before=before, after=value, reason=row.reason,
        on=asked_on,
    )  # fmt: skip
    return Changes.of(Kind.CENTER, center.id)


def _next(work: UnitOfWork, center_id: str) -> int:
    return (work.session.scalar(select(func.max(CenterChange.number)).filter_by(center_id=center_id)) or 0) + 1


def _checked(center: Center, kind: ChangeKind, after: str) -> str:
    """The new value as it is kept; refused beside its field when it is none."""
    text = after.strip()
    if not text:
        raise Refused("launch.after_missing").beside("after")
    if kind is ChangeKind.PERIOD:
        day = parse_date(text)
        if day is None or day <= center.started_on:
            raise Refused("launch.bad_end", start=center.started_on.isoformat()).beside("after")
        return day.isoformat()
    if kind is ChangeKind.TARGETS:
        parts = [part.strip() for part in text.replace(";", _PARTS).split(_PARTS)]
        if len(parts) != 3 or not all(parts):
            raise Refused("launch.bad_targets").beside("after")
        return _PARTS.join(parts)
    return text if kind is ChangeKind.PARTNERS else normalize_name(text)


def _value(work: UnitOfWork, center: Center, kind: ChangeKind, task: int) -> str:
    if kind is ChangeKind.PERIOD:
        return center.ends_on.isoformat()
    if kind is ChangeKind.TARGETS:
        row = _target(work, center.id, task)
        return _PARTS.join((row.year1, row.year2, row.year3))
    return str(getattr(center, _COLUMNS[kind]))


def _target(work: UnitOfWork, center_id: str, task: int) -> CenterTarget:
    query = select(CenterTarget).filter_by(center_id=center_id, number=task, in_force=True)
    found = work.session.scalars(query).one_or_none()
    if found is None:
        raise Refused("launch.no_such_task", number=task or "—").beside("task")
    return found


@use_case(Act.RECORD_CHANGE_CHECK)
def record_change_check(work: UnitOfWork, *, center_id: str, on: date, opinion: str) -> Changes:
    """Note the district's opinion on the change that waits."""
    row = _waiting(work, center_id)
    _check_day(work, on, row.asked_on)
    if not opinion.strip():
        raise Refused("launch.opinion_missing").beside("opinion")
    before = {"on": row.checked_on, "opinion": row.opinion}
    row.checked_on, row.opinion = on, opinion.strip()
    after = {"on": on, "opinion": row.opinion}
    work.record(Act.RECORD_CHANGE_CHECK, Kind.CENTER, center_id, before=before, after=after)
    return Changes.of(Kind.CENTER, center_id)


@use_case(Act.DECIDE_CHANGE)
def decide_change(work: UnitOfWork, *, center_id: str, approve: str, on: date, paper: str) -> Changes:
    """Approve (``approve`` yes) or refuse the change that waits; approved, it is in force. The district is heard first."""
    row, center = _waiting(work, center_id), running_center(work, center_id)
    _check_day(work, on, row.checked_on or row.asked_on)
    if not paper.strip():
        raise Refused("launch.paper_missing").beside("paper")
    if approve == "yes":
        if row.checked_on is None:
            raise Refused("launch.district_first")
        _apply(work, center, row, row.after)
    row.state = (ChangeState.APPROVED if approve == "yes" else ChangeState.REFUSED).value
    row.decided_on, row.paper = on, paper.strip()
    work.record(
        Act.DECIDE_CHANGE, Kind.CENTER, center_id, decision=row.state, on=on, paper=row.paper, matter=row.kind,
        before=row.before, after=row.after if approve == "yes" else row.before,
    )  # fmt: skip
    return Changes(frozenset({(Kind.CENTER, center_id), (Kind.DUTY, "")}))


@use_case(Act.WITHDRAW_CHANGE)
def withdraw_change(work: UnitOfWork, *, center_id: str, reason: str) -> Changes:
    """Take back a change that waits: the host asks no more, or it was noted by mistake."""
    row = _waiting(work, center_id)
    row.state, row.reversed_reason = ChangeState.WITHDRAWN.value, needed_reason(reason)
    work.record(Act.WITHDRAW_CHANGE, Kind.CENTER, center_id, matter=row.kind, reason=row.reversed_reason)
    return Changes.of(Kind.CENTER, center_id)


@use_case(Act.REVERSE_CHANGE)
def reverse_change(work: UnitOfWork, *, center_id: str, reason: str) -> Changes:
    """Undo the newest approved change: what stood before is in force again. Older ones are reached by undoing the newer
    first, so that no value is lost between them."""
    center = running_center(work, center_id)
    if _open_change(work, center_id) is not None:
        raise Refused("launch.change_open")
    query = select(CenterChange).filter_by(center_id=center_id, state=ChangeState.APPROVED.value)
    row = work.session.scalars(query.order_by(CenterChange.number.desc()).limit(1)).first()
    if row is None:
        raise Refused("launch.no_change")
    words = needed_reason(reason)
    _apply(work, center, row, row.before)
    row.state, row.reversed_reason = ChangeState.REVERSED.value, words
    work.record(
        Act.REVERSE_CHANGE, Kind.CENTER, center_id, matter=row.kind, before=row.after, after=row.before, reason=words
    )
    return Changes(frozenset({(Kind.CENTER, center_id), (Kind.DUTY, "")}))


def _apply(work: UnitOfWork, center: Center, row: CenterChange, value: str) -> None:
    kind = ChangeKind(row.kind)
    if kind is ChangeKind.PERIOD:
        center.ends_on = date.fromisoformat(value)
    elif kind is ChangeKind.TARGETS:
        old = _target(work, center.id, row.task)
        year1, year2, year3 = value.split(_PARTS)
        old.in_force = False
        last = work.session.scalar(
            select(func.max(CenterTarget.version_no)).filter_by(center_id=center.id, number=row.task)
        )
        work.session.add(
            CenterTarget(
                id=work.new_id(), center_id=center.id, version_no=(last or 0) + 1, number=row.task,
                content=old.content, year1=year1, year2=year2, year3=year3, in_force=True,
            )
        )  # fmt: skip
    else:
        setattr(center, _COLUMNS[kind], value)


def _open_change(work: UnitOfWork, center_id: str) -> CenterChange | None:
    return work.session.scalars(
        select(CenterChange).filter_by(center_id=center_id, state=ChangeState.ASKED.value)
    ).one_or_none()


def _waiting(work: UnitOfWork, center_id: str) -> CenterChange:
    row = _open_change(work, center_id)
    if row is None:
        raise Refused("launch.no_change_open")
    return row


def _check_day(work: UnitOfWork, on: date, after: date) -> None:
    if on > work.today:
        raise Refused("selection.in_future", date=on.isoformat()).beside("on")
    if on < after:
        raise Refused("publicity.out_of_order", after=after.isoformat()).beside("on")
