"""The acts of the stages after the meeting by hands: each through its page in the main window, found where it is offered,
its questions answered as they are named, its second look confirmed. What no such page offers goes through the services."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.gui.catalogue import catalogue
from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.act import Act as Offered
from qtic_desktop.gui.stage.act import MaybeDay
from qtic_desktop.gui.stage.act_form import ActForm
from qtic_desktop.gui.stage.records import Own
from qtic_desktop.services.use_case import UseCase
from tests.gui.review_window import make_context
from tests.helpers.doors import perform
from tests.review_story import OFFICE, Story

STAGES: Final = ("publicity", "launch", "annual_reports", "evaluation")
#: The argument that says which record an act is about, or which ones.
_SUBJECTS: Final = ("duty_id", "evaluation_id", "objection_id", "line_id", "center_id")
_SEVERAL: Final = ("duty_ids", "evaluation_ids")
#: Dialogs of their own: the button that agrees.
_PLANS: Final = {
    Act.OPEN_REPORT_YEAR: ("confirmOpenYear", "yearField"),
    Act.OPEN_EVALUATION: ("confirmListDue", ""),
}
_PATIENCE: Final = 60.0


class Hands:
    """One window of the office on the workspace of a story; ``told`` counts what was done at it, by act."""

    def __init__(self, story: Story, folder: Path) -> None:
        self.story, self.told = story, dict[Act, int]()
        self._made: set[str] = set()
        self.ctx = make_context(story, OFFICE, folder)
        self.ctx.now = lambda: story.workspace.store.now()
        self.window = MainWindow(self.ctx, catalogue())
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        self._settle()

    def close(self) -> None:
        """The window, and what runs behind it."""
        self._settle()
        self.window.close()
        self.window.deleteLater()
        assert self.ctx.tasks.close()

    def do(self, use_case: Any, *, actor: Actor = OFFICE, **given: Any) -> Changes:
        """An act at the window where a page offers it, else through its service, which every view hears of."""
        act = use_case.act if isinstance(use_case, UseCase) else None
        way = None if act is None else self._way(act, given)
        if way is None:
            changes = perform(self.story.workspace.store, actor, use_case, **given)
            self.ctx.notifier.publish(changes)
            self._settle()
            return changes
        assert act is not None
        self.told[act] = self.told.get(act, 0) + 1
        return way()

    # -- where an act is

    def _page(self, stage: Any) -> Any:
        self.window.go(Place(stage))
        self._settle()
        return self.window.page(stage)

    def _way(self, act: Act, given: Mapping[str, Any]) -> Callable[[], Changes] | None:
        several = next((given[name] for name in _SEVERAL if name in given), ())
        subject = next((given[name] for name in (*_SUBJECTS, "notice_id") if name in given), "")
        if len(several) == 1:
            (subject,) = several
        for stage in STAGES:
            records = self._records(stage)
            if len(several) > 1 and any(one.name == act for one in records.many):
                return partial(self._at_several, stage, act, several, given)
            if subject and any(one.name == act for one in records.acts):
                return partial(self._at_one, stage, act, subject, given)
            begun = next((one for one in records.begins if one.name == act), None)
            if begun is not None:
                return partial(self._begin, stage, begun, given)
        return None

    def _records(self, stage: Any) -> Any:
        if stage not in self._made:
            self._made.add(stage)
            self._page(stage)
        return self.window.page(stage).records

    # -- doing it

    def _at_one(self, stage: Any, act: Act, subject: str, given: Mapping[str, Any]) -> Changes:
        page = self._land(stage, subject)
        return self._carried(page, lambda: self._press(page.card, act), lambda: page.card.form, given)

    def _at_several(self, stage: Any, act: Act, ids: Sequence[str], given: Mapping[str, Any]) -> Changes:
        page = self._land(stage, ids[0])
        page.choose_filter("all")
        self._settle()
        table, chosen = page.table, page.table.selectionModel()
        chosen.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for number, row in enumerate(table.rows_model.shown()):
            if row.id in ids:
                chosen.select(table.rows_model.index(number, 0), flags)
        self._settle()
        assert len(table.selected_all()) == len(ids), (act, len(ids))
        return self._carried(page, lambda: self._press(page.card, act), lambda: page.card.form, given)

    def _land(self, stage: Any, subject: str) -> Any:
        self.window.go(Place(stage, subject))
        self._settle()
        page = self.window.page(stage)
        row = page.table.selected()
        assert row is not None, (stage, subject)
        return page

    def _begin(self, stage: Any, one: Offered[None] | Own, given: Mapping[str, Any]) -> Changes:
        page = self._page(stage)
        page.begin(one)
        self._settle()
        plan = _PLANS.get(one.name) if one.name is not None else None
        if plan is None:
            return self._carried(page, lambda: None, lambda: page.dialog.form, given)
        button, field = plan
        if field:
            self._type(page.dialog.findChild(QWidget, field), str(given["year"]))
            self._settle()
        self._press(page.dialog, button)
        self._settle()
        assert page.dialog is None, (one.name, "its dialog is still open")
        return Changes()

    def _carried(
        self, page: Any, press: Callable[[], None], form_of: Callable[[], ActForm | None], given: Mapping[str, Any]
    ) -> Changes:
        """Press, answer, hand in, confirm; the changes it made."""
        done: list[Any] = []
        page.acted.connect(done.append)
        try:
            press()
            self._settle()
            form = form_of()
            if form is not None:
                self._answer(form, given)
                self._press(form, form.do_button.objectName(), form.do_button)
                self._settle()
                if not done and not form.second.isHidden():
                    self._press(form, form.do_button.objectName(), form.do_button)
                    self._settle()
            assert done, (page.message.text, form and form.message.text, form and _problems(form))
        finally:
            page.acted.disconnect(done.append)
        changes: Changes = done[0].changes
        return changes

    def _answer(self, form: ActForm, given: Mapping[str, Any]) -> None:
        answers = dict(given)
        if "entry" in answers:
            answers |= dataclasses.asdict(answers.pop("entry"))
        for entry in form.act.entries:
            if form.column.rows[entry.name].isHidden():
                continue
            if entry.name in answers:
                self._put(form.field(entry.name), answers[entry.name])
            elif isinstance(entry, MaybeDay):
                self._put(form.field(entry.name), "")  # proposed, and not on the paper

    def _put(self, field: Any, value: Any) -> None:
        if isinstance(field, QComboBox):
            key = {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
            field.set_value(key)
            field.edited.emit()
        elif isinstance(value, bool):
            field.set_value(value)
            field.edited.emit()
        else:
            self._type(field, value.isoformat() if isinstance(value, date) else str(value))

    def _type(self, field: Any, text: str) -> None:
        """Over what stands there, key by key."""
        inner = next((one for kind in (QLineEdit, QPlainTextEdit) if (one := field.findChild(kind)) is not None), field)
        inner.setFocus(Qt.FocusReason.OtherFocusReason)
        inner.selectAll()
        if not text:
            QTest.keyClick(inner, Qt.Key.Key_Delete)
        for letter in text:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(inner, event)
        if isinstance(inner, QLineEdit):
            inner.editingFinished.emit()

    def _press(self, root: Any, name: str, button: QAbstractButton | None = None) -> None:
        found = [button] if button is not None else root.findChildren(QAbstractButton, name)
        (made,) = (one for one in found if not one.isHidden())
        assert made.isEnabled(), (name, made.toolTip())
        made.click()

    def _settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()
            until = monotonic() + _PATIENCE
            while self.ctx.tasks.running:
                assert monotonic() < until, "something runs on and on"
                QTest.qWait(5)
        QApplication.processEvents()


def _problems(form: ActForm) -> dict[str, str]:
    return {name: row.problem for name, row in form.column.rows.items() if row.problem}
