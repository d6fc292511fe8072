"""更正 and what follows an overdue report (三（四）): corrections, extensions, statements, decisions of people.

Nothing is edited silently: every use case takes a reason, keeps what was there in the audit entry, and cancels nothing
by itself. ``work`` is the transaction; each raises ``Refused`` with a sentence and then nothing has been written.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.annual_reports import check_dates, submitted_when_corrected
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.date_order import Pair, in_order, told
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.numbers import narrow
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.domain.reminders import ReminderKind
from qtic_desktop.services.annual_reports import free_filing_number, is_overdue, open_duty
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.annual_reports import dates_of
from qtic_desktop.storage.tables.launch import AnnualDuty, Center, Reminder
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none

_REPORT = (
    "summary_received_on",
    "plan_received_on",
    "submitted_on",
    "district_checked_on",
    "district_opinion",
    "filed_on",
    "filing_number",
)


@use_case(Act.CORRECT_REPORT)
def correct_report(
    work: UnitOfWork,
    *,
    duty_id: str,
    reason: str,
    summary_on: date | None,
    plan_on: date | None,
    checked_on: date | None,
    filed_on: date | None,
    filing_number: str,
    submitted_on: date | None = None,
) -> Changes:
    """Put wrong entries right: the values are what the paper says, None for what has not come. A filed report keeps all
    its dates (taking back the filing is ``reverse_filing``) and is corrected by the office alone. A ``submitted_on``
    that was computed from the dates of receipt follows them."""
    row = _correctable(work, duty_id)
    reason = _reason(reason)
    before, dates = _kept(row), dates_of(row)
    if row.filed_on is None and (filed_on is not None or filing_number.strip()):
        raise Refused("annual.correction_files_nothing")
    if row.filed_on is not None:
        if None in (summary_on, plan_on, checked_on, filed_on):
            raise Refused("annual.filed_needs_all_dates")
        row.filing_number = free_filing_number(work, filing_number, own=row.id)
    row.summary_received_on, row.plan_received_on = summary_on, plan_on
    row.submitted_on = submitted_when_corrected(dates, dates_of(row), submitted_on)
    row.district_checked_on, row.filed_on = checked_on, filed_on
    if checked_on is None:
        row.district_opinion = ""
    if _kept(row) == before:
        raise Refused("annual.nothing_changed")
    check_dates(dates_of(row), year=row.year, today=work.today)
    _record(work, "correct_report", row, before, reason)
    return Changes.of(Kind.DUTY, row.id)


@use_case(Act.REVERSE_FILING)
def reverse_filing(work: UnitOfWork, *, duty_id: str, reason: str) -> Changes:
    """Take back a filing made by mistake; its number is free again, what had come stays."""
    row = work.get(AnnualDuty, duty_id)
    if row.filed_on is None:
        raise Refused("annual.not_filed")
    reason = _reason(reason)
    before = _kept(row)
    row.filed_on, row.filing_number = None, ""
    _record(work, "reverse_filing", row, before, reason)
    return Changes.of(Kind.DUTY, row.id)


@use_case(Act.MOVE_REPORT)
def move_report(work: UnitOfWork, *, duty_id: str, to_center: str, reason: str) -> Changes:
    """Move everything noted for the wrong centre to the centre with the number ``to_center``, whose report for the same
    year must still be blank. Both reports keep an audit entry."""
    row = _correctable(work, duty_id)
    reason = _reason(reason)
    before = _kept(row)
    if not any(before.values()):
        raise Refused("annual.nothing_to_move")
    other = _blank_report_of(work, to_center.strip(), row)
    for name in _REPORT:
        setattr(other, name, getattr(row, name))
        setattr(row, name, "" if name in ("district_opinion", "filing_number") else None)
    source = work.get(Center, row.center_id)
    target = work.get(Center, other.center_id)
    _record(work, "move_report", row, before, reason, to=target.number)
    _record(work, "move_report", other, dict.fromkeys(_REPORT), reason, source=source.number)
    return Changes.of(Kind.DUTY, row.id, other.id)


@use_case(Act.EXTEND_DUE)
def extend_due(work: UnitOfWork, *, duty_id: str, until: date, reason: str, approval: str) -> Changes:
    """Note an approved extension (延期, 不可抗力): ``approval`` names who approved it, or the paper."""
    row = open_duty(work, duty_id)
    reason = _reason(reason)
    if not approval.strip():
        raise Refused("annual.no_approval")
    if until <= row.due_on:
        raise Refused("annual.extension_too_short", date=until.isoformat(), due=row.due_on.isoformat())
    if row.cancellation_proposed_on is not None:
        raise Refused("annual.cancellation_open")
    work.record(
        Act.EXTEND_DUE, Kind.DUTY, row.id, before=row.due_on, until=until, reason=reason, approval=approval.strip()
    )
    row.first_due_on = row.first_due_on or row.due_on
    row.due_on, row.extension_reason, row.extension_approval = until, reason, approval.strip()
    return Changes.of(Kind.DUTY, row.id)


@use_case(Act.WITHDRAW_EXTENSION)
def withdraw_extension(work: UnitOfWork, *, duty_id: str, reason: str) -> Changes:
    """Take back an extension; the first due day is in force again."""
    row = open_duty(work, duty_id)
    if row.first_due_on is None:
        raise Refused("annual.not_extended")
    work.record(
        Act.WITHDRAW_EXTENSION, Kind.DUTY, row.id, before=row.due_on, until=row.first_due_on, reason=_reason(reason)
    )
    row.due_on, row.first_due_on = row.first_due_on, None
    row.extension_reason = row.extension_approval = ""
    return Changes.of(Kind.DUTY, row.id)


@use_case(Act.PROPOSE_CANCELLATION)
def propose_cancellation(work: UnitOfWork, *, duty_id: str, reason: str) -> Changes:
    """Keep a reasoned draft to cancel the qualification (未按时提报的，取消资格). A person decides on paper: the centre's
    status is not touched. Only for a report that is overdue."""
    row = open_duty(work, duty_id)
    if not is_overdue(row, work.today):
        raise Refused("annual.not_overdue")
    if len(reason.strip()) < 10:
        raise Refused("annual.reason_too_short").beside("reason")
    if "……" in reason:
        raise Refused("annual.draft_unfinished").beside("reason")
    row.cancellation_reason, row.cancellation_proposed_on = reason.strip(), work.today
    work.record(Act.PROPOSE_CANCELLATION, Kind.DUTY, row.id, reason=reason)
    return Changes.of(Kind.DUTY, row.id)


@use_case(Act.WITHDRAW_CANCELLATION)
def withdraw_cancellation(work: UnitOfWork, *, duty_id: str, reason: str) -> Changes:
    """Take back a cancellation draft; the audit log keeps it."""
    row = _proposed(work, duty_id)
    work.record(Act.WITHDRAW_CANCELLATION, Kind.DUTY, row.id, was=row.cancellation_reason, reason=_reason(reason))
    _clear_proposal(row)
    return Changes.of(Kind.DUTY, row.id)


@use_case(Act.HEAR_STATEMENT)
def hear_statement(work: UnitOfWork, *, duty_id: str, on: date, statement: str, order_reason: str = "") -> Changes:
    """Note what the centre said about the draft (陈述申辩), or that it let the time pass without saying anything. Heard
    before the final notice told of that right, it is noted with its reason."""
    row = _proposed(work, duty_id)
    assert row.cancellation_proposed_on is not None
    if not row.cancellation_proposed_on <= on <= work.today:
        raise Refused("annual.statement_date", date=on.isoformat(), draft=row.cancellation_proposed_on.isoformat())
    if len(statement.strip()) < LEAST_REASON:
        raise Refused("annual.statement_empty")
    in_order(Pair.STATEMENT_FINAL, _final_notice(work, row), on, "on", why=order_reason)
    work.record(
        Act.HEAR_STATEMENT,
        Kind.DUTY,
        row.id,
        on=on,
        statement=statement.strip(),
        was=row.statement,
        **told(order_reason),
    )
    row.statement_heard_on, row.statement = on, statement.strip()
    return Changes.of(Kind.DUTY, row.id)


@use_case(Act.DECIDE_CANCELLATION)
def decide_cancellation(work: UnitOfWork, *, duty_id: str, on: date, cancel: bool, decision: str) -> Changes:
    """Note what people decided about the draft: ``decision`` names the meeting or the paper. Only after the centre was
    heard. Upheld, the centre leaves the running ones; not upheld, the draft is closed."""
    row = _proposed(work, duty_id)
    if row.statement_heard_on is None:
        raise Refused("annual.not_heard")
    if not row.statement_heard_on <= on <= work.today:
        raise Refused("annual.decision_date", date=on.isoformat(), heard=row.statement_heard_on.isoformat())
    if len(decision.strip()) < LEAST_REASON:
        raise Refused("annual.no_decision_paper")
    center = work.get(Center, row.center_id)
    facts = {"on": on, "decision": decision.strip(), "draft": row.cancellation_reason, "statement": row.statement}
    work.record(Act.DECIDE_CANCELLATION, Kind.DUTY, row.id, cancel=cancel, center=center.number, **facts)
    if cancel:
        row.cancelled_on, row.cancellation_decision = on, decision.strip()
        center.status = "cancelled"
    else:
        _clear_proposal(row)
    return Changes.of(Kind.DUTY, row.id) | Changes.of(Kind.CENTER, center.id)


@use_case(Act.RESTORE_CENTER)
def restore_center(work: UnitOfWork, *, duty_id: str, reason: str, decision: str) -> Changes:
    """Undo a cancellation that was a mistake: the centre is running again under its number, the trace stays."""
    row = work.get(AnnualDuty, duty_id)
    if row.cancelled_on is None:
        raise Refused("annual.not_cancelled")
    if len(decision.strip()) < LEAST_REASON:
        raise Refused("annual.no_decision_paper")
    center = work.get(Center, row.center_id)
    before = {"cancelled_on": row.cancelled_on, "decision": row.cancellation_decision}
    work.record(
        Act.RESTORE_CENTER, Kind.DUTY, row.id,
        reason=_reason(reason), decision=decision.strip(), before=before, center=center.number,
    )  # fmt: skip
    row.cancelled_on, row.cancellation_decision = None, ""
    _clear_proposal(row)
    center.status = "running"
    return Changes.of(Kind.DUTY, row.id) | Changes.of(Kind.CENTER, center.id)


def _correctable(work: UnitOfWork, duty_id: str) -> AnnualDuty:
    row = work.get(AnnualDuty, duty_id)
    if row.cancelled_on is not None:
        raise Refused("annual.already_cancelled", date=row.cancelled_on.isoformat())
    if row.filed_on is not None and Role.OFFICE not in work.actor.roles:
        raise Refused("annual.filed_needs_office", number=row.filing_number)
    return row


def _blank_report_of(work: UnitOfWork, number: str, row: AnnualDuty) -> AnnualDuty:
    center = _center_called(work, number)
    other = one_or_none(work.session, AnnualDuty, center_id=center.id, year=row.year) if center is not None else None
    if other is None or other.id == row.id:
        raise Refused("annual.no_such_center", number=number, year=row.year)
    if any(_kept(other).values()) or other.returned_on is not None or other.cancelled_on is not None:
        raise Refused("annual.target_not_blank", number=number)
    return other


def _center_called(work: UnitOfWork, text: str) -> Center | None:
    """The one centre with this number, upper or lower case, or with exactly this name."""
    found = [
        center
        for center in work.session.scalars(select(Center))
        if narrow(text).strip().casefold() in (center.number.casefold(), center.name.casefold())
    ]
    return found[0] if len(found) == 1 else None


def _final_notice(work: UnitOfWork, row: AnnualDuty) -> date | None:
    """The day of the newest notice that told of the right to be heard."""
    standing = select(func.max(Reminder.sent_on)).where(
        Reminder.duty_id == row.id, Reminder.kind == ReminderKind.FINAL.value, Reminder.withdrawn_on.is_(None)
    )
    return work.session.scalar(standing)


def _proposed(work: UnitOfWork, duty_id: str) -> AnnualDuty:
    row = open_duty(work, duty_id)
    if row.cancellation_proposed_on is None:
        raise Refused("annual.no_draft")
    return row


def _clear_proposal(row: AnnualDuty) -> None:
    row.cancellation_reason, row.cancellation_proposed_on = "", None
    row.statement, row.statement_heard_on = "", None


def _kept(row: AnnualDuty) -> dict[str, object]:
    return {name: getattr(row, name) for name in _REPORT}


def _record(
    work: UnitOfWork, act: str, row: AnnualDuty, before: dict[str, object], reason: str, **more: object
) -> None:
    """One audit entry with what differs, before and after."""
    after = _kept(row)
    changed = [name for name in _REPORT if (before[name] or None) != (after[name] or None)]
    work.record(
        act, "duty", row.id, reason=reason,
        before={name: before[name] for name in changed}, after={name: after[name] for name in changed}, **more,
    )  # fmt: skip


def _reason(text: str) -> str:
    if len(text.strip()) < LEAST_REASON:
        raise Refused("annual.reason_missing")
    return text.strip()
