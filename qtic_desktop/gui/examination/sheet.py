"""The sheet of one examination over the whole page: every item with its marks, each kept at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.clashes import OtherValue, Side, losing
from qtic_desktop.domain.examination import AT_THE_DESK, Mark
from qtic_desktop.domain.office_lists import HINTS
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.gui.clash import Clashes, Sides
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.examination import acts, words
from qtic_desktop.gui.examination.item_row import HintLine, ItemRow
from qtic_desktop.gui.saving import Typed
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.unsaved import may_go, write_again
from qtic_desktop.gui.widgets import InlineMessage, button, commit_input_method, plain_label
from qtic_desktop.services.examination import Sheet, examination_sheet, mark_items
from qtic_desktop.services.examination.hints import Hint, restore_hint

RemarksOf = Callable[[str], Sequence[str]]
"""The sentences the office uses again, for a group of items."""


class ExaminationSheet(QWidget):
    """``left``: back to the list; ``concluding``: back, and the result is to be noted."""

    left = Signal()
    concluding = Signal()

    def __init__(
        self, ctx: AppContext, proposal_id: str, parent: QWidget | None = None, remarks: RemarksOf | None = None
    ) -> None:
        super().__init__(parent)
        self.ctx, self.proposal_id = ctx, proposal_id
        self._remarks = remarks or (lambda _group: ())
        self.rows: list[ItemRow] = []
        self._writes = 0
        self._pending: dict[str, int] = {}  # items whose mark is only on the screen, with the write that is to keep it
        self._seen: dict[str, set[tuple[str, str]]] = {}
        """Mark and note of each item as the person has had them before them."""
        self.dialog: ActDialog | None = None
        self._build()
        tell: Callable[..., None] = lambda said, word, do: self.message.show_message(said, "warn", ((word, do),))
        self.clashes = Clashes(ctx, self, tell)
        self.read()

    def _build(self) -> None:
        px = theme().px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(12), px(16), px(8))
        layout.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        self.title = plain_label("", "page-title", self)
        head.addWidget(self.title, 1)
        back = button(tr("返回列表"), "arrow-left", "", self)
        back.setObjectName("leaveSheet")
        back.clicked.connect(self.leave)
        self.rest = button(tr("其余都符合"), "check", "", self)
        self.rest.setObjectName("markRest")
        self.rest.clicked.connect(self.mark_rest)
        self.conclude = button(tr("登记审查结果…"), "file-check", "primary", self)
        self.conclude.setObjectName("concludeSheet")
        self.conclude.clicked.connect(self._conclude)
        for made in (back, self.rest, self.conclude):
            head.addWidget(made)
        layout.addLayout(head)
        self.owner = plain_label("", "muted", self)
        layout.addWidget(self.owner)
        self.message = InlineMessage(self)
        layout.addWidget(self.message)
        self.counts = plain_label("", "small", self)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll, self._inside = scroll, QWidget(scroll)
        self._items = QVBoxLayout(self._inside)
        self._items.setContentsMargins(0, 0, px(8), 0)
        self._items.setSpacing(px(6))
        scroll.setWidget(self._inside)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.counts)

    # -- what is shown

    def read(self) -> None:
        """Ask for the sheet as it stands."""
        order = examination_sheet.bind(proposal_id=self.proposal_id, today=self.ctx.now().date())
        self.ctx.ask(order, on_done=self._show, on_error=self._fail)

    def _show(self, found: Sheet) -> None:
        if not isValid(self) or self._pending:  # what stands on the screen is newer than what was read
            return
        row, here = found.row, self._at()
        open_now = row.examination in AT_THE_DESK
        may_act = open_now and is_theirs(self.ctx.actor, Act.MARK_EXAMINATION)
        self.title.setText(tr("形式审查表  ·  {number}").format(number=row.number))
        self.owner.setText(f"{row.center_name}  ·  {row.host_name}  ·  {row.department_name}")
        for made in (self.rest, self.conclude):
            made.setVisible(may_act)
        if not open_now:
            said = tr("现在是“{state}”，只能查看。要改先在右侧撤销结果或登记补正材料。")
            self.message.show_message(said.format(state=words.state(row.examination)), "info")
        self._write(found, may_act=may_act)
        if 0 <= here < len(self.rows):
            self.rows[here].take_focus()
        elif may_act:
            self._go_on(-1)

    def _at(self) -> int:
        return next((n for n, row in enumerate(self.rows) if row.isAncestorOf(self.focusWidget() or self)), -1)

    def _write(self, found: Sheet, *, may_act: bool) -> None:
        while self._items.count():
            widget: QWidget | None = self._items.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        loose = [hint for hint in found.hints if hint.item not in {item.key for item in found.items}]
        before = ""
        for place, item in enumerate(found.items, 1):
            if item.group != before:
                self._items.addWidget(plain_label(words.group(item.group), "section", self._inside))
                before = item.group
            self._seen.setdefault(item.key, set()).add((item.mark.value, item.note))
            offers = partial(self._remarks, item.group)
            made = ItemRow(place, item, may_act=may_act, parent=self._inside, offers=offers)
            made.set_hints(self._hint_lines([hint for hint in found.hints if hint.item == item.key], may_act))
            made.marked.connect(partial(self._keep, made))
            made.noted.connect(partial(self._keep, made))
            made.go_on.connect(partial(self._go_on, place - 1))
            self._items.addWidget(made)
            self.rows.append(made)
        if loose:
            self._items.addWidget(plain_label(tr("其他提示"), "section", self._inside))
            for one in self._hint_lines(loose, may_act):
                self._items.addWidget(one)
        self._items.addStretch(1)
        self._count(sum(hint.open for hint in found.hints))

    def _hint_lines(self, hints: Sequence[Hint], may_act: bool) -> list[HintLine]:
        made = []
        for hint in hints:
            sentence = self.ctx.say(hint.problem)
            line = HintLine(hint, sentence, may_act=may_act, parent=self._inside)
            line.pressed.connect(self._on_hint)
            made.append(line)
        return made

    def _count(self, hints: int | None = None) -> None:
        if hints is not None:
            self._hints = hints
        of = {mark: sum(row.mark is mark for row in self.rows) for mark in Mark}
        told = tr(
            "共 {n} 项：符合 {met}，不符合 {failed}，不适用 {na}，未审查 {open}。未处理的提示 {hints} 条。每标一项即时保存。"
        )
        self.counts.setText(
            told.format(
                n=len(self.rows), met=of[Mark.MET], failed=of[Mark.FAILED], na=of[Mark.NOT_APPLICABLE],
                open=of[Mark.OPEN], hints=self._hints,
            )
        )  # fmt: skip

    # -- what is done

    def _keep(self, row: ItemRow) -> None:
        self._count()
        self._write_marks([row])

    def _write_marks(self, rows: Sequence[ItemRow], gave_way: Mapping[str, str] | None = None) -> None:
        """Keep these and whatever of the sheet the record has not acknowledged yet: one write, asked for again as a whole."""
        self._writes += 1
        number = self._writes
        self._pending |= {row.item.key: number for row in rows}
        sent = [row for row in self.rows if row.item.key in self._pending]
        if not sent:
            return

        def done(_changes: Changes) -> None:
            self._pending = {key: last for key, last in self._pending.items() if last > number}

        def failed(error: Exception) -> None:
            if isinstance(error, OtherValue) and isValid(self):
                self.clashes.meet(error, lambda pair: pair.title, partial(self._settle, error))
            else:
                self._fail(error)

        marks = tuple((row.item.key, row.mark.value, row.note.value()) for row in sent)
        seen = {key: frozenset(self._seen.get(key, ())) for key, _mark, _note in marks}
        for key, mark, note in marks:
            self._seen.setdefault(key, set()).add((mark, note.strip()))
        lines = tuple((row.item.title, f"{words.mark(row.mark)} {row.note.value()}".strip()) for row in sent)
        self.ctx.perform(
            mark_items.bind(proposal_id=self.proposal_id, marks=marks, seen=seen, gave_way=gave_way),
            on_done=done,
            on_error=failed,
            typed=Typed(self.proposal_id, self.title.text(), lines),
        )

    def _settle(self, error: OtherValue[dict[str, tuple[str, str]]], sides: Sides) -> None:
        """What was chosen at each item stands here and is written; what gives way is told in the log."""
        for row in self.rows:
            if row.item.key not in sides:
                continue
            mark, note = error.theirs[row.item.key]
            self._seen[row.item.key].add((mark, note))
            if sides[row.item.key] is Side.THEIRS:
                row.note.set_value(note)
                row.set_mark(Mark(mark))
        self.message.clear()
        self._count()
        lost = losing(error.pairs, sides, lambda pair: pair.title)
        self._write_marks([row for row in self.rows if row.item.key in sides], lost)

    def mark_rest(self) -> None:
        """Ask before every item without a mark is met; whatever was marked stays."""
        left = self._of(Mark.OPEN)
        if not left:
            self.message.show_message(tr("每一项都已审查。"), "info")
            return
        asked = tr("还有 {n} 项没有审查，要一次全部标为符合吗？已标的不动，标了可以撤销。").format(n=len(left))
        go, leave = (tr("标为符合"), self._mark_rest), (tr("逐项审查"), partial(self._go_on, -1))
        self.message.show_message(asked, "warn", (go, leave))

    def _mark_rest(self) -> None:
        left = self._of(Mark.OPEN)
        self._mark_all(left, Mark.MET)
        told = tr("已把 {n} 项标为符合，可以逐项改。").format(n=len(left))
        self.message.show_message(told, "ok", ((tr("撤销"), partial(self._take_back, [row.item.key for row in left])),))

    def _take_back(self, keys: Sequence[str]) -> None:
        """The marks that were made together go, but for those somebody has changed since."""
        back = [row for row in self._of(Mark.MET) if row.item.key in keys]
        self._mark_all(back, Mark.OPEN)
        self.message.show_message(tr("已撤销：{n} 项回到未审查。").format(n=len(back)), "ok")
        self._go_on(-1)

    def _of(self, mark: Mark) -> list[ItemRow]:
        return [row for row in self.rows if row.mark is mark]

    def _mark_all(self, rows: Sequence[ItemRow], mark: Mark) -> None:
        for row in rows:
            row.set_mark(mark)
        self._count()
        if rows:
            self._write_marks(rows)

    def _go_on(self, place: int) -> None:
        """The next item that is open, else the button of the result."""
        following = [row for row in self.rows[place + 1 :] if row.mark is Mark.OPEN]
        if following:
            following[0].take_focus()
            self._scroll.ensureWidgetVisible(following[0], 0, theme().px(140))
        else:
            self.conclude.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_hint(self, hint: Hint) -> None:
        if hint.open:
            self.dialog = ActDialog(
                self.ctx, acts.dismiss_act(self.proposal_id, partial(self._remarks, HINTS)), hint, self.window()
            )
            self.dialog.acted.connect(lambda _done: self.read())
            self.dialog.open()
        else:
            order = restore_hint.bind(proposal_id=self.proposal_id, hint=hint.key)
            self.ctx.perform(order, on_done=self._again, on_error=self._fail)

    def _again(self, _changes: Changes) -> None:
        if isValid(self):
            self.read()

    def save(self) -> None:
        """What is typed in a note now is kept."""
        commit_input_method()
        for row in self.rows:
            if row.note.is_changed:
                self._keep(row)

    def leave(self) -> None:
        """Back to the list; what could not be written is asked about."""
        self.save()
        if may_go(self.ctx, self):
            self.left.emit()

    def _conclude(self) -> None:
        """A result is decided on what the record says, so all of the sheet has to stand in it."""
        self.save()
        if write_again(self.ctx):
            self.message.clear()
            self.concluding.emit()

    def _fail(self, error: Exception) -> None:
        if isValid(self):
            self.message.show_message(self.ctx.say(error), "bad")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back: everything is kept already."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
