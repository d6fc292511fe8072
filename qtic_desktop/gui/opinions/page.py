"""意见书 (三（二）): the proposals of the reviewed meetings and where the opinion on each stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qtic_desktop.domain.acts import Act, may
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import words
from qtic_desktop.gui.opinions.batch_dialog import BatchDialog
from qtic_desktop.gui.opinions.desk import OpinionDesk
from qtic_desktop.gui.opinions.verify_dialog import VerifyDialog
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.save_path import AskPath, ask_folder, ask_open_path, ask_save_path, safe_name, size_text
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BusyBar, Column, EmptyState, FitScroll, RowTable, StateChip, button, plain_label
from qtic_desktop.services.batches import BatchAct
from qtic_desktop.services.opinions import draft_opinion
from qtic_desktop.storage.queries.opinions import OpinionRow, opinions

NOT_DRAFTED = "none"
"""The filter for proposals without an opinion."""
_KINDS = frozenset({Kind.OPINION, Kind.MEETING, Kind.SHEET, Kind.VOTE, Kind.CONTEXT})


def _columns() -> list[Column]:
    return [
        Column("position", tr("次序"), lambda row: row.position, align="right", width=60),
        Column("center", tr("中心名称"), lambda row: row.center_name, width=196, pinyin=True),
        Column("state", tr("状态"), lambda row: row.status, width=118, chip=words.chip),
        Column("conclusion", tr("结论"), lambda row: words.conclusion(row.conclusion), width=92),
        Column("number", tr("编号"), lambda row: row.number, width=130),
        Column("track", tr("类型"), lambda row: words.track(row.track), width=84),
    ]


def _filter_of(row: OpinionRow) -> str:
    return NOT_DRAFTED if row.status is None else row.status


class OpinionsPage(Page):
    """List and detail; the desk of one opinion covers the page while one works on it."""

    name: StageName = "opinions"

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.ask_path: AskPath = ask_save_path
        self.ask_folder: AskPath = ask_folder
        self.ask_open: AskPath = ask_open_path
        self.desk: OpinionDesk | None = None
        self.batch: BatchDialog | None = None
        self._rows: tuple[OpinionRow, ...] = ()
        self._wanted = ""
        self._fonts: Any = None
        self.set_primary(tr("打开意见书"), "file-pen", self.open_selected).setObjectName("openOpinionButton")
        summary = self.add_action(tr("评分汇总表…"), "download", self.export_summary)
        summary.setObjectName("exportSummaryButton")
        summary.setVisible(may(ctx.actor.role, Act.EXPORT_SCORE_SUMMARY))
        self.add_action(tr("核验文件…"), "shield-check", self.verify_a_file).setObjectName("verifyFileButton")
        self.add_action(tr("批量办理…"), "list-checks", self.open_batch).setObjectName("batchButton")
        self.set_filters(
            [
                ("all", tr("全部")),
                (NOT_DRAFTED, tr("未起草")),
                (OpinionStatus.DRAFT, tr("草稿")),
                (OpinionStatus.FINAL, tr("待签名")),
                (OpinionStatus.SIGNED, tr("已签名")),
            ]
        )
        self.filter_changed.connect(self._apply_filter)
        self.busy = BusyBar(self)
        self.table = RowTable(_columns(), self, name=tr("意见书清单"))
        self.table.setObjectName("opinionTable")
        self.table.row_selected.connect(self._show_selected)
        self.table.row_activated.connect(lambda _: self.open_selected())
        self.table.shown_changed.connect(self._count_shown)
        self.set_list(self.table)
        self.set_detail(self._make_detail())
        empty = EmptyState(
            tr("评审会的评分封存后，在这里为每个项目起草论证（考核）意见。"), tr("去评分与表决"), "opinions"
        )
        empty.acted.connect(lambda: ctx.go(Place("scoring")))
        self.set_empty(empty)
        self.set_search(self.table.set_filter)
        self.show_empty(True)

    def _make_detail(self) -> QWidget:
        pane = QWidget(self)
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(theme().px(16), 0, 0, 0)
        layout.setSpacing(theme().px(8))
        self.center = plain_label("", "title", pane)
        self.host = plain_label("", "muted", pane)
        self.chip = StateChip(parent=pane)
        self.facts = plain_label("", "body", pane)
        self.step = plain_label("", "help", pane)
        self.next_button = button("", parent=pane)
        self.next_button.setObjectName("nextButton")
        self.next_button.clicked.connect(lambda: self.open_selected())
        facts = FitScroll(pane)
        for part in (self.center, self.host, self.chip, self.facts):
            facts.body.addWidget(part)
        for below in (facts, self.step, self.next_button, self.busy):
            layout.addWidget(below)
        layout.addStretch(1)
        return pane

    # -- what the window calls

    def activate(self, place: Place) -> None:
        """Read the list and select the row of an opinion, agenda item or proposal; ``view`` desk opens the opinion."""
        self._wanted = place.subject
        is_open = self.desk is not None and self.desk.session.opinion_id == place.subject
        if place.view == "desk" and place.subject and not is_open:
            self.open_desk(place.subject)
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Read again when an opinion or its meeting was touched."""
        if changes.kinds & _KINDS:
            self._read()
        if (
            self.desk is not None
            and Kind.OPINION in changes.kinds
            and self.desk.session.opinion_id in changes.ids_of(Kind.OPINION)
        ):
            self.desk.session.reload()

    def save_pending(self) -> bool:
        """Keep the words being typed."""
        if self.desk is not None:
            self.desk.session.save()
        return super().save_pending()

    def commands(self) -> Sequence[Command]:
        """Acts for Ctrl+K."""
        return (
            Command(tr("导出全部意见书…"), lambda: self.open_batch(BatchAct.EXPORT), "download"),
            Command(tr("签署全部已定稿的意见书…"), lambda: self.open_batch(BatchAct.SIGN), "users"),
            Command(tr("导出评分汇总表…"), self.export_summary, "download"),
        )

    # -- the list

    def _read(self) -> None:
        self.ctx.ask(opinions.bind(meeting_id=self.ctx.meeting_id or ""), on_done=self._take_rows, on_error=self.report)

    def _take_rows(self, rows: tuple[OpinionRow, ...]) -> None:
        self._rows = rows
        if self.batch is not None:
            self.batch.take_rows(rows)
        self.show_empty(not rows)
        self.table.set_rows(rows, key=lambda row: row.agenda_item_id)
        self.set_filter_count("all", len(rows))
        for key in (NOT_DRAFTED, OpinionStatus.DRAFT, OpinionStatus.FINAL, OpinionStatus.SIGNED):
            self.set_filter_count(key, sum(_filter_of(row) == key for row in rows))
        self.set_waiting(sum(row.meeting_sealed and row.status is not OpinionStatus.SIGNED for row in rows))
        wanted = next(
            (row for row in rows if self._wanted in (row.agenda_item_id, row.proposal_id, row.opinion_id)), None
        )
        if wanted is not None and self._wanted:
            if not self.table.select(wanted.agenda_item_id):
                self.show_everything()
                self.table.select(wanted.agenda_item_id)
            self._wanted = ""
        elif rows and self.table.selected() is None:
            self.table.select(
                next((row for row in rows if row.status is not OpinionStatus.SIGNED), rows[0]).agenda_item_id
            )
        self._show_selected(self.table.selected())

    def _apply_filter(self, key: str) -> None:
        self.table.set_predicate(None if key == "all" else lambda row: _filter_of(row) == key)

    def _count_shown(self, shown: int, total: int) -> None:
        self.set_footer(tr("共 {total} 项，显示 {shown} 项").format(total=total, shown=shown))

    def _show_selected(self, row: OpinionRow | None) -> None:
        self.next_button.setVisible(row is not None)
        if row is None:
            self.center.setText(tr("选择一个项目，查看意见书的进度。"))
            for label in (self.host, self.facts, self.step):
                label.setText("")
            self.chip.hide()
            self.set_primary_enabled(False, tr("先选择一个项目"))
            return
        self.center.setText(row.center_name)
        self.host.setText(row.host_name)
        self.chip.set_state(*words.chip(row))
        self.facts.setText(self._facts(row))
        self.step.setText(words.next_step(row))
        possible = row.status is not None or row.meeting_sealed
        act = tr("起草意见书") if row.status is None else tr("打开意见书")
        self.next_button.setText(act)
        self.next_button.setEnabled(possible)
        self.next_button.setToolTip("" if possible else words.next_step(row))
        if self._primary is not None:
            self._primary.setText(act)
        self.set_primary_enabled(possible, words.next_step(row))

    @staticmethod
    def _facts(row: OpinionRow) -> str:
        lines = [
            tr("编号：{number}").format(number=row.number),
            tr("类型：{word}").format(word=words.track(row.track)),
            tr("会议：{title}").format(title=row.meeting_title),
        ]
        if row.conclusion is not None:
            lines.append(tr("结论：{word}").format(word=words.conclusion(row.conclusion)))
            lines.append(tr("第 {n} 版").format(n=row.version_no))
        if row.signatures_expected:
            made, expected = row.signatures_made, row.signatures_expected
            lines.append(tr("签名：{made} / {all}").format(made=made, all=expected))
        return "\n".join(lines)

    # -- acts

    def open_selected(self) -> None:
        """Open the opinion of the selected proposal; draft it first where there is none."""
        row = self.table.selected()
        if row is None:
            return
        if row.opinion_id:
            self.open_desk(row.opinion_id)
            return
        self.message.clear()
        self.ctx.perform(
            draft_opinion.bind(agenda_item_id=row.agenda_item_id),
            on_done=lambda changes: self.open_desk(next(iter(changes.ids))),
            on_error=self.report,
        )

    def open_desk(self, opinion_id: str) -> None:
        """Work on one opinion."""
        if self.desk is not None:
            self._fonts = self.desk.session.fonts or self._fonts
        self.desk = OpinionDesk(self.ctx, opinion_id, self._fonts, self)
        self.desk.files.ask_path = self.ask_path
        self.desk.closed.connect(self._close_desk)
        self.desk.opened_other.connect(self.open_desk)
        self.open_overlay(self.desk, wide=True)

    def _close_desk(self) -> None:
        if self.desk is not None:
            self._fonts = self.desk.session.fonts or self._fonts
        self.desk = None
        self.close_overlay()
        self.table.setFocus()

    def open_batch(self, act: BatchAct | None = None) -> None:
        """Draft, sign or export all opinions of the list one after the other."""
        self.batch = BatchDialog(self.ctx, self._rows, self)
        self.batch.ask_folder = self.ask_folder
        if act is not None:
            self.batch.choose(act)
        self.batch.finished.connect(self._forget_batch)
        self.batch.open()

    def _forget_batch(self) -> None:
        if self.batch is not None:
            self.batch.deleteLater()
        self.batch = None

    def verify_a_file(self) -> None:
        """Say about a PDF from anywhere whether its signatures are whole and whether this workspace knows it."""
        chosen = self.ask_open(self, tr("选择要核验的文件"), "", tr("PDF 文件 (*.pdf)"))
        if not chosen:
            return
        self.verification = VerifyDialog(self.ctx, Path(chosen), self)
        self.verification.finished.connect(self.verification.deleteLater)
        self.verification.open()

    def export_summary(self) -> None:
        """Write the score summary of the meeting of the selected proposal."""
        from qtic_desktop.services.exports import export_score_summary

        row = self.table.selected()
        meeting = row.meeting_id if row is not None else self.ctx.meeting_id
        title = row.meeting_title if row is not None else ""
        proposed = safe_name(tr("{title}评分汇总表.xlsx").format(title=title))
        chosen = self.ask_path(self, tr("导出评分汇总表"), proposed, tr("Excel 工作簿 (*.xlsx)"))
        if not chosen:
            return
        path = Path(chosen) if chosen.lower().endswith(".xlsx") else Path(chosen + ".xlsx")
        task = self.ctx.work(
            export_score_summary.bind(out=path, meeting=meeting),
            on_done=lambda made: self.message.show_message(
                tr("已导出 {name}（{size}）。").format(name=made.path.name, size=size_text(made.path)), "ok"
            ),
            on_error=self.report,
            label=tr("正在导出评分汇总表…"),
        )
        self.busy.watch(task, tr("正在导出评分汇总表…"))
