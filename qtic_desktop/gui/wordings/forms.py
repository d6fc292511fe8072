"""The two forms of the editor of a wording: one sentence, and one part with its heading and its two texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from qtic_desktop.domain.opinions.wordings import LONGEST, MAY_BE_EMPTY, WordingPart
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import FieldRow, TextArea, TextField, plain_label
from qtic_desktop.gui.wordings import words


class WordingForm(QWidget):
    """Fields under each other; ``edited`` when the person changed one of them. What is inserted goes where the cursor was."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, theme().px(12), 0)
        self.column.setSpacing(theme().px(10))
        self.heading = plain_label("", "section", self)
        self.column.addWidget(self.heading)
        self.rows: dict[str, FieldRow] = {}
        self.areas: list[TextArea] = []
        self._last: TextArea | None = None

    def area(self, name: str, label: str, help_text: str = "", *, lines: int, required: bool = True) -> TextArea:
        """A labelled text of several lines."""
        made = TextArea(self, limit=LONGEST, lines=lines, most=12)
        made.editor.setObjectName(name)
        self.put(name, label, made, help_text, required=required)
        self.areas.append(made)
        return made

    def put(self, name: str, label: str, field: TextArea | TextField, help_text: str = "", *, required: bool) -> None:
        """A labelled field at the end."""
        row = FieldRow(self, label=label, field=field, help_text=help_text, required=required)
        field.edited.connect(self.edited)  # after the row, which takes its old problem away first
        self.rows[name] = row
        self.column.addWidget(row)

    def insert(self, text: str) -> None:
        """Write ``text`` where the cursor is or was last, as if it were typed: Ctrl+Z takes it out."""
        focus = QApplication.focusWidget()
        chosen = next((area for area in self.areas if area.editor is focus), self._last or self.areas[0])
        if not chosen.editor.isReadOnly():
            chosen.editor.textCursor().insertText(text)
            chosen.editor.setFocus()

    def remember_place(self) -> None:
        """Note which text the cursor is in, before a menu takes the focus."""
        focus = QApplication.focusWidget()
        self._last = next((area for area in self.areas if area.editor is focus), self._last)

    def selected(self) -> str:
        """What is marked in the text the cursor is in."""
        editor: QPlainTextEdit = (self._last or self.areas[0]).editor
        return editor.textCursor().selectedText().replace("\u2029", "\n").strip()

    def commit(self) -> None:
        """Take half-composed text in now."""
        for area in self.areas:
            area.commit()

    def lock(self) -> None:
        """To be read only."""
        for area in self.areas:
            area.setReadOnly(True)


class SentenceForm(WordingForm):
    """One sentence beside the parts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = self.area("wordingSentence", tr("文字"), lines=9)
        self.help = plain_label("", "help", self)
        self.column.addWidget(self.help)
        self.column.addStretch(1)

    def fill(self, key: str, text: str) -> None:
        """Show the sentence; nothing is signalled."""
        self.heading.setText(words.sentence(key))
        self.help.setText(tr("可以空着：空着就不印这一句。") if key in MAY_BE_EMPTY else "")
        self.text.set_value(text)

    def show_flaws(self, key: str, said: Mapping[str, str]) -> None:
        """Say beside the text what is wrong with it."""
        self.rows["wordingSentence"].set_problem(said.get(key))


class PartForm(WordingForm):
    """One numbered part of the opinion."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = TextField(self, limit=30)
        self.title.setObjectName("wordingHeading")
        self.put("heading", tr("标题"), self.title, required=True)
        self.body = self.area("wordingBody", tr("同意时的初稿"), lines=5)
        self.against = self.area(
            "wordingAgainst",
            tr("不同意时的初稿"),
            tr("不填就一律用上面的。“……”处由专家组补写。"),
            lines=4,
            required=False,
        )
        self.criteria = TextField(self, limit=40)
        self.criteria.setObjectName("wordingCriteria")
        told = tr("评分表的序号，空格隔开；起草时旁边就列出这些指标的平均分和专家意见。")
        self.put("criteria", tr("对应哪些评分指标"), self.criteria, told, required=False)
        self.column.addStretch(1)

    def fill(self, place: int, part: WordingPart) -> None:
        """Show the part; nothing is signalled."""
        self.heading.setText(tr("第 {n} 部分").format(n=place))
        self.title.set_value(part.heading)
        self.body.set_value(part.body)
        self.against.set_value(part.body_disagree)
        self.criteria.set_value(part.criteria)

    def taken(self, part: WordingPart) -> WordingPart:
        """The part with what stands in the fields."""
        return replace(
            part,
            heading=self.title.value(),
            body=self.body.value(),
            body_disagree=self.against.value(),
            criteria=" ".join(self.criteria.value().replace("、", " ").split()),
        )

    def show_flaws(self, part: str, said: Mapping[str, str]) -> None:
        """Say beside each text what is wrong with it; ``part`` is its key."""
        for row, what in (("heading", "heading"), ("wordingBody", "body"), ("wordingAgainst", "body_disagree")):
            self.rows[row].set_problem(said.get(f"part.{part}.{what}"))

    def lock(self) -> None:
        """To be read only."""
        super().lock()
        self.title.setReadOnly(True)
        self.criteria.setReadOnly(True)
