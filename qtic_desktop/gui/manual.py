"""The manual in a window of its own, opened at the section that a page asks for."""

from __future__ import annotations

import re

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog
from qtic_desktop.resources import Language, resource

_HEADING = re.compile(r"^## (?P<title>.+?) \{(?P<key>[a-z_]+)\}$", re.MULTILINE)


def sections(lang: Language) -> dict[str, str]:
    """Titles of the manual by section key."""
    return {found["key"]: found["title"] for found in _HEADING.finditer(_text(lang))}


def _text(lang: Language) -> str:
    return resource("manual", f"{lang}.md").read_text(encoding="utf-8")


def _with_contents(lang: Language) -> str:
    """The text with a list of its sections in front of the first one, each a way to it."""
    text = _HEADING.sub(r"## \g<title>", _text(lang))
    listed = "\n".join(f"- [{title}](#{key})" for key, title in sections(lang).items())
    at = text.index("## ")
    return f"{text[:at]}**{tr('目录')}**\n\n{listed}\n\n{text[at:]}"


class ManualDialog(Dialog):
    """Reads only; Esc closes it."""

    def __init__(self, section: str, lang: Language, parent: QWidget | None = None) -> None:
        super().__init__(tr("使用手册"), parent)
        self.browser = QTextBrowser(self)
        self.browser.setObjectName("manual")
        self.browser.setAccessibleName(tr("使用手册"))
        self.browser.setOpenLinks(False)
        self.browser.setMarkdown(_with_contents(lang))
        self.browser.anchorClicked.connect(lambda url: self.show_section(sections(lang).get(url.fragment(), "")))
        self.body.addWidget(self.browser)
        self.contents = self.add_button(tr("目录"), self._show_contents)
        self.contents.setObjectName("manualContents")
        self.add_button(tr("关闭"), self.reject).setObjectName("closeManual")
        self._at: QTextCursor | None = None
        room = self.screen().availableGeometry().height() - theme().px(64) if parent is None else parent.height()
        self.resize(theme().px(720), min(theme().px(620), room - theme().px(32)))
        self.show_section(sections(lang).get(section, ""))

    def _show_contents(self) -> None:
        self._at = None
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self.browser.verticalScrollBar().setValue(0)

    def show_section(self, title: str) -> None:
        """Bring a section to the top; an unknown one leaves the beginning."""
        if not title:
            return
        found = self.browser.document().find(title)
        while not found.isNull() and found.block().blockFormat().headingLevel() != 2:
            found = self.browser.document().find(title, found)
        if found.isNull():
            return
        found.clearSelection()
        self.browser.setTextCursor(found)
        self._at = found
        self._to_top()

    def showEvent(self, event: QShowEvent) -> None:
        """The lines break anew at the width of the window; the heading is at the top of that."""
        super().showEvent(event)
        self._to_top()
        QTimer.singleShot(0, self.browser, self._to_top)

    def _to_top(self) -> None:
        if self._at is None:
            return
        box = self.browser.document().documentLayout().blockBoundingRect(self._at.block())
        self.browser.verticalScrollBar().setValue(int(box.top()))
