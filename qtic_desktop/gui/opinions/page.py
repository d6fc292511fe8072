"""意见书 (三（二）): the proposals of the reviewed meetings and where the opinion on each stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.opinions import OpinionStatus, possible_acts
from qtic_desktop.gui.audit.export_check import tell_about_export
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import words
from qtic_desktop.gui.opinions.batch_dialog import BatchDialog
from qtic_desktop.gui.opinions.desk import OpinionDesk
from qtic_desktop.gui.opinions.session import UNFINISHED
from qtic_desktop.gui.opinions.verify_dialog import VerifyDialog
from qtic_desktop.gui.page import Command
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.save_path import AskPath, ask_folder, ask_open_path
from qtic_desktop.gui.stage.act import Act
from qtic_desktop.gui.stage.act_form import Done
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Own, Records, by_value
from qtic_desktop.gui.stage.shown import Fact, Link, Shown
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.exports import export_score_summary
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.opinions import draft_opinion
from qtic_desktop.services.opinions.bulk import BatchAct
from qtic_desktop.storage.queries.opinions import OpinionRow, opinions

NOT_DRAFTED = "none"
"""The chip of proposals without an opinion, or with a void one."""


class OpinionsPage(RecordPage[OpinionRow]):
    """The desk of one opinion covers the list while one works on it; the view ``desk`` of a place opens it."""

    def __init__(self, ctx: AppContext) -> None:
        self.ask_folder: AskPath = ask_folder
        self.ask_open: AskPath = ask_open_path
        self.desk: OpinionDesk | None = None
        self._desk_meeting = ""
        self.batch: BatchDialog | None = None
        self._fonts: Any = None
        self.ctx = ctx
        super().__init__(ctx, self._records())
        self.acted.connect(self._open_drafted)
        self.feed.came.connect(self._tell_batch)
        self.feed.came.connect(self._tell_unfinished)

    def _records(self) -> Records[OpinionRow]:
        return Records(
            name="opinions",
            table=tr("意见书清单"),
            reads=lambda _scope: opinions.bind(meeting_id=self.ctx.meeting_id or ""),
            kinds=frozenset({Kind.OPINION, Kind.MEETING, Kind.SHEET, Kind.VOTE, Kind.CONTEXT}),
            key=lambda row: row.agenda_item_id,
            also=lambda row: (row.proposal_id, row.opinion_id),
            columns=(
                Column("position", tr("次序"), lambda row: row.position, align="right", width=60),
                Column("center", tr("中心名称"), lambda row: row.center_name, width=196, pinyin=True),
                Column("state", tr("状态"), lambda row: row.status, width=118, chip=words.chip),
                Column("conclusion", tr("结论"), _in_force, width=92),
                Column("number", tr("编号"), lambda row: row.number, width=130),
                Column("track", tr("类型"), lambda row: words.track(row.track), width=84),
            ),
            filters=by_value(
                lambda row: NOT_DRAFTED if row.status is None or row.is_void else row.status,
                (NOT_DRAFTED, tr("未起草")),
                (OpinionStatus.DRAFT, tr("草稿")),
                (OpinionStatus.FINAL, tr("待签名")),
                (OpinionStatus.SIGNED, tr("已签名")),
            ),
            first=lambda row: row.status is not OpinionStatus.SIGNED or row.is_questioned,
            waits=lambda row: row.meeting_sealed and (row.status is not OpinionStatus.SIGNED or row.is_questioned),
            shown=partial(_shown, signs_only=self._is_expert),
            nothing=Shown(tr("选择一个项目，查看意见书的进度。")),
            begins=self._begins(),
            acts=(_draft(),),
            possible=lambda row: () if self._is_expert else possible_acts(row),
            papers=(self._summary(),),
            opens=lambda _row: self.open_selected(),
            empty=Empty(
                tr("评审会的评分封存后，在这里为每个项目起草论证（考核）意见。"),
                "opinions",
                (tr("去评分与表决"), Place("scoring")),
            ),
            split=(620, 360),
        )

    @property
    def _is_expert(self) -> bool:
        """At an expert's station there are the own papers, and nothing that leads to a folder."""
        return self.ctx.actor.role is Role.EXPERT

    def _begins(self) -> tuple[Own, ...]:
        opening = Own(None, tr("打开意见书"), self.open_selected, "file-pen", "open_opinion")
        if self._is_expert:
            return (opening,)
        return (
            opening,
            Own(None, tr("核验文件…"), self.verify_a_file, "shield-check", "verify_file"),
            Own(None, tr("批量办理…"), self.open_batch, "list-checks", "do_many"),
        )

    # -- what the window calls

    def activate(self, place: Place) -> None:
        """The list at the row of an opinion, agenda item or proposal; the view ``desk`` opens the opinion."""
        if place.subject:
            found = partial(self._choose_meeting_of, place.subject)
            self.ctx.ask(opinions.bind(), on_done=found, on_error=self.report)
        super().activate(place)
        is_open = self.desk is not None and self.desk.session.opinion_id == place.subject
        if place.view == "desk" and place.subject and not is_open:
            self.open_desk(place.subject)

    def _choose_meeting_of(self, subject: str, rows: tuple[OpinionRow, ...]) -> None:
        """What one comes to may belong to another meeting than the one chosen, or be a meeting itself."""
        fits = (row for row in rows if subject in (row.opinion_id, row.agenda_item_id, row.proposal_id, row.meeting_id))
        row = next(fits, None)
        if row is not None and row.meeting_id != self.ctx.meeting_id:
            self._desk_meeting = row.meeting_id
            if subject != row.meeting_id:
                self.feed.want(row.agenda_item_id, whatever=True)
            self.ctx.choose(meeting_id=row.meeting_id)

    def refresh(self, changes: Changes) -> None:
        """The list, and the opinion at the desk; another meeting chosen leads from the desk back to its list."""
        if Kind.CONTEXT in changes.kinds and self.desk is not None and self._desk_meeting != self.ctx.meeting_id:
            self.save_pending()
            self.close_desk()
        super().refresh(changes)
        touched = changes.ids_of(Kind.OPINION)
        if self.desk is not None and self.desk.session.opinion_id in touched:
            self.desk.session.reload()

    def save_pending(self) -> bool:
        """Keep the words being typed."""
        if self.desk is not None:
            self.desk.session.save(then=partial(self.ctx.settings.remember, UNFINISHED, ""))
        return super().save_pending()

    def commands(self) -> Sequence[Command]:
        """Acts for Ctrl+K."""
        if self._is_expert:
            return super().commands()
        return (
            *super().commands(),
            Command(tr("导出全部意见书…"), partial(self.open_batch, BatchAct.EXPORT), "download"),
        )

    # -- one opinion

    def open_selected(self) -> None:
        """Open the opinion of the selected proposal; draft it first where there is none."""
        row = self.table.selected()
        if row is None:
            return
        if row.opinion_id:
            self.open_desk(row.opinion_id)
        elif not self.card.press(ActName.DRAFT_OPINION):
            self.message.show_message(self.card.buttons[ActName.DRAFT_OPINION].toolTip(), "info")

    def _open_drafted(self, done: Done) -> None:
        if done.act.name is ActName.DRAFT_OPINION:
            self.open_desk(next(iter(done.changes.ids_of(Kind.OPINION))))

    def open_desk(self, opinion_id: str) -> None:
        """Work on one opinion."""
        if self.desk is not None:
            self._fonts = self.desk.session.fonts or self._fonts
        self._desk_meeting = self.ctx.meeting_id or ""
        self.desk = OpinionDesk(self.ctx, opinion_id, self._fonts, self)
        self.desk.files.ask_path = self.exporter.ask_path
        self.desk.closed.connect(self.close_desk)
        self.desk.opened_other.connect(self.open_desk)
        self.open_overlay(self.desk, wide=True)

    def close_desk(self) -> None:
        """Back to the list."""
        if self.desk is not None:
            self._fonts = self.desk.session.fonts or self._fonts
        self.desk = None
        self.close_overlay()
        self.table.setFocus()

    # -- many, and papers

    def open_batch(self, act: BatchAct | None = None) -> None:
        """Draft or export all opinions of the list one after the other."""
        self.batch = BatchDialog(self.ctx, self.feed.rows, self)
        self.batch.ask_folder = self.ask_folder
        if act is not None:
            self.batch.choose(act)
        self.batch.finished.connect(self._forget_batch)
        self.batch.open()

    def _forget_batch(self) -> None:
        if self.batch is not None:
            self.batch.deleteLater()
        self.batch = None

    def _tell_batch(self) -> None:
        if self.batch is not None:
            self.batch.take_rows(self.feed.rows)

    def _tell_unfinished(self) -> None:
        """After the program ended in the middle of writing: what was kept of whose opinion, and the way back to it."""
        opinion_id, _, when = self.ctx.settings.text(UNFINISHED).partition(" ")
        row = next((row for row in self.feed.rows if row.opinion_id == opinion_id), None)
        if not opinion_id or row is None or self.desk is not None:
            return
        self.ctx.settings.remember(UNFINISHED, "")
        sentence = tr("上次退出时“{center}”的意见书正在修改，文字已保存到 {time}，都在这里。")
        said = sentence.format(center=row.center_name, time=when.replace("T", " "))
        self.message.show_message(said, "info", ((tr("接着写"), partial(self.open_desk, opinion_id)),))

    def verify_a_file(self) -> None:
        """Say about a PDF from anywhere whether its signatures are whole and whether this workspace knows it; about an
        exported log the same."""
        chosen = self.ask_open(self, tr("选择要核验的文件"), "", tr("PDF 文件、导出的审计记录 (*.pdf *.xlsx *.sig)"))
        if chosen and not chosen.lower().endswith(".pdf"):
            tell_about_export(self, Path(chosen))
        elif chosen:
            self.show_dialog(VerifyDialog(self.ctx, Path(chosen), self))

    def _summary(self) -> Paper[MadeFile]:
        """The score summary of the meeting of the selected proposal."""

        def title() -> str:
            row = self.table.selected()
            return tr("{title}评分汇总表").format(title=row.meeting_title if row is not None else "")

        def meeting() -> str | None:
            row = self.table.selected()
            return self.ctx.meeting_id if row is None else str(row.meeting_id)

        return Paper(
            ActName.EXPORT_SCORE_SUMMARY,
            tr("评分汇总表…"),
            title,
            lambda path: export_score_summary.bind(out=path, meeting=meeting()),
            command=tr("导出评分汇总表…"),
        )


