"""Facts of the score summary and of the annual checklist, from the record to the plain values the writers take."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.annual_reports import AnnualChecklist, ChecklistLine, DutyState
from qtic_desktop.domain.opinions import PanelSeat
from qtic_desktop.domain.scoring.outcomes import ScoreSummary
from qtic_desktop.resources import message
from qtic_desktop.services.registry import current_rules, rules_of
from qtic_desktop.services.results import meeting_results
from qtic_desktop.storage.queries.annual_reports import DutyRow, duties
from qtic_desktop.storage.queries.meetings import meeting_detail
from qtic_desktop.storage.queries.query import query, query_about
from qtic_desktop.storage.queries.registry import signs_in_table, workspace_facts
from qtic_desktop.storage.tables.registry import RuleSetVersion
from qtic_desktop.storage.unit_of_work import find


@query_about(Read.RESULTS, lambda session, *, meeting_id, made_at: frozenset({meeting_id}))
def score_summary(session: Session, *, meeting_id: str, made_at: str) -> ScoreSummary:
    """The summary of a meeting; ``made_at`` is the printed time of making."""
    detail = meeting_detail(session, meeting_id=meeting_id)
    rules = rules_of(find(session, RuleSetVersion, detail.rule_set_id))
    return ScoreSummary(
        meeting_title=detail.row.title,
        held_on=detail.row.held_on,
        place=detail.row.place,
        panel=tuple(
            PanelSeat(seat.expert_id, seat.name, seat.organization, seat.title, seat.speciality, seat.is_leader)
            for seat in detail.panel
        ),
        outcomes=meeting_results(session, meeting_id=meeting_id),
        rules=rules,
        made_at=made_at,
        sealed=detail.sealed_at is not None,
        sample=workspace_facts(session).get("sample") == "True",
        in_table=signs_in_table(session, detail.rule_set_id),
    )


@query(Read.DUTIES)
def annual_checklist(
    session: Session, *, year: int, today: date, only: frozenset[str] | None = None, shown: str = ""
) -> AnnualChecklist:
    """The checklist of a year as of ``today``; ``only`` keeps these duty ids, ``shown`` says which part that is."""
    rows = tuple(row for row in duties(session, year=year, today=today) if only is None or row.id in only)
    counts = {"due": len(rows)} | {state.value: sum(row.state == state for row in rows) for state in DutyState}
    return AnnualChecklist(
        year=year,
        as_of=today,
        lines=tuple(_line(row) for row in rows),
        counts=counts,
        rules=_report_rules(session, rows),
        shown=shown,
        sample=workspace_facts(session).get("sample") == "True",
    )


def _report_rules(session: Session, rows: tuple[DutyRow, ...]) -> tuple[str, ...]:
    """By when and by which date, as the year was opened; for an empty list as the settings stand today."""
    _, _, settings = current_rules(session)
    first = next(((row.first_due_on or row.due_on, row.measure) for row in rows), None)
    month, day = (first[0].month, first[0].day) if first else (settings["annual_due_month"], settings["annual_due_day"])
    measure = first[1] if first else settings["annual_measure"]
    return (
        message("summary.rule.annual_due", month=month, day=day),
        message(f"summary.rule.annual_measure_{measure}"),
    )


def _line(row: DutyRow) -> ChecklistLine:
    late = row.state == DutyState.OVERDUE
    remark = row.return_reason or row.district_opinion
    if row.first_due_on is not None:
        remark = message("summary.extended", first=row.first_due_on.isoformat(), approval=row.extension_approval)
    if row.cancelled_on is not None:
        remark = message("summary.cancelled", date=row.cancelled_on.isoformat(), paper=row.cancellation_decision)
    elif row.cancellation_proposed_on is not None:
        remark = message("summary.cancellation_proposed", date=row.cancellation_proposed_on.isoformat())
    return ChecklistLine(
        center_number=row.center_number,
        center_name=row.center_name,
        host_name=row.host_name,
        department_name=row.department_name,
        due_on=row.due_on,
        summary_received_on=row.summary_received_on,
        plan_received_on=row.plan_received_on,
        district_checked_on=row.district_checked_on,
        filed_on=row.filed_on,
        filing_number=row.filing_number,
        state=row.state,
        state_text=message(f"annual.state.{row.state}", days=-row.days_left if late else row.days_left),
        days_left=row.days_left,
        remark=remark,
    )


def cancellation_draft(row: DutyRow) -> str:
    """A reasoned draft to cancel the qualification (三（四）) from the facts of the record; what only the office knows
    is left open as dots. It is part of the record, so it is Chinese whatever the language of the window."""
    parts = {"summary": row.summary_received_on, "plan": row.plan_received_on}
    missing = [message(f"annual.part.{name}") for name, came in parts.items() if came is None]
    state = message("annual.draft.missing", what="、".join(missing)) if missing else message("annual.draft.unfiled")
    code = "reached" if row.reached else "returned" if row.returned_mail else "unknown"
    told = message(f"annual.draft.reminded_{code}", count=row.reminders, why=row.returned_mail)
    return message(
        "annual.draft.cancellation",
        center=row.center_name,
        number=row.center_number,
        host=row.host_name,
        year=row.year,
        due=row.due_on.isoformat(),
        days=-row.days_left,
        state=state,
        reminded=told if row.reminders else "……。",
    )
