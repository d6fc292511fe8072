"""What an expert reads beside the score sheet: the papers of the proposal, or its key facts where none came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.file_turns import FileTurns, can_be_shown
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, PdfView, hairline, plain_label
from qtic_desktop.storage.queries import intake as intake_rows

if TYPE_CHECKING:
    from qtic_desktop.documents.foreign_pages import ForeignPages

_FACTS = "facts"
"""The choice of what was registered, beside the papers."""


class MaterialsPane(QWidget):
    """Shows one proposal at a time; answers for another one that come late are dropped."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("materials")
        self._ctx, self._proposal_id = ctx, ""
        self._files: dict[str, intake_rows.MaterialRow] = {}
        self._choice = ChoiceBox(self)
        self._choice.setAccessibleName(tr("材料"))
        self._choice.edited.connect(self._open_chosen)
        self._notice = plain_label("", "muted", self)
        self._notice.setObjectName("materials_notice")
        self._view = PdfView(self, tasks=ctx.tasks, say=ctx.say)
        self._turns = FileTurns(ctx.settings, self._view)
        self._facts = QScrollArea(self)
        self._facts.setWidgetResizable(True)
        self._facts.setFrameShape(QFrame.Shape.NoFrame)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._facts)
        self._stack.addWidget(self._view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(16), theme().px(12), theme().px(8), theme().px(8))
        layout.addWidget(self._choice)
        layout.addWidget(self._notice)
        layout.addWidget(self._stack, 1)
        self._choice.hide()

    def show_proposal(self, proposal_id: str) -> None:
        """Read the papers and the facts of a proposal."""
        if proposal_id == self._proposal_id:
            return
        self._proposal_id = proposal_id
        self._ctx.ask(intake_rows.draft.bind(proposal_id=proposal_id), on_done=self._take_draft)
        self._ctx.ask(intake_rows.materials.bind(proposal_id=proposal_id), on_done=self._take_files)

    def _take_files(self, rows: tuple[intake_rows.MaterialRow, ...]) -> None:
        self._files = {row.id: row for row in rows if can_be_shown(row.file_name)}
        choices = [(row.id, row.file_name) for row in self._files.values()]
        self._choice.set_choices([*choices, (_FACTS, tr("登记的主要内容"))])
        self._choice.setVisible(bool(self._files))
        if self._files:
            self._open(next(iter(self._files.values())))
        else:
            self._notice.setText(tr("本项目没有电子材料，请看纸质材料；下面是登记的主要内容。"))
            self._notice.show()
            self._stack.setCurrentWidget(self._facts)

    def _open_chosen(self) -> None:
        key = self._choice.value()
        if key == _FACTS:
            self._notice.hide()
            self._stack.setCurrentWidget(self._facts)
        if key in self._files:
            self._open(self._files[key])

    def _open(self, row: intake_rows.MaterialRow) -> None:
        from qtic_desktop.services.intake import read_material

        self._ctx.work(
            read_material.bind(sha256=row.sha256),
            on_done=lambda file: self._show_file(row.id, file),
            on_error=self._file_failed,
            label=row.file_name,
        )

    def _show_file(self, row_id: str, file: ForeignPages) -> None:
        if row_id not in self._files:
            return
        self._notice.hide()
        self._turns.show(row_id, file)
        self._stack.setCurrentWidget(self._view)

    def _file_failed(self, error: Exception) -> None:
        self._notice.setText(self._ctx.say(error))
        self._notice.show()
        self._stack.setCurrentWidget(self._facts)

    def _take_draft(self, row: intake_rows.DraftRow) -> None:
        if row.id == self._proposal_id:
            self._facts.setWidget(_facts(ProposalDraft.from_mapping(row.draft)))


def _facts(draft: ProposalDraft) -> QWidget:
    """The proposal's own words in reading size; what is empty is left out."""
    body = QWidget()
    layout = QVBoxLayout(body)
    layout.setContentsMargins(0, 0, theme().px(8), 0)
    layout.setSpacing(theme().px(4))
    layout.addWidget(plain_label(draft.get("center_name"), "title", body))
    for label, value in _lines(draft):
        if value.strip():
            layout.addWidget(plain_label(label, "muted", body))
            layout.addWidget(plain_label(value, "reading", body))
    for task in draft.tasks:
        layout.addWidget(hairline(body))
        layout.addWidget(plain_label(tr("建设任务（{n}）").format(n=task.number), "muted", body))
        years = [task.year1, task.year2, task.year3]
        targets = [tr("第{n}年：{text}").format(n=n, text=text) for n, text in enumerate(years, 1) if text]
        layout.addWidget(plain_label("\n".join([task.content, *targets]), "reading", body))
    layout.addStretch(1)
    for child in body.findChildren(QWidget):
        child.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return body


def _lines(draft: ProposalDraft) -> list[tuple[str, str]]:
    modes = {
        "LEAD_ENTERPRISE": tr("龙头骨干企业牵头"),
        "ALLIANCE": tr("多家单位联合共建"),
        "RESEARCH_LED": tr("高校院所牵头"),
    }
    partners = "\n".join(f"{p.name}  {p.duty}" for p in draft.partners if p.name)
    return [
        (tr("类别"), words.track(draft.get("track"))),
        (tr("依托单位"), draft.get("host_name")),
        (tr("领域"), draft.get("field")),
        (tr("建设方向"), draft.get("direction")),
        (tr("建设模式"), modes.get(draft.get("mode"), draft.get("mode"))),
        (tr("模式理由"), draft.get("mode_reason")),
        (tr("共建单位"), partners),
        (tr("原中心"), draft.get("old_center_name")),
        (tr("原中心建设成效"), draft.get("old_result")),
        (tr("中心主任"), f"{draft.get('director_name')}  {draft.get('director_title')}"),
        (tr("人员（总数 / 研发）"), _pair(draft.get("staff_total"), draft.get("staff_rd"))),
    ]


def _pair(one: str, two: str) -> str:
    return f"{one or '—'} / {two or '—'}" if one or two else ""
