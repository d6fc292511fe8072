"""How an opinion would look in the wording as it stands in the editor: an invented one, or one of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.opinions import Conclusion, OpinionKind
from qtic_desktop.domain.opinions.wordings import OpinionWording
from qtic_desktop.domain.possible import is_for
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import preview
from qtic_desktop.gui.stage.layout_check import LayoutButton
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, PdfView, plain_label
from qtic_desktop.gui.wordings import words
from qtic_desktop.services.opinions.drawn import Drawn
from qtic_desktop.services.opinions.wording_desk import draw_wording
from qtic_desktop.storage.queries.opinions import OpinionRow, opinions

if TYPE_CHECKING:
    from qtic_desktop.documents.fonts import FontSet

DRAW_AFTER_MS = 600
_MOST_OFFERED = 60


class PreviewPane(QWidget):
    """Follows the typing after a moment of silence; a wording that cannot be read is said above the last page."""

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self._wording: OpinionWording | None = None
        self._fonts: FontSet | None = None
        self._turn = 0
        self._soon = QTimer(self, singleShot=True, interval=DRAW_AFTER_MS)
        self._soon.timeout.connect(self.draw)
        self.of = ChoiceBox(self)
        self.of.setObjectName("previewOf")
        self.of.setAccessibleName(tr("用哪一份意见书预览"))
        self.of.edited.connect(self.draw)
        self.told = plain_label("", "warn", self)
        self.told.setWordWrap(True)
        self.told.hide()
        self.pdf = PdfView(self, tasks=ctx.tasks)
        self.layout_check = LayoutButton(self.pdf, ctx.say)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(6))
        layout.addWidget(self.of)
        layout.addWidget(self.told)
        layout.addWidget(self.pdf, 1)
        self._offer(())

    def read(self) -> None:
        """Which opinions of the record there are to look at."""
        if is_for(self.ctx.actor, Read.OPINIONS):
            self.ctx.ask(opinions.bind(), on_done=self._offer)

    def _offer(self, rows: tuple[OpinionRow, ...]) -> None:
        chosen = self.of.value() or Conclusion.AGREE.value
        kind = None if self._wording is None else self._wording.kind
        fitting = [row for row in rows if row.opinion_id and row.meeting_sealed and words.kind_of(row) is kind]
        choices = [(one.value, words.conclusion(one)) for one in Conclusion]
        choices += [(row.opinion_id, f"{row.number} {row.center_name}") for row in fitting[:_MOST_OFFERED]]
        self.of.set_choices(choices)
        self.of.set_value(chosen if chosen in dict(choices) else Conclusion.AGREE.value)

    @property
    def kind(self) -> OpinionKind | None:
        """Whose page is shown; None while there is none."""
        return None if self._wording is None else self._wording.kind

    def show_wording(self, wording: OpinionWording, *, whole: bool) -> None:
        """Draw this soon; of one that is not ``whole`` the last page that could be drawn stays, and that is said."""
        self.told.setVisible(not whole)
        if not whole:
            self.told.setText(tr("有待改的地方，下面还是改动以前的页面。"))
            self._soon.stop()
            return
        other = self._wording is None or self._wording.kind is not wording.kind
        self._wording = wording
        if other:
            self._offer(())
            self.read()
        if other:
            self.draw()
        else:
            self._soon.start()

    def draw(self) -> None:
        """Draw the page anew off the GUI thread; an answer that is no longer wanted is dropped."""
        self._soon.stop()
        if self._wording is None or self.ctx.tasks.is_closed:
            return
        self.told.hide()
        self._turn += 1
        turn, of = self._turn, self.of.value() or Conclusion.AGREE.value
        invented = of in [one.value for one in Conclusion]
        self.ctx.work_in_steps(
            draw_wording.bind(
                wording=self._wording,
                conclusion=Conclusion(of) if invented else Conclusion.AGREE,
                opinion_id="" if invented else of,
                fonts=self._fonts,
            ),
            on_done=lambda drawn: self._show(turn, drawn),
            on_error=lambda error: self._fail(turn, error),
            label=tr("生成页面"),
        )

    def _show(self, turn: int, drawn: Drawn) -> None:
        self._fonts = drawn.fonts
        if turn == self._turn:
            self.pdf.set_document(drawn.pages, lambda page, scale: preview.page_pixels(drawn.data, page, scale))
            self.layout_check.show_report(drawn.layout)

    def _fail(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self.told.setText(self.ctx.say(error))
            self.told.show()
