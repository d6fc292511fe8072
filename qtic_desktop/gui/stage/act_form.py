"""The form of an act: its questions, a refusal beside the field it names, and the two buttons; in a card or a dialog."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.errors import QticError, Refused, StaleEdit
from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.clash import others_came
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.act import Act, Day, Entry, Given, Line, PaperNumber, Tick, Words
from qtic_desktop.gui.stage.fields import field_for, first_answer, what_is_wrong
from qtic_desktop.gui.stage.second_look import SecondLook
from qtic_desktop.gui.texts import mark, tr, translations
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BusyBar, FormColumn, InlineMessage, button, pending_preedit, plain_label
from qtic_desktop.gui.widgets.day_slider import DaySlider
from qtic_desktop.gui.widgets.paper_number import write_as_paper
from qtic_desktop.gui.widgets.remarks import Remarks

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _waits(entry: Entry[Any]) -> bool:
    """Whether it is asked only once a refusal names it."""
    return isinstance(entry, Words) and entry.when_refused


@dataclass(frozen=True, slots=True)
class Done:
    """An act that was carried out; ``said`` is the sentence about it and its kind, empty when the record itself shows
    enough."""

    act: Act[Any]
    subject: object
    changes: Changes
    said: tuple[str, str] = ("", "")


class ActForm(QWidget):
    """``acted``: it was carried out (a ``Done``). ``left``: the person thought better of it. ``turned``: the second look
    came or went. ``words`` stand above the
    questions, e.g. what an act without questions is going to do."""

    acted = Signal(object)
    left = Signal()
    turned = Signal()

    def __init__(
        self, ctx: AppContext, act: Act[Any], subject: object, parent: QWidget | None = None, *, words: str = ""
    ) -> None:
        super().__init__(parent)
        self.ctx, self.act, self.subject = ctx, act, subject
        self.message = InlineMessage(self)
        words = words or ("" if act.touches is None else act.touches(subject))
        self.words = plain_label(words, "body", self)
        self.words.setVisible(bool(words))
        self.told = plain_label("", "warn", self)
        self.told.setObjectName("told_ahead")
        self.told.hide()
        self._asked: object = None
        self._told_before = False
        self.column = FormColumn(self)
        self.second = SecondLook(self)
        self.busy = BusyBar(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(12))
        for part in (self.words, self.message, self.column, self.told, self.second, self.busy):
            self._layout.addWidget(part)
        self._ask()
        self._make_buttons()
        self.column.edited.connect(self._look_ahead)
        self.column.submit_requested.connect(self.send)
        self._first = self._answers()
        self._since: int | None = None
        if ctx.doors.is_on_server:
            ctx.tasks.run("storage", ctx.doors.end_of_log, self._was_shown, lambda _error: None)
        self._look_ahead("")

    def _make_buttons(self) -> None:
        """Made after the questions: Tab goes from the last of them to what carries it out, then to the way back."""
        self.do_button = button(self.act.doing, "", self.act.look or "primary", self)
        self.do_button.setObjectName(f"do_{self.act.name}")
        self.do_button.clicked.connect(self.send)
        self.leave_button = button(self._leaving(), "", "", self)
        self.leave_button.setObjectName("leave_form")
        self.leave_button.clicked.connect(self.leave)
        self._name_key(works=True)

    def _name_key(self, *, works: bool) -> None:
        """The button says which key presses it; where no question is shown, none is heard."""
        self.do_button.setToolTip("Ctrl+Enter" if works and self.act.entries else "")

    # -- the questions

    def _ask(self) -> None:
        filled, hidden = self.act.fill(self.subject), self.act.hides(self.subject)
        today = self.ctx.now().date()
        for entry in self.act.entries:
            field: Any = field_for(entry, self.column)
            field.setObjectName(entry.name)
            field.set_value(first_answer(entry, filled, today))
            # What a refusal asks for is needed then; a tick is answered either way.
            needed = entry.required or _waits(entry) or isinstance(entry, Tick)
            row = self.column.add(entry.name, entry.label, field, help_text=entry.help, required=needed)
            row.setVisible(entry.name not in hidden and not _waits(entry))
            if isinstance(entry, PaperNumber):
                write_as_paper(field, row)
            if isinstance(entry, Day) and entry.slides:
                row.add_below(self.told)  # what follows from the day stands below it, in sight while it is moved
                row.add_below(DaySlider(field, entry.slides, row))
            if isinstance(entry, Words) and entry.offers is not None:
                row.add_below(Remarks(field, entry.offers, row).button)
        self._watch_last()

    def _watch_last(self) -> None:
        """Enter in the last field hands in, unless the act is one to think about; then the focus goes to its button."""
        asked = [name for name, row in self.column.rows.items() if not row.isHidden()]
        if asked:
            last: QWidget = self.column.field(asked[-1])
            for part in (last, *last.findChildren(QLineEdit)):
                part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take only a plain Enter in the last field of one line."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or pending_preedit():
            return False
        if not isinstance(watched, QLineEdit | QComboBox | QAbstractButton):
            return False
        if isinstance(watched, QComboBox) and watched.view().isVisible():
            return False
        if event.isAutoRepeat():
            return True
        watched.event(event)
        event.accept()
        if self.act.look == "danger":
            self.do_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.send()
        return True

    def field(self, name: str) -> Any:
        """The field of a question."""
        return self.column.field(name)

    def problem(self, name: str) -> str:
        """What is said beside a field; empty when nothing is wrong with it."""
        return self.column.rows[name].problem

    def look_again(self) -> None:
        """The person comes back to it: what was refused before is said no more, and the cursor is where typing starts."""
        self.message.clear()
        for row in self.column.rows.values():
            row.set_problem(None)
        self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor where typing starts: a day that is today's needs none. An act without questions offers the
        way back first."""
        asked = [entry for entry in self.act.entries if not self.column.rows[entry.name].isHidden()]
        if asked:
            start = next((entry for entry in asked if not self._is_set(entry)), asked[0])
            self.column.focus_field(start.name)
            self._mark_proposed(self.column.field(start.name))
        else:
            self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _mark_proposed(field: QWidget) -> None:
        """What is typed replaces an answer that was only proposed, instead of standing before it."""
        line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        if isinstance(line, QLineEdit):
            line.selectAll()

    def _is_set(self, entry: Entry[Any]) -> bool:
        return isinstance(entry, Day) and self.column.field(entry.name).value() is not None

    # -- what it would touch

    def _look_ahead(self, name: str) -> None:
        """Find out what the act would touch as it is answered now; words typed freely change nothing about that."""
        ahead = self.act.ahead
        free = any(one.name == name and isinstance(one, Line | Words) for one in self.act.entries)
        if ahead is None or (free and name not in ahead.also):
            return
        question = self._asked = ahead.question(self.subject, Given(self._answers()))
        if question is None:
            self.told.hide()
            return
        self.ctx.ask(question, on_done=partial(self._tell, question), on_error=self._on_error)

    def _tell(self, question: object, found: Any) -> None:
        ahead = self.act.ahead
        if isValid(self) and question is self._asked and ahead is not None:
            self.told.setText(ahead.told(found))
            self.told.setVisible(bool(self.told.text()))
            beside = ahead.beside(found)
            for entry in self.act.entries:
                if entry.name in beside:
                    self.column.rows[entry.name].say(beside[entry.name] or entry.help)

    # -- the answers

    def _answers(self) -> dict[str, object]:
        return {name: self.column.field(name).value() for name in self.column.rows}

    @property
    def is_touched(self) -> bool:
        """Whether something stands here that was not there when the form opened."""
        return self._answers() != self._first

    def answers(self) -> Mapping[str, object]:
        """What stands in the fields, to be put back by ``restore``."""
        return self.column.values()

    def restore(self, answers: Mapping[str, object]) -> None:
        """Put back what was entered before, and say so."""
        self.column.set_values(answers)
        self.message.show_message(tr("上次填了一半，内容还在这里。"), "info")

    def send(self) -> None:
        """Carry it out, or say beside the fields what is missing."""
        if not self.do_button.isEnabled():
            return
        values = self.column.values()
        if not self._is_complete():
            return
        self.message.clear()
        given = Given(values)
        if self.second.isHidden() and self._look_again(given):
            return
        try:
            write = self.act.write(self.subject, given)
        except Refused as refused:  # an answer that the act cannot take
            self._on_error(refused)
            return
        self._wait(True)
        task = self.ctx.carry_out(
            write,
            on_done=lambda changes: self._on_done(given, changes),
            on_error=self._on_error,
            since=self._since,
        )
        self.busy.watch(task, self.act.doing)

    # -- an act that weighs heavily

    def _look_again(self, given: Given) -> bool:
        """Show answers and consequences once more; False for an act that has none of that weight. The way back has the
        focus, so that a row of Enters does nothing."""
        follows = () if self.act.weighs is None else self.act.weighs(self.subject, given)
        if not follows:
            return False
        asked = [(one, self.column.field(one.name)) for one in self.act.entries if not self._row(one).isHidden()]
        self.second.show_again(asked, follows)
        self._turn(to_second=True)
        self.leave_button.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _turn(self, *, to_second: bool) -> None:
        self._told_before = self._told_before if not to_second else not self.told.isHidden()
        self.column.setHidden(to_second)
        self.words.setHidden(to_second or not self.words.text())
        self.told.setVisible(not to_second and self._told_before)
        self.second.setVisible(to_second)
        self.do_button.setText(tr("确认{does}").format(does=self.act.doing) if to_second else self.act.doing)
        self.leave_button.setText(tr("返回修改") if to_second else self._leaving())
        self._name_key(works=not to_second)
        self.updateGeometry()
        self.turned.emit()

    def turn_back(self) -> None:
        """From the second look back to the questions, where it is shown."""
        if not self.second.isHidden():
            self._turn(to_second=False)

    def _leaving(self) -> str:
        return self.act.back or (tr("关闭") if self.act.again else tr("取消"))

    def _row(self, entry: Entry[Any]) -> Any:
        return self.column.rows[entry.name]

    def _was_shown(self, upto: int) -> None:
        """What others do to the record from now on is not what the person was shown."""
        self._since = upto

    def _is_complete(self) -> bool:
        wrong = ""
        for entry in self.act.entries:
            row = self.column.rows[entry.name]
            sentence = "" if row.isHidden() else what_is_wrong(entry, row.field)
            row.set_problem(sentence or None)
            wrong = wrong or (entry.name if sentence else "")
        if wrong:
            self.column.focus_field(wrong)
        return not wrong

    def _wait(self, waits: bool) -> None:
        self.do_button.setEnabled(not waits)

    def _on_done(self, given: Given, changes: Changes) -> None:
        if not isValid(self):
            return
        self._wait(False)
        told = self.act.said(self.subject, given, changes)
        self.turn_back()
        if self.act.again:
            self.message.show_message(*told)
            self._empty(keep=told[1] != "ok")
        self.acted.emit(Done(self.act, self.subject, changes, told))

    def _empty(self, *, keep: bool) -> None:
        """Ready for the next one; choices stay as they are, for the next one is often of the same kind."""
        for name, field in ((name, self.column.field(name)) for name in self.column.rows):
            if not keep and not isinstance(field, QComboBox):
                field.set_value(self._first[name])
        if not keep:
            self._first = self._answers()
            self.focus_first()

    def _on_error(self, error: Exception) -> None:
        if isValid(self):
            self._wait(False)
            self.refuse(error)

    def refuse(self, error: Exception) -> None:
        """Say it beside the field the error names, else above the questions; what was typed stays."""
        if isinstance(error, StaleEdit) and "upto" in error.facts:
            self._since = int(str(error.facts["upto"]))  # seen now: pressed again it is meant
            self.turn_back()
            self.message.show_message(others_came(self.ctx, error), "warn")
            return
        name = error.argument if isinstance(error, QticError) else ""
        self.turn_back()
        row = self.column.rows.get(name)
        if row is not None and any(entry.name == name and _waits(entry) for entry in self.act.entries):
            row.show()
            self._watch_last()
        if row is None or row.isHidden():
            self.message.show_message(self.ctx.say(error), "bad")
            return
        row.set_problem(self.ctx.say(error))
        self.column.focus_field(name)

    # -- thinking better of it

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost; else ask, and let a button give it up."""
        if not self.is_touched:
            return True
        now = self._answers()
        typed = [entry.label for entry in self.act.entries if now[entry.name] != self._first[entry.name]]
        words = tr("填过的内容（{what}）还没有办理，关闭就没有了。").format(what=mark("、").join(typed))
        self.message.show_message(words, "warn", ((tr("放弃填写"), self.left.emit),))
        return False

    def leave(self) -> None:
        """From the second look back to the questions; from these give it up, if nothing typed would be lost."""
        if not self.second.isHidden():
            self.turn_back()
            self.focus_first()
        elif self.may_leave():
            self.left.emit()

    def put_buttons_below(self) -> None:
        """In a card the buttons stand below the questions; a dialog has its own line for them."""
        grid = QGridLayout()
        grid.setSpacing(theme().px(8))
        abreast = 2 if translations.lang == "zh" else 1  # English words need the width of the card
        for place, made in enumerate((self.do_button, self.leave_button)):
            grid.addWidget(made, *divmod(place, abreast))
        grid.setColumnStretch(2, 1)
        self._layout.addLayout(grid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the form away where nothing was typed, and not while a word is being composed."""
        if event.key() == Qt.Key.Key_Escape and not pending_preedit():
            self.leave()
        else:
            super().keyPressEvent(event)
