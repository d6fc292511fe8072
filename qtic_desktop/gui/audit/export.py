"""The audit log as lines of a workbook, in the words of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qtic_desktop.gui import words
from qtic_desktop.gui.details import details
from qtic_desktop.gui.texts import tr
from qtic_desktop.storage.queries.audit import LogRow


@dataclass(frozen=True, slots=True)
class LogLines:
    """Title, notes and heads of the workbook, and how an entry becomes a line of it."""

    title: str
    notes: tuple[str, ...]
    heads: tuple[str, ...]
    line: Callable[[LogRow], Sequence[str | int]]


def log_lines(chosen: str, last_hash: str) -> LogLines:
    """The words of an export; ``chosen`` is the filter in words, ``last_hash`` that of the last entry of the chain."""
    acts, subjects = words.acts(), words.subjects()

    def line(row: LogRow) -> Sequence[str | int]:
        return (
            row.seq,
            words.second(row.at),
            row.actor_name,
            words.role(row.role),
            acts.get(row.act, row.act),
            subjects.get(row.subject_kind, row.subject_kind),
            row.about,
            tr("评分和表决的内容在会议封存以后才显示。") if row.withheld else details(row.details),
            words.short_code(row.hash),
        )

    return LogLines(
        tr("审计记录"),
        (
            tr("本表范围：{what}").format(what=chosen),
            tr("导出时整条记录链的末条校验码：{code}").format(code=words.short_code(last_hash)),
        ),
        (
            tr("序号"), tr("时间"), tr("人员"), tr("角色"), tr("事项"), tr("对象"), tr("名称"), tr("内容"), tr("校验码"),
        ),
        line,
    )  # fmt: skip
