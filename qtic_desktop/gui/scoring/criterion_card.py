"""One criterion of a score sheet: title, maximum, clause, sub-items, the field, the bands, the comment."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.numbers import acceptable_prefix
from qtic_desktop.domain.rubrics import Criterion, band_middle, band_of
from qtic_desktop.gui.scoring.words import points_text
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BandButtons, Card, ScoreField, StateChip, TextArea, button, plain_label

COMMENT_LIMIT = 300


class CriterionCard(Card):
    """``points_left``: the field was left with a change (the moment to save); ``changed``: the total moves."""

    changed = Signal()
    points_left = Signal(str, str)
    comment_left = Signal(str, str)
    went_on = Signal()

    def __init__(self, criterion: Criterion, step: Decimal, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.criterion, self._step, self._lang = criterion, step, lang
        self._was_refused = False
        self.setObjectName(f"criterion_{criterion.number}")
        self._build_heading()
        self._build_entry()
        self._anchor = plain_label("", "help", self)
        self._problem = plain_label("", "bad", self)
        self._comment = TextArea(self, limit=COMMENT_LIMIT, lines=2)
        self._comment.setObjectName(f"comment_{criterion.number}")
        self._comment.setAccessibleName(tr("{title}的评语").format(title=self._title))
        for part in (self._anchor, self._problem, self._comment):
            self.body.addWidget(part)
            part.hide()
        self._comment.finished.connect(lambda: self.comment_left.emit(self.criterion.number, self._comment.value()))

    def _build_heading(self) -> None:
        one, english = self.criterion, self._lang == "en"
        self._title = (one.title_en if english else "") or one.title
        heading = QHBoxLayout()
        heading.addWidget(plain_label(f"{one.number}  {self._title}", "title", self), 1)
        self._more = button(tr("评语"), "pen-line", "quiet", self)
        self._more.setObjectName(f"comment_button_{one.number}")
        heading.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        worth = plain_label(tr("满分 {points}").format(points=points_text(one.maximum)), "section", self)
        heading.addWidget(worth, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(heading)
        parts = [f"{(sub.title_en if english else '') or sub.title} {points_text(sub.points)}" for sub in one.subs]
        if parts:
            self.body.addWidget(plain_label("    ".join(parts), "muted", self))
        below = QHBoxLayout()
        below.addWidget(plain_label(tr("依据 {clause}").format(clause=one.clause or "—"), "help", self), 1)
        self._state = StateChip(parent=self)
        below.addWidget(self._state)
        self.body.addLayout(below)

    def _build_entry(self) -> None:
        one = self.criterion
        self.field = ScoreField(
            self, maximum=one.maximum, step=self._step, accepts=lambda t: acceptable_prefix(t, one.maximum, self._step)
        )
        self.field.setObjectName(f"score_{one.number}")
        self.field.setAccessibleName(
            tr("{title}的得分，满分 {points}").format(title=self._title, points=points_text(one.maximum))
        )
        self.field.setFixedWidth(theme().px(104))
        self._bands = BandButtons(parent=self)
        self._bands.setObjectName(f"bands_{one.number}")
        row = QHBoxLayout()
        row.setSpacing(theme().px(12))
        row.addWidget(self.field)
        row.addWidget(self._bands)
        row.addStretch(1)
        self.body.addLayout(row)
        self.field.edited.connect(self._on_edited)
        self.field.finished.connect(lambda: self.points_left.emit(one.number, self.field.text()))
        self.field.enter_pressed.connect(self._on_enter)
        self.field.refused.connect(self._on_refused)
        self._bands.chosen.connect(self._fill_band)
        self._more.clicked.connect(self.open_comment)

    def show_entry(self, points: Decimal | None, comment: str) -> None:
        """Show what is stored."""
        self.field.set_value(points)
        self._comment.set_value(comment)
        self._comment.setVisible(bool(comment))
        self._follow()

    def lock(self) -> None:
        """Show the figures without letting anybody change them."""
        self.field.setReadOnly(True)
        self._bands.setEnabled(False)
        self._comment.setReadOnly(True)
        self._more.hide()

    def mark_not_applicable(self, reason: str) -> None:
        """Take the field away and say why: 不适用 is neither blank nor zero."""
        for part in (self.field, self._bands, self._more):
            part.hide()
        self._state.set_state("neutral", tr("不适用"))
        self._anchor.setText(reason)
        self._anchor.show()

    def value(self) -> Decimal | None:
        """The points typed so far, None while blank or unfinished."""
        try:
            return self.field.value()
        except ArithmeticError:
            return None

    def commit(self) -> None:
        """Take what is half-composed, and save what was not yet left."""
        self._comment.commit()
        self.field.commit()

    def show_problem(self, sentence: str) -> None:
        """Say beside the field why something was not taken; empty takes it away."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        set_role(self.field, "score")

    def open_comment(self) -> None:
        """Open the comment and go there."""
        self._comment.show()
        self._comment.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, sentence: str) -> None:
        self._was_refused = True
        self.show_problem(sentence)

    def _on_enter(self) -> None:
        """A key was refused, so what stands here may be half of what was meant (75 leaves 7): look once more."""
        if self._was_refused:
            self._was_refused = False
            self.field.selectAll()
            return
        self.show_problem("")
        self.went_on.emit()

    def _on_edited(self) -> None:
        if not self._was_refused or not self.field.text():
            self._was_refused = False
            self.show_problem("")
        self._follow()
        self.changed.emit()

    def _fill_band(self, band: str) -> None:
        """The middle of the band, selected so that the next digits refine it."""
        try:
            self.field.set_value(band_middle(band, self.criterion.maximum, self._step))
        except Refused as error:
            self.show_problem(str(error))
            return
        self._was_refused = False
        self._on_edited()
        self.points_left.emit(self.criterion.number, self.field.text())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _follow(self) -> None:
        points = self.value()
        band = None if points is None else band_of(min(points, self.criterion.maximum), self.criterion.maximum)
        self._bands.set_band(band)
        if points is None:
            self._state.set_state("neutral", tr("未评"))
        elif points == 0:
            self._state.set_state("warn", tr("0 分"))
        else:
            self._state.set_state("ok", tr("已评"))
        anchor = next((a for a in self.criterion.anchors if a.band == band), None)
        text = "" if anchor is None else (anchor.text_en if self._lang == "en" else "") or anchor.text
        self._anchor.setText(
            "" if not text else f"{tr(band or '')}: {text}" if self._lang == "en" else f"{band}：{text}"
        )
        self._anchor.setVisible(bool(text))
