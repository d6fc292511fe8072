"""The sheet read back before it is handed in: every figure large, blanks named; it takes a look and a key that is not
Enter to hand it in."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from qtic_desktop.domain.numbers import parse_number
from qtic_desktop.domain.rubrics import BANDS, Criterion, band_of
from qtic_desktop.gui.scoring.leader import Leader
from qtic_desktop.gui.scoring.sheet_draft import SheetDraft
from qtic_desktop.gui.scoring.words import points_text, total_text
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import button, plain_label
from qtic_desktop.gui.widgets.keys import ENTER, EnterOnlySays, EnterPresses

LOOK_MS = 1500
"""How long a sheet is shown before it can be handed in: keys pressed for what came before do not count."""


class ReadBackPage(QWidget):
    """``submitted``: hand the sheet in; ``return_to``: go back, to a criterion's number or to where one was (""). ``again``:
    try once more to write what could not be written; until then the sheet is held.

    The Enter of a row of fields must not run through this page: only Space or a click hands in, and not at once.
    """

    submitted = Signal()
    again = Signal()
    return_to = Signal(str)

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self.setObjectName("read_back")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._draft: SheetDraft | None = None
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._total = plain_label("", "huge", self)
        self._total.setWordWrap(False)
        self._total.setObjectName("read_back_total")
        self._hint = plain_label("", "reading", self)
        self._paper = plain_label("", "warn", self)
        self._paper.setObjectName("read_back_paper")
        self.back_button = button(tr("返回修改"), "arrow-left", parent=self)
        self.back_button.setObjectName("read_back_return")
        self.missing_button = button("", "pen-line", "primary", self)
        self.missing_button.setObjectName("read_back_missing")
        self.submit_button = button(tr("提交评分"), "check", "primary", self)
        self.submit_button.setObjectName("submit_sheet")
        self.again_button = button(tr("再试一次"), "save", "primary", self)
        self.again_button.setObjectName("read_back_again")
        self.is_held = False
        self._lay_out()
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(lambda: self.submit_button.setEnabled(True))
        EnterPresses(self).watch(self.back_button, self.missing_button, self.again_button)
        self.again_button.clicked.connect(self.again)
        EnterOnlySays(self.submit_button).said.connect(self._say_which_key)
        self.back_button.clicked.connect(lambda: self.return_to.emit(""))
        self.missing_button.clicked.connect(self._go_missing)
        self.submit_button.clicked.connect(self.submitted)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(24), theme().px(12), theme().px(24), theme().px(12))
        layout.setSpacing(theme().px(12))
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._paper)
        layout.addWidget(self._hint)
        row = QHBoxLayout()
        row.setSpacing(theme().px(16))
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self._total)
        row.addWidget(self.missing_button)
        row.addWidget(self.again_button)
        row.addWidget(self.submit_button)
        layout.addLayout(row)

    def show_sheet(self, draft: SheetDraft, paper_total: str = "", unsaved: str = "") -> None:
        """Read ``draft`` back; ``paper_total`` is the sum as written on paper, if the clerk keyed one. ``unsaved`` names
        what the record does not have: what is shown must be what is handed in."""
        self._draft, self.is_held = draft, bool(unsaved)
        self._scroll.setWidget(self._figures(draft))
        self._total.setText(total_text(draft.total, draft.maximum))
        written = parse_number(paper_total) if paper_total else None
        self._paper.setVisible(written is not None)
        if written is not None:
            same = written == draft.total
            word = tr("手写合计 {sum}，相符。") if same else tr("手写合计 {sum}，与各项之和不符，以各项得分为准。")
            self._paper.setText(word.format(sum=paper_total))
            set_role(self._paper, "ok" if same else "warn")
        missing = draft.missing
        self.submit_button.setEnabled(False)
        self._look.start()
        set_role(self._hint, "reading")
        self.again_button.setVisible(self.is_held)
        self.missing_button.setVisible(bool(missing) and not self.is_held)
        self.submit_button.setVisible(not missing and not self.is_held)
        if self.is_held:
            words = tr("{fields}还没有保存，没有提交。这里显示的是您录入的内容；保存好以后才能提交，请再试一次。")
            self._hint.setText(words.format(fields=unsaved))
            set_role(self._hint, "bad")
        elif missing:
            self.missing_button.setText(tr("去补评第 {number} 项").format(number=missing[0].number))
            self._hint.setText(tr("还有 {n} 项未评，空白不等于 0 分，补齐后才能提交。").format(n=len(missing)))
        else:
            self._hint.setText(tr("请核对每一项，核对无误后按空格键提交（回车不提交）；提交后一分钟内可以撤回。"))

    def _say_which_key(self) -> None:
        """Enter does nothing here, and says so."""
        set_role(self._hint, "warn")

    def _figures(self, draft: SheetDraft) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setHorizontalSpacing(theme().px(24))
        grid.setVerticalSpacing(theme().px(4))
        grid.setColumnStretch(2, 1)
        for line, one in enumerate(draft.rubric.criteria):
            for column, part in enumerate(self._line(draft, one, body)):
                grid.addWidget(part, line, column)
        if draft.row.veto:
            line = len(draft.rubric.criteria)
            asked = draft.rubric.veto or tr("发现弄虚作假或失信")
            words = tr("已勾选“{asked}”：{reason}").format(asked=asked, reason=draft.row.veto_reason)
            grid.addWidget(plain_label(words, "bad", body), line, 1, 1, 6)
        grid.setRowStretch(len(draft.rubric.criteria) + 1, 1)
        return body

    def _line(self, draft: SheetDraft, one: Criterion, body: QWidget) -> list[QWidget]:
        """Number, title, dots, figure, maximum, the word of its band, comment."""
        entry, points = draft.row.entries.get(one.number), draft.points.get(one.number)
        band = ""
        if one.number in draft.row.not_applicable:
            figure, role = tr("不适用"), "reading"
        elif points is None:
            figure, role = tr("未评"), "bad"
        else:
            figure, role, band = points_text(points), "big", band_of(points, one.maximum, draft.rubric.bands)
        title = plain_label((one.title_en if self._lang == "en" else "") or one.title, "reading", body)
        title.setWordWrap(self._lang == "en")
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        shown = plain_label(figure, role, body)
        shown.setObjectName(f"read_back_{one.number}")
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        word = plain_label(tr(band) if band else "", "warn" if band == BANDS[-1].mark else "muted", body)
        word.setObjectName(f"read_back_band_{one.number}")
        comment = plain_label(entry.comment if entry else "", "note", body)
        comment.setMaximumWidth(theme().px(300))
        maximum = plain_label(f"/ {points_text(one.maximum)}", "note", body)
        return [plain_label(one.number, "reading", body), title, Leader(body), shown, maximum, word, comment]

    def _go_missing(self) -> None:
        if self._draft is not None and self._draft.missing:
            self.return_to.emit(self._draft.missing[0].number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space hands in; Enter leads to what is missing, else only says which key; Up and Down scroll; Left goes back."""
        if event.key() in ENTER:
            if not event.isAutoRepeat():
                self._enter()
        elif event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat() and self.submit_button.isVisible():
                self.submit_button.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + theme().px(48) * (1 if event.key() == Qt.Key.Key_Down else -1))
        elif event.key() == Qt.Key.Key_Left:
            self.return_to.emit("")
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self.is_held:
            self.again_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.missing_button.isHidden():
            self._say_which_key()
        else:
            self.missing_button.setFocus(Qt.FocusReason.TabFocusReason)
