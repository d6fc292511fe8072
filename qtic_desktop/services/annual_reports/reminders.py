"""催报 (三（四）): what was sent about a report that is owed, whether it reached the centre, and the way back of both."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.date_order import Pair, in_order, told
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.domain.reminders import Outcome, ReminderKind
from qtic_desktop.services.annual_reports import open_duty
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.launch import AnnualDuty, Reminder
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.RECORD_REMINDER)
def record_reminder(
    work: UnitOfWork, *, duty_id: str, kind: str, sent_on: date, way: str, order_reason: str = ""
) -> Changes:
    """Note a reminder or the final notice (which tells of the right to be heard): the day, how and where to it went. A
    final notice on the due day or before it is noted with its reason."""
    row = open_duty(work, duty_id)
    if sent_on > work.today:
        raise Refused("annual.in_future", date=sent_on.isoformat()).beside("sent_on")
    if not way.strip():
        raise Refused("annual.reminder_way").beside("way")
    if ReminderKind(kind) is ReminderKind.FINAL:
        in_order(Pair.FINAL_DUE, row.due_on + timedelta(days=1), sent_on, "sent_on", why=order_reason)
    number = (work.session.scalar(select(func.max(Reminder.number)).filter_by(duty_id=row.id)) or 0) + 1
    work.session.add(
        Reminder(
            id=work.new_id(), duty_id=row.id, number=number, kind=ReminderKind(kind).value, sent_on=sent_on,
            way=way.strip(),
        )
    )  # fmt: skip
    facts = {"matter": kind, "on": sent_on, "place": way.strip(), **told(order_reason)}
    work.record(Act.RECORD_REMINDER, Kind.DUTY, row.id, **facts)
    return Changes.of(Kind.DUTY, row.id)


@use_case(Act.RECORD_SERVICE)
def record_service(work: UnitOfWork, *, duty_id: str, outcome: str, on: date, note: str = "") -> Changes:
    """Note what became of the newest one sent: served (送达) or returned as undeliverable (无法送达), which says why. Noted
    again, the entry before stands in the log."""
    row, sent = work.get(AnnualDuty, duty_id), _newest(work, duty_id)
    if not sent.sent_on <= on <= work.today:
        raise Refused("annual.service_date", date=on.isoformat(), sent=sent.sent_on.isoformat()).beside("on")
    found, words = Outcome(outcome), note.strip()
    if found is Outcome.UNDELIVERABLE and len(words) < LEAST_REASON:
        raise Refused("annual.undeliverable_why").beside("note")
    before = {"outcome": sent.outcome, "on": sent.outcome_on, "note": sent.note}
    sent.outcome, sent.outcome_on, sent.note = found.value, on, words
    work.record(
        Act.RECORD_SERVICE, Kind.DUTY, row.id, before=before, after={"outcome": sent.outcome, "on": on, "note": words}
    )
    return Changes.of(Kind.DUTY, row.id)


@use_case(Act.WITHDRAW_REMINDER)
def withdraw_reminder(work: UnitOfWork, *, duty_id: str, reason: str) -> Changes:
    """Take the newest one back that was noted by mistake; it is kept with the reason."""
    row, sent = work.get(AnnualDuty, duty_id), _newest(work, duty_id)
    if len(reason.strip()) < LEAST_REASON:
        raise Refused("annual.reason_missing").beside("reason")
    sent.withdrawn_on, sent.withdrawn_reason = work.today, reason.strip()
    work.record(Act.WITHDRAW_REMINDER, Kind.DUTY, row.id, number=sent.number, on=sent.sent_on, reason=reason.strip())
    return Changes.of(Kind.DUTY, row.id)


def _newest(work: UnitOfWork, duty_id: str) -> Reminder:
    standing = select(Reminder).where(Reminder.duty_id == duty_id, Reminder.withdrawn_on.is_(None))
    found = work.session.scalars(standing.order_by(Reminder.number.desc()).limit(1)).first()
    if found is None:
        raise Refused("annual.no_reminder")
    return found
