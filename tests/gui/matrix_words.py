"""Language rules over any window: no Chinese left in English, no English left in Chinese, except what people typed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.gui.matrix_look import called, visible, words_on

ROOT = Path(__file__).resolve().parents[2]
_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_LATIN: Final = re.compile(r"[A-Za-z]{3,}")
#: Places, names of files, settings of the database and check figures have no language.
_MACHINE: Final = re.compile(
    r"(?:[A-Za-z]:|~)?/\S+|[\w-]+\.\w{2,4}\b|[a-z_]+=\w+|\b(?:[0-9a-f]{6,}|[0-9A-F]{4}(?:-[0-9A-F]{4})+)\b"
)

#: Latin words that are the Chinese user's words too: keys, file kinds, names of the program and of themes.
_NAMES: Final = frozenset(
    [
        "PDF",
        "Excel",
        "QTIC",
        "Desktop",
        "linux",
        "Ctrl",
        "Enter",
        "Tab",
        "Esc",
        "Shift",
        "Alt",
        "English",
        "Ctrl+K",
        "SHA",
        "xlsx",
        "pdf",
        "csv",
        "docx",
        "p12",
        "pfx",
        "Home",
        "End",
        "PgUp",
        "PgDn",
        "Noto",
        "Sans",
        "Mono",
        "CJK",
        "SC",
        "HanaMin",
        "HanaMinA",
        "HanaMinB",
        "WenQuanYi",
        "ttf",
        "otf",
        "ttc",
        "Word",
        "Windows",
        "Linux",
        "Delete",
        "Space",
        "kg",
        "Python",
        "SQLite",
        "WPS",
        "OFD",
    ]
)
#: Chinese that stands in the English window on purpose: the switch back.
_CHINESE_NAMES: Final = frozenset({"中文", "简体中文"})


class Data:
    """Every text of the records of a workspace, so that a name in another script is not taken for an untranslated one."""

    def __init__(self, folder: Path, *more: str) -> None:
        parts = [
            *more,
            *(p.read_text(encoding="utf-8") for p in sorted((ROOT / "resources").glob("dictionaries/*.toml"))),
        ]
        parts += [p.read_text(encoding="utf-8") for p in sorted((ROOT / "resources").glob("rubrics/*.toml"))]
        with closing(sqlite3.connect(folder / "qtic.db")) as base:
            tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type='table'")]
            for table in tables:
                if "audit" not in table:
                    rows = base.execute(f'SELECT * FROM "{table}"')
                    parts += [value for row in rows for value in row if isinstance(value, str)]
        self.text = "\n".join(parts)
        self.squeezed = "".join(self.text.split())
        self.sources = _sources()

    def holds(self, words: str) -> bool:
        """Whether these words were typed by somebody."""
        return words in self.text or words in self.squeezed


def _sources() -> frozenset[str]:
    """Texts of the program that read differently in English."""
    tree = ElementTree.parse(ROOT / "resources" / "translations" / "qtic_en.ts")
    pairs = [(m.findtext("source") or "", m.findtext("translation") or "") for m in tree.iter("message")]
    return frozenset(source for source, english in pairs if source != english and _HAN.search(source))


def spoken(root: QWidget) -> Iterator[tuple[QWidget, str, str]]:
    """Every text of a window: what is painted, and what tooltips and screen readers say."""
    yield root, "window title", root.windowTitle()
    for widget in visible(root):
        if not isinstance(widget, QLineEdit) or not widget.text():
            yield widget, "text", words_on(widget)
        if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
            yield widget, "placeholder", widget.placeholderText()
        yield widget, "tooltip", widget.toolTip()
        yield widget, "accessible name", widget.accessibleName()
        yield widget, "accessible description", widget.accessibleDescription()
        if isinstance(widget, QListWidget):
            for row in range(widget.count()):
                yield widget, "item", widget.item(row).text()
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model():
            yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[tuple[QWidget, str, str]]:
    model = view.model()
    if isinstance(view, QTableView):
        for column in range(model.columnCount()):
            yield view, "header", str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(min(model.rowCount(), 12)):
        for column in range(model.columnCount()):
            yield view, f"cell {row},{column}", str(model.index(row, column).data() or "")


def wrong_language(root: QWidget, lang: str, data: Data) -> Iterator[str]:
    """Words of the other language that nobody typed."""
    for widget, where, text in spoken(root):
        if text and (found := foreign(text, lang, data)):
            yield f"{'Chinese' if lang == 'en' else 'English'} left in {where} of {called(widget)}: {found!r} in {text!r}"


def foreign(text: str, lang: str, data: Data) -> str:
    """The first words of ``text`` that are of the other language and no data, or nothing."""
    if lang == "zh":
        text = _MACHINE.sub(" ", text)
    if lang == "en":
        if text in data.sources and text not in _CHINESE_NAMES and not data.holds(text):
            return text
        found = (run for run in _HAN.findall(text) if run not in _CHINESE_NAMES and not data.holds(run))
    else:
        found = (word for word in _LATIN.findall(text) if word not in _NAMES and not data.holds(word))
    return next(found, "")


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""
