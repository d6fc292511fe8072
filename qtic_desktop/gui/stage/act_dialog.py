"""The form of an act in a dialog: for what begins a record, and for what is asked once more before it is done."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.act import Act
from qtic_desktop.gui.stage.act_form import ActForm, Done
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, FitScroll


class ActDialog(Dialog):
    """``acted`` carries a ``Done``; the dialog closes then, unless the act is one that is done again and again. Who
    opens it lets it go when it is ``finished``."""

    acted = Signal(object)

    def __init__(self, ctx: AppContext, act: Act[Any], subject: object, parent: QWidget, *, words: str = "") -> None:
        super().__init__(act.title.rstrip("…"), parent)
        self.room = FitScroll(self)
        self.form = ActForm(ctx, act, subject, self.room, words=words)
        self.room.body.addWidget(self.form)
        self.room.setMinimumWidth(theme().px(440 if words else 480))
        self.body.addWidget(self.room)
        self.place_button(self.form.leave_button)
        self.place_button(self.form.do_button, primary=True)
        self.harmless = act.look != "danger"
        QWidget.setTabOrder(self.form.leave_button, self.form.do_button)
        self.form.installEventFilter(self)
        self.form.left.connect(self.close_now)
        self.form.acted.connect(self._on_done)

    def open(self) -> None:
        """Show it with the cursor where typing starts."""
        super().open()
        self._fit()
        self.form.focus_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sentences beside the fields make the form higher."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """As high as the questions need, at most as the window it belongs to; what has no room then is scrolled to."""
        layout, parent = self.layout(), self.parentWidget()
        assert layout is not None
        layout.activate()
        need = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
        room = parent.window().height() - theme().px(32) if parent is not None else need
        if self.height() != min(need, room) and (need > self.height() or self.height() > room):
            self.resize(self.width(), min(need, room))

    def close_now(self) -> None:
        """The form has asked already."""
        self.done(0)

    def may_close(self) -> bool:
        """Esc and the window's own button ask as the button does."""
        return self.form.may_leave()

    def _on_done(self, done: Done) -> None:
        if not done.act.again:
            self.close_now()
        self.acted.emit(done)
