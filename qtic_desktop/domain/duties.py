"""The calendar of duties: days by which something is owed, by whom, and what each day was computed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DutyKind(StrEnum):
    """What a day is the last one of, or the first."""

    CORRECTION = "correction"  # 补正截止
    MEETING = "meeting"  # 评审会
    RECHECK = "recheck"  # 修改后复核
    NOTICE_ENDS = "notice_ends"  # 公示期满
    ANNUAL_REPORT = "annual_report"  # 年度报告截止
    PERIOD_ENDS = "period_ends"  # 建设期满
    EVALUATION_OPENS = "evaluation_opens"  # 进入评估期
    EVALUATION_CLOSES = "evaluation_closes"  # 评估期截止
    SELF_REPORT = "self_report"  # 自评报告截止
    DEFERRAL = "deferral"  # 缓评到期
    GRADES_PUBLIC = "grades_public"  # 等次公示期满
    RECTIFICATION = "rectification"  # 整改期限


@dataclass(frozen=True, slots=True)
class DatedDuty:
    """One day. ``about`` is the centre, meeting or list; ``facts`` fill the sentence that says what it was computed from;
    ``key`` is the record, so that a calendar knows the same duty again when it is brought in anew."""

    day: date
    kind: DutyKind
    about: str
    key: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A duty as a calendar shows it: a whole day, a title, what it is about and where it comes from."""

    uid: str
    day: date
    title: str
    words: str
    category: str
