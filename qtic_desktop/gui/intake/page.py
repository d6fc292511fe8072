"""推荐与受理 (三（一）): the list of proposals, the wizard, and taking in a recommendation list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from shiboken6 import isValid

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.imports.forms import ImportKind
from qtic_desktop.domain.intake import ProposalDraft, ProposalFilter, ProposalStatus, possible_acts
from qtic_desktop.domain.intake.second_keying import Keyed
from qtic_desktop.domain.office_lists import ListEntry, OfficeList
from qtic_desktop.domain.possible import Possible
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake import changes, intentions, verification
from qtic_desktop.gui.intake.bin_dialog import BinDialog
from qtic_desktop.gui.intake.choices import name_of
from qtic_desktop.gui.intake.correcting import CorrectionKeeper
from qtic_desktop.gui.intake.form_paper import form_paper, list_paper
from qtic_desktop.gui.intake.second_keying import SecondKeying
from qtic_desktop.gui.intake.shown import batch_chip, next_step, say_whose, shown, status_chip, way
from qtic_desktop.gui.intake.verification import StatisticsDialog, ended_words
from qtic_desktop.gui.intake.wizard import ProposalWizard
from qtic_desktop.gui.page import Command
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.act import Act
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, More, Own, Records, Window, by_value
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.stage.shown import Shown
from qtic_desktop.gui.stage.workbook import WorkbookImport
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.intake import discard_draft, restore_draft
from qtic_desktop.storage.queries import registry
from qtic_desktop.storage.queries.intake import (
    PROPOSALS,
    DiscardedDraft,
    ProposalRow,
    discarded_drafts,
    draft,
    proposal_history,
)
from qtic_desktop.storage.queries.office_lists import dictionaries
from qtic_desktop.storage.queries.second_keying import KeyerRow, KeyingSheet, keying_sheet, keying_statistics


def _way_of(ctx: AppContext, row: ProposalRow) -> More[Any]:
    """The road of a proposal; what it is read with is not needed before one is looked at."""
    from qtic_desktop.storage.queries.road import way_of

    return More(way_of.bind(proposal_id=row.id, today=ctx.now().date()), partial(way, row, ctx.actor.id, ctx.now()))


class IntakePage(RecordPage[ProposalRow]):
    """The view ``fill`` of a place goes on with a draft, ``correct`` opens the form of what was accepted; the wizard covers
    the list while one works in it."""

    def __init__(self, ctx: AppContext) -> None:
        self._departments: list[tuple[str, str]] = []
        self._batches: list[tuple[str, str]] = []
        self._dictionaries: dict[OfficeList, tuple[ListEntry, ...]] = {}
        self._accepted = self._corrected = ""
        self._batch_shown: str | None = None
        super().__init__(ctx, self._records(ctx))
        self.feed.came.connect(self._say_accepted)
        self._read_departments()

    def _records(self, ctx: AppContext) -> Records[ProposalRow]:
        return Records(
            name="intake",
            table=tr("申报列表"),
            window=Window(
                PROPOSALS,
                self._filter,
                waits=lambda counts: counts[ProposalStatus.DRAFT],
                widen=self._every_batch,
            ),
            kinds=frozenset({Kind.PROPOSAL, Kind.WORKSPACE, Kind.MEETING}),
            key=lambda row: row.id,
            columns=(
                Column("center_name", tr("中心名称"), name_of, stretch=True, pinyin=True),
                Column(
                    "status",
                    tr("状态"),
                    lambda row: row.status,
                    width=92,
                    chip=status_chip,
                ),
                Column(
                    "verification",
                    tr("复录"),
                    lambda row: row.verification,
                    width=88,
                    chip=_keying_chip,
                ),
                Column("number", tr("编号"), lambda row: row.number, width=116),
                Column("batch", tr("批次"), lambda row: row.batch_title, width=116, chip=batch_chip),
                Column("track", tr("类型"), lambda row: words.track(row.track), width=60),
                Column("host_name", tr("依托单位"), lambda row: row.host_name, width=170, pinyin=True),
            ),
            narrow=frozenset({"number", "batch"}),
            roomy=frozenset({"host_name"}),
            filters=by_value(
                lambda row: row.status, *((status, words.proposal_status(status)[1]) for status in _LISTED)
            ),
            shown=partial(shown, dictionaries=self._dictionaries),
            more=lambda row: _way_of(ctx, row),
            nothing=Shown(tr("在左侧选一项，看它的要点和下一步。")),
            begins=(
                Own(ActName.SAVE_DRAFT, tr("新建申报"), self.new_proposal),
                intentions.register(lambda: self._departments, lambda: self._dictionaries),
                Own(ActName.RESTORE_DRAFT, tr("已丢弃的草稿…"), self.open_bin, "history"),
                Own(None, tr("录入差错统计…"), self.open_statistics, "list-checks", key="keying_statistics"),
            ),
            history=lambda row: proposal_history.bind(proposal_id=row.id),
            acts=(
                intentions.take_up(),
                intentions.put_back(),
                _discard(),
                changes.drop(),
                changes.take_back(),
                changes.move(lambda: self._batches),
                changes.withdraw(),
                changes.readmit(),
                verification.take_back(),
                verification.waive(),
                verification.withdraw_waiver(),
            ),
            possible=self._possible,
            imports=WorkbookImport(
                ImportKind.PROPOSALS,
                ActName.IMPORT_PROPOSALS,
                tr("导入推荐汇总表…"),
                tr("推荐汇总表（空白表格）"),
                lambda count: tr("已导入 {n} 份申报草稿，请逐份补齐后提交。").format(n=count),
            ),
            papers=(list_paper(ctx),),
            opens=self._open_row,
            empty=Empty(tr("还没有申报。收到主管部门的推荐函后，在这里逐页录入建设方案。"), "intake"),
            split=(620, 360),
        )

    def print_form(self) -> None:
        """The application form of the record at hand, as a file."""
        row = self.table.selected()
        if row is None:
            self.message.show_message(tr("先在列表里选一份申报。"), "info")
        else:
            self.exporter.export(form_paper(row))

    def commands(self) -> Sequence[Command]:
        """With the application form, which has its button on the card."""
        return [*super().commands(), Command(tr("打印申报表"), self.print_form, "printer")]

    def _filter(self, key: str) -> ProposalFilter:
        """By chip and by the batch in the header."""
        return ProposalFilter(None if key == "all" else ProposalStatus(key), batch_id=self.ctx.batch_id or None)

    def _every_batch(self) -> None:
        if self.ctx.batch_id:
            self.ctx.choose(batch_id="")

    def activate(self, place: Place) -> None:
        """The list at a proposal, or the wizard when the place names it. A chip that was named (by a card of 今日待办, which
        counts all batches) shows all of them."""
        if place.view in self.lists.keys:
            self._every_batch()
        super().activate(place)
        if place.view == "fill":
            self.continue_draft(place.subject)
        elif place.view == "correct":
            self.correct(place.subject)
        elif place.view == "again":
            self.key_again(place.subject)
        elif place.view == "print":
            self.print_form()

    def refresh(self, touched: Changes) -> None:
        """The list, and the departments and batches that are offered."""
        super().refresh(touched)
        if Kind.CONTEXT in touched.kinds and self._batch_shown != self.ctx.batch_id:
            self._show_batch()
        if touched.kinds & {Kind.DEPARTMENT, Kind.BATCH, Kind.RULES, Kind.WORKSPACE}:
            self._read_departments()

    def _show_batch(self) -> None:
        """The list is of another batch now."""
        self._batch_shown = self.ctx.batch_id
        name = dict(self._batches).get(self.ctx.batch_id or "", "")
        self.say_beside_title(tr("只列{batch}和草稿").format(batch=name) if name and len(self._batches) > 1 else "")
        self.lists.apply()

    def save_pending(self) -> bool:
        """The wizard queues what was typed; nothing here ever keeps a person from leaving."""
        super().save_pending()
        wizard = self.overlay
        return wizard.save_pending() if isinstance(wizard, ProposalWizard) else True

    def _read_departments(self) -> None:
        self.ctx.ask(registry.departments.bind(), on_done=self._take_departments)
        self.ctx.ask(registry.batches.bind(), on_done=self._take_batches)
        self.ctx.ask(dictionaries.bind(), on_done=self._dictionaries.update)

    def _take_batches(self, rows: tuple[Any, ...]) -> None:
        if isValid(self):
            self._batches = [(row.id, row.name) for row in rows]
            self._show_batch()

    def _take_departments(self, rows: tuple[Any, ...]) -> None:
        if not isValid(self):
            return
        self._departments = [(row.id, row.name) for row in rows]
        if isinstance(self.overlay, ProposalWizard):
            self.overlay.set_departments(self._departments)

    # -- the wizard

    def _open_row(self, row: ProposalRow) -> None:
        if row.status == ProposalStatus.DRAFT:
            self.continue_draft(row.id)
        elif row.status not in (ProposalStatus.WITHDRAWN, ProposalStatus.INTENTION):
            self.correct(row.id)

    def _may_write(self) -> bool:
        why = why_not_mine(self.ctx.actor, ActName.SAVE_DRAFT)
        if why:
            self.message.show_message(why, "info")
        return not why

    def new_proposal(self) -> None:
        """Begin with what has a default: today as the day of receipt, the usual channel."""
        if self._may_write():
            values = {"received_on": self.ctx.now().date().isoformat(), "channel": "recommended"}
            self._open_wizard(ProposalDraft(values))

    def open_bin(self) -> None:
        """What was thrown away, to bring it back."""
        self.ctx.ask(discarded_drafts.bind(), on_done=self._show_bin, on_error=self.report)

    def _show_bin(self, rows: tuple[DiscardedDraft, ...]) -> None:
        dialog = BinDialog(rows, self)
        dialog.wanted.connect(self._bring_back)
        dialog.open()

    def _bring_back(self, proposal_id: str) -> None:
        def back(_changes: Changes) -> None:
            self.feed.want(proposal_id, whatever=True)
            self.read_again()
            self.message.show_message(tr("草稿已找回，可以接着填写。"), "ok")

        self.ctx.perform(restore_draft.bind(proposal_id=proposal_id), on_done=back, on_error=self.report)

    def continue_draft(self, proposal_id: str) -> None:
        """Go on at the page and field where the person was."""
        if self._may_write():
            self.ctx.ask(draft.bind(proposal_id=proposal_id), on_done=self._resume, on_error=self.report)

    def correct(self, proposal_id: str) -> None:
        """Show the form of an accepted proposal as on paper; what is changed there becomes a correction with a reason."""
        if self._may_write():
            self.ctx.ask(draft.bind(proposal_id=proposal_id), on_done=self._open_form, on_error=self.report)

    def _open_form(self, row: Any) -> None:
        accepted = ProposalDraft.from_mapping(row.draft)
        shown = accepted if row.correction is None else ProposalDraft.from_mapping(row.correction)
        keeper = CorrectionKeeper(self.ctx, row.id, accepted, begun=row.correction is not None)
        keeper.departments = dict(self._departments)
        self._open_wizard(shown, proposal_id=row.id, page="readback", keeper=keeper)

    def _resume(self, row: Any) -> None:
        stored = ProposalDraft.from_mapping(row.draft)
        wizard = self._open_wizard(stored, proposal_id=row.id, page=row.page, cursor=row.cursor_field)
        say_whose(wizard.message, row.keyer, self.ctx)

    # -- the second keying

    def _possible(self, row: ProposalRow) -> tuple[Possible, ...]:
        """What only the supervisor does is not offered to others."""
        actor = self.ctx.actor
        return tuple(one for one in possible_acts(row) if one.act not in _WATCHED or not why_not_mine(actor, one.act))

    def key_again(self, proposal_id: str) -> None:
        """Open the empty fields of a second keying."""
        why = why_not_mine(self.ctx.actor, ActName.KEY_AGAIN)
        if why:
            self.message.show_message(why, "info")
        else:
            self.ctx.ask(keying_sheet.bind(proposal_id=proposal_id), on_done=self._open_keying, on_error=self.report)

    def _open_keying(self, sheet: KeyingSheet) -> None:
        if all(line.own or line.state is Keyed.AGREED for line in sheet.lines):
            told = tr("{number} 是您自己录入或更正的，复录要由另一个人做。").format(number=sheet.number)
            self.message.show_message(told, "info")
            return
        keying = SecondKeying(self.ctx, sheet)
        keying.setObjectName("secondKeying")
        keying.closed.connect(partial(self._back_at, sheet.proposal_id, whatever=False))
        keying.ended.connect(self._keyed_again)
        self.open_overlay(keying)
        keying.focus_here()

    def _keyed_again(self, sheet: KeyingSheet) -> None:
        self._back_at(sheet.proposal_id, whatever=True)
        self.message.show_message(ended_words(sheet), "ok")

    def open_statistics(self) -> None:
        """Who was wrong how often."""
        self.ctx.ask(keying_statistics.bind(), on_done=self._show_statistics, on_error=self.report)

    def _show_statistics(self, rows: tuple[KeyerRow, ...]) -> None:
        self.show_dialog(StatisticsDialog(rows, self))

    def _open_wizard(self, draft: ProposalDraft, **place: Any) -> ProposalWizard:
        self.save_pending()
        self.message.clear()
        wizard = ProposalWizard(
            self.ctx, draft, departments=self._departments, dictionaries=self._dictionaries, **place
        )
        wizard.setObjectName("proposalWizard")
        wizard.closed.connect(self.close_wizard)
        wizard.submitted.connect(self._submitted)
        self.open_overlay(wizard)
        wizard.focus_here()
        return wizard

    def close_wizard(self) -> None:
        """Back to the list, at the proposal one worked on."""
        wizard = self.overlay
        kept = wizard.keeper.proposal_id if isinstance(wizard, ProposalWizard) else None
        self._back_at(kept or "", whatever=False)

    def _submitted(self, proposal_id: str) -> None:
        wizard = self.overlay
        if isinstance(wizard, ProposalWizard) and isinstance(wizard.keeper, CorrectionKeeper):
            self._corrected = proposal_id
        else:
            self._accepted = proposal_id
        self._back_at(proposal_id, whatever=True)

    def _back_at(self, proposal_id: str, *, whatever: bool) -> None:
        if proposal_id:
            self.feed.want(proposal_id, whatever=whatever)
        self.close_overlay()
        if proposal_id:
            self.read_again()
        self.table.setFocus()

    def _say_accepted(self) -> None:
        """The number of a proposal that was just handed in, once the list shows it."""
        row = self.table.selected()
        if row is not None and row.id == self._corrected:
            self._corrected = ""
            told = tr("{number} 已更正；改动前后的内容和原因在这份申报的经过里。").format(number=row.number)
            self.message.show_message(told, "ok")
        if row is not None and row.id == self._accepted:
            self._accepted = ""
            told = tr("已受理，编号 {number}。{step}").format(number=row.number, step=next_step(row))
            self.message.show_message(told, "ok")


def _keying_chip(row: ProposalRow) -> tuple[str, str]:
    """Neither a draft nor an intention nor what was withdrawn waits for a second keying."""
    none = row.status in (ProposalStatus.DRAFT, ProposalStatus.INTENTION, ProposalStatus.WITHDRAWN)
    return ("", "") if none else words.verification(row.verification)


#: Acts that are offered to nobody but who carries them.
_WATCHED = frozenset({ActName.WAIVE_VERIFICATION, ActName.WITHDRAW_VERIFICATION_WAIVER})
_LISTED = (
    ProposalStatus.INTENTION,
    ProposalStatus.DRAFT,
    ProposalStatus.ACCEPTED,
    ProposalStatus.IN_REVIEW,
    ProposalStatus.REVIEWED,
    ProposalStatus.WITHDRAWN,
)


def _discard() -> Act[ProposalRow]:
    """What was typed goes out of sight, so it is named and asked; 已丢弃的草稿 brings it back."""
    return Act(
        discard_draft,
        tr("丢弃草稿…"),
        lambda row, _given: discard_draft.bind(proposal_id=row.id),
        "trash-2",
        does=tr("丢弃这份草稿"),
        asks=lambda row: (
            tr("丢弃“{name}”的草稿？").format(name=name_of(row))
            + "\n"
            + tr("草稿将从列表中消失，以后可以从“已丢弃的草稿”里找回。")
        ),
        back=tr("保留草稿"),
        look="danger",
    )
