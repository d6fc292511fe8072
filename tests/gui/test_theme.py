"""Every pair of colours in use can be read, and no colour is written outside the theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from qtic_desktop.documents.fonts_cache import cache_folder
from qtic_desktop.gui import theme as themes
from qtic_desktop.gui.dress import apply_theme
from qtic_desktop.gui.icons import icon, icon_names, svg_source
from qtic_desktop.gui.screen_fonts import bring_fonts
from qtic_desktop.gui.style import style_sheet
from qtic_desktop.gui.theme import DARK, FONT_FAMILIES, HIGH_CONTRAST, LIGHT, SCALES, Theme, Tokens, theme

GUI = Path(themes.__file__).parent
ALL = (LIGHT, DARK, HIGH_CONTRAST)


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
def test_words_have_a_contrast_of_4_5(tokens: Tokens) -> None:
    weak = [
        f"{ink} on {ground}: {themes.contrast(one, other):.2f}"
        for ink, ground, one, other in themes.text_pairs(tokens)
        if themes.contrast(one, other) < 4.5
    ]
    assert weak == []


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
def test_borders_have_a_contrast_of_3(tokens: Tokens) -> None:
    weak = [
        f"{ink} on {ground}: {themes.contrast(one, other):.2f}"
        for ink, ground, one, other in themes.border_pairs(tokens)
        if themes.contrast(one, other) < 3.0
    ]
    assert weak == []


def test_contrast_agrees_with_the_published_extremes() -> None:
    assert themes.contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert themes.contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


def test_no_colour_is_written_outside_the_theme() -> None:
    written = [
        f"{path.relative_to(GUI)}: {found}"
        for path in sorted(GUI.rglob("*.py"))
        if path.name != "theme.py" and not path.name.startswith("ui_")
        for found in re.findall(r"#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8"))
    ]
    assert written == []


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("scale", SCALES)
def test_the_style_sheet_is_complete_and_accepted(qapp: QApplication, tokens: Tokens, scale: int) -> None:
    sheet = style_sheet(Theme(tokens, scale / 100))
    assert "$" not in sheet
    assert tokens.accent in sheet
    apply_theme(qapp, Theme(tokens, scale / 100))
    assert qapp.palette().window().color().name().upper() == tokens.window


def test_scale_changes_the_type(qapp: QApplication) -> None:
    assert Theme(LIGHT, 1.5).font(14).pixelSize() == 21
    assert Theme(LIGHT, 0.9).px(1) == 1


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_every_icon_renders_in_the_ink_asked_for(qapp: QApplication, name: str) -> None:
    image = icon(name, "bad").pixmap(32, 32).toImage()
    ink = themes.theme().colour("bad")
    solid = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 250
    ]
    assert solid
    assert all(abs(pixel.red() - ink.red()) + abs(pixel.blue() - ink.blue()) < 12 for pixel in solid)
    assert b"currentColor" not in svg_source(name, "#123456")


def test_the_families_end_with_those_that_draw_rare_names(qapp: QApplication, tmp_path: Path, themed: None) -> None:
    """A name is never drawn by whatever face Qt comes across: each character has a family of the list that draws it."""
    bring_fonts(tmp_path)
    families = theme().families
    assert families[0] in FONT_FAMILIES
    assert "HanaMinB" in families[1:]
    for character in "䶮㛃𬱖𠅤𠮷𬭚·𪚥":
        drawn = [name for name in families if QRawFont.fromFont(QFont(name)).supportsCharacter(ord(character))]
        assert drawn, character
    assert not bring_fonts(tmp_path)  # a second workspace brings nothing twice


def test_a_font_of_the_office_reaches_the_screen(qapp: QApplication, tmp_path: Path, themed: None) -> None:
    bring_fonts(None)
    (tmp_path / "本局.ttf").write_bytes((cache_folder() / "qtic-kai.ttf").read_bytes())
    assert bring_fonts(tmp_path)
    assert "QTIC Kai" in theme().families


def test_a_theme_in_force_is_not_laid_over_every_widget_again(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("青岛")
    qtbot.addWidget(label)
    now = theme()
    seen: list[QEvent.Type] = []

    class Watcher(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            seen.append(event.type())
            return False

    watcher = Watcher()
    label.installEventFilter(watcher)
    apply_theme(qapp, Theme(now.tokens, now.scale))
    assert QEvent.Type.StyleChange not in seen
    apply_theme(qapp, Theme(DARK if now.tokens is LIGHT else LIGHT, now.scale))
    assert QEvent.Type.StyleChange in seen
    label.removeEventFilter(watcher)
    apply_theme(qapp, now)


@pytest.mark.parametrize("scale", SCALES)
def test_a_chip_is_round_at_every_scale(qapp: QApplication, scale: int) -> None:
    """A radius above half the height is dropped by Qt, and the corners are square."""
    sheet = style_sheet(Theme(LIGHT, scale / 100))
    found = re.search(r'"chip"\] \{ border-radius: (\d+)px; padding: (\d+)px \d+px; min-height: (\d+)px', sheet)
    assert found is not None
    radius, pad, least = map(int, found.groups())
    assert least // 3 < radius <= (least + 2 * pad + 2 * LIGHT.border) / 2
