"""回避: who is recused from what, declared, found or wished; what waits is confirmed or dismissed with a reason."""

from __future__ import annotations

from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.meetings import MeetingStatus, RecusalState
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.meetings import recusal_words, words
from qtic_desktop.gui.meetings.acts import items_of, reason
from qtic_desktop.gui.meetings.known import Known
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.recusal_touch import touch_told
from qtic_desktop.gui.stage.act import Act, Ahead, Choice, Given
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Filter, Records
from qtic_desktop.gui.stage.shown import Fact, Line, Link, Shown
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services import meetings
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.queries.meetings import RecusalRow, RecusalTouch, recusal_touch
from qtic_desktop.storage.queries.query import Question

KINDS = frozenset({Kind.MEETING, Kind.RECUSAL, Kind.SHEET, Kind.EXPERT, Kind.PROPOSAL})


def recusals_list(ctx: AppContext, known: Known) -> RecordPage[RecusalRow]:
    """The recusals of a meeting."""
    return _Recusals(ctx, known).page


class _Recusals:
    """The list, and what of it is no value: the meeting, for the forms."""

    def __init__(self, ctx: AppContext, known: Known) -> None:
        self.known = known
        self.page = RecordPage(ctx, self._records())

    def _records(self) -> Records[RecusalRow]:
        return Records(
            name="meetings",
            part="recusals",
            table=tr("回避"),
            reads=lambda _scope: rows.recusals.bind(meeting_id=self.known.meeting_id),
            kinds=KINDS,
            key=lambda row: row.id,
            also=lambda row: (f"{row.expert_id} {row.proposal_id}",),
            columns=(
                Column("expert", tr("专家"), lambda row: row.expert_name, width=96, pinyin=True),
                Column("state", tr("状态"), lambda row: row.state, width=98, chip=recusal_words.state_chip),
                Column("name", tr("项目"), lambda row: row.center_name, pinyin=True, stretch=True),
                Column("ground", tr("缘由"), recusal_words.ground, width=220),
                Column("unit", tr("单位"), lambda row: row.organization, width=140, pinyin=True),
                Column("number", tr("编号"), lambda row: row.proposal_number, width=116),
            ),
            kept_back=frozenset({"number", "unit"}),
            filters=(
                Filter("all", tr("全部")),
                Filter("waiting", tr("待处理"), lambda row: row.waits),
                Filter("in_force", tr("回避"), lambda row: row.state is RecusalState.IN_FORCE),
                Filter("over", tr("已排除或撤销"), _is_over, seldom=True),
            ),
            first=lambda row: row.waits,
            shown=self._shown,
            nothing=Shown(tr("选择一条，确认回避或写明理由排除。")),
            begins=(self._declare(), self._wish()),
            acts=(self._confirm(), _dismiss(), _withdraw(), _reconsider()),
            possible=lambda row: row.acts,
            empty=Empty(tr("没有申报的回避，也没有查出专家与项目的关联。"), "meetings"),
            counted=tr("共 {total} 条，显示 {shown} 条"),
            split=(680, 380),
        )

    def _shown(self, row: RecusalRow) -> Shown:
        sealed = self.known.desk is not None and self.known.desk.row.status is MeetingStatus.SEALED
        facts = (
            Fact(tr("单位"), row.organization),
            Fact(tr("项目"), f"{row.proposal_number}  {row.center_name}"),
            Fact(tr("来源"), recusal_words.origin(row)),
            Fact(tr("关联"), recusal_words.tie(row)),
            Fact(tr("专家一方的记录") if row.tie else tr("理由"), row.reason),
            Fact(tr("处理"), row.decided_reason),
            Fact(tr("处理人"), row.decided_by),
        )
        links: tuple[Link, ...] = ()
        if sealed:
            after = tr("结果已封存：评完以后才发现的回避走更正单，或由办公室和监督员启封。")
            links = (Link(tr("去更正单"), Place("scoring", self.known.meeting_id, view="after"), words=after),)
        told = tr("只是线索，由人判断；没有处理以前，有关联的专家不能悄悄通过，封存会等着。")
        waits = row.waits
        return Shown(
            row.expert_name,
            row.organization,
            recusal_words.state_chip(row),
            facts=tuple(fact for fact in facts[1:] if fact.text),
            lines=(Line(told, "muted"),) if waits else (),
            links=links,
        )

    # -- what begins one

    def _experts(self) -> list[tuple[str, str]]:
        desk = self.known.desk
        return [] if desk is None else [(line.id, words.who(line.seat)) for line in desk.seats]

    def _land_on(self, changes: Changes, said: str) -> str:
        """What was just registered is selected: what the card offers to take back is that, not another person's."""
        self.page.feed.want(next(iter(changes.ids_of(Kind.RECUSAL)), ""), whatever=True)
        self.page.read_again()
        return said

    def _declare(self) -> Act[None]:
        expert = Choice("expert_id", tr("专家"), later=self._experts)
        item = Choice("agenda_item_id", tr("回避哪个项目"), later=lambda: items_of(self.known.desk))
        why = reason(tr("例如：三年内曾在依托单位任职"), tr("回避原因"))

        def question(_none: None, given: Given) -> Question[RecusalTouch] | None:
            if not given[item] or not given[expert]:
                return None
            return recusal_touch.bind(agenda_item_id=given[item], expert_id=given[expert])

        return Act(
            meetings.record_recusal,
            tr("登记回避…"),
            lambda _none, given: meetings.record_recusal.bind(
                agenda_item_id=given[item], expert_id=given[expert], reason=given[why]
            ),
            "plus",
            (expert, item, why),
            tr("登记回避"),
            fill=lambda _none: {"expert_id": None, "agenda_item_id": None},
            done=lambda _none, _given, changes: self._land_on(
                changes, tr("回避已登记，只对这一个项目。登记错了在这里撤销。")
            ),
            touches=lambda _none: tr("只对一个项目：已评的分保留但不计入，已投的票收起，撤销回避时还回。"),
            ahead=Ahead(question, touch_told),
        )

    def _wish(self) -> Act[None]:
        def offered() -> list[tuple[str, str]]:
            desk = self.known.desk
            return [] if desk is None else [(line.life.proposal_id, words.what(line)) for line in desk.judged]

        proposal = Choice("proposal_id", tr("申报项目"), later=offered)
        expert = Choice("expert_id", tr("要求回避的专家"), later=self._experts)
        why = reason(tr("照抄申报单位写的理由"), tr("申报单位的理由"))
        return Act(
            meetings.wish_recusal,
            tr("申报单位要求…"),
            lambda _none, given: meetings.wish_recusal.bind(
                proposal_id=given[proposal], expert_id=given[expert], reason=given[why]
            ),
            "pen-line",
            (proposal, expert, why),
            tr("登记要求"),
            fill=lambda _none: {"proposal_id": None, "expert_id": None},
            done=lambda _none, _given, changes: self._land_on(
                changes, tr("申报单位的要求已登记，等待办公室确认或排除。")
            ),
            touches=lambda _none: tr("只登记要求，不会马上回避；办公室写明理由确认或排除。没有处理以前不能封存。"),
        )

    # -- what is decided

    def _confirm(self) -> Act[RecusalRow]:
        why = reason()

        def question(row: RecusalRow, _given: Given) -> Question[RecusalTouch] | None:
            desk = self.known.desk
            lines = () if desk is None else desk.items
            item = next((line.id for line in lines if line.life.proposal_id == row.proposal_id), "")
            return recusal_touch.bind(agenda_item_id=item, expert_id=row.expert_id) if item else None

        return Act(
            meetings.confirm_recusal,
            tr("确认回避…"),
            lambda row, given: meetings.confirm_recusal.bind(recusal_id=row.id, reason=given[why]),
            "check",
            (why,),
            tr("确认回避"),
            done=lambda row, _given, _changes: tr("{name}回避这个项目，已生效。").format(name=row.expert_name),
            touches=lambda _row: tr("只对这一个项目。已评的分保留但不计入，已投的票收起；撤销回避时都还回。"),
            ahead=Ahead(question, touch_told),
            is_next=True,
        )


