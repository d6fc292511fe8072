"""The page 评审会议 (三（二）): the meetings, what can be done with each of them, the sign-in, and the table of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.audit import LogRow
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.possible import Possible, is_for, is_theirs
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.meetings import acts, meeting_card, recusal_words, seal_acts, words
from qtic_desktop.gui.meetings.form import MeetingForm
from qtic_desktop.gui.meetings.known import Known
from qtic_desktop.gui.meetings.paper_dialog import PaperDialog
from qtic_desktop.gui.meetings.practice import PracticeDesk
from qtic_desktop.gui.meetings.rehearsal_dialog import RehearsalDialog
from qtic_desktop.gui.meetings.sign_in import SignInPart
from qtic_desktop.gui.meetings.table import VIEWS, MeetingTable
from qtic_desktop.gui.page import Command
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.save_path import AskPath, ask_folder, safe_name
from qtic_desktop.gui.stage.act import Act, Given, Offer
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Own, Records
from qtic_desktop.gui.stage.shown import Line, Shown
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.meetings import LotsFiles, export_lots, open_meeting
from qtic_desktop.services.print_set import Set, make_print_set
from qtic_desktop.services.scoring import export_minutes
from qtic_desktop.services.use_case import WorkOrder, Write
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.queries.audit import trace
from qtic_desktop.storage.queries.meetings import MeetingDesk, MeetingRow
from qtic_desktop.storage.queries.query import Question

KINDS = frozenset({Kind.MEETING, Kind.PROPOSAL, Kind.SHEET, Kind.VOTE, Kind.RECUSAL, Kind.OPINION})


class MeetingsPage(RecordPage[MeetingRow]):
    """The card knows of a meeting more than its row, from a second question."""

    def __init__(self, ctx: AppContext) -> None:
        self._signs = False
        self._followed = ctx.meeting_id or ""
        self.ask_folder: AskPath = ask_folder
        self.desk: MeetingTable | None = None
        self.known = Known(ctx)
        super().__init__(ctx, self._records())
        self.practice = PracticeDesk(ctx, self, lambda *asked: self.ask_folder(*asked))
        self.known.setParent(self)
        self.setObjectName("meetings_page")
        self.known.came.connect(self._show_known)
        self.known.failed.connect(self.report)
        self._acts: tuple[Act[MeetingDesk], ...] = (
            self._opening(), *acts.acts(self.known), *seal_acts.acts(self.known)
        )  # fmt: skip
        self.sign_in = SignInPart(self)
        self.sign_in.changed.connect(self._offer_again)
        self.sign_in.hide()
        self.card.put_in(self.sign_in)

    def _records(self) -> Records[MeetingRow]:
        return Records(
            name="meetings",
            table=tr("评审会议"),
            reads=lambda _scope: rows.meetings.bind(),
            kinds=KINDS,
            key=lambda row: row.id,
            columns=(
                Column("number", tr("编号"), lambda row: row.number, width=104),
                Column(
                    "state",
                    tr("状态"),
                    lambda row: row.status,
                    width=112,
                    chip=lambda row: words.meeting_chip(row.status),
                ),
                Column("date", tr("日期"), lambda row: row.held_on.isoformat(), width=92),
                Column("title", tr("会议"), lambda row: row.title, pinyin=True, stretch=True),
                Column("items", tr("项目"), lambda row: row.proposals, align="right", width=60),
                Column("experts", tr("专家"), lambda row: row.experts, align="right", width=60),
            ),
            narrow=frozenset({"items", "experts"}),
            first=lambda row: row.status is not MeetingStatus.SEALED,
            waits=self._waits,
            shown=self._shown,
            nothing=Shown(tr("选择一场会议，查看签到和下一步。")),
            begins=(
                Own(ActName.CREATE_MEETING, tr("新建评审会"), self.open_form, "plus"),
                Own(None, tr("打开会议"), self.open_selected, "presentation", "open_desk"),
                Own(ActName.PRINT_MEETING, tr("会议用纸…"), self.open_papers, "printer"),
            ),
            history=self._history,
            papers=(self._minutes(), self._lots()),
            opens=lambda _row: self.open_selected(),
            empty=Empty(tr("还没有评审会。"), "meetings"),
            counted=tr("共 {total} 场"),
            split=(620, 400),
        )

    def _waits(self, row: MeetingRow) -> bool:
        return row.status is MeetingStatus.PREPARED and is_theirs(self.ctx.actor, ActName.OPEN_MEETING)

    def _minutes(self) -> Paper[MadeFile]:
        """会议记录 of the meeting at hand."""

        def chosen() -> MeetingRow | None:
            row: MeetingRow | None = self.table.selected()
            return row

        def proposed() -> str:
            row = chosen()
            return tr("会议记录") if row is None else f"{tr('会议记录')} {row.number}"

        def make(path: Path) -> WorkOrder[MadeFile]:
            row = chosen()
            return export_minutes.bind(out=path, meeting_id="" if row is None else row.id)

        def why_not() -> str:
            return "" if chosen() is not None else tr("还没有会议，没有可导出的。")

        return Paper(ActName.EXPORT_MINUTES, tr("会议记录…"), proposed, make, (".pdf", ".docx"), why_not=why_not)

    def _lots(self) -> Paper[LotsFiles]:
        """The page that draws the lots of the meeting at hand again."""

        def make(path: Path) -> WorkOrder[LotsFiles]:
            row = self.table.selected()
            return export_lots.bind(out=path, meeting_id="" if row is None else row.id)

        def told(made: LotsFiles) -> str:
            beside = tr("旁边另有供程序重新演算的 {name}").format(name=made.record.name)
            return beside if made.is_order else beside + tr("；议程的顺序在抽签以后改过")

        return Paper(
            ActName.EXPORT_LOTS,
            tr("抽签验证网页…"),
            lambda: tr("抽签记录"),
            make,
            (".html",),
            told=told,
            why_not=lambda: "" if self.table.selected() is not None else tr("还没有会议，没有可导出的。"),
        )

    def _history(self, row: MeetingRow) -> Question[tuple[LogRow, ...]] | None:
        """What was done with it, for those who may read the log; ballots are withheld there until sealing."""
        may_read = is_for(self.ctx.actor, Read.AUDIT)
        return trace.bind(subjects=frozenset({row.id})) if may_read else None

    # -- what the window calls

    def activate(self, place: Place) -> None:
        """The list at a meeting; ``new`` opens the form, a view the table of the meeting at that list."""
        if place.new and self.overlay is not None:
            return
        wanted = place.subject or self.ctx.meeting_id or ""
        super().activate(Place(self.name, wanted, new=place.new))
        if place.view.partition("/")[0] in VIEWS and wanted:
            self.open_desk(wanted, place.view)
        elif place.subject and self.desk is not None and self.desk.meeting_id != place.subject:
            self.close_desk()

    def refresh(self, changes: Changes) -> None:
        """The list, and the table of the meeting that is open; both go along when another meeting is chosen."""
        super().refresh(changes)
        if Kind.CONTEXT in changes.kinds:
            self._follow_chosen()
        if self.desk is not None and changes.kinds & KINDS:
            self.desk.read()

    def _follow_chosen(self) -> None:
        """The meeting in the header and the one in front are the same; an answer half given holds the table where it is."""
        chosen, desk = self.ctx.meeting_id or "", self.desk
        before, self._followed = self._followed, chosen
        if desk is None and self.overlay is None and chosen and chosen != before:
            self.feed.want(chosen, whatever=False)
            self.read_again()
        elif desk is not None and desk.meeting_id != chosen:
            if desk.is_touched:
                self.ctx.choose(meeting_id=desk.meeting_id)
                desk.say(tr("这里填过的内容还没有办理，会议没有换。请先办理或取消，再换会议。"), "warn")
            else:
                self.open_desk(chosen, desk.view)

    def commands(self) -> Sequence[Command]:
        """Acts for Ctrl+K: those of the meeting at hand too."""
        now = self.now
        possible = () if now is None else (*now.life.acts, *now.seal.acts)
        known = {act.name: act for act in self._acts}
        found = [
            Command(
                known[one.act].title, partial(self._at_home, partial(self.card.press, one.act)), known[one.act].icon
            )
            for one in possible
            if one.act in known and not one.why_not and known[one.act].entries
        ]
        return (*super().commands(), *found)

    # -- the form of a new meeting

    def open_form(self) -> None:
        """Open the form of a new meeting."""
        form = MeetingForm(self.ctx)
        form.given_up.connect(self._leave_form)
        form.created.connect(self._created)
        self.open_overlay(form)

    def _leave_form(self) -> None:
        self.close_overlay()
        self.table.setFocus()

    def _created(self, meeting_id: str) -> None:
        self.close_overlay()
        self.ctx.choose(meeting_id=meeting_id)
        self.feed.want(meeting_id, whatever=True)
        self._signs = True
        self.read_again()

    # -- the meeting at hand

    def open_selected(self) -> None:
        """Work on the selected meeting."""
        row = self.table.selected()
        if row is not None:
            self.open_desk(row.id)

    def open_papers(self) -> None:
        """Choose a paper of the selected meeting, or all of them together."""
        row = self.table.selected()
        if row is not None:
            whole = partial(self.print_all, row)
            tried = partial(self.rehearse, row)
            self.show_dialog(PaperDialog(row, self.exporter.export, whole, tried, self.ctx.actor, self.window()))

    def rehearse(self, row: MeetingRow) -> None:
        """Run the awkward cases on the rules of a meeting."""
        practice = partial(self.practice.ask, row)
        self.show_dialog(RehearsalDialog(self.ctx, row, self.exporter.export, practice, self.window()))

    def print_all(self, row: MeetingRow) -> None:
        """The whole print set, in a folder of its own in the one that is asked for."""
        chosen = self.ask_folder(self.window(), tr("会议用纸放在哪个文件夹里"), "", "")
        if not chosen:
            return
        out = Path(chosen) / safe_name(
            tr("会议用纸_{number}_{when}").format(number=row.number, when=f"{self.ctx.now():%Y%m%d-%H%M%S}")
        )
        order = make_print_set.bind(meeting_id=row.id, out=out)
        doing = tr("正在生成会议用纸")
        task = self.ctx.work_in_steps(order, on_done=self._printed, on_error=self.report, label=doing)
        self.busy.watch(task, doing)

    def _printed(self, made: Set) -> None:
        pages = sum(one.pages for one in made.papers)
        again = sum(one.before > 0 for one in made.papers)
        said = tr("已生成 {n} 种会议用纸，共 {pages} 页，另有一页清单：{folder}。").format(
            n=len(made.papers), pages=pages, folder=made.path.name
        )
        if again:
            said += tr("其中 {n} 种以前打印过同样的内容。").format(n=again)
        open_folder = (tr("打开所在文件夹"), lambda: self.exporter.open_url(QUrl.fromLocalFile(str(made.path))))
        self.message.show_message(said, "ok", acts=(open_folder,))

    def open_desk(self, meeting_id: str, view: str = "") -> None:
        """The table of a meeting: agenda, panel and what goes with them."""
        if self.desk is None or self.desk.meeting_id != meeting_id:
            self.desk = MeetingTable(self.ctx, meeting_id, self)
            self.desk.left.connect(self.close_desk)
            self.open_overlay(self.desk)
        self.desk.show_view(view)
        if self.ctx.meeting_id != meeting_id:
            self.ctx.choose(meeting_id=meeting_id)

    def close_desk(self) -> None:
        """Back to the list."""
        self.desk = None
        self.close_overlay()
        self.table.setFocus()

    @property
    def now(self) -> MeetingDesk | None:
        """The meeting at hand with everything that can be done about it, None until it was read."""
        return self.known.desk

    def _show_one(self, row: MeetingRow | None) -> None:
        """The card shows a meeting with what can be done about it, which a second question answers."""
        if row is None:
            super()._show_one(None)
        self.known.look("" if row is None else row.id)

    def _show_known(self) -> None:
        now, chosen = self.now, self.table.selected()
        if now is None or chosen is None or chosen.id != now.row.id:
            return
        signs = now.row.status is MeetingStatus.PREPARED and is_theirs(self.ctx.actor, ActName.OPEN_MEETING)
        self.sign_in.setVisible(signs)
        if signs:
            self.sign_in.show_seats(now.row.id, [line.seat for line in now.seats], now.minimum)
        self.forget_card()
        super()._show_one(now.row)
        if signs and self._signs:
            self.sign_in.list.setFocus()
        self._signs = False

    def _offer_again(self) -> None:
        if self.now is not None:
            self.forget_card()
            super()._show_one(self.now.row)

    def _offers(self, row: MeetingRow) -> list[Offer[MeetingDesk]]:
        now = self.now
        if now is None or now.row.id != row.id:
            return []
        known = {act.name: act for act in self._acts}
        possible = [self._as_signed_in(one) for one in (*now.life.acts, *now.seal.acts)]
        return [Offer(known[one.act], now, self._why_not(one)) for one in possible if one.act in known]

    def _as_signed_in(self, one: Possible) -> Possible:
        """Opening waits for the sign-in that is going on here."""
        if one.act is not ActName.OPEN_MEETING or self.sign_in.is_enough:
            return one
        return Possible(one.act, "meetings.sign_in_first")

    def _opening(self) -> Act[MeetingDesk]:
        def write(desk: MeetingDesk, _given: Given) -> Write:
            return open_meeting.bind(meeting_id=desk.row.id, present_ids=self.sign_in.present())

        def done(desk: MeetingDesk, _given: Given, _changes: Changes) -> str:
            self.ctx.choose(meeting_id=desk.row.id)
            said = tr("会议已经开始，每位到会专家的评分表已备好。")
            return said + "".join(recusal_words.clues_told(self.known.clues, desk))

        return Act(open_meeting, tr("签到完毕，开会"), write, "arrow-right", done=done, is_next=True)

    def _to_know(self, now: MeetingDesk) -> list[str]:
        """What is still open about the meeting, while something can be done about it here."""
        clues = recusal_words.clues_told(self.known.clues, now)
        return [*clues, *words.all_lacks(now, self.ctx.now().date())]

    def _shown(self, row: MeetingRow) -> Shown:
        now = self.now
        owner = f"{row.number}  ·  {row.held_on.isoformat()}  ·  {row.place}"
        if now is None or now.row.id != row.id:
            return Shown(row.title, owner, words.meeting_chip(row.status))
        may_run = is_theirs(self.ctx.actor, ActName.OPEN_MEETING)
        return Shown(
            row.title,
            owner,
            words.meeting_chip(row.status),
            facts=() if row.status is MeetingStatus.PREPARED and may_run else meeting_card.facts(now),
            lines=tuple(Line(sentence, "warn") for sentence in self._to_know(now)),
            steps=seal_acts.steps(now.seal.versions),
            note=meeting_card.note(now, may_run=may_run),
            links=meeting_card.links(now, self.known.clues),
        )
