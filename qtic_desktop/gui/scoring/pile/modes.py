"""First or second keying: the two chips at the head of the pile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from qtic_desktop.gui.page import leave_room
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import button

FIRST: Final = "first"
SECOND: Final = "second"


def mode_chips(parent: QWidget, choose: Callable[[str], None]) -> dict[str, QPushButton]:
    """The chips by their mode; pressed, one calls ``choose``."""
    chips: dict[str, QPushButton] = {}
    for mode, words in ((FIRST, tr("第一次录入")), (SECOND, tr("第二次录入（复核）"))):
        made = chips[mode] = button(words, "", "chip", parent)
        made.setObjectName(f"pile_{mode}")
        made.setCheckable(True)
        leave_room(made)
        made.clicked.connect(partial(choose, mode))
    return chips
