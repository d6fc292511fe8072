"""形式审查 (三（一）): every accepted application, what its examination came to, and what is done next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.examination import AT_THE_DESK, ExaminationState, Mark, overdue_days, possible_acts
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.office_lists import ListEntry, OfficeList, remarks_for
from qtic_desktop.domain.possible import for_person
from qtic_desktop.gui import words as all_words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.examination import words
from qtic_desktop.gui.examination.acts import acts
from qtic_desktop.gui.examination.sheet import ExaminationSheet
from qtic_desktop.gui.examination.unit_lists import lists_dialog, take_back_act, unit_import
from qtic_desktop.gui.launch import road as road_acts
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Filter, More, Own, Records, Window
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.stage.shown import Fact, Line, Link, Shown
from qtic_desktop.gui.stage.workbook import Importer
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.examination import Sheet, examination_sheet
from qtic_desktop.services.examination.papers import (
    export_correction_notice,
    export_examination,
    export_refusal_notice,
    export_refused,
)
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries.examination import (
    EXAMINATIONS,
    ExaminationFilter,
    ExaminationRow,
    UnitListRow,
    examination_history,
    unit_lists,
)
from qtic_desktop.storage.queries.office_lists import dictionaries


def examination_page(ctx: AppContext) -> RecordPage[ExaminationRow]:
    """The examinations."""
    return _Examination(ctx).page


class _Page(RecordPage[ExaminationRow]):
    """A page whose sheet keeps what is typed when the person goes elsewhere."""

    def save_pending(self) -> bool:
        """A note that is being typed on the sheet is kept."""
        if isinstance(self.overlay, ExaminationSheet):
            self.overlay.save()
        return super().save_pending()


class _Examination:
    """The page, and what of it is no value: the sheet over it, and papers of the row at hand."""

    def __init__(self, ctx: AppContext) -> None:
        self.ctx = ctx
        self._lists: dict[OfficeList, tuple[ListEntry, ...]] = {}
        self.page = _Page(ctx, self._records())
        page = self.page
        page.feed.came.connect(self._read_lists)
        self.importer = page.importer = Importer(ctx, unit_import(), page, page.message, page.busy)

    def _read_lists(self) -> None:
        self.ctx.ask(dictionaries.bind(), on_done=self._lists.update)

    def remarks(self, group: str) -> tuple[str, ...]:
        """The sentences the office uses again, for a group of items."""
        return remarks_for(self._lists.get(OfficeList.REMARKS, ()), group)

    def _records(self) -> Records[ExaminationRow]:
        actor = self.ctx.actor
        return Records(
            name="examination",
            table=tr("形式审查名单"),
            window=Window(
                EXAMINATIONS, self._filter, waits=_waiting, widen=lambda: self.ctx.choose(batch_id=""), by_batch=True
            ),
            kinds=frozenset({Kind.UNIT, Kind.EXAMINATION, Kind.PROPOSAL, Kind.MEETING, Kind.RULES}),
            key=lambda row: row.id,
            columns=self._columns(),
            filters=_filters(),
            shown=self._shown,
            nothing=Shown(tr("选择一份申报，查看审查情况。")),
            begins=(
                Own(Act.MARK_EXAMINATION, tr("逐项审查…"), self.open_sheet, "clipboard-check"),
                Own(None, tr("单位名单…"), self.open_lists, "list-checks", "unitLists"),
            ),
            opens=lambda _row: self.open_sheet(),
            acts=(*acts(lambda: self.ctx.now().date(), lambda: self.remarks("")), *road_acts.acts()),
            possible=lambda row: for_person(actor, partial(possible_acts, row)),
            history=lambda row: examination_history.bind(proposal_id=row.id),
            more=self._more,
            papers=self._papers(),
            empty=Empty(
                tr("受理以后的申报在这里审查：资格、材料、盖章、日期和前后一致。"),
                "examination",
                (tr("到推荐与受理"), Place("intake")),
            ),
            counted=tr("共 {total} 份申报，显示 {shown} 份"),
            split=(640, 450),
        )

    def _filter(self, key: str) -> ExaminationFilter:
        """By chip and by the batch in the header."""
        return ExaminationFilter(None if key == "all" else ExaminationState(key), self.ctx.batch_id or None)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("center_name", tr("中心"), lambda row: row.center_name, width=230, pinyin=True, stretch=True),
            Column(
                "examination", tr("审查"), lambda row: row.examination, width=96,
                chip=lambda row: words.chip(row, self.ctx.now().date()),
            ),
            Column("number", tr("编号"), lambda row: row.number, width=130),
            Column("host_name", tr("依托单位"), lambda row: row.host_name, width=130, pinyin=True),
            Column("track", tr("类型"), lambda row: all_words.track(row.track), width=56),
        )  # fmt: skip

    # -- the record at hand

    def _shown(self, row: ExaminationRow) -> Shown:
        today = self.ctx.now().date()
        facts = (
            Fact(tr("编号"), row.number),
            Fact(tr("收到日期"), "" if row.received_on is None else row.received_on.isoformat()),
            Fact(tr("审查日期"), "" if row.examined_on is None else row.examined_on.isoformat()),
            Fact(tr("补正期限"), words.term(row)),
            Fact(tr("通知书文号"), row.document_number),
            Fact(tr("说明"), row.note),
        )
        return Shown(
            row.center_name,
            f"{row.host_name} · {row.department_name}",
            words.chip(row, today),
            facts=tuple(fact for fact in facts if fact.text),
            lines=tuple(line for line in self._lines(row) if line.text),
            note=_next(row, overdue_days(row.examination, row.due_on, today)),
            links=_links(row),
        )

    def _lines(self, row: ExaminationRow) -> list[Line]:
        on_paper = tr("在纸上审查，事项见纸质审查表；这里只登记了结果。") if row.on_paper else ""
        corrected = tr("登记结果以后，申报内容有更正，请核对结果是否仍然成立。") if row.corrected else ""
        seated = ""
        if row.status != ProposalStatus.ACCEPTED and row.examination != ExaminationState.PASSED:
            seated = tr("这个项目已列入评审会或已评审，但没有登记为审查合格。")
        return [
            Line(on_paper, "muted"),
            Line(words.unknown(row.years_unknown), "warn"),
            Line(corrected, "warn"),
            Line(seated, "bad"),
        ]

    def _more(self, row: ExaminationRow) -> More[Sheet]:
        order = examination_sheet.bind(proposal_id=row.id, today=self.ctx.now().date())
        return More(order, self._told)

    def _told(self, sheet: Sheet) -> tuple[Line, ...]:
        """What was found, and which hints nobody looked into."""
        lines: list[Line] = []
        if any(item.mark is not Mark.OPEN for item in sheet.items):
            left = sum(item.mark is Mark.OPEN for item in sheet.items)
            told = tr("事项共 {n} 项，未审查 {left} 项。").format(n=len(sheet.items), left=left)
            lines.append(Line(told, "muted"))
            for item in sheet.items:
                if item.mark is Mark.FAILED:
                    lines.append(Line(tr("不符合：{text}").format(text=item.note or item.title), "bad"))
        hints = [hint for hint in sheet.hints if hint.open]
        if hints and sheet.row.examination not in AT_THE_DESK:
            told = tr("登记了结果，有 {n} 条提示没有逐条说明；要补充说明，先撤销审查结果。")
            lines.append(Line(told.format(n=len(hints)), "body"))
        elif hints:
            lines.append(Line(tr("有 {n} 条提示没有处理，在审查表里逐条说明。").format(n=len(hints)), "warn"))
        return tuple(lines)

    # -- the sheet

    def open_sheet(self) -> None:
        """The items of the row at hand, over the whole page."""
        row = self.page.table.selected()
        if row is None:
            self.page.message.show_message(self.ctx.say("examination.choose_one"), "info")
            return
        sheet = ExaminationSheet(self.ctx, row.id, self.page, self.remarks)
        sheet.left.connect(self._back)
        sheet.concluding.connect(partial(self._conclude, row.id))
        self.page.open_overlay(sheet)

    def _back(self) -> None:
        self.page.message.clear()  # what was refused before the sheet was worked on is old
        self.page.close_overlay()
        self.page.read_again()
        self.page.table.setFocus()

    def _conclude(self, proposal_id: str) -> None:
        """Back to the list, and the form of the result is open once the row stands anew."""

        def open_form() -> None:
            self.page.feed.came.disconnect(open_form)
            if self.page.table.selected() is not None:
                self.page.card.press(Act.CONCLUDE_EXAMINATION)

        self.page.message.clear()  # what was refused before the sheet was worked on is old
        self.page.close_overlay()
        self.page.feed.want(proposal_id, whatever=False)
        self.page.feed.came.connect(open_form)
        self.page.read_again()

    # -- lists of units

    def open_lists(self) -> None:
        """What is loaded, and loading more."""
        self.ctx.ask(unit_lists.bind(), on_done=self._show_lists, on_error=self.page.report)

    def _show_lists(self, rows: tuple[UnitListRow, ...]) -> None:
        why = why_not_mine(self.ctx.actor, Act.IMPORT_UNITS)
        dialog = lists_dialog(rows, why_not=why, parent=self.page)
        dialog.loading.connect(self.importer.choose)
        dialog.blank.connect(self.importer.save_blank)
        dialog.taking_back.connect(self._take_back_list)
        self.page.show_dialog(dialog)

    def _take_back_list(self, row: UnitListRow) -> None:
        dialog = ActDialog(self.ctx, take_back_act(), row, self.page.window())
        said = tr("已撤销“{file}”载入的名单。").format(file=row.source)
        dialog.acted.connect(lambda _done: self.page.message.show_message(said, "ok"))
        self.page.show_dialog(dialog)

    # -- papers

    def _papers(self) -> tuple[Paper[MadeFile], ...]:
        both = (".pdf", ".docx", ".xlsx")
        return (
            self._paper(Act.EXPORT_EXAMINATION, tr("审查表…"), tr("形式审查表"), export_examination.bind, both),
            self._paper(Act.EXPORT_CORRECTION, tr("通知书…"), tr("补正通知书"), self._notice, both),
            Paper(
                Act.EXPORT_REFUSED, tr("不予受理名单…"), lambda: tr("形式审查不予受理名单"),
                lambda path: export_refused.bind(out=path, batch_id=""), (".xlsx", ".pdf", ".docx"),
                told=lambda made: tr("{n} 份").format(n=made.about),
            ),
        )  # fmt: skip

    def _paper(
        self, act: Act, title: str, name: str, bind: Callable[..., WorkOrder[MadeFile]], kinds: tuple[str, ...]
    ) -> Paper[MadeFile]:
        def make(path: Path) -> WorkOrder[MadeFile]:
            return bind(out=path, proposal_id=self._chosen())

        def proposed() -> str:
            row = self.page.table.selected()
            if row is None:
                return name
            refused = act is Act.EXPORT_CORRECTION and row.examination == ExaminationState.REFUSED
            return f"{tr('不予受理通知书') if refused else name} {row.number}"

        return Paper(act, title, proposed, make, kinds, why_not=lambda: self._why_no_paper(act))

    def _notice(self, *, out: Path, proposal_id: str) -> WorkOrder[MadeFile]:
        """The notice that fits where the examination stands."""
        row = self.page.table.selected()
        refused = row is not None and row.examination == ExaminationState.REFUSED
        make = export_refusal_notice if refused else export_correction_notice
        return make.bind(out=out, proposal_id=proposal_id)

    def _chosen(self) -> str:
        row = self.page.table.selected()
        return "" if row is None else row.id

    def _why_no_paper(self, act: Act) -> str:
        row = self.page.table.selected()
        if row is None:
            return self.ctx.say("examination.choose_one")
        notices = (ExaminationState.CORRECTION, ExaminationState.REFUSED)
        if act is Act.EXPORT_CORRECTION and row.examination not in notices:
            return self.ctx.say("examination.no_notice")
        return ""


def _filters() -> tuple[Filter[ExaminationRow], ...]:
    """A chip for each state; those that are passed through quickly are there only while one stands in them."""

    def only(state: ExaminationState) -> Callable[[ExaminationRow], bool]:
        return lambda row: row.examination == state

    usual = (ExaminationState.PENDING, ExaminationState.CORRECTION, ExaminationState.PASSED)
    return (
        Filter("all", tr("全部")),
        *(
            Filter(state.value, words.state(state.value), only(state), seldom=state not in usual)
            for state in ExaminationState
        ),
    )


def _waiting(counts: Mapping[str, int]) -> int:
    return sum(counts.get(state.value, 0) for state in AT_THE_DESK)


def _next(row: ExaminationRow, late: int) -> str:
    """What can be done next, or what it waits for."""
    if late:
        return tr("补正期限已过 {n} 天：材料到了照实登记，不再等的登记不予受理，或调整期限。").format(n=late)
    return {
        ExaminationState.PENDING: tr("逐项审查；在纸上审查过的，直接登记结果。"),
        ExaminationState.BEGUN: tr("审完登记结果。"),
        ExaminationState.CORRECTION: tr("等申报单位补正；材料到了先登记，再复核。"),
        ExaminationState.RECHECK: tr("复核原来不符合的事项，再登记结果。"),
        ExaminationState.PASSED: tr("审查合格，可以列入评审会（三（二））。"),
        ExaminationState.REFUSED: tr("不予受理，不能列入评审会；结果有误可以撤销。"),
    }[ExaminationState(row.examination)]


def _links(row: ExaminationRow) -> tuple[Link, ...]:
    links = [Link(tr("看它的申报"), Place("intake", row.id))]
    if row.examination == ExaminationState.PASSED and row.status == ProposalStatus.ACCEPTED:
        links.append(Link(tr("安排评审会"), Place("meetings", new=True)))
    return tuple(links)