def _draft() -> Act[OpinionRow]:
    return Act(
        draft_opinion,
        tr("起草意见书"),
        lambda row, _given: draft_opinion.bind(agenda_item_id=row.agenda_item_id),
        "file-pen",
        titled=lambda row: tr("起草新版") if row.is_void else tr("起草意见书"),
    )


def _in_force(row: OpinionRow) -> str:
    """The conclusion, but not that of a void opinion, which may be another one by now."""
    return "" if row.is_void else words.conclusion(row.conclusion)


def _shown(row: OpinionRow, *, signs_only: bool) -> Shown:
    """``signs_only``: to whom the text is the office's affair."""
    facts = [
        Fact(tr("编号"), row.number),
        Fact(tr("类型"), words.track(row.track)),
        Fact(tr("会议"), row.meeting_title),
    ]
    if row.conclusion is not None:
        facts.append(Fact(tr("结论"), words.conclusion(row.conclusion)))
        facts.append(Fact(tr("版次"), tr("第 {n} 版").format(n=row.version_no)))
        facts.append(Fact(tr("措辞"), words.wording(row.wording)))
    if row.signatures.lines:
        facts.append(Fact(tr("签名"), words.signatures(row.signatures)))
    goes_on = {
        OpinionStatus.DRAFT: tr("查看草稿") if signs_only else tr("核对并定稿"),
        OpinionStatus.FINAL: tr("去签署"),
    }
    title = goes_on.get(row.status, tr("查看意见书")) if row.status is not None else ""
    desk = Place("opinions", row.opinion_id, view="desk")
    way = Link(title, desk, icon="file-text" if row.is_void else "file-pen", is_next=not row.is_void)
    readable = row.opinion_id and (row.meeting_sealed or row.pdf_sha256)  # a draft states figures that are open again
    return Shown(
        row.center_name,
        row.host_name,
        words.chip_at_length(row),
        facts=tuple(facts),
        note=words.waits_for_the_office(row) if signs_only else words.next_step(row),
        links=(way,) if readable else (),
    )
