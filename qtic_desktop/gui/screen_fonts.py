"""The screen shows what paper shows: rare characters of names by the same files, in an order that is ours and not Qt's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from qtic_desktop.documents.fonts_find import screen_files
from qtic_desktop.gui.dress import apply_theme
from qtic_desktop.gui.theme import Theme, bring_families, theme

_brought: set[Path] = set()


def bring_fonts(office: Path | None) -> bool:
    """Give Qt the office's fonts and the open set (a few milliseconds: outlines are read when first drawn).

    Returns whether there was anything new; the theme is then in force with the longer list of families, and windows
    made from now on use it.
    """
    found: list[str] = []
    for file in screen_files(office):
        if file not in _brought:
            _brought.add(file)
            found += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    if not found:
        return False
    bring_families(found)
    app, now = QApplication.instance(), theme()
    if isinstance(app, QApplication):
        apply_theme(app, Theme(now.tokens, now.scale))
    return True
