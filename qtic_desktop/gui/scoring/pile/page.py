"""The page of the pile: by project, first or second keying, the written sum blind, a difference stops with a sound."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.clashes import OtherValue
from qtic_desktop.domain.errors import NotAllowed, Refused, StaleEdit
from qtic_desktop.domain.numbers import parse_number
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.domain.scoring.keying import BALLOT, TOTAL, VETO, Keying
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.saving import Typed
from qtic_desktop.gui.scoring.pile import acts, writes
from qtic_desktop.gui.scoring.pile.code_field import CodeField
from qtic_desktop.gui.scoring.pile.column import (
    ColumnDraft,
    difference_words,
    differs_words,
    done_words,
    field_word,
    first_draft,
    following,
    second_draft,
)
from qtic_desktop.gui.scoring.pile.dialogs import PileDialogs
from qtic_desktop.gui.scoring.pile.foot import PileFoot
from qtic_desktop.gui.scoring.pile.foot_work import FootWork
from qtic_desktop.gui.scoring.pile.grid import PileGrid
from qtic_desktop.gui.scoring.pile.modes import FIRST, SECOND, mode_chips
from qtic_desktop.gui.scoring.pile.second import SecondKeyings
from qtic_desktop.gui.scoring.typed_sheet import unsaved_on_pile
from qtic_desktop.gui.scoring.words import points_text
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.unsaved import may_go, write_again
from qtic_desktop.gui.widgets import ChoiceBox, InlineMessage, button
from qtic_desktop.services import scoring
from qtic_desktop.services.scoring.blank_sheets import FoundSheet
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.queries import keying as rows
from qtic_desktop.storage.queries.meetings import ItemRow
from qtic_desktop.storage.queries.scoring import SheetRow, sheets_on_item


class PilePage(QWidget):
    """``closed``: back to the list. ``sheet_wanted``: the whole sheet, for comments. Who may key only a second time (复核员)
    finds only that. ``wanted`` is the sheet to be under the cursor when the pile was read again."""

    closed = Signal()
    sheet_wanted = Signal(str)

    def __init__(
        self, ctx: AppContext, meeting_id: str, items: Sequence[ItemRow], at: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pile_page")
        self._ctx, self._meeting_id, self._items = ctx, meeting_id, tuple(items)
        self.pile: rows.Pile | None = None
        self._sheets: dict[str, SheetRow] = {}
        self._known = writes.Known()
        self._second = SecondKeyings(ctx.saving)
        self._passed: set[tuple[str, str]] = set()
        self._jump = self.wanted = self._differs = ""
        self.dialogs = PileDialogs(ctx, self)
        self.dialogs.closed.connect(self.read)
        self.may_first = is_theirs(ctx.actor, ActName.KEY_FROM_PAPER)
        self.mode = FIRST if self.may_first else SECOND
        self.message, self.grid = InlineMessage(self), PileGrid(self)
        self.foot, self.code = PileFoot(ctx.now, self), CodeField(ctx, meeting_id, self)
        self._build()
        self.item_box.set_value(at if at in [item.id for item in items] else next((item.id for item in items), None))
        self.read()

    # -- how it is put together

    def _build(self) -> None:
        gap = theme().px(16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap, theme().px(12), gap, theme().px(8))
        layout.setSpacing(theme().px(8))
        head = QHBoxLayout()
        head.setSpacing(theme().px(8))
        leave = button(tr("返回列表"), "arrow-left", "", self)
        leave.setObjectName("leave_pile")
        leave.clicked.connect(self.leave)
        self.item_box = ChoiceBox(self)
        self.item_box.setObjectName("pile_item")
        self.item_box.setAccessibleName(tr("项目"))
        self.item_box.set_choices([(one.id, f"{one.position}  {one.number}  {one.center_name}") for one in self._items])
        self.item_box.edited.connect(self._change_item)
        head.addWidget(leave)
        head.addWidget(self.item_box, 1)
        head.addWidget(self.code)
        self.code.found.connect(self._go_to_code)
        self.code.failed.connect(self.say)
        self.modes = mode_chips(self, self.set_mode)
        for chip in self.modes.values():
            head.addWidget(chip)
        self.modes[FIRST].setVisible(self.may_first)
        layout.addLayout(head)
        layout.addWidget(self.message)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.foot)
        self._work = FootWork(self._ctx, self, self._meeting_id)
        self.grid.left.connect(self._on_left)
        self.grid.entered.connect(self._on_entered)
        self.grid.refused.connect(
            lambda words: self.message.show_message(words, "bad") if words else self.message.clear()
        )
        self.grid.moved.connect(self._work.follow)
        self._say_mode()

    # -- reading

    @property
    def item_id(self) -> str:
        """The proposal whose sheets lie here."""
        return str(self.item_box.value() or "")

    def read(self) -> None:
        """Read how every sheet stands, and for the first keyer what is on the open ones."""
        item = self.item_id
        if not item:
            return
        self._ctx.ask(rows.pile.bind(agenda_item_id=item), on_done=self._take_pile, on_error=self.say)

    def _take_pile(self, pile: rows.Pile) -> None:
        if not isValid(self) or pile.agenda_item_id != self.item_id:
            return
        self.pile = pile
        if self.mode == FIRST:
            self._ctx.ask(
                sheets_on_item.bind(agenda_item_id=pile.agenda_item_id), on_done=self._take_sheets, on_error=self.say
            )
        else:
            self._show([second_draft(pile, one, self._second.texts(one.sheet_id)) for one in pile.columns])

    def _take_sheets(self, found: tuple[SheetRow, ...]) -> None:
        pile = self.pile
        if not isValid(self) or pile is None or self.mode != FIRST:
            return
        self._sheets = {row.id: row for row in found}
        self._known.take(found)
        book = self._ctx.saving
        drafts = [first_draft(pile, one, self._sheets.get(one.sheet_id)) for one in pile.columns]
        self._show([draft.over(unsaved_on_pile(book, draft.sheet_id)) for draft in drafts])

    def _show(self, drafts: list[ColumnDraft]) -> None:
        assert self.pile is not None
        self.grid.show_pile(self.pile, drafts)
        jump, self._jump = self._jump, ""
        here = self.grid.draft()
        if self.wanted:
            self.grid.go_to(self.wanted)
            self.wanted = ""
        elif jump:
            self._land(jump)
        elif here is None or not here.open or (here.in_part and not self.grid.is_open()):
            self.grid.go_to_waiting()
        self.modes[SECOND].setVisible(self.pile.twice or not self.may_first)
        self.grid.setFocus()

    def _land(self, sheet_id: str) -> None:
        """After a sheet is done: to what differs in it, else to the next one that waits."""
        draft = next((one for one in self.grid.drafts if one.sheet_id == sheet_id), None)
        if draft is not None and draft.marked and draft.open & draft.marked:
            self._warn(differs_words(draft))
            self.grid.go_to(sheet_id, next(one for one in draft.column.keying.differs if one in draft.open))
        elif not self.grid.go_to_waiting() and self.pile is not None:
            after = following(self._items, self.item_id)
            doors = [(tr("录下一个项目"), partial(self._change_item, one.id)) for one in after]
            self.message.show_message(*done_words(self.pile), doors)

    # -- choosing

    def set_mode(self, mode: str) -> None:
        """First or second keying; what is being typed is kept."""
        self.grid.keep()
        self.mode = mode
        self.message.clear()
        self._say_mode()
        self.read()

    def _say_mode(self) -> None:
        for mode, made in self.modes.items():
            made.setChecked(mode == self.mode)

    def _change_item(self, item_id: str = "") -> None:
        self.grid.keep()
        self.item_box.set_value(item_id or self.item_id)
        self.message.clear()
        self._passed.clear()
        self.read()

    def _go_to_code(self, sheet: FoundSheet) -> None:
        """To the column of the sheet whose code was read, whatever proposal lies here now."""
        self.grid.keep()
        self.message.clear()
        self.wanted = sheet.sheet_id
        if sheet.agenda_item_id != self.item_id:
            self.item_box.set_value(sheet.agenda_item_id)
        self.read()

    def leave(self) -> None:
        """Back to the list; what was typed is written first."""
        self.grid.keep()
        if self._second.any_open() and ("", "leave") not in self._passed:
            self._passed.add(("", "leave"))
            self._warn(tr("第二次录入还有没提交的列，离开后要重录。再按一次就离开。"))
            return
        self._second.drop()
        if may_go(self._ctx, self):
            self.closed.emit()

    def open_whole(self, sheet_id: str) -> None:
        """The whole sheet, with its comments."""
        self.sheet_wanted.emit(sheet_id)

    def save_pending(self) -> None:
        """Keep the field being typed."""
        self.grid.keep()

    # -- a field is left

    def _on_left(self, sheet_id: str, name: str, text: str) -> None:
        self._passed.discard((sheet_id, name))
        draft = self._draft(sheet_id)
        self._clear_difference(draft)
        if self.mode == SECOND:
            self._second.take(draft, self.item_box.currentText(), name, text)
            return
        write = writes.first_write(self.item_id, draft, name, text, self._known)
        if write is not None:
            self._do(write, writes.first_typed(self._sheets[sheet_id], draft, name, text), (sheet_id, name, text))
        elif name == VETO:
            self.dialogs.open(acts.veto_act(), draft)

    def _draft(self, sheet_id: str) -> ColumnDraft:
        return next(one for one in self.grid.drafts if one.sheet_id == sheet_id)

    def _do(self, write: Write, typed: Typed, at: tuple[str, str, str]) -> None:
        """Write it; what a rule refuses is shown as it stands in the record, anything else waits to be written again."""

        def failed(error: Exception) -> None:
            if not isValid(self):
                self._ctx.tasks.failed.emit(error)
                return
            self.say(error)
            QApplication.beep()
            if isinstance(error, StaleEdit) and (told := writes.tell_in_vain(write, error, *at)) is not None:
                self._ctx.perform(told, on_error=self.say)
            if isinstance(error, Refused | NotAllowed):
                self.read()

        self._ctx.perform(write, on_error=failed, typed=typed)

    def _is_written(self, sheet_id: str) -> bool:
        """Whether the record has everything keyed on a sheet: tried once more, then said."""
        if unsaved_on_pile(self._ctx.saving, sheet_id):
            write_again(self._ctx)
        left = [field_word(name) for name in unsaved_on_pile(self._ctx.saving, sheet_id)]
        if left:
            words = tr("{fields}还没有保存，没有提交。录入的内容还在；腾出空间以后，再按回车就再存一次。")
            self._warn(words.format(fields=mark("、").join(left)))
        return not left

    # -- Enter

    def _on_entered(self, sheet_id: str, name: str) -> None:
        draft = self._draft(sheet_id)
        if name not in draft.open:
            return
        if name == TOTAL and not self._sum_agrees(draft):
            return
        if name == BALLOT and not draft.texts.get(BALLOT) and not self._passes(sheet_id, BALLOT):
            self._warn(tr("还没有录表决。纸面没有表决票的，再按一次回车。"))
            return
        if not self.grid.is_last(draft, name):
            self.grid.next_field()
        else:
            self._finish(draft)

    def _passes(self, sheet_id: str, name: str) -> bool:
        """Whether the field was left blank knowingly: the second Enter says so."""
        if (sheet_id, name) in self._passed:
            return True
        self._passed.add((sheet_id, name))
        return False

    def _sum_agrees(self, draft: ColumnDraft) -> bool:
        """The written sum against what was keyed; a difference stops, says so with a sound and offers the likely slip."""
        text = draft.texts.get(TOTAL, "")
        if not text:
            if self._passes(draft.sheet_id, TOTAL):
                return True
            self._warn(tr("还没有录手写合计。纸面没有写合计的，再按一次回车。"))
            return False
        if draft.in_part or (draft.marked and self.mode == FIRST):
            return True  # the figures of this sheet are not shown any more
        assert self.pile is not None
        written = parse_number(text) or Decimal(0)
        passed = (draft.sheet_id, f"{TOTAL}={points_text(written)}") in self._passed  # 46.0 is 46
        if passed or written == draft.sum(self.pile.criteria):
            return True
        self._tell_difference(draft, written)
        return False

    def _tell_difference(self, draft: ColumnDraft, written: Decimal) -> None:
        assert self.pile is not None
        words, look, slip = difference_words(self.pile, draft, written)
        doors = [(tr("纸面就是这样"), partial(self._accept, draft, points_text(written)))]
        if slip:
            doors.insert(0, (look, partial(self._look_at, draft.sheet_id, slip)))
        QApplication.beep()
        self.grid.hold()
        self._differs = draft.sheet_id
        self.message.show_message(words, "bad", doors)

    def _clear_difference(self, draft: ColumnDraft) -> None:
        """What was said of the two sums goes as soon as they agree."""
        written = parse_number(draft.texts.get(TOTAL, ""))
        if self.pile is not None and draft.sheet_id == self._differs and written == draft.sum(self.pile.criteria):
            self._differs = ""
            self.message.clear()

    def _look_at(self, sheet_id: str, name: str) -> None:
        self.message.clear()
        self.grid.go_to(sheet_id, name)
        self.grid.setFocus()

    def _accept(self, draft: ColumnDraft, text: str) -> None:
        """The paper itself is wrong: the item scores rule, and the gate waits for the sum the expert has signed."""
        self._passed.add((draft.sheet_id, f"{TOTAL}={text}"))
        self._look_at(draft.sheet_id, TOTAL)
        self._on_entered(draft.sheet_id, TOTAL)

    # -- a sheet is done

    def _finish(self, draft: ColumnDraft) -> None:
        assert self.pile is not None
        sheet_id = draft.sheet_id
        if self.mode == FIRST and draft.marked:
            self._jump = sheet_id
            self.read()
            return
        if missing := draft.missing(self.pile.criteria):
            self._warn(tr("第 {n} 项还空着，没有提交。空白不是 0 分。").format(n=mark("、").join(missing)))
            self.grid.go_to(sheet_id, missing[0])
        elif not self._sum_agrees(draft):
            self.grid.go_to(sheet_id, TOTAL)
        elif self.mode == FIRST and not self._is_written(sheet_id):
            return
        elif self.mode == FIRST:
            self._hand_in(scoring.submit_sheet.bind(sheet_id=sheet_id), sheet_id)
        else:
            self._hand_in(writes.second_write(self.pile, draft), sheet_id)

    def _hand_in(self, write: Write, sheet_id: str) -> None:
        handed = self._second.texts(sheet_id)

        def done(_changes: Changes) -> None:
            if isValid(self):
                self._second.sent(sheet_id, handed)
                self.message.clear()
                self._passed = {one for one in self._passed if one[0] != sheet_id}  # asked anew if it comes back
                self._jump = sheet_id
                self.read()
                states = rows.keying_states.bind(meeting_id=self._meeting_id)
                self._ctx.ask(states, on_done=partial(self._forget_agreed, sheet_id), on_error=self.say)

        self._ctx.perform(write, on_done=done, on_error=self.say)

    def _forget_agreed(self, sheet_id: str, states: dict[str, rows.SheetKeying]) -> None:
        """What was typed a second time is needed no more once both are the same."""
        state = states.get(sheet_id)
        if state is None or state.state is not Keying.DIFFERS:
            self._second.forget(sheet_id)

    # -- the rest

    def _warn(self, words: str) -> None:
        QApplication.beep()
        self.message.show_message(words, "warn")

    def say(self, error: Exception) -> None:
        """The sentence of an error above the grid."""
        if isValid(self):
            words = writes.both_words(error) if isinstance(error, OtherValue) else self._ctx.say(error)
            self.message.show_message(words, "bad")
