"""Once more before an act that weighs heavily: what was entered, and what follows from it, with the way back first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qtic_desktop.gui.stage.act import Entry
from qtic_desktop.gui.stage.fields import TickField
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, plain_label


class SecondLook(QWidget):
    """Hidden until ``show_again``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("secondLook")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(6))
        layout.addWidget(plain_label(tr("再看一遍。确认以后："), "section", self))
        self.follows = plain_label("", "warn", self)
        self.follows.setObjectName("secondLookFollows")
        self.entered = plain_label("", "body", self)
        layout.addWidget(self.follows)
        self._heading = plain_label(tr("填写的内容"), "muted", self)
        layout.addWidget(self._heading)
        layout.addWidget(self.entered)
        self.hide()

    def show_again(self, answers: Sequence[tuple[Entry[Any], Any]], follows: Sequence[str]) -> None:
        """The consequences first, then the answers by the labels of their fields; what is blank is left out.
        Without answers nothing is headed."""
        self.follows.setText("\n".join(f"· {one}" for one in follows))
        said = [(entry.label, answered(field)) for entry, field in answers]
        self.entered.setText("\n".join(f"{label}{mark('：')}{words}" for label, words in said if words))
        self._heading.setVisible(bool(said))
        self.entered.setVisible(bool(said))
        self.show()


def answered(field: Any) -> str:
    """What stands in a field, in words."""
    if isinstance(field, ChoiceBox):
        return str(field.currentText())
    if isinstance(field, TickField):
        return tr("是") if field.value() else tr("否")
    value = field.value()
    return "" if value is None else str(value).strip()
