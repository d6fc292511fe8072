"""What waits in 年度报告 beside the reports themselves: centres that owe for a year already opened and are not on its list."""

from __future__ import annotations

import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.annual_reports import owes_report
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.domain.rule_settings import REPORT_DEFAULTS
from qtic_desktop.storage.queries.today_building import Found
from qtic_desktop.storage.tables.launch import AnnualDuty, Center
from qtic_desktop.storage.tables.registry import RuleSetVersion


def not_listed(session: Session) -> Found:
    """A centre restored, entered or given a next period after the newest year was opened stands on no list by itself: it
    is named until that year is opened once more, or the next one is. Earlier years are asked for by opening them."""
    year = session.scalar(select(func.max(AnnualDuty.year)))
    if year is None:
        return []
    newest = session.scalars(select(RuleSetVersion.body).order_by(RuleSetVersion.number.desc()).limit(1)).one()
    rules = {**REPORT_DEFAULTS, **json.loads(newest)}
    late, past = int(rules["annual_late_start_month"]), str(rules["annual_past_period"])
    listed = select(AnnualDuty.id).where(AnnualDuty.center_id == Center.id, AnnualDuty.year == year)
    left = (
        select(Center.id, Center.name, Center.started_on, Center.ends_on)
        .where(Center.status == CenterStatus.RUNNING, ~listed.exists())
        .order_by(Center.number)
    )
    return [
        (key, name, None)
        for key, name, started, ends in session.execute(left)
        if owes_report(started_on=started, ended_on=ends, year=year, late_from_month=late, past_period=past)
    ]
