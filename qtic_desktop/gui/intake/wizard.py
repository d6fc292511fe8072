"""The proposal wizard (三（一）): steps at the left, one column of fields, everything kept as soon as a field is left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from qtic_desktop.domain.intake import ProposalDraft, page_of, pages_for
from qtic_desktop.domain.intake.checks import check_draft, in_page_order
from qtic_desktop.domain.problems import Problem
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.alike import AlikeProposals
from qtic_desktop.gui.intake.choices import NOTHING_CHANGED, PAGE_TITLES, Dictionaries, own_modes
from qtic_desktop.gui.intake.drafting import DraftKeeper, WhileTyping
from qtic_desktop.gui.intake.fields import order_tabs, put_text
from qtic_desktop.gui.intake.form_page import FormPage, mark_list_differences, refusal_lines
from qtic_desktop.gui.intake.handing_in import HandingIn
from qtic_desktop.gui.intake.keeping_said import KeepingSaid
from qtic_desktop.gui.intake.memory import HostMemory, MessageAct
from qtic_desktop.gui.intake.page_making import make_page
from qtic_desktop.gui.intake.page_states import steps_of
from qtic_desktop.gui.intake.paper import sections_of
from qtic_desktop.gui.intake.shelf import MaterialShelf
from qtic_desktop.gui.intake.undoing import DraftUndo
from qtic_desktop.gui.intake.wizard_frame import WizardFrame
from qtic_desktop.gui.intake.wizard_paper import beside_wizard
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.unsaved import may_go, write_again
from qtic_desktop.gui.widgets import commit_input_method


class ProposalWizard(WizardFrame):
    """``closed`` when the person goes back to the list, ``submitted`` with the id once accepted."""

    closed = Signal()
    submitted = Signal(str)

    def __init__(
        self,
        ctx: AppContext,
        draft: ProposalDraft,
        *,
        proposal_id: str | None = None,
        page: str = "",
        cursor: str = "",
        departments: Sequence[tuple[str, str]] = (),
        dictionaries: Dictionaries = NOTHING_CHANGED,
        keeper: DraftKeeper | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ctx, self.draft = ctx, draft
        self._departments, self._dictionaries = list(departments), dictionaries
        self._pages: dict[str, FormPage] = {}
        self._left: set[str] = set()
        self._cursor = cursor
        self.current = ""
        self.keeper = keeper or DraftKeeper(ctx, proposal_id, names=dict(departments))
        self.keeper.setParent(self)
        self.submit_button.setText(self.keeper.word)
        self._touched = self._step_told = False
        self.undoing = DraftUndo(draft, self.undo_button, self.redo_button, self.label_of, self)
        self.undoing.went.connect(self._went)
        self.keeper.start_from(draft, page, cursor)
        self.shelf = MaterialShelf(ctx, self.keeper, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.keep)
        self._typing = WhileTyping(ctx.saving, self)
        self._typing.due.connect(self.keep)
        self.handing_in = HandingIn(ctx, self.keeper, self)
        self.handing_in.known.connect(self._lay_out_readback)
        self.alike = AlikeProposals(ctx, self.keeper, self)
        self.alike.known.connect(self._check)
        self.memory = HostMemory(ctx, self.keeper, lambda: self.draft, self)
        self.memory.filled.connect(self._fill)
        self._connect()
        self.said = KeepingSaid(
            ctx, self.keeper, self, self.message, self.keep, lambda: self.draft, self._take_other, self.label_of,
            self.focus_here,
        )  # fmt: skip
        self.beside = beside_wizard(self, ctx, self.keeper, self.shelf, lambda: (self.draft, self.current))
        self._judged: tuple[tuple[ProposalDraft, tuple[object, ...], date], tuple[Problem, ...]] | None = None
        self._resume(page if page in pages_for(draft) else "recommendation", cursor)
        self.alike.look(self.draft)

    def _connect(self) -> None:
        self.steps.chosen.connect(lambda key: self.go_to(key))
        self.problems.jump.connect(self.jump)
        self.readback.jump.connect(self.jump)
        self._keys.submit_requested.connect(self.next_page)
        self.save_button.clicked.connect(self._save_clicked)
        self.back_button.clicked.connect(self.previous_page)
        self.next_button.clicked.connect(self.next_page)
        self.submit_button.clicked.connect(self.submit)
        self.close_button.clicked.connect(self._close_clicked)
        self.shelf.said.connect(lambda text, kind: self.message.show_message(text, kind))
        self.shelf.done.connect(self.undoing.did)
        self.shelf.present.connect(self.keeper.papers_came)
        QShortcut(QKeySequence.StandardKey.Save, self, self._save_clicked)
        for keys, step in self.undoing.shortcuts():
            QShortcut(keys, self, step, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def page(self, key: str) -> FormPage:
        """The form of a page, made when first wanted."""
        if key not in self._pages:
            made = make_page(key, self.stack, self._departments, self.ctx.now().year, self._dictionaries)
            made.show_draft(self.draft)
            self._pages[key] = made
            self.stack.addWidget(made)
            order_tabs(made.content, self.after_page)
            self._keys.watch(made)
            made.submit_requested.connect(self.next_page)  # lines a table grew later hear Enter by their page alone
            made.edited.connect(self._on_edited)
            made.finished.connect(self._on_finished)
            made.said.connect(self._said)
            made.refused.connect(self._check)
            if key == "people":
                self.shelf.use(made.content)
        return self._pages[key]

    def set_departments(self, departments: Sequence[tuple[str, str]]) -> None:
        """The list of departments has arrived or changed; what was chosen stays chosen."""
        if list(departments) == self._departments:
            return
        self._departments, self.keeper.departments = list(departments), dict(departments)
        field: Any = self.page("recommendation").fields["department_id"]
        field.set_choices(self._departments)
        put_text(field, self.draft.get("department_id"))

    # -- moving

    def _resume(self, page: str, cursor: str) -> None:
        order = pages_for(self.draft)
        self._left = set(order[: order.index(page)])
        self.go_to(page, cursor)

    def go_to(self, key: str, field: str = "") -> None:
        """Show a page; what was typed on the one before is kept and checked."""
        commit_input_method()
        self._collect()
        if self.current and self.current != key:
            self._left.add(self.current)
            self._step_told = False
            self.message.pass_on()
        self.current = key
        if key == "readback":
            self._left = set(pages_for(self.draft))
            self.stack.setCurrentWidget(self.readback)
            self.handing_in.begin(self.draft)
            self._lay_out_readback()
            self._cursor = ""
        else:
            page = self.page(key)
            self.stack.setCurrentWidget(page)
            self._cursor = field or page.first_field()
        self._check()
        self._show_buttons()
        self._focus(key, field)
        self._later.start()

    def _focus(self, key: str, field: str) -> None:
        if key == "readback":  # never the button: what is still open, or the paper to be read
            (self.problems if self.problems.count() else self.readback).setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.page(key).focus_field(field):
            self.page(key).focus_field(self.page(key).first_field())

    def focus_here(self) -> None:
        """Put the focus where typing starts or was left; called once the wizard is on the screen."""
        self._focus(self.current, self._cursor)

    def jump(self, field: str) -> None:
        """Go to the field of a problem, or to a page by its name."""
        key = page_of(field)
        self.go_to(key, "" if field == key else field)

    def next_page(self) -> None:
        """Ctrl+Enter: the next page, where there is one; problems never hold anyone back."""
        order = pages_for(self.draft)
        if self.current == order[-1]:
            self.handing_in.say_last()
            return
        self.go_to(order[order.index(self.current) + 1])

    def previous_page(self) -> None:
        """The page before."""
        order = pages_for(self.draft)
        self.go_to(order[max(0, order.index(self.current) - 1)])

    def _show_buttons(self) -> None:
        last = self.current == "readback"
        self.back_button.setEnabled(self.current != "recommendation")
        self.next_button.setVisible(not last)
        self.submit_button.setVisible(last)
        self._explain()

    # -- keeping and checking

    def _collect(self) -> None:
        for key, page in self._pages.items():
            if key == self.current:
                self.draft = page.read_into(self.draft)
        self.undoing.note(self.draft, by_person=self._touched)
        self._touched = False

    def _went(self, draft: ProposalDraft, field: str, words: str) -> None:
        """A step was taken back or brought back: show it where it happened, and keep it like any other change."""
        self._show_draft(draft)
        self.jump(field)
        self.message.show_message(words, "info")
        self._step_told = True

    def _show_draft(self, draft: ProposalDraft) -> None:
        self.draft = draft
        for page in self._pages.values():
            page.show_draft(draft)

    def _said(self, words: str, kind: str) -> None:
        """A table tells what it did; one press takes it back."""
        self.undoing.close_step()
        self.message.show_message(words, kind, ((tr("撤销"), self.undo_button.click),))

    def label_of(self, field: str) -> str:
        """What the form calls a field."""
        key = page_of(field)
        return (self.page(key).label_of(field) if key != "readback" else "") or field

    def _on_edited(self, field: str) -> None:
        self._touched = True
        if self._step_told:  # what was taken back is history once typing goes on; other messages wait to be read
            self._step_told = False
            self.message.pass_on()
        self._typing.typed()
        if field == "credit_code":
            self._check_code_while_typing()

    def _check_code_while_typing(self) -> None:
        """The code is judged as soon as it is as long as a code is, not before: half a code is no mistake yet."""
        page = self.page("host")
        self.draft = page.read_into(self.draft)
        if len(self.draft.get("credit_code").replace(" ", "")) >= 18:
            found = [p for p in self._found() if p.field == "credit_code"]
            page.rows["credit_code"].set_problem(
                self.ctx.say(found[0]) if found else None, found[0].blocking if found else True
            )

    def _on_finished(self, field: str) -> None:
        self._collect()
        self.undoing.close_step()
        if field == "track":
            self._show_buttons()
        self._check()
        self.memory.look(self.draft)
        self._later.start()

    def _fill(self, draft: ProposalDraft, words: str, acts: tuple[MessageAct, ...]) -> None:
        """Blank entries were filled from an earlier application: one step, which one press takes back."""
        undo: tuple[MessageAct, ...] = ((tr("撤销"), self.undo_button.click),) if draft != self.draft else ()
        self.undoing.step(draft)
        self._show_draft(draft)
        self._check()
        self._later.start()
        self.message.show_message(words, "info", (*acts, *undo))

    def _take_other(self, draft: ProposalDraft) -> None:
        """Entries of another person came into the form: a step of its own."""
        self.undoing.step(draft)
        self._show_draft(draft)
        self._check()

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.current in self._pages:
            page = self._pages[self.current]
            self._cursor = page.field_at(new) or self._cursor
            page.leave(old)
            if new is not None and page.content.isAncestorOf(new):
                page.ensureWidgetVisible(new, 0, theme().px(48))

    def keep(self) -> None:
        """Queue a save of everything typed so far, with the place where the person is."""
        self._later.stop()
        self._collect()
        self.keeper.keep(self.draft, self.current, self._cursor)
        self._typing.asked(waiting=self.keeper.is_waiting)

    def save_pending(self) -> bool:
        """Before the window closes or another page comes: the save is queued, and queued saves are always finished."""
        commit_input_method()
        self.keep()
        return True

    def _found(self) -> tuple[Problem, ...]:
        """Worked out once for a draft: it is asked several times a field."""
        asked = (self.draft, self.alike.facts, self.ctx.now().date())
        if self._judged is None or self._judged[0] != asked:
            found = check_draft(self.draft, today=asked[2], own_modes=own_modes(self._dictionaries))
            self._judged = (asked, in_page_order([*found, *self.alike.hints(self.draft)]))
        return self._judged[1]

    def _blocking(self) -> list[Problem]:
        return [problem for problem in self._found() if problem.blocking]

    def _check(self) -> None:
        """Say what is missing on pages already left, and what is wrong in fields already filled on the current one."""
        self.alike.look(self.draft)
        found = self._found()
        shown = [p for p in found if page_of(p.field) in self._left or self._is_filled(p.field)]
        by_field: dict[str, tuple[str, bool]] = {}
        for problem in sorted(shown, key=lambda p: not p.blocking):
            by_field.setdefault(problem.field, (self.ctx.say(problem), problem.blocking))
        for page in self._pages.values():
            page.show_problems(by_field)
            mark_list_differences(page, self.draft)
        here = {self.current} if self.current != "readback" else set(pages_for(self.draft))
        shown.sort(key=lambda p: not p.blocking)
        listed = [p for p in shown if page_of(p.field) in here or (p.blocking and not self.is_low())]
        asked = self._pages.values() if self.current == "readback" else [self.page(self.current)]
        self.problems.set_problems([*((p.field, self._line(p), p.blocking) for p in listed), *refusal_lines(asked)])
        self.limit_problems(self.current != "readback")
        self._show_steps(found)
        self._explain()
        name = self.draft.get("center_name").strip()
        track = words.track(self.draft.get("track")) or tr("申报")
        self.set_title(f"{track} · {name}" if name else tr("新建申报"))

    def _is_filled(self, field: str) -> bool:
        return bool(self.draft.get(field).strip()) or (
            field.count(".") == 2 and not field.endswith((".content", "year1"))
        )

    def _line(self, problem: Problem) -> str:
        key = page_of(problem.field)
        label = self.page(key).label_of(problem.field) if key != "readback" else ""
        sentence = self.ctx.say(problem)
        if not label or sentence.startswith(label):
            return sentence
        return tr("{label}：{sentence}").format(label=label, sentence=sentence)

    def _show_steps(self, found: Sequence[Problem]) -> None:
        pages = [(key, tr(PAGE_TITLES[key])) for key in pages_for(self.draft)]
        self.steps.set_steps(steps_of(self.draft, pages, found, self._left))
        self.steps.set_current(self.current)
        self.show_current_step()

    def _lay_out_readback(self) -> None:
        if self.current == "readback":
            forms = [self.page(key) for key in pages_for(self.draft) if key != "readback"]
            track = words.track(self.draft.get("track")) or tr("申报")
            heading = tr("青岛市技术创新中心建设申报表（{track}）").format(track=track)
            self.readback.show_sections(heading, [self.handing_in.section(), *sections_of(self.draft, forms)])

    # -- leaving

    def _explain(self) -> None:
        self.offer_keeping(self.keeper.keeping_word)
        self.handing_in.explain(len(self._blocking()), self.keeper.why_not(self.draft))

    def submit(self) -> None:
        """提交受理: only from the read-back page; the number is given by the program."""
        self.keep()
        if self._blocking():
            self.problems.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not (self.keeper.is_kept or write_again(self.ctx) or self.keeper.is_kept):
            return  # what is handed in is what stands on the screen; why not is said already
        self.submit_button.setEnabled(False)
        self.keeper.submit(self.ctx.batch_id or None, self.submitted.emit, self._not_submitted)

    def _not_submitted(self, error: Exception) -> None:
        self.message.show_message(self.ctx.say(error), "bad")
        self._check()

    def _save_clicked(self) -> None:
        commit_input_method()
        self.keep()

    def _close_clicked(self) -> None:
        self.save_pending()
        if may_go(self.ctx, self):
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc keeps the draft and stays; nothing is ever lost by it."""
        self._collect()
        if self.undoing.take_key(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self._save_clicked()
            self.message.show_message(self.keeper.kept_words, "info")
        else:
            super().keyPressEvent(event)
