"""What comes after sealing, in two short lists: correction dockets of the meeting, and revisions that are re-checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.possible import for_person
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.domain.scoring.sealing import docket_acts
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.scoring.sealed import acts, words
from qtic_desktop.gui.scoring.sealed.docket_dialog import DocketDialog
from qtic_desktop.gui.section import scrolling
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.record_list import Listed, RecordList, both_in_turn
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.stage.shown import Fact, Line, Shown
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, button, plain_label
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.scoring.docket_paper import export_docket
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries.meetings import MeetingDetail
from qtic_desktop.storage.queries.scoring import SheetStateRow
from qtic_desktop.storage.queries.sealing import DocketRow, RecheckRow, dockets, rechecks

NOTHING = ("", Shown(""))


class SealedPane(QWidget):
    """``said`` carries a sentence and its kind, ``told`` the key and the ``Shown`` of the row at hand, ``printed`` a
    ``Paper`` to be made."""

    said = Signal(str, str)
    told = Signal(str, object)
    printed = Signal(object)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sealed_pane")
        self._ctx = ctx
        self._detail: MeetingDetail | None = None
        self._outcomes: tuple[Outcome, ...] = ()
        self._states: tuple[SheetStateRow, ...] = ()
        self.dialog: DocketDialog | None = None
        self._told_key = ""
        self.dockets = self._docket_list()
        self.rechecks = self._recheck_list()
        self._make_buttons()
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        parts = (
            self._part(tr("更正单"), self.dockets, self.ask_button, self.print_button),
            self._part(tr("修改后同意的复核（各场会议）"), self.rechecks),
        )
        for part in parts:
            part.setMinimumHeight(theme().px(236))  # the head, three rows of buttons, and a row of the list
            split.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(split, self))
        QWidget.setTabOrder(self.ask_button, self.print_button)
        QWidget.setTabOrder(self.print_button, next(iter(self.dockets.buttons.values())))
        both_in_turn(self.dockets, self.rechecks)
        for one, show in ((self.dockets, self._show_docket), (self.rechecks, self._show_recheck)):
            one.said.connect(self.said)
            one.table.row_selected.connect(show)
            one.table.installEventFilter(self)
            one.table.shown_changed.connect(partial(self._renew, one, show))
        self._allow()

    def _make_buttons(self) -> None:
        self.ask_button = button(tr("开更正单…"), "plus", "", self)
        self.ask_button.setObjectName("open_docket")
        self.ask_button.clicked.connect(self.open_docket)
        self.print_button = button(tr("打印更正单…"), "download", "", self)
        self.print_button.setObjectName("print_docket")
        self.print_button.clicked.connect(self.print_docket)

    def _part(self, title: str, inside: QWidget, *beside: QWidget) -> QWidget:
        part = QWidget(self)
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        head = QHBoxLayout()
        head.setSpacing(theme().px(8))
        head.addWidget(plain_label(title, "section", part))
        head.addStretch(1)
        for one in beside:
            head.addWidget(one)
        layout.addLayout(head)
        layout.addWidget(inside, 1)
        return part

    # -- the two lists

    def _docket_list(self) -> RecordList[DocketRow]:
        listed = Listed(
            name=tr("更正单"),
            reads=lambda: dockets.bind(meeting_id=self._meeting_id),
            key=lambda row: row.id,
            columns=(
                Column("number", tr("单号"), lambda row: row.number, align="right", width=52),
                Column("state", tr("状态"), lambda row: row.state.value, chip=_docket_chip, width=92),
                Column("what", tr("更正内容"), words.what, stretch=True),
                Column("project", tr("项目"), lambda row: row.center_name, width=200, pinyin=True),
                Column("asked", tr("开单人"), lambda row: row.asked_by, width=110),
            ),
            nobody=tr("还没有更正单。"),
            acts=acts.docket_acts(),
            possible=lambda row: for_person(self._ctx.actor, partial(docket_acts, row.state)),
        )
        return RecordList(self._ctx, listed, self)

    def _recheck_list(self) -> RecordList[RecheckRow]:
        today = self._ctx.now().date()
        listed = Listed(
            name=tr("修改后同意的复核"),
            reads=rechecks.bind,
            key=lambda row: row.id,
            columns=(
                Column("due", tr("期限"), lambda row: row.due_on.isoformat(), width=100),
                Column("state", tr("状态"), lambda row: row.state.value, chip=_recheck_chip(today), width=104),
                Column("project", tr("项目"), lambda row: row.center_name, stretch=True, pinyin=True),
                Column("number", tr("编号"), lambda row: row.number, width=130),
                Column("by", tr("复核人"), lambda row: row.checked_by, width=90),
            ),
            nobody=tr("还没有修改要求。"),
            begins=acts.revision_begins(
                lambda: self._outcomes, lambda: () if self._detail is None else self._detail.items
            ),
            acts=acts.recheck_acts(),
            possible=lambda row: row.acts,
        )
        return RecordList(self._ctx, listed, self)

    @property
    def _meeting_id(self) -> str:
        return "" if self._detail is None else self._detail.row.id

    def show_meeting(self, detail: MeetingDetail) -> None:
        """Read what there is after the sealing of this meeting; nothing before it."""
        self._detail = detail
        if not self.is_sealed:
            self._outcomes = ()
        else:
            self.dockets.read()
        self.rechecks.read()
        self._allow()

    def take_states(self, states: Sequence[SheetStateRow]) -> None:
        """The sheets a docket can be about."""
        self._states = tuple(states)

    def take_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """The sealed figures a docket corrects."""
        self._outcomes = tuple(sorted(outcomes, key=lambda one: one.position))
        self._allow()

    @property
    def is_sealed(self) -> bool:
        """Whether the meeting in hand is sealed."""
        return self._detail is not None and self._detail.row.status is MeetingStatus.SEALED

    # -- acts

    def _allow(self) -> None:
        wait = "" if self.is_sealed else tr("会议封存以后才用更正单。")
        why = why_not_mine(self._ctx.actor, Act.ASK_DOCKET) or wait
        if not why and not self._outcomes:
            why = tr("正在读取结果。")
        self.ask_button.setEnabled(not why)
        self.ask_button.setToolTip(why)
        row = self.dockets.table.selected()
        why = why_not_mine(self._ctx.actor, Act.EXPORT_DOCKET) or ("" if row else tr("还没有更正单。"))
        self.print_button.setEnabled(not why)
        self.print_button.setToolTip(why)

    def open_docket(self) -> None:
        """Write a docket in a dialog that shows what it would do."""
        if self._detail is None or not self.ask_button.isEnabled():
            return
        self.dialog = DocketDialog(self._ctx, self._outcomes, self._detail.panel, self._states, self.window())
        self.dialog.asked.connect(self._on_asked)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _on_asked(self) -> None:
        self.said.emit(tr("更正单已开出，由监督人员确认后生效；确认以前结果不变。"), "ok")
        self.dockets.table.setFocus()
        self.dockets.read()

    def print_docket(self) -> None:
        """The docket at hand on paper, with a line for each of the two who sign."""
        row: DocketRow | None = self.dockets.table.selected()
        if row is None:
            return

        def make(path: Path) -> WorkOrder[MadeFile]:
            return export_docket.bind(out=path, meeting_id=self._meeting_id, docket_id=row.id)

        name = tr("更正单第{n}号").format(n=row.number)
        self.printed.emit(Paper(Act.EXPORT_DOCKET, tr("打印更正单…"), lambda: name, make, (".pdf",)))

    # -- the row at hand

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whichever list one is in tells of its row."""
        if event.type() == QEvent.Type.FocusIn:
            if watched is self.rechecks.table:
                self._show_recheck(self.rechecks.table.selected())
            elif watched is self.dockets.table:
                self._show_docket(self.dockets.table.selected())
        return super().eventFilter(watched, event)

    def _tell(self, key: str, shown: Shown) -> None:
        self._told_key = key
        self.told.emit(key, shown)

    def _renew(self, listed: RecordList[Any], show: Callable[[Any], None], *_counts: int) -> None:
        """The list was read anew: what is told of the row at hand is told anew."""
        self._allow()
        row = listed.table.selected()
        if row is not None and row.id == self._told_key:
            show(row)

    def _show_docket(self, row: DocketRow | None) -> None:
        self._allow()
        if row is None and self.rechecks.table.selected() is not None:
            self._show_recheck(self.rechecks.table.selected())
            return
        if row is None:
            self._tell(*NOTHING)
            return
        facts = [
            Fact(tr("项目"), f"{row.proposal_number} {row.center_name}"),
            Fact(tr("专家"), row.expert),
            Fact(tr("更正"), words.what(row)),
            Fact(tr("理由"), row.reason),
            Fact(tr("开单"), _signed(row.asked_by, row.asked_at)),
        ]
        if row.ended_by:
            facts.append(Fact(words.docket_chip(row.state)[1], _signed(row.ended_by, row.ended_at or "")))
        if row.ended_reason:
            facts.append(Fact(tr("撤回的原因"), row.ended_reason))
        head = Line(tr("更正的影响"), "section")
        shown = Shown(
            tr("更正单第 {n} 号").format(n=row.number),
            chip=words.docket_chip(row.state),
            facts=tuple(facts),
            lines=(head, *words.effect_lines(words.stored_effect(row))),
        )
        self._tell(row.id, shown)

    def _show_recheck(self, row: RecheckRow | None) -> None:
        if row is None or (self.dockets.table.selected() is not None and not self.rechecks.table.hasFocus()):
            return
        today = self._ctx.now().date()
        facts = (
            Fact(tr("编号"), row.number),
            Fact(tr("修改要求"), row.demands),
            Fact(tr("期限"), row.due_on.isoformat()),
            Fact(tr("复核"), _signed(row.checked_by, row.checked_at or "") if row.checked_by else ""),
            Fact(tr("说明"), row.note),
        )
        lines = (Line(tr("期限指引未规定，由办公室确定。"), "muted"),)
        self._tell(row.id, Shown(row.center_name, chip=words.recheck_chip(row, today), facts=facts, lines=lines))


def _docket_chip(row: DocketRow) -> tuple[str, str]:
    return words.docket_chip(row.state)


def _recheck_chip(today: date) -> Callable[[RecheckRow], tuple[str, str]]:
    return lambda row: words.recheck_chip(row, today)


def _signed(name: str, at: str) -> str:
    return f"{name}  {at.replace('T', ' ')[:16]}"
