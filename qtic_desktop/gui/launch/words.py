"""Words of the ledger: kinds of change, and where a centre stands."""

from __future__ import annotations

from collections.abc import Sequence

from qtic_desktop.domain.launch import ChangeKind
from qtic_desktop.gui import words as all_words
from qtic_desktop.gui.stage.shown import Chip, Line
from qtic_desktop.gui.texts import tr
from qtic_desktop.storage.queries.launch import CenterRow, TargetRow


def change_kind(value: str) -> str:
    """What of a centre is changed."""
    return {
        ChangeKind.NAME: tr("名称"),
        ChangeKind.HOST: tr("依托单位"),
        ChangeKind.DIRECTOR: tr("中心主任"),
        ChangeKind.PARTNERS: tr("共建单位"),
        ChangeKind.TARGETS: tr("任务指标"),
        ChangeKind.PERIOD: tr("建设期"),
    }[ChangeKind(value)]


def status(value: str) -> Chip:
    """Where a centre stands."""
    return all_words.center_status(value)


def open_change(row: CenterRow) -> str:
    """The change that waits, in a sentence; empty without one."""
    if not row.change_open:
        return ""
    told = tr("待批准的变更：{kind}改为“{after}”。先登记区市意见，再登记决定。")
    return told.format(kind=change_kind(row.open_change), after=row.open_after)


def task_book_lines(book: Sequence[TargetRow]) -> tuple[Line, ...]:
    """The task book in the card: each task with its targets year by year, and how often it was changed."""
    held = [row for row in book if row.in_force]
    if not held:
        return (Line(tr("还没有任务书：期满评估时没有目标可以对照。"), "warn"),)
    head = Line(tr("任务书（{n} 项任务，评估时以此为准）").format(n=len(held)), "strong")
    return (head, *(Line(_task(row), "body") for row in held))


def _task(row: TargetRow) -> str:
    years = tr("第一年 {a}；第二年 {b}；第三年 {c}").format(a=row.years[0], b=row.years[1], c=row.years[2])
    told = tr("任务{n} {content}：{years}").format(n=row.number, content=row.content.rstrip("。"), years=years)
    return told if row.version_no == 1 else told + tr("（第 {n} 版）").format(n=row.version_no)
