"""复录: empty fields in the order of the paper; what differs is heard and stays until the same value comes twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.documents.content.field_words import field_words, value_words
from qtic_desktop.domain.intake import Verification, page_of
from qtic_desktop.domain.intake.second_keying import EntryKind, Keyed, read_entry
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.amounts import amount_words
from qtic_desktop.gui.intake.choices import PAGE_TITLES
from qtic_desktop.gui.intake.keying_entries import entry_for, select_all
from qtic_desktop.gui.intake.paper_beside import ANY_FORM, PaperBeside, half_of, paper_button
from qtic_desktop.gui.intake.typed_draft import typed_again
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.unsaved import may_go
from qtic_desktop.gui.widgets import FieldRow, FitScroll, InlineMessage, button, plain_label
from qtic_desktop.gui.widgets.entry import shorten

if TYPE_CHECKING:
    from qtic_desktop.services.intake.second_keying import KeyedAgain
    from qtic_desktop.storage.queries.second_keying import KeyingLine, KeyingSheet

Choices = tuple[tuple[str, str], ...]
_COLUMN = 640
_BEFORE = 80
"""Characters of what was keyed first that stand below an entry; the form has the whole."""


class KeyingRow(FieldRow):
    """One entry: empty until both keyings agree, then closed and shown. ``said_blank``: the paper is empty there;
    ``wants_anew``: what was settled against the first keying is to be keyed anew."""

    said_blank = Signal()
    wants_anew = Signal()

    def __init__(
        self, line: KeyingLine, lang: str, parent: QWidget, departments: Choices = (), modes: Choices = ()
    ) -> None:
        self.entry = entry_for(line.field, line.kind, departments, modes, parent)
        self.entry.setObjectName(f"again_{line.field}")
        super().__init__(
            parent, label=field_words(line.field, "en" if lang == "en" else "zh"), field=self.entry, required=True
        )
        self.line = line
        self.blank = button(tr("纸面上这一项空着"), "", "", self)
        self.blank.setObjectName(f"blank_{line.field}")
        self.blank.clicked.connect(self.said_blank)
        self.blank.hide()
        self.anew = button(tr("重录这一项"), "undo-2", "", self)
        self.anew.setObjectName(f"anew_{line.field}")
        self.anew.clicked.connect(self.wants_anew)
        self.anew.hide()
        column = self.layout()
        assert column is not None
        for one in (self.blank, self.anew):
            column.addWidget(one)
            column.setAlignment(one, Qt.AlignmentFlag.AlignLeft)
        self.name = field_words(line.field, "en" if lang == "en" else "zh")
        self.lang = lang
        self.asked = False
        """Whether an answer about what was typed is awaited."""
        if line.kind is EntryKind.MONEY:
            self.entry.setProperty("suffix", tr("万元"))
        self.entry.edited.connect(self._show_reading)
        self.show_line(line)

    @property
    def is_open(self) -> bool:
        """Whether the person at work still has to key it."""
        return self.line.state is not Keyed.AGREED and not self.line.own

    def show_line(self, line: KeyingLine) -> None:
        """As it stands now."""
        self.line = line
        self.blank.hide()
        agreed = line.state is Keyed.AGREED
        if agreed:
            self.entry.set_value(line.value)
            self.set_problem(None)
            self.entry.say_agreed()
            self.entry.close_for(tr("（空）"))
            self._show_reading()
        elif line.own:
            self.entry.close_for(tr("您自己录的，由另一人复录"))
        self.anew.setVisible(line.keyer_wrong and not line.own)
        self.set_mark(tr("第一遍录错") if line.keyer_wrong else "")
        if line.keyer_wrong:
            self.say(tr("第一遍录的是“{text}”").format(text=shorten(self.shown(line.before), _BEFORE)))

    def shown(self, text: str) -> str:
        """A value as a sentence has it."""
        return value_words(self.line.field, text, "en" if self.lang == "en" else "zh") or tr("（空）")

    def ruled(self) -> str:
        """What came of a value that came twice: the entry, both values, and what can be done about it."""
        if not self.line.keyer_wrong:
            return ""
        if self.line.kind is EntryKind.LONG:
            told = tr("“{field}”同样的内容录了两次，以复录的为准，记第一遍录错。再看纸面不对的，按“重录这一项”。")
            return told.format(field=self.name)
        told = tr(
            "“{field}”第一遍录的是“{before}”，“{now}”录了两次：以“{now}”为准，记第一遍录错。再看纸面不对的，按“重录这一项”。"
        )
        return told.format(field=self.name, before=self.shown(self.line.before), now=self.shown(self.line.value))

    def differ(self, sentence: str) -> None:
        """The two keyings differ: the field is empty again and says so; a long text stays, with the cursor there."""
        self.entry.look_at(self.line.agrees)
        self.say("")
        self.set_problem(sentence)

    def _show_reading(self) -> None:
        """What is understood, where it is written in another way than typed."""
        if self.line.kind in (EntryKind.CHOICE, EntryKind.LONG):
            return
        text = str(self.entry.written() or "")
        reading = read_entry(self.line.field, text)
        said = ""
        if text.strip() and not reading.problem:
            if self.line.kind is EntryKind.MONEY:
                said = amount_words(reading.value)
            elif reading.written != text.strip():
                said = tr("读作 {text}").format(text=reading.written)
        self.say(said)


class SecondKeying(QWidget):
    """``closed`` when the person goes back to the list, ``ended`` with the sheet when everything agrees."""

    closed = Signal()
    ended = Signal(object)

    def __init__(self, ctx: AppContext, sheet: KeyingSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx, self.sheet = ctx, sheet
        self.rows: dict[str, KeyingRow] = {}
        gap = theme().px(16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(gap, theme().px(12), gap, theme().px(12))
        outer.setSpacing(theme().px(12))
        head = QHBoxLayout()
        title = tr("复录 {number}（{track}）").format(number=sheet.number, track=words.track(sheet.track))
        head.addWidget(plain_label(title, "page-title", self), 1)
        self.paper_button = paper_button(self)
        self.close_button = button(tr("返回列表"), "arrow-left", "quiet", self)
        self.close_button.setObjectName("closeKeying")
        self.close_button.clicked.connect(self._leave)
        head.addWidget(self.paper_button)
        head.addWidget(self.close_button)
        outer.addLayout(head)
        self.message = InlineMessage(self)
        self.message.float_over(self, left_of=self.paper_button)
        manners = tr("请看着纸面逐项录入，回车到下一项；纸面上空着的直接回车。第一遍录的内容在这里看不到。")
        outer.addWidget(plain_label(manners, "muted", self))
        self.progress = plain_label("", "strong", self)
        outer.addWidget(self.progress)
        self.halves = half_of(self)
        self._scroll = FitScroll(self.halves)
        inner = self._scroll.widget()
        assert inner is not None
        self._inner = inner
        inner.setMaximumWidth(theme().px(_COLUMN))
        self._scroll.body.setSpacing(theme().px(14))
        self.halves.addWidget(self._scroll)
        outer.addWidget(self.halves, 1)
        self._lay_out()
        self.beside = PaperBeside(ctx, self, self.halves, self.paper_button)
        self.beside.begin()

    # -- the paper beside

    def paper_id(self) -> str | None:
        """The proposal."""
        return self.sheet.proposal_id

    def paper_form(self) -> str:
        """Its kind of form."""
        return self.sheet.track or ANY_FORM

    def paper_page(self) -> str:
        """All fields are in one column."""
        return ""

    def paper_field(self, widget: QWidget | None) -> str:
        """The field that ``widget`` is in."""
        return next((name for name, row in self.rows.items() if widget is not None and row.isAncestorOf(widget)), "")

    def paper_label(self, field: str) -> str:
        """What the form calls it."""
        return field_words(field, "en" if self.ctx.lang == "en" else "zh")

    def paper_shown(self, shown: bool) -> None:
        """The column of fields is narrow anyway."""

    # -- what is shown

    def _lay_out(self) -> None:
        """A row for each entry, under the titles of the pages of the form."""
        body = self._scroll.body
        while body.count():
            item = body.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self.rows = {}
        page = ""
        for line in self.sheet.lines:
            if page_of(line.field) != page:
                page = page_of(line.field)
                body.addWidget(plain_label(tr(PAGE_TITLES[page]), "section", self._inner))
            row = KeyingRow(line, self.ctx.lang, self._inner, self.sheet.departments, self.sheet.modes)
            row.entry.taken.connect(partial(self._enter, line.field))
            row.entry.refused.connect(row.set_problem)
            row.said_blank.connect(partial(self._take, line.field, blank=True))
            row.wants_anew.connect(partial(self._anew, line.field))
            self.rows[line.field] = row
            body.addWidget(row)
        body.addStretch(1)
        self._say_progress()

    def _say_progress(self) -> None:
        done = len(self.sheet.lines) - self.sheet.left
        self.progress.setText(tr("已一致 {done} 项，共 {all} 项").format(done=done, all=len(self.sheet.lines)))

    def focus_here(self) -> None:
        """Begin, or go on where it was left."""
        self._focus_next("")

    def _focus_next(self, after: str) -> None:
        """The next entry still to be keyed, from the top again behind the last."""
        names = list(self.rows)
        start = names.index(after) + 1 if after in names else 0
        for name in (*names[start:], *names[:start]):
            if self.rows[name].is_open:
                self._focus(name)
                return
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus(self, field: str) -> None:
        entry = self.rows[field].entry
        entry.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, entry, partial(self._in_sight, field))

    def _in_sight(self, field: str) -> None:
        """An entry with the sentence and the buttons below it, once they have their room; the place above it follows."""
        row = self.rows.get(field)
        if row is None or not isValid(row):
            return
        for layout in (row.layout(), self._scroll.body):
            if layout is not None:
                layout.activate()
        self._scroll.ensureWidgetVisible(row.entry, 0, theme().px(90))
        if row.height() <= self._scroll.viewport().height():
            self._scroll.ensureWidgetVisible(row, 0, theme().px(8))

    # -- an entry

    def _enter(self, field: str) -> None:
        """Enter in a field: what stands there is what the paper says, also where it says nothing."""
        row = self.rows[field]
        if row.is_open and not row.asked:
            self._take(field)
        elif not row.is_open:
            self._focus_next(field)

    def _take(self, field: str, *, blank: bool = False) -> None:
        from qtic_desktop.services.intake.second_keying import key_again_and_look

        row = self.rows[field]
        if row.asked or not row.is_open:
            return
        text = row.entry.written()
        if text is None:
            return
        row.asked = True
        nothing = not text.strip()
        before = row.line.state
        order = key_again_and_look.bind(
            proposal_id=self.sheet.proposal_id, field=field, text=text, blank=blank and nothing
        )
        self.ctx.work(
            order,
            on_done=partial(self._taken, field, before, "" if nothing else text.strip()),
            on_error=partial(self._refused, field),
            typed=typed_again(
                self.sheet.proposal_id, self.sheet.number, field, text, self.ctx.lang, dict(self.sheet.departments)
            ),
        )

    def _leave(self) -> None:
        if may_go(self.ctx, self):
            self.closed.emit()

    def _anew(self, field: str) -> None:
        """The entry is empty again; keyed as in the first keying, it is that again."""
        from qtic_desktop.services.intake.second_keying import key_anew_and_look

        order = key_anew_and_look.bind(proposal_id=self.sheet.proposal_id, field=field)
        self.ctx.work(order, on_done=partial(self._opened_anew, field), on_error=partial(self._refused, field))

    def _opened_anew(self, field: str, answer: KeyedAgain) -> None:
        if not isValid(self):
            return
        self.sheet = answer.sheet
        self.message.clear()
        self._lay_out()
        self._focus(field)

    def _taken(self, field: str, before: Keyed, typed: str, answer: KeyedAgain) -> None:
        if not isValid(self):
            return
        here = self.rows[field].isAncestorOf(QApplication.focusWidget() or self)
        self.sheet = answer.sheet
        lines = {line.field: line for line in answer.sheet.lines}
        if list(lines) != list(self.rows):
            self._lay_out()  # a line of a table more, or less, is asked for
        row = self.rows[field]
        row.asked = False
        row.show_line(lines[field])
        self._say_progress()
        if lines[field].state is Keyed.DIFFERS:
            self._differs(row, field, before, typed)
            return
        if told := row.ruled():
            self.message.show_message(told, "warn")
        elif before is Keyed.DIFFERS:
            told = tr("“{field}”和第一遍一致了；前面录的不同，记为这一遍的笔误。").format(field=row.name)
            self.message.show_message(told, "ok")
        else:
            self.message.clear()
        if answer.sheet.verification is Verification.VERIFIED:
            self.ended.emit(answer.sheet)
        elif here or not self.isAncestorOf(QApplication.focusWidget() or self):
            self._focus_next(field)

    def _differs(self, row: KeyingRow, field: str, before: Keyed, typed: str) -> None:
        """Heard and seen; the field is empty again, and nothing else is taken before it agrees or is left."""
        QApplication.beep()
        row.blank.setVisible(not typed)
        if not typed:
            row.differ(
                tr(
                    "“{field}”第一遍录了内容，您这里是空的。请看纸面录入；纸面上确实空着，请点“纸面上这一项空着”。"
                ).format(field=row.name)
            )
        elif row.line.kind is EntryKind.LONG:
            words = tr(
                "“{field}”第 {n} 个字起和第一遍不一样（空格不算）。请看纸面改好；确认没错的，再按一次回车，就以复录的为准。"
            )
            row.differ(words.format(field=row.name, n=row.line.agrees + 1))
        else:
            words = (
                tr(
                    "“{field}”您这次录的是“{typed}”，和前面录的都不一样。请看纸面再录：又录成“{typed}”，就以它为准、"
                    "记第一遍录错；录成第一遍的值，记为这一遍的笔误。"
                )
                if before is Keyed.DIFFERS
                else tr(
                    "“{field}”两遍不一样：您录的是“{typed}”，第一遍录的暂不显示。请看纸面再录：又录成“{typed}”，就以它为准、"
                    "记第一遍录错；录成第一遍的值，记为这一遍的笔误。"
                )
            )
            row.differ(words.format(field=row.name, typed=row.shown(typed)))
        self._focus(field)

    def _refused(self, field: str, error: Exception) -> None:
        if not isValid(self):
            return
        row = self.rows[field]
        row.asked = False
        row.set_problem(self.ctx.say(error))
        self._focus(field)
        select_all(row.entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc says that nothing is lost, and stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.message.show_message(tr("已录的都保留，可以以后接着录。要离开请按“返回列表”。"), "info")
        else:
            super().keyPressEvent(event)
