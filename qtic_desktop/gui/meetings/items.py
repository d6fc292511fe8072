"""The agenda of a meeting: who takes part in each proposal, who leads, what is set aside, sealed by itself, or taken up."""

from __future__ import annotations

from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.meetings import Ground, ItemState, MeetingStatus
from qtic_desktop.gui import words as all_words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.meetings import words
from qtic_desktop.gui.meetings.acts import reason
from qtic_desktop.gui.meetings.ballots import count_words, record_count, withdraw_count
from qtic_desktop.gui.meetings.known import Known
from qtic_desktop.gui.meetings.order_acts import planned
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.act import Act, Choice
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Filter, Records
from qtic_desktop.gui.stage.shown import Fact, Line, Link, Shown
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services import meetings
from qtic_desktop.storage.queries.meetings import ItemLine, agenda_lines

KINDS = frozenset({Kind.MEETING, Kind.SHEET, Kind.VOTE, Kind.PROPOSAL, Kind.RECUSAL, Kind.OPINION})


def items_list(ctx: AppContext, known: Known) -> RecordPage[ItemLine]:
    """The agenda."""
    return _Items(ctx, known).page


class _Items:
    """The list, and what of it is no value: the proposal at hand, for the forms."""

    def __init__(self, ctx: AppContext, known: Known) -> None:
        self.known = known
        self.page = RecordPage(ctx, self._records())

    def _records(self) -> Records[ItemLine]:
        return Records(
            name="meetings",
            part="agenda",
            table=tr("议程"),
            reads=lambda _scope: agenda_lines.bind(meeting_id=self.known.meeting_id),
            kinds=KINDS,
            key=lambda line: line.id,
            also=lambda line: (line.life.proposal_id,),
            columns=(
                Column("position", tr("次序"), lambda line: line.life.position, align="right", width=56),
                Column("time", tr("时间"), self._time, width=100),
                Column("name", tr("项目"), lambda line: line.life.center_name, pinyin=True, stretch=True),
                Column("state", tr("状态"), lambda line: line.life.state, width=118, chip=words.item_chip),
                Column("part", tr("专家"), lambda line: words.taking_part(line.attendance), width=196),
                Column("leader", tr("组长"), self._leader, width=92),
                Column("number", tr("编号"), lambda line: line.life.number, width=116),
            ),
            kept_back=frozenset({"number"}),
            narrow=frozenset({"time"}),
            filters=(
                Filter("all", tr("全部")),
                Filter("lacking", tr("人数或组长有缺"), self._lacks, seldom=True),
                Filter("unexamined", tr("没有通过形式审查"), lambda line: line.unexamined, seldom=True),
                Filter("aside", tr("已暂缓"), lambda line: line.life.state is ItemState.SET_ASIDE, seldom=True),
            ),
            shown=self._shown,
            nothing=Shown(tr("选择一个项目，查看谁参加、谁主持。")),
            acts=(
                record_count(), withdraw_count(), _set_aside(), _resume(), _close(), _reopen(),
                self._name_leader(), _release_leader(),
            ),
            possible=lambda line: line.acts,
            empty=Empty(tr("这场会议没有项目。"), "meetings"),
            counted=tr("共 {total} 个项目，显示 {shown} 个"),
            split=(720, 340),
        )  # fmt: skip

    def _is_sealed(self) -> bool:
        desk = self.known.desk
        return desk is not None and desk.row.status is MeetingStatus.SEALED

    def _minimum(self) -> int:
        return 0 if self.known.desk is None else self.known.desk.minimum

    def _time(self, line: ItemLine) -> str:
        return planned(self.known.desk).get(line.id, "")

    def _lacks(self, line: ItemLine) -> bool:
        return bool(words.lacks(line, self._minimum()))

    def _names(self) -> dict[str, str]:
        desk = self.known.desk
        return {} if desk is None else {line.id: line.seat.name for line in desk.seats}

    def _leader(self, line: ItemLine) -> str:
        part = line.attendance
        if part is None:
            return ""
        name = self._names().get(part.leader_id, "")
        return tr("{name}（代理）").format(name=name) if part.acting else name

    def _shown(self, line: ItemLine) -> Shown:
        life = line.life
        aside = ""
        if life.state is ItemState.SET_ASIDE:
            aside = tr("{ground}：{reason}").format(ground=words.ground(life.ground), reason=life.reason)
        facts = (
            Fact(tr("编号"), life.number),
            Fact(tr("时间"), self._time(line)),
            Fact(tr("类型"), all_words.track(line.track)),
            Fact(tr("专家"), words.taking_part(line.attendance)),
            Fact(tr("组长"), self._leader(line)),
            Fact(tr("暂缓"), aside),
            Fact(tr("表决"), count_words(life)),
        )
        links: tuple[Link, ...] = ()
        if line.attendance is not None:
            links = (Link(tr("看它的评分表"), Place("scoring", self.known.meeting_id, view="progress")),)
        return Shown(
            words.what(line),
            line.host_name,
            words.item_chip(line),
            facts=tuple(fact for fact in facts if fact.text),
            lines=tuple(
                Line(sentence, "warn")
                for sentence in (
                    *words.remarks(line, self.page.ctx.now().date()),
                    *words.lacks(line, self._minimum(), sealed=self._is_sealed()),
                )
            ),
            note="" if line.acts else tr("会议开始以后，可以在这里暂缓、单独封存、指定代理组长。"),
            links=links,
        )

    def _name_leader(self) -> Act[ItemLine]:
        def offered() -> list[tuple[str, str]]:
            line, desk = self.page.table.selected(), self.known.desk
            if line is None or desk is None or line.attendance is None:
                return []
            return [(one.id, words.who(one.seat)) for one in desk.seats if one.id in line.attendance.taking_part]

        expert = Choice("expert_id", tr("代理组长"), later=offered)
        why = reason(tr("依据，例如组长回避，专家组推举"))
        return Act(
            meetings.name_acting_leader,
            tr("指定代理组长…"),
            lambda line, given: meetings.name_acting_leader.bind(
                agenda_item_id=line.id, expert_id=given[expert], reason=given[why]
            ),
            "award",
            (expert, why),
            tr("指定代理组长"),
            fill=lambda _line: {"expert_id": None},
            done=lambda line, given, _changes: tr("第 {n} 个项目由{name}代理组长。").format(
                n=line.life.position, name=self._names().get(given[expert], "")
            ),
            touches=lambda _line: tr("组长回避或缺席的项目，由所选专家主持并在意见书上作为组长签字。"),
        )


