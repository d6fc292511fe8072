"""One page of the wizard: a Designer form whose fields carry the names of the domain, in a scrolling column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget

from qtic_desktop.domain.intake import PAGES, PAPER_NUMBERS, ProposalDraft
from qtic_desktop.domain.intake.memory import is_remembered
from qtic_desktop.gui.intake.amounts import amount_words
from qtic_desktop.gui.intake.entry_table import EntryTable, mark_undone_by_form
from qtic_desktop.gui.intake.fields import in_reading_order, object_name, put_text, raw_text
from qtic_desktop.gui.intake.missing_papers import MissingPapers
from qtic_desktop.gui.intake.refusals import Refusals
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, EnterMovesOn, FieldRow, NumberField, PickList, TextField
from qtic_desktop.gui.widgets.entry import EntryLine, FigureLine, shorten
from qtic_desktop.gui.widgets.paper_number import write_as_paper

_COLUMN = 640
_WIDE = 980
TABLES = ("partners", "tasks", "indicators", "funding", "finance", "operation")


class FormPage(QScrollArea):
    """``edited`` and ``finished`` carry field names; the page itself knows nothing of drafts being kept."""

    edited = Signal(str)
    finished = Signal(str)
    said = Signal(str, str)
    refused = Signal()
    submit_requested = Signal()

    def __init__(self, key: str, form: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content = QWidget(self)
        form.setupUi(self.content)
        self.content.setMaximumWidth(theme().px(_COLUMN))
        self.setWidget(self.content)
        self.fields: dict[str, QWidget] = {}
        self.rows: dict[str, FieldRow] = {}
        self.tables: dict[str, EntryTable] = {}
        self._amounts: dict[str, str] = {}
        """Fields of money, with what always stands below them."""
        self._refusals = Refusals()
        self._take_fields()
        self._take_tables()
        self.edited.connect(self._on_edited)
        self.keys = EnterMovesOn(self.content)
        self.keys.submit_requested.connect(self.submit_requested)

    def _take_fields(self) -> None:
        for name in PAGES[self.key]:
            widget = self.content.findChild(QWidget, object_name(name))
            row = self.content.findChild(FieldRow, f"{object_name(name)}Row")
            if widget is None or row is None:
                raise LookupError(f"the form of {self.key} has no field {name}")
            self.fields[name], self.rows[name] = widget, row
            entry: Any = widget
            mark_undone_by_form(widget)
            entry.edited.connect(lambda name=name: self.edited.emit(name))
            if isinstance(widget, NumberField) and widget.property("unit") == tr("万元"):
                self._amounts[name] = str(row.property("helpText") or "")
                entry.edited.connect(partial(self._say_amount, name))
            if name in PAPER_NUMBERS and isinstance(widget, TextField):
                write_as_paper(widget, row)
            entry.finished.connect(lambda name=name: self.finished.emit(name))
            if hasattr(entry, "refused"):
                entry.refused.connect(lambda sentence, name=name: self._on_refused(name, sentence))
            line = widget.lineEdit() if isinstance(widget, PickList) else None
            if isinstance(line, EntryLine):
                line.enter_pressed.connect(lambda widget=widget: QTimer.singleShot(0, widget, partial(_go_on, widget)))

    def _take_tables(self) -> None:
        if self.content.findChild(EntryTable) is not None:  # a table uses the room there is, a field of words does not
            self.content.setMaximumWidth(theme().px(_WIDE))
            for row in self.rows.values():
                row.set_column(theme().px(_COLUMN))
        for table in self.content.findChildren(EntryTable):
            self.tables[table.objectName()] = table
            table.edited.connect(self.edited)
            table.finished.connect(self.finished)
            table.said.connect(self.said)
            table.refused.connect(self._on_refused)
            grown = getattr(table, "grown", None)
            if grown is not None:
                grown.connect(lambda table=table: self.keys.watch(table))

    def show_draft(self, draft: ProposalDraft) -> None:
        """Fill every field of the page; nothing is signalled."""
        for name, widget in self.fields.items():
            put_text(widget, draft.get(name))
        for name in self._amounts:
            self._say_amount(name)
        for name, table in self.tables.items():
            shown: Any = table
            shown.set_rows(getattr(draft, name))

    def _say_amount(self, name: str) -> None:
        """The amount in capitals below its field: a slip of unit or place is seen while it is typed."""
        told = amount_words(raw_text(self.fields[name]))
        self.rows[name].say(told or self._amounts[name])

    def read_into(self, draft: ProposalDraft) -> ProposalDraft:
        """The draft with what stands on this page; a field never touched and never stored is left out."""
        from dataclasses import replace

        texts = {name: raw_text(widget) for name, widget in self.fields.items()}
        values = {**draft.values, **{name: text for name, text in texts.items() if text or name in draft.values}}
        tables: dict[str, Any] = {name: table.rows() for name, table in self.tables.items()}  # type: ignore[attr-defined]
        return replace(draft, values=values, **tables)

    def shown_texts(self) -> Iterator[tuple[str, str, str]]:
        """Name, label and text as a person reads it, for the read-back."""
        for name, widget in self.fields.items():
            text = widget.currentText() if isinstance(widget, ChoiceBox) and widget.value() else raw_text(widget)
            if isinstance(widget, MissingPapers):
                text = widget.shown_text()
            yield name, str(self.rows[name].property("label")), text

    def unit_of(self, field: str) -> str:
        """The unit shown inside a field; empty for words."""
        widget = self.fields[field]
        return str(widget.property("unit") or "") if isinstance(widget, NumberField) else ""

    def label_of(self, field: str) -> str:
        """The label of a field for the list of problems; for a table, what its cells say themselves."""
        if field in self.rows:
            return str(self.rows[field].property("label"))
        for table in self.tables.values():
            if field in table.cells:
                return table.cells[field].accessibleName()
        head, _, number = field.partition(".")
        if head == "tasks" and number:
            return tr("任务 {n}").format(n=number)
        names = {
            "partners": tr("共建单位"),
            "tasks": tr("建设任务"),
            "indicators": tr("分年度考核指标"),
            "funding": tr("经费"),
            "finance": tr("近三年财务"),
            "operation": tr("原中心近三年运行数据"),
        }
        return names.get(head, "")

    def show_problems(self, found: Mapping[str, tuple[str, bool]]) -> None:
        """Say beside each field what was found about it, and what was typed there and not taken."""
        found = self._refusals.joined(found)
        for name, row in self.rows.items():
            sentence, blocking = found.get(name, ("", True))
            row.set_problem(sentence or None, blocking)
        for table in self.tables.values():
            table.show_problems(found)

    def _on_refused(self, field: str, sentence: str) -> None:
        entry = self._entry(field)
        whole = isinstance(entry, FigureLine) and entry.refused_whole
        self._refusals.add(field, sentence, entry.standing if isinstance(entry, FigureLine) else "", whole=whole)
        self.refused.emit()

    def _on_edited(self, field: str) -> None:
        self._refusals.edited(field)
        entry = self._entry(field)
        if isinstance(entry, NumberField):
            if not entry.text():
                self._refusals.emptied(field)
            elif entry.is_readable():
                self._refusals.typed(field, entry.text())

    def _entry(self, field: str) -> QWidget | None:
        cells = (table.cells[field] for table in self.tables.values() if field in table.cells)
        return self.fields.get(field) or next(cells, None)

    def refusals(self) -> Mapping[str, str]:
        """What was typed and not taken, by field."""
        return self._refusals.said

    def leave(self, widget: QWidget | None) -> None:
        """The focus has gone from ``widget``: the next change of its field is a second look at it."""
        self._refusals.left(self.field_at(widget))

    def focus_field(self, field: str) -> bool:
        """Put the focus into a field by its name and bring it into view."""
        if field in self.fields:
            self.fields[field].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not any(table.focus_field(field) for name, table in self.tables.items() if field.split(".")[0] == name):
            return False
        focused = QApplication.focusWidget()
        if focused is not None:
            self.ensureWidgetVisible(focused, 0, theme().px(80))
        return True

    def first_field(self) -> str:
        """Where typing starts."""
        for widget in in_reading_order(self.content):
            known: dict[str, QWidget] = {**self.fields, **self.tables}
            if name := next((n for n, f in known.items() if f is widget or f.isAncestorOf(widget)), ""):
                return name
        return ""

    def field_at(self, widget: QWidget | None) -> str:
        """The name of the field that ``widget`` is or lies in."""
        known = {**self.fields, **{n: c for table in self.tables.values() for n, c in table.cells.items()}}
        return next((n for n, f in known.items() if widget is not None and (f is widget or f.isAncestorOf(widget))), "")


def _go_on(field: QWidget) -> None:
    """Enter in the list below a field reaches the field without the filter that moves on, so it is done here."""
    if field.window().focusWidget() is field:
        field.focusNextChild()


def refusal_lines(pages: Iterable[FormPage]) -> list[tuple[str, str, bool]]:
    """Field, sentence and no stop for everything that was typed on ``pages`` and not taken."""
    return [
        (field, tr("{label}：{sentence}").format(label=page.label_of(field), sentence=sentence), False)
        for page in pages
        for field, sentence in page.refusals().items()
    ]


def mark_list_differences(page: FormPage, draft: ProposalDraft) -> None:
    """Mark the fields that say something else than the recommendation list did; beside an empty field stands what the
    list says, such as a department that is not in the register."""
    for name, row in page.rows.items():
        if not draft.differs_from_list(name):
            row.set_mark(tr("上次所填") if is_remembered(draft, name) else "")
        elif draft.get(name).strip():
            row.set_mark(tr("与推荐汇总表不同"))
        else:
            row.set_mark(
                tr("推荐汇总表写的是“{text}”").format(text=shorten(_listed_text(page.fields[name], draft, name), 20))
            )


def _listed_text(field: QWidget, draft: ProposalDraft, name: str) -> str:
    """What the list said, as a person reads it in the field."""
    listed = draft.listed(name)
    place = field.findData(listed) if isinstance(field, QComboBox) else -1
    return field.itemText(place) if isinstance(field, QComboBox) and place >= 0 else listed
