"""Words and chips of 形式审查."""

from __future__ import annotations

from datetime import date

from qtic_desktop.domain.examination import ExaminationResult, ExaminationState, ItemGroup, Mark, overdue_days
from qtic_desktop.gui import words as all_words
from qtic_desktop.gui.stage.shown import Chip
from qtic_desktop.gui.texts import mark as sign
from qtic_desktop.gui.texts import tr
from qtic_desktop.storage.queries.examination import ExaminationRow


def state(value: str) -> str:
    """Where an examination stands, in a word."""
    return {
        ExaminationState.PENDING: tr("待审查"),
        ExaminationState.BEGUN: tr("审查中"),
        ExaminationState.CORRECTION: tr("待补正"),
        ExaminationState.RECHECK: tr("待复核"),
        ExaminationState.PASSED: tr("合格"),
        ExaminationState.REFUSED: tr("不予受理"),
    }[ExaminationState(value)]


def chip(row: ExaminationRow, today: date) -> Chip:
    """Kind and word; papers that are late come first."""
    late = overdue_days(row.examination, row.due_on, today)
    if late:
        return "bad", tr("逾期 {n} 天").format(n=late)
    kinds = {
        ExaminationState.PENDING: "neutral",
        ExaminationState.BEGUN: "accent",
        ExaminationState.CORRECTION: "warn",
        ExaminationState.RECHECK: "accent",
        ExaminationState.PASSED: "ok",
        ExaminationState.REFUSED: "bad",
    }
    return kinds[ExaminationState(row.examination)], state(row.examination)


def lacking(value: str) -> str:
    """What a proposal lacks that is on a meeting, or may be put there, without having passed; empty for one that has."""
    return {
        ExaminationState.CORRECTION: tr("待补正"),
        ExaminationState.RECHECK: tr("已补正，待复核"),
        ExaminationState.PASSED: "",
        ExaminationState.REFUSED: tr("不予受理"),
    }.get(ExaminationState(value), tr("未经形式审查"))


def awaited(due_on: date | None, today: date) -> str:
    """Until when papers are awaited, and by how much that has passed; empty where none are."""
    if due_on is None:
        return ""
    late = (today - due_on).days
    if late > 0:
        return tr("补正期限 {day}，已逾期 {n} 天").format(day=due_on.isoformat(), n=late)
    return tr("补正期限 {day}").format(day=due_on.isoformat())


def result(value: str) -> str:
    """A result in a word."""
    return {
        ExaminationResult.PASSED: tr("合格"),
        ExaminationResult.CORRECTION: tr("补正"),
        ExaminationResult.REFUSED: tr("不予受理"),
    }[ExaminationResult(value)]


def mark(value: Mark) -> str:
    """What was found about an item."""
    return {
        Mark.OPEN: tr("未审查"),
        Mark.MET: tr("符合"),
        Mark.FAILED: tr("不符合"),
        Mark.NOT_APPLICABLE: tr("不适用"),
    }[value]


def group(value: str) -> str:
    """What items are about."""
    return {
        ItemGroup.ELIGIBILITY: tr("资格条件"),
        ItemGroup.COMPLETENESS: tr("材料齐全"),
        ItemGroup.SEALS: tr("盖章签字"),
        ItemGroup.DATES: tr("日期"),
        ItemGroup.CONSISTENCY: tr("前后一致"),
    }[ItemGroup(value)]


def term(row: ExaminationRow) -> str:
    """The last day for the papers, and how it was counted."""
    if row.due_on is None:
        return ""
    if not row.days:
        return all_words.day_of_week(row.due_on)
    words = tr("{n} 个工作日，到 {day}（次日起算，指引未规定）")
    return words.format(day=all_words.day_of_week(row.due_on), n=row.days)


def unknown(years: tuple[int, ...]) -> str:
    """That a year was counted by the day of the week alone; empty where all calendars were there."""
    if not years:
        return ""
    told = tr("{years} 年放假安排未载入，只按星期推算。请对照放假通知核实补正期限。")
    return told.format(years=sign("、").join(map(str, years)))