def _set_aside() -> Act[ItemLine]:
    grounds = Choice("ground", tr("情形"), choices=tuple((one.value, words.ground(one)) for one in Ground))
    why = reason()
    return Act(
        meetings.set_aside,
        tr("暂缓评审…"),
        lambda line, given: meetings.set_aside.bind(
            agenda_item_id=line.id, ground=Ground(given[grounds]), reason=given[why]
        ),
        "clock",
        (grounds, why),
        tr("暂缓评审"),
        done=lambda line, _given, _changes: tr("“{name}”已暂缓，可以列入别的会议，也可以在这里恢复。").format(
            name=line.life.center_name
        ),
        touches=lambda _line: tr(
            "本场不评这个项目，它退回“已受理”，可以列入别的会议。已写的评分表和表决留着，不计入；恢复后照旧。"
        ),
        group=tr("这个项目"),
    )


def _resume() -> Act[ItemLine]:
    why = reason()
    return Act(
        meetings.resume_item,
        tr("恢复评审…"),
        lambda line, given: meetings.resume_item.bind(agenda_item_id=line.id, reason=given[why]),
        "undo-2",
        (why,),
        tr("恢复评审"),
        done=lambda _line, _given, _changes: tr("项目恢复评审，评分表和表决照旧。"),
        touches=lambda _line: tr("项目回到本场的议程，暂缓以前写的评分表和表决照旧有效。"),
    )


def _close() -> Act[ItemLine]:
    return Act(
        meetings.close_item,
        tr("单独封存…"),
        lambda line, _given: meetings.close_item.bind(agenda_item_id=line.id),
        "lock",
        does=tr("单独封存"),
        asks=lambda line: tr(
            "“{name}”的评分和表决从此不能再改；分数仍不显示，直到整场封存。办公室写明原因可以启封。"
        ).format(name=line.life.center_name),
        done=lambda _line, _given, _changes: tr("项目已单独封存，分数在整场封存以后显示。"),
        group=tr("这个项目"),
    )


def _reopen() -> Act[ItemLine]:
    why = reason()
    return Act(
        meetings.reopen_item,
        tr("启封…"),
        lambda line, given: meetings.reopen_item.bind(agenda_item_id=line.id, reason=given[why]),
        "undo-2",
        (why,),
        tr("启封"),
        done=lambda _line, _given, _changes: tr("项目已启封，评分和表决可以更正。"),
        touches=lambda _line: tr("启封以后评分和表决又可以更正；原来写的都在。"),
        group=tr("这个项目"),
    )


def _release_leader() -> Act[ItemLine]:
    why = reason()
    return Act(
        meetings.release_acting_leader,
        tr("撤销代理组长…"),
        lambda line, given: meetings.release_acting_leader.bind(agenda_item_id=line.id, reason=given[why]),
        "undo-2",
        (why,),
        tr("撤销代理组长"),
        done=lambda _line, _given, _changes: tr("代理组长已撤销。组长不参加的，请另行指定。"),
        touches=lambda _line: tr("组长不参加的项目，没有代理组长就不能起草意见书。"),
    )
