"""Who is at work: the people of the office as buttons, experts by search; every entry will carry this name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from qtic_desktop.gui import words
from qtic_desktop.gui.forms.ui_person_chooser import Ui_PersonForm
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Card, Column, RowTable, button

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.registry import PersonRow


#: With more people of the office than this, all are found by name in one list: a page of buttons is slower to read.
_CARDS = 4


class PersonChooser(QWidget):
    """``chosen`` carries the row of the person."""

    chosen = Signal(object)

    def __init__(self, people: Sequence[PersonRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._form = Ui_PersonForm()
        self._form.setupUi(self)
        self.staff_buttons: list[QPushButton] = []
        staff = [person for person in people if person.role != "expert"]
        listed = [person for person in people if person.role == "expert"]
        if len(staff) <= _CARDS:
            for person in staff:
                self._add_staff(person)
        else:
            listed = [*staff, *listed]
            self._form.expertsLabel.setText(tr("全部人员"))
        self.experts = RowTable(_columns(), self)
        self.experts.setAccessibleName(self._form.expertsLabel.text())
        self.experts.horizontalHeader().hide()
        self.experts.set_rows(listed, lambda row: row.id)
        self.experts.setMinimumHeight(theme().px(120))
        self.experts.row_activated.connect(self.chosen)
        self.experts.clicked.connect(lambda _index: self._choose_selected())
        self._form.expertLayout.addWidget(self.experts)
        self.search: Any = self._form.expertSearch
        self.search.textChanged.connect(self.experts.set_filter)
        self.search.enter_pressed.connect(self._choose_first)
        for part in (self.search, self.experts, self._form.expertsLabel):
            part.setVisible(self.experts.total() > 0)

    def _add_staff(self, person: PersonRow) -> None:
        name = words.person(person.name, person.role)
        card = Card(self)
        card.body.setContentsMargins(*[theme().px(4)] * 4)
        made = button(f"{name}\n{words.role_rights(person.role)}", "user", "step", card)
        made.setMinimumHeight(theme().px(48))
        card.body.addWidget(made)
        made.setObjectName(f"person_{person.role}")
        made.setAccessibleName(name)
        made.setAutoDefault(True)  # Enter presses it
        made.clicked.connect(lambda: self.chosen.emit(person))
        self._form.staffLayout.addWidget(card)
        self.staff_buttons.append(made)

    def showEvent(self, event: QShowEvent) -> None:
        """The first person is one Enter away."""
        super().showEvent(event)
        first = self.staff_buttons[0] if self.staff_buttons else self.search
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_selected(self) -> None:
        row = self.experts.selected()
        if row is not None:
            self.chosen.emit(row)

    def _choose_first(self) -> None:
        """Enter in the search takes the expert when only one is left."""
        if self.experts.count() == 1:
            self.chosen.emit(self.experts.rows_model.row(0))


def _columns() -> list[Column]:
    return [
        Column("name", tr("姓名"), lambda row: row.name, stretch=True, pinyin=True),
        Column("role", tr("身份"), lambda row: words.role(row.role), width=110),
    ]
