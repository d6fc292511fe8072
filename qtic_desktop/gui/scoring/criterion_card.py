"""One criterion of a score sheet: title, maximum, clause, sub-items, the field, the bands, the comment."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.rubrics import BANDS, Band, Criterion, band_middle, band_of
from qtic_desktop.gui.scoring.asked import Asked
from qtic_desktop.gui.scoring.words import points_text
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import TOUCH, theme
from qtic_desktop.gui.widgets import BandButtons, Card, ScoreField, StateChip, TextArea, button, plain_label

COMMENT_LIMIT = 300
#: Narrower than this the text of a band goes below the bands.
_ANCHOR = 170


class CriterionCard(Card):
    """``points_left``: the field was left with a change (the moment to save); ``changed``: number and points, as typed so
    far. ``say`` makes the sentence of an error.

    Low, so that four or more are seen at a time on a small screen; nothing moves when a band's text appears.
    """

    changed = Signal(str, object)
    points_left = Signal(str, str)
    comment_left = Signal(str, str)
    went_on = Signal()

    def __init__(
        self,
        criterion: Criterion,
        step: Decimal,
        lang: str,
        say: Callable[[Exception], str],
        parent: QWidget | None = None,
        *,
        bands: tuple[Band, ...] = BANDS,
    ) -> None:
        super().__init__(parent)
        self._scale = bands
        self.criterion, self._step, self._lang, self._say = criterion, step, lang, say
        self._was_refused = False
        self._of_band = False
        """Whether the points shown are the middle of a band, filled in by its button and not typed since."""
        self.setObjectName(f"criterion_{criterion.number}")
        self.body.setContentsMargins(*[theme().px(n) for n in (14, 5, 14, 6)])
        self.body.setSpacing(theme().px(3))
        self._build_heading()
        self._build_entry()
        self._problem = plain_label("", "bad", self)
        self._asked = Asked(self)
        self._asked.setObjectName(f"asked_{criterion.number}")
        self._asked.agreed.connect(self._put_band)
        self._comment = TextArea(self, limit=COMMENT_LIMIT, lines=2, most=8)
        self._comment.setObjectName(f"comment_{criterion.number}")
        self._comment.setAccessibleName(tr("{title}的评语").format(title=self._title))
        for part in (self._problem, self._asked, self._comment):
            self.body.addWidget(part)
            part.hide()
        self._comment.finished.connect(lambda: self.comment_left.emit(self.criterion.number, self._comment.value()))

    def _build_heading(self) -> None:
        one, english = self.criterion, self._lang == "en"
        self._title = (one.title_en if english else "") or one.title
        heading = QHBoxLayout()
        heading.setSpacing(theme().px(12))
        heading.addWidget(plain_label(f"{one.number}  {self._title}", "title", self), 1)
        self._state = StateChip(parent=self)
        heading.addWidget(self._state)
        self._more = button(tr("评语"), "pen-line", "link", self)
        self._more.setObjectName(f"comment_button_{one.number}")
        self._more.setAccessibleName(f"{one.number}  {tr('评语')}")
        heading.addWidget(self._more)
        heading.addWidget(plain_label(tr("满分 {points}").format(points=points_text(one.maximum)), "section", self))
        self.body.addLayout(heading)
        parts = [f"{(sub.title_en if english else '') or sub.title}\u00a0{points_text(sub.points)}" for sub in one.subs]
        if one.clause:
            parts.append(_unbroken(tr("依据 {clause}").format(clause=one.clause)))
        if parts:
            self.body.addWidget(plain_label("   ".join(parts), "note", self))

    def _build_entry(self) -> None:
        one = self.criterion
        self.field = ScoreField(self, maximum=one.maximum, step=self._step)
        self.field.setObjectName(f"score_{one.number}")
        self.field.setAccessibleName(
            tr("{title}的得分，满分 {points}").format(title=self._title, points=points_text(one.maximum))
        )
        self.field.setFixedWidth(theme().px(96))
        self._bands = BandButtons(parent=self)
        self._bands.setObjectName(f"bands_{one.number}")
        self._bands.name_after(one.number)
        self._anchor = plain_label("", "words", self)
        self._anchor.setObjectName(f"anchor_{one.number}")
        self._row = QGridLayout()
        self._row.setHorizontalSpacing(theme().px(12))
        self._row.setVerticalSpacing(theme().px(4))
        self._row.setColumnStretch(2, 1)
        self._row.addLayout(self._steppers(), 0, 0)
        self._row.addWidget(self._bands, 0, 1)
        self._row.addWidget(self._anchor, 0, 2)
        self._row.setRowMinimumHeight(0, theme().px(46))
        self._beside = True
        self.body.addLayout(self._row)
        self.field.edited.connect(self._on_edited)
        self.field.finished.connect(lambda: self.points_left.emit(one.number, self.field.text()))
        self.field.enter_pressed.connect(self._on_enter)
        self.field.refused.connect(self._on_refused)
        self.field.stopped.connect(self._on_stopped)
        self._bands.chosen.connect(self._fill_band)
        self._more.clicked.connect(self.open_comment)

    def _steppers(self) -> QHBoxLayout:
        """The field between two buttons for the mouse: half a point less, half a point more."""
        row = QHBoxLayout()
        row.setSpacing(theme().px(4))
        step = points_text(self._step)
        self._less, self._more_points = button("−", parent=self), button("+", parent=self)
        for made, steps, name, words in (
            (self._less, -1, "less", tr("{title}减 {step} 分")),
            (self._more_points, 1, "more", tr("{title}加 {step} 分")),
        ):
            made.setObjectName(f"{name}_{self.criterion.number}")
            made.setAccessibleName(words.format(title=self._title, step=step))
            made.setToolTip(words.format(title="", step=step))
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setFixedSize(_side(), theme().px(TOUCH))
            made.clicked.connect(lambda _checked=False, steps=steps: self._step_by(steps))
        for part in (self._less, self.field, self._more_points):
            row.addWidget(part)
        return row

    def _step_by(self, steps: int) -> None:
        """A click is a whole change: it is kept at once."""
        self.field.step_by(steps)
        self.field.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text of a band stands beside the bands where there is room for it, else below them."""
        super().resizeEvent(event)
        taken = self.field.width() + 2 * _side() + self._bands.sizeHint().width() + theme().px(52)
        beside = event.size().width() - taken >= theme().px(_ANCHOR)
        if beside != self._beside:
            self._beside = beside
            self._row.removeWidget(self._anchor)
            self._row.addWidget(self._anchor, *((0, 2) if beside else (1, 0, 1, 3)))

    def show_entry(self, points: Decimal | None, comment: str) -> None:
        """Show what is stored."""
        self._comment.set_value(comment)
        self._comment.setVisible(bool(comment))
        self.show_points(points)

    def show_points(self, points: Decimal | None) -> None:
        """Show these points; nothing is signalled."""
        self.field.set_value(points)
        self._was_refused = self._of_band = False
        self._asked.hide()
        self.show_problem("")
        self._follow()

    def lock(self, *, counts: bool) -> None:
        """Show the figures without letting anybody change them; say where they do not count."""
        self.field.setReadOnly(True)
        for part in (self._bands, self._less, self._more_points):
            part.setEnabled(False)
        self._comment.setReadOnly(True)
        self._more.hide()
        if not counts:
            self._state.set_state("neutral", tr("不计入"))

    def mark_not_applicable(self, reason: str) -> None:
        """Take the field away and say why: 不适用 is neither blank nor zero."""
        for part in (self.field, self._bands, self._more, self._less, self._more_points):
            part.hide()
        self._row.setRowMinimumHeight(0, 0)
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

    def _on_stopped(self, stopped: bool) -> None:
        """Say what stands here now and which key goes on; the next entry takes the sentence away."""
        if stopped:
            kept = self.field.text() or tr("空白")
            tail = tr("没有录入，这里仍是{kept}。请看一眼，按退格键后重新输入。").format(kept=kept)
            self.show_problem(f"{self._problem.text()}{tr('。')}{tail}")
        else:
            self._was_refused = False

    def _on_enter(self) -> None:
        """What was pasted was refused: look once more before going on."""
        if self._was_refused:
            self._was_refused = False
            self.field.selectAll()
            return
        self.show_problem("")
        self.went_on.emit()

    def _on_edited(self) -> None:
        self._of_band = False
        self._asked.hide()
        if not self.field.is_stopped and (not self._was_refused or not self.field.text()):
            self._was_refused = False
            self.show_problem("")
        self._follow()
        self.changed.emit(self.criterion.number, self.value())

    def _fill_band(self, band: str) -> None:
        """The middle of the band; a score that was typed stays where it is until the person says otherwise."""
        points = self.value()
        self._follow()
        try:
            middle = band_middle(band, self.criterion.maximum, self._step, self._scale)
        except Refused as error:
            self.show_problem(self._say(error))
            return
        if points is None or self._of_band or points == middle:
            self._put_band(middle)
        elif band_of(points, self.criterion.maximum, self._scale) != band:
            words = tr("已有分数 {points}。要改为“{band}”的 {middle} 分吗？")
            facts = {"points": points_text(points), "band": tr(band), "middle": points_text(middle)}
            self._asked.ask(words.format(**facts), tr("改为 {middle}").format(middle=points_text(middle)), middle)

    def _put_band(self, middle: Decimal) -> None:
        """Selected, so that the next digits refine it."""
        self.field.set_value(middle)
        self._was_refused = False
        self._on_edited()
        self._of_band = True
        self.points_left.emit(self.criterion.number, self.field.text())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _follow(self) -> None:
        points = self.value()
        for made in (self._less, self._more_points):
            made.setEnabled(points is not None and not self.field.isReadOnly())
        most = self.criterion.maximum
        band = None if points is None else band_of(min(points, most), most, self._scale)
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


def _side() -> int:
    """How wide a button for half a point is."""
    return theme().px(TOUCH if theme().touch else 38)


def _unbroken(text: str) -> str:
    """The text kept on one line: Chinese may otherwise be broken anywhere."""
    return "\u2060".join(text.replace(" ", "\u00a0"))
