"""An act without questions, done at once: pressed twice it is still done once, and its answer is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.act import Act, Given
from qtic_desktop.gui.stage.act_form import Done


def do_at_once(
    ctx: AppContext,
    act: Act[Any],
    subject: object,
    pressed: QPushButton,
    on_done: Callable[[Done], None],
    on_error: Callable[[Exception], None],
) -> None:
    """Carry out ``act``; the button ``pressed`` is grey meanwhile."""
    pressed.setEnabled(False)

    def wake() -> None:
        if isValid(pressed):
            pressed.setEnabled(True)

    def done(changes: Changes) -> None:
        wake()
        on_done(Done(act, subject, changes, act.said(subject, Given({}), changes)))

    def failed(error: Exception) -> None:
        wake()
        on_error(error)

    ctx.carry_out(act.write(subject, Given({})), on_done=done, on_error=failed)
