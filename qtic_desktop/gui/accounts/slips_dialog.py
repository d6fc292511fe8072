"""凭条与解锁: a way in for everybody of an encrypted workspace; slips are shown once and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.gui import words
from qtic_desktop.gui.accounts.first_secret import FirstSecretForm
from qtic_desktop.gui.accounts.printed import print_or_say, slips_document
from qtic_desktop.gui.accounts.two_people import SHEET, TwoPeopleForm
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, Dialog, FitScroll, InlineMessage, RowTable, TextField, plain_label
from qtic_desktop.gui.words import Chip
from qtic_desktop.services.accounts.access import Access, access
from qtic_desktop.services.accounts.slips import (
    Slip,
    issue_slip,
    replace_slip,
    set_secret,
    unlock_person,
    withdraw_slip,
)


class SlipsDialog(Dialog):
    """Choose a person, or several for their first slips; give a slip, another one in the place of a lost one, a secret
    chosen here, or the tries back; print the slips, a page for each person. ``chosen``: whom it opens at."""

    harmless = False

    def __init__(self, ctx: AppContext, parent: QWidget | None = None, *, chosen: str = "") -> None:
        super().__init__(tr("凭条与解锁"), parent)
        self._ctx = ctx
        self._not_mine = why_not_mine(ctx.actor, Act.ISSUE_SLIP)
        self._slips: tuple[Slip, ...] = ()
        self._kept = True
        self._coming = False
        self._rows: tuple[Access, ...] = ()
        self._back_to = chosen
        self._to_come: list[Access] = []
        self._passed_over: tuple[str, ...] = ()
        self.form: TwoPeopleForm | FirstSecretForm | None = None
        self.message = InlineMessage(self)
        self.search = TextField(self)
        self.search.setPlaceholderText(tr("姓名、单位，或拼音（全拼、首字母都可以）"))
        self.search.setAccessibleName(tr("姓名"))
        self.table = RowTable(_columns(), self, name=tr("人员"))
        self.table.setSelectionMode(RowTable.SelectionMode.ExtendedSelection)
        self.table.setMinimumSize(theme().px(680), theme().px(260))
        self.table.searched_from(self.search)
        self.search.textChanged.connect(self.table.set_filter)
        self.shown = plain_label("", "title", self)
        self.shown.setObjectName("slipDigits")
        self._digits = FitScroll(self)
        self._digits.body.addWidget(self.shown)
        self._digits.setMaximumHeight(theme().px(150))
        self._digits.hide()
        hint = tr(
            "工作人员第一次登录后要改成自己的口令；评审专家一直用凭条。凭条只显示这一次，撕下的一半由本人签收。"
            "按住 Ctrl 选几个人，可以一次发放，每人打印一页。"
        )
        self._list: tuple[QWidget, ...] = (plain_label(hint, "help", self), self.message, self.search, self.table)
        for part in (*self._list, self._digits):
            self.body.addWidget(part)
        self._add_buttons()
        self.table.row_selected.connect(lambda _row: self._show_acts())
        self.table.shown_changed.connect(lambda _shown, _total: self._show_acts())
        self.table.selectionModel().selectionChanged.connect(lambda *_which: self._show_acts())
        self._read()

    def _add_buttons(self) -> None:
        leave = self.add_button(tr("关闭"), self.reject)
        self.unlock = self.add_button(tr("解除锁定"), self._unlock)
        self.withdraw = self.add_button(tr("收回…"), partial(self._ask, asks_second=False))
        self.printing = self.add_button(tr("打印凭条…"), self._print)
        self.replace = self.add_button(tr("补发凭条…"), partial(self._ask, asks_second=True))
        self.first_secret = self.add_button(tr("当面设口令…"), self._ask_secret)
        self.issue = self.add_button(tr("发放凭条"), self._issue, "primary")
        self._buttons = (
            leave, self.unlock, self.withdraw, self.printing, self.replace, self.first_secret, self.issue,
        )  # fmt: skip
        names = (
            "closeSlips", "unlockPerson", "withdrawSlip", "printSlip", "replaceSlip", "firstSecret", "issueSlip",
        )  # fmt: skip
        for name, made in zip(names, self._buttons, strict=True):
            made.setObjectName(name)
            made.setEnabled(made is leave)

    # -- who there is

    def _read(self) -> None:
        self._ctx.work(access.bind(), on_done=self._show, on_error=self._say)

    def _show(self, rows: Sequence[Access]) -> None:
        if isValid(self):
            self._rows = tuple(rows)
            self.table.set_rows(rows, lambda row: row.person_id)
            if self._back_to:
                self.table.select(self._back_to)
                self.table.setFocus()
                self._back_to = ""
            self._show_acts()
            self.make_room()

    def _chosen(self) -> Access | None:
        """The one person at hand; None while nobody or several are chosen."""
        rows: list[Access] = self.table.selected_all()
        return rows[0] if len(rows) == 1 else None

    def _without(self) -> list[Access]:
        """Those of the chosen people who never had a way in."""
        return [row for row in self.table.selected_all() if not row.had]

    def _show_acts(self) -> None:
        """Only what can be done with this person now; why the others cannot stands in their tooltips."""
        row, asking, several = self._chosen(), self.form is not None, len(self.table.selected_all())
        for part in (*self._list, *self._buttons):
            part.setVisible(not asking)
        self.message.setVisible(not asking and bool(self.message.text))
        self._digits.setVisible(not asking and bool(self._slips))
        alone = tr("先选择一个人") if several < 2 else tr("一次办理一个人")
        for made, why in (
            (self.replace, "" if row is not None and row.had else tr("还没有发放过凭条或口令")),
            (self.withdraw, self._why_not_withdrawn(row)),
            (self.unlock, "" if row is not None and row.missed else tr("没有锁定")),
            (self.first_secret, self._why_no_secret(row)),
        ):
            told = alone if row is None else ("" if made is self.unlock else self._not_mine) or why
            made.setEnabled(not told)
            made.setToolTip(told)
        without = len(self._without())
        self.issue.setText(tr("发放凭条（{n} 人）").format(n=without) if several > 1 and without else tr("发放凭条"))
        had = tr("已经发放过；遗失的用“补发凭条…”，两人办理")
        why = self._not_mine or (tr("先选择一个人") if not several else had if not self._without() else "")
        self.issue.setEnabled(not why and not self._coming)
        self.issue.setToolTip(why)
        self.printing.setEnabled(bool(self._slips) and not self._coming)

    @staticmethod
    def _why_no_secret(row: Access | None) -> str:
        if row is not None and row.role is Role.EXPERT:
            return tr("评审专家用凭条，不设口令")
        return tr("已经发放过；遗失的用“补发凭条…”，两人办理") if row is None or row.had else ""

    def _why_not_withdrawn(self, row: Access | None) -> str:
        if row is None or not row.kind:
            return tr("没有可以收回的凭条或口令")
        return tr("不能收回自己的") if row.person_id == self._ctx.actor.id else ""

    # -- a first slip, another one, none

    def _issue(self) -> None:
        """A slip for each of the chosen people, one after the other; who had one already is named, not given another."""
        rows = self._without()
        if rows and not self._coming and self._may_forget(self._issue):
            self._slips, self._to_come = (), rows
            self._passed_over = tuple(row.called for row in self.table.selected_all() if row.had)
            self._issue_next()

    def _issue_next(self) -> None:
        row = self._to_come.pop(0)
        self._coming = True
        self._show_acts()
        done = partial(self._show_slip, had=row.had)
        self._ctx.work(issue_slip.bind(person_id=row.person_id), on_done=done, on_error=self._say)

    def _ask_secret(self) -> None:
        """A first secret, chosen by the person who sits here."""
        row = self._chosen()
        if row is None or self._busy or not self._may_forget(self._ask_secret):
            return
        form = FirstSecretForm(row, self)
        form.left.connect(self._leave_form)
        form.given.connect(partial(self._set_secret, row))
        self._put_form(form)

    def _set_secret(self, row: Access, secret: str) -> None:
        order = set_secret.bind(person_id=row.person_id, secret=secret)
        said = tr("“{name}”的口令已设置，可以登录了。").format(name=row.called)
        self._ctx.work(order, on_done=lambda _changes: self._settled(row, said), on_error=self._refuse)

    def _ask(self, *, asks_second: bool) -> None:
        row = self._chosen()
        if row is None or self._busy or not self._may_forget(partial(self._ask, asks_second=asks_second)):
            return
        others = [one for one in self._rows if one.may_stand_by and one.person_id not in (row.person_id, self._me)]
        form = TwoPeopleForm(row, others, self, asks_second=asks_second)
        form.left.connect(self._leave_form)
        form.given.connect(partial(self._replace if asks_second else self._withdraw, row))
        self._put_form(form)

    def _put_form(self, form: TwoPeopleForm | FirstSecretForm) -> None:
        """Questions in the place of the list."""
        self.form = form
        self.body.addWidget(form)
        self._show_acts()
        self.make_room()
        form.first.setFocus()

    @property
    def _busy(self) -> bool:
        """Whether something is asked for or a number is being made."""
        return self._coming or self.form is not None

    @property
    def _me(self) -> str:
        return self._ctx.actor.id

    def _leave_form(self) -> None:
        if self.form is not None:
            self.body.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._show_acts()
        self.table.setFocus()

    def may_close(self) -> bool:
        """Esc goes back to the list first; a refused or half-filled form has changed nothing. A number that is still being
        made would be lost."""
        if self.form is None:
            return not self._coming and self._may_forget(self.reject)
        if not isinstance(self.form, FirstSecretForm) or self.form.may_leave():
            self._leave_form()
        self.make_room()
        return False

    def _may_forget(self, go_on: Callable[[], object]) -> bool:
        """Whether the numbers shown are on paper; else ask, and ``go_on`` when the person says that they are."""
        if not self._slips or self._kept:
            return True
        words = tr("“{name}”的凭条还没有打印。号码只显示这一次，接着办就看不到了；没有留下的只能两人补发。")
        self.message.show_message(
            words.format(name=mark("、").join(map(_named, self._slips))),
            "warn",
            ((tr("打印…"), self._print), (tr("已抄给本人，继续"), partial(self._forget, go_on))),
        )
        self.make_room()
        return False

    def _forget(self, go_on: Callable[[], object]) -> None:
        self._slips, self._kept = (), True
        self._show_acts()
        go_on()

    def _replace(self, row: Access, given: dict[str, str]) -> None:
        second = "" if given["second"] == SHEET else given["second"]
        order = replace_slip.bind(
            person_id=row.person_id, second_id=second, second_secret=given["secret"], reason=given["reason"]
        )
        self._coming = True
        self._ctx.work(order, on_done=partial(self._show_slip, had=row.had), on_error=self._refuse)

    def _withdraw(self, row: Access, given: dict[str, str]) -> None:
        order = withdraw_slip.bind(person_id=row.person_id, reason=given["reason"])
        said = tr("已收回“{name}”的凭条或口令。").format(name=row.called)
        self._ctx.work(order, on_done=lambda _changes: self._settled(row, said), on_error=self._refuse)

    def _settled(self, row: Access, said: str) -> None:
        if isValid(self):
            self._leave_form()
            self._back_to = row.person_id
            self._done(said)

    def _refuse(self, error: Exception) -> None:
        self._coming = False
        if isValid(self) and self.form is None:
            self._say(error)
        elif isValid(self) and self.form is not None:
            self.form.refuse(error, self._ctx.say(error))
            self.make_room()

    def _show_slip(self, slip: Slip, *, had: bool) -> None:
        if not isValid(self):
            return
        self._slips = (slip,) if had else (*self._slips, slip)
        self._kept, self._coming = False, False
        if self.form is not None:
            self._leave_form()
        told = tr("{name} 的凭条：{digits}")
        self.shown.setText("\n".join(told.format(name=_named(one), digits=one.text) for one in self._slips))
        if self._to_come:
            self._issue_next()
            return
        self._show_acts()
        said = tr("请打印或抄给本人，撕下的一半由本人签收。")
        if had:
            said += tr("原来的凭条或口令已作废。")
        elif self._passed_over:
            said += tr("已经发放过的没有再发：{names}。").format(names=mark("、").join(self._passed_over))
        self._done(said)
        self.printing.setFocus()

    def _unlock(self) -> None:
        row = self._chosen()
        if row is not None:
            said = tr("已解除“{name}”的锁定。").format(name=row.called)
            self._ctx.work(
                unlock_person.bind(person_id=row.person_id),
                on_done=lambda _changes: self._unlocked(row, said),
                on_error=self._say,
            )

    def _unlocked(self, row: Access, said: str) -> None:
        """Back to the list, with the person in view."""
        self._back_to = row.person_id
        self._done(said)

    def _done(self, sentence: str) -> None:
        if isValid(self):
            self.message.show_message(sentence, "ok")
            self._read()
            self.make_room()

    # -- on paper

    def _print(self) -> None:
        if self._slips and print_or_say(self.document(), self, self.message):
            self._kept = True
        self.make_room()

    def document(self) -> QTextDocument:
        """A page for each slip, with the half that is signed for and stays in the file."""
        return slips_document(self._slips, self)

    def _say(self, error: Exception) -> None:
        self._coming, self._to_come = False, []
        if isValid(self):
            self._show_acts()
            self.message.show_message(self._ctx.say(error), "bad")
            self.make_room()
            if self._slips and not self._kept:  # some of several were made before: the list says whose
                self._read()


def _named(slip: Slip) -> str:
    """Whose it is: people of one name are told apart by their units."""
    return tr("{name}（{unit}）").format(name=slip.name, unit=slip.unit) if slip.unit else slip.name


def _columns() -> list[Column]:
    return [
        Column("name", tr("姓名"), lambda row: row.name, width=140, pinyin=True),
        Column("unit", tr("单位"), lambda row: row.unit, stretch=True, pinyin=True),
        Column("role", tr("身份"), lambda row: words.role(row.role.value), width=120),
        Column("way", tr("怎样登录"), lambda row: _way_in(row)[1], width=150, chip=_way_in),
    ]


def _way_in(row: Access) -> Chip:
    if row.kind and not row.tries_left:
        return ("bad", tr("已锁定"))
    return {
        "password": ("ok", tr("口令")),
        "slip": ("ok", tr("凭条")),
        "start": ("accent", tr("凭条，待改口令")),
    }.get(row.kind, ("warn", tr("待补发")) if row.had else ("neutral", tr("还没有")))
