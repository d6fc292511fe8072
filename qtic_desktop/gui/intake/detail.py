"""Key facts of the selected proposal, and what can be done next or why not yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from qtic_desktop.gui.intake.choices import TRACK_WORDS, name_of
from qtic_desktop.gui.intake.materials import KINDS
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Card, FitScroll, button, plain_label


class ProposalDetail(QWidget):
    """``continue_requested`` carries the id of a draft, ``discard_requested`` its row."""

    continue_requested = Signal(str)
    discard_requested = Signal(object)
    meeting_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme().px(12), 0, 0, 0)
        self.show_row(None)

    def show_row(self, row: Any) -> None:
        """Show a row of the list, or that none is chosen."""
        while self._layout.count():
            old = self._layout.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        card = Card(self)
        self._layout.addWidget(card)
        self._layout.addStretch(1)
        self._shown, self._missing = (row.id if row is not None else ""), plain_label("", "warn", card)
        self._missing.hide()
        if row is None:
            card.body.addWidget(plain_label(tr("在左侧选一项，看它的要点和下一步。"), "muted", card))
            return
        told = FitScroll(card)
        told.body.addWidget(plain_label(name_of(row), "title", told))
        told.body.addLayout(self._facts(row, told))
        self._missing.setObjectName("missingPapers")
        told.body.addWidget(self._missing)
        card.body.addWidget(told)
        card.body.addWidget(plain_label(tr("下一步"), "section", card))
        self._add_next(row, card)

    def show_missing(self, proposal_id: str, kinds: Sequence[str]) -> None:
        """Say which papers have not come, if this proposal is still the one shown."""
        if proposal_id == self._shown:
            names = tr("、").join(tr(KINDS.get(kind, kind)) for kind in kinds)
            self._missing.setText(tr("缺件：{names}").format(names=names))
            self._missing.setVisible(bool(kinds))

    def _facts(self, row: Any, card: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(6))
        grid.setColumnStretch(1, 1)
        facts = (
            (tr("编号"), row.number),
            (tr("类型"), tr(TRACK_WORDS.get(row.track, ""))),
            (tr("依托单位"), row.host_name),
            (tr("推荐单位"), row.department_name),
            (tr("领域"), tr(row.field) if row.field else ""),
            (tr("中心主任"), row.director_name),
            (tr("收到日期"), row.received_on.isoformat() if row.received_on else ""),
            (tr("经费合计"), tr("{amount} 万元").format(amount=f"{row.funding_total:,f}") if row.funding_total else ""),
            (tr("草稿保存于"), row.saved_at[:16].replace("T", " ") if row.status == "draft" else ""),
        )
        for line, (label, text) in enumerate(fact for fact in facts if fact[1]):
            grid.addWidget(plain_label(label, "small", card), line, 0)
            grid.addWidget(plain_label(text, parent=card), line, 1)
        return grid

    def _add_next(self, row: Any, card: Card) -> None:
        if row.status == "draft":
            card.body.addWidget(plain_label(tr("接着填写，核对后提交受理。编号在受理时给出。"), "muted", card))
            go_on = button(tr("继续填写"), "pen-line", "primary", card)
            go_on.setObjectName("continueDraft")
            go_on.clicked.connect(lambda: self.continue_requested.emit(row.id))
            card.body.addWidget(go_on)
            away = button(tr("丢弃草稿…"), "trash-2", "quiet", card)
            away.setObjectName("discardDraft")
            away.clicked.connect(lambda: self.discard_requested.emit(row))
            card.body.addSpacing(theme().px(16))
            card.body.addWidget(away)
        elif row.status == "accepted":
            words = (
                tr("组织专家考核目前建设情况（三（二））。")
                if row.track == "CONVERSION"
                else tr("组织专家对建设方案咨询论证（三（二））。")
            )
            card.body.addWidget(plain_label(words, "muted", card))
            meet = button(tr("安排评审会"), "users", "primary", card)
            meet.clicked.connect(self.meeting_requested)
            card.body.addWidget(meet)
        elif row.status == "in_review":
            card.body.addWidget(plain_label(tr("已列入评审会。会议封存评分后可以起草意见书。"), "muted", card))
        else:
            card.body.addWidget(plain_label(tr("评审已结束。综合评价在后续阶段进行。"), "muted", card))
