"""Running work: what is being done, how far it is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from qtic_desktop.domain.progress import Progress
from qtic_desktop.gui.background import Task
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets.basics import button, plain_label


class BusyBar(QWidget):
    """Shows running work after a second, how far it is once that is known, and a button that stops it."""

    def __init__(self, parent: QWidget | None = None, *, delay_ms: int = 1000) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._text = ""
        self._delay = delay_ms
        self._words = plain_label("", "small", self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._stop = button(tr("停止"), parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._stop)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.show)
        self._stop.clicked.connect(self._cancel)
        self.hide()

    @property
    def stop_button(self) -> QPushButton:
        """The button that stops it."""
        return self._stop

    def watch(self, task: Task, text: str) -> None:
        """Follow ``task`` to its end; ``text`` says what runs."""
        self._task, self._text = task, text
        self._words.setText(tr("{what}：排队中，前一项做完就开始").format(what=text) if task.is_queued else text)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        task.begun.connect(self._on_begun)
        task.progressed.connect(self._on_progress)
        task.ended.connect(self._on_ended)
        self._timer.start(self._delay)

    def _on_begun(self) -> None:
        self._words.setText(self._text)

    def _on_progress(self, progress: Progress) -> None:
        if progress.total:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
            self._bar.setFormat(tr("{done} / {total}").format(done=progress.done, total=progress.total))
        if progress.text:
            self._words.setText(progress.text)

    def _on_ended(self) -> None:
        self._timer.stop()
        self.hide()

    def _cancel(self) -> None:
        self._stop.setEnabled(False)
        if self._task is not None:
            self._task.cancel()
