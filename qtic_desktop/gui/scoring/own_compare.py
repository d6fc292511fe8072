"""我的评分对照: an expert's own marks of all projects side by side, to see before the last sheet is handed in whether the same
was judged alike. Nothing of anybody else, no mean and no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from qtic_desktop.gui.scoring.sheet_draft import SheetDraft
from qtic_desktop.gui.scoring.words import points_text
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, plain_label
from qtic_desktop.gui.words import track
from qtic_desktop.storage.queries.scoring import SheetRow


@dataclass(frozen=True, slots=True)
class OwnTable:
    """The projects of one score sheet: ``heads`` in running order, ``lines`` by criterion with its maximum, the sum last."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[tuple[str, str, tuple[str, ...]], ...]


def own_tables(sheets: Sequence[SheetRow]) -> tuple[OwnTable, ...]:
    """A table for each kind of sheet, of the projects the expert scores or has scored. A blank is blank, what does not apply
    is a dash, and a sum stands where nothing is blank."""
    drafts = [draft for draft in map(SheetDraft.from_row, sheets) if draft.counts]
    found = []
    for kind in dict.fromkeys((draft.row.track, draft.rubric.code) for draft in drafts):
        mine = [draft for draft in drafts if (draft.row.track, draft.rubric.code) == kind]
        lines = [
            (
                f"{one.number}  {one.title}",
                points_text(one.maximum),
                tuple(
                    "—" if one.number in draft.row.not_applicable else points_text(draft.points.get(one.number))
                    for draft in mine
                ),
            )
            for one in mine[0].rubric.criteria
        ]
        sums = tuple("" if draft.missing else points_text(draft.total) for draft in mine)
        lines.append((tr("合计"), points_text(mine[0].rubric.maximum(frozenset())), sums))
        heads = tuple(f"{draft.row.position}  {draft.row.center_name}" for draft in mine)
        found.append(OwnTable(track(kind[0]), heads, tuple(lines)))
    return tuple(found)


class OwnCompare(Dialog):
    """The tables, to be read; marks are changed on the sheets."""

    def __init__(self, sheets: Sequence[SheetRow], parent: QWidget) -> None:
        super().__init__(tr("我的评分对照"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = tr("只有您自己的评分，没有别人的，也没有平均分和名次。要改的，在评分表上改；提交以后一分钟内可以撤回。")
        self.body.addWidget(plain_label(said, "help", self))
        self.sheet = QTextBrowser(self)
        self.sheet.setObjectName("ownCompared")
        self.sheet.setAccessibleName(tr("我的评分对照"))
        set_role(self.sheet, "paper")
        self.sheet.setHtml("".join(map(_html, own_tables(sheets))) or escape(tr("还没有可以对照的评分表。")))
        self.body.addWidget(self.sheet, 1)
        self.add_button(tr("关闭"), self.accept, "primary").setObjectName("closeCompared")
        self.resize(theme().px(980), theme().px(560))


def _html(table: OwnTable) -> str:
    heads = "".join(f"<th align='left'>{escape(head)}</th>" for head in table.heads)
    lines = "".join(
        f"<tr><td>{escape(title)}</td><td align='right'>{escape(most)}</td>"
        + "".join(f"<td align='right'>{escape(one)}</td>" for one in marks)
        + "</tr>"
        for title, most, marks in table.lines
    )
    top = f"<tr><th align='left'>{escape(tr('指标'))}</th><th align='right'>{escape(tr('满分'))}</th>{heads}</tr>"
    return f"<h3>{escape(table.title)}</h3><table border='1' cellspacing='0' cellpadding='5'>{top}{lines}</table>"
