"""Every section a page asks for is in the manual of both languages, and the manual opens there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl

from qtic_desktop.gui.manual import ManualDialog, sections

GUI = Path(__file__).resolve().parents[2] / "qtic_desktop" / "gui"


def wanted_sections() -> set[str]:
    source = "\n".join(file.read_text(encoding="utf-8") for file in GUI.rglob("*.py") if "forms" not in file.parts)
    calls = re.findall(r"Empty(?:State)?\((?:[^()]|\([^()]*\))*\)", source)
    return {found for call in calls for found in re.findall(r'"([a-z_]+)"\s*,?\s*\)$', call)}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_points_to_a_section_that_is_missing(lang: Any) -> None:
    wanted = wanted_sections()
    assert {"scoring", "meetings"} <= wanted
    assert wanted <= sections(lang).keys()
    assert sections("zh").keys() == sections("en").keys()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_manual_opens_at_the_section(qtbot: Any, lang: Any) -> None:
    dialog = ManualDialog("annual", lang)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.browser.textCursor().block().text() == sections(lang)["annual"]
    assert "{" not in dialog.browser.toPlainText()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_contents_name_every_section_and_lead_there(qtbot: Any, lang: Any) -> None:
    dialog = ManualDialog("", lang)
    qtbot.addWidget(dialog)
    dialog.show()
    text = dialog.browser.toPlainText()
    for key, title in sections(lang).items():
        assert text.count(title) >= 2
        dialog.browser.anchorClicked.emit(QUrl(f"#{key}"))
        assert dialog.browser.textCursor().block().text() == title
        assert dialog.browser.textCursor().block().blockFormat().headingLevel() == 2
    dialog.contents.click()
    assert dialog.browser.verticalScrollBar().value() == 0


def test_the_heading_is_at_the_top_with_its_text_below(qtbot: Any) -> None:
    dialog = ManualDialog("experts", "zh")
    qtbot.addWidget(dialog)
    dialog.show()
    view = dialog.browser
    qtbot.waitUntil(lambda: view.cursorRect().top() < view.viewport().height() // 8)
    assert view.cursorRect().top() >= -1