def _dismiss() -> Act[RecusalRow]:
    why = reason(tr("例如：已核实不是同一单位，只是名称相近"))
    return Act(
        meetings.dismiss_recusal,
        tr("排除…"),
        lambda row, given: meetings.dismiss_recusal.bind(recusal_id=row.id, reason=given[why]),
        "x",
        (why,),
        tr("排除"),
        done=lambda _row, _given, _changes: tr("已排除，理由记录在案；同一条关联不再提出。"),
        touches=lambda row: tr("{name}照常参加这个项目。理由写入记录，同一条关联不再提出，可以重新考虑。").format(
            name=row.expert_name
        ),
        is_next=True,
    )


def _withdraw() -> Act[RecusalRow]:
    why = reason(tr("例如：登记错了人"))
    return Act(
        meetings.withdraw_recusal,
        tr("撤销回避…"),
        lambda row, given: meetings.withdraw_recusal.bind(recusal_id=row.id, reason=given[why]),
        "undo-2",
        (why,),
        tr("撤销回避"),
        done=lambda _row, _given, _changes: tr("回避已撤销，评分表和票回到回避以前的样子。"),
        touches=lambda _row: tr("评分表和已投的票回到回避以前的样子；这期间离会的，记为缺席。"),
    )


def _reconsider() -> Act[RecusalRow]:
    why = reason()
    return Act(
        meetings.reconsider_recusal,
        tr("重新考虑…"),
        lambda row, given: meetings.reconsider_recusal.bind(recusal_id=row.id, reason=given[why]),
        "refresh-cw",
        (why,),
        tr("重新考虑"),
        done=lambda _row, _given, _changes: tr("回到“待处理”，请确认或排除。"),
        touches=lambda _row: tr("只是回到“待处理”，评分表不变，等待确认或排除。"),
    )


def _is_over(row: RecusalRow) -> bool:
    return row.state in (RecusalState.DISMISSED, RecusalState.WITHDRAWN)
