"""Papers that are made on the page of scoring: blank sheets before, the summary after sealing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.gui.page import Page
from qtic_desktop.gui.stage.paper import Exporter, Paper
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.exports import export_score_summary
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.scoring.blank_sheets import print_blank_sheets
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries.meetings import MeetingRow

Meeting = Callable[[], MeetingRow | None]


def add_papers(page: Page, exporter: Exporter, meeting: Meeting) -> None:
    """A button at the head of the page for each paper the person at work may make."""
    for make, act in ((blank_paper, Act.PRINT_SHEETS), (summary_paper, Act.EXPORT_SCORE_SUMMARY)):
        if is_theirs(page.ctx.actor, act):
            paper = make(meeting)
            button = page.add_action(paper.title, paper.icon, partial(exporter.export, paper))
            button.setObjectName(act)


def blank_paper(meeting: Meeting) -> Paper[MadeFile]:
    """Blank score sheets of a meeting, a page for each expert and proposal, each with its code."""

    def make(path: Path) -> WorkOrder[MadeFile]:
        return print_blank_sheets.bind(out=path, meeting_id=_of(meeting).id)

    return Paper(
        Act.PRINT_SHEETS,
        tr("空白评分表…"),
        lambda: tr("{number} 空白评分表").format(number=_of(meeting).number),
        make,
        (".pdf",),
        told=lambda made: tr("{n} 份").format(n=made.about),
        why_not=lambda: "" if meeting() is not None else tr("还没有评审会。"),
        icon="printer",
    )


def summary_paper(meeting: Meeting) -> Paper[MadeFile]:
    """The summary with its lines to sign, as a workbook or as pages; only after sealing."""

    def make(path: Path) -> WorkOrder[MadeFile]:
        return export_score_summary.bind(out=path, meeting=_of(meeting).id)

    def why_not() -> str:
        found = meeting()
        sealed = found is not None and found.status is MeetingStatus.SEALED
        return "" if sealed else tr("封存以后才能导出评分汇总表。")

    return Paper(
        Act.EXPORT_SCORE_SUMMARY,
        tr("评分汇总表…"),
        lambda: tr("{number} 评分汇总表").format(number=_of(meeting).number),
        make,
        (".xlsx", ".pdf"),
        why_not=why_not,
    )


def _of(meeting: Meeting) -> MeetingRow:
    found = meeting()
    assert found is not None
    return found
