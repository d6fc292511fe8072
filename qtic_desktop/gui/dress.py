"""The application in one theme: palette, letters and style sheet together."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from qtic_desktop.gui.style import style_sheet
from qtic_desktop.gui.theme import Theme, bring_in_force, families_at_hand, theme

_ASKED = "touch_asked"


def apply_theme(app: QApplication, chosen: Theme) -> None:
    """Give the whole application one theme; windows already built keep their sizes, so re-create them after this."""
    if not chosen.families:
        chosen = replace(chosen, families=tuple(families_at_hand()))
    sheet = style_sheet(chosen)
    if chosen == theme() and app.styleSheet() == sheet:
        return  # in force already: Qt would look at every widget again
    bring_in_force(chosen)
    app.setStyle("Fusion")
    app.setPalette(chosen.palette())
    app.setFont(chosen.font())
    app.setStyleSheet(sheet)


def change_touch(app: QApplication) -> None:
    """Before anybody signed in: larger things to press, or usual ones again. Whoever comes in next takes it along."""
    apply_theme(app, replace(theme(), touch=not theme().touch))
    app.setProperty(_ASKED, theme().touch)


def touch_asked(app: QApplication, kept: bool) -> bool:
    """What was asked for before signing in, once; else what is ``kept`` of the person who comes in."""
    asked = app.property(_ASKED)
    app.setProperty(_ASKED, None)
    return kept if asked is None else bool(asked)
