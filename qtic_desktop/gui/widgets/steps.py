"""The steps of a wizard at the left: each with its state in words, reachable by click, Tab and arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.basics import PushButton


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``todo``, ``done``, ``empty`` (seen, nothing filled in, nothing needed), ``missing`` or ``hint``.

    ``missing`` items lack, ``wrong`` ones cannot be taken as they are, ``hints`` ask for a second look.
    """

    key: str
    title: str
    state: str = "todo"
    missing: int = 0
    wrong: int = 0
    hints: int = 0


_ICONS = {
    "todo": "circle-dashed",
    "empty": "circle-dashed",
    "done": "circle-check",
    "missing": "circle-alert",
    "hint": "triangle-alert",
    "current": "circle-dot",
}
_INKS = {"todo": "muted", "empty": "muted", "done": "ok", "missing": "warn", "hint": "warn", "current": "accent"}


class StepList(QWidget):
    """Shows steps and lets one be chosen; it does not change the current one by itself."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self._current = ""
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(4))
        self._layout.addStretch(1)
        self.setFixedWidth(theme().px(208))

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show ``steps``; buttons are kept while the keys stay, so the focus does not jump while typing."""
        if [step.key for step in steps] != list(self._buttons):
            for old in self._buttons.values():
                old.deleteLater()
            self._buttons = {step.key: self._make(step.key) for step in steps}
        self._steps = tuple(steps)
        self._write()

    def set_current(self, key: str) -> None:
        """Mark the step shown."""
        self._current = key
        self._write()

    def current(self) -> str:
        """Key of the step shown."""
        return self._current

    def told(self) -> list[tuple[str, str]]:
        """Each step by its key with number, title and state in one line, for where the list has no room."""
        said = [
            (step.key, f"{number}  {step.title}", self.words(step.key)) for number, step in enumerate(self._steps, 1)
        ]
        return [(key, f"{title}（{state}）" if state else title) for key, title, state in said]

    def words(self, key: str) -> str:
        """The state of a step in words, as shown."""
        step = next(step for step in self._steps if step.key == key)
        said = " · ".join(
            words.format(n=count)
            for count, words in (
                (step.missing, tr("缺 {n} 项")),
                (step.wrong, tr("{n} 处要改")),
                (step.hints, tr("{n} 处提示")),
            )
            if count and step.state in ("missing", "hint")
        )
        if key == self._current:
            return tr("当前 · {lack}").format(lack=said) if said else tr("当前")
        return said or {"done": tr("完成"), "empty": tr("没有填写")}.get(step.state, "")

    def _make(self, key: str) -> QPushButton:
        made = PushButton(self)
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setIconSize(QSize(theme().px(16), theme().px(16)))
        set_role(made, "step")
        self._group.addButton(made)
        made.clicked.connect(lambda: self._choose(key))
        self._layout.insertWidget(self._layout.count() - 1, made)
        return made

    def _choose(self, key: str) -> None:
        self._write()
        self.chosen.emit(key)

    def _write(self) -> None:
        for number, step in enumerate(self._steps, start=1):
            made, words = self._buttons[step.key], self.words(step.key)
            shown = "current" if step.key == self._current and step.state not in ("missing", "hint") else step.state
            made.setText(f"{number}  {step.title}" + (f"\n     {words}" if words else ""))
            made.setIcon(icon(_ICONS[shown], _INKS[shown]))
            made.setChecked(step.key == self._current)
            made.setAccessibleName(f"{step.title} {words}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from step to step without choosing."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)
