"""关口: every obstacle before sealing on one board, each leading to its place, waived by the supervisor with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.possible import is_for
from qtic_desktop.domain.scoring.blockers import DECISION_LENGTH
from qtic_desktop.domain.scoring.sealing import PLEDGE_MISSING, STATIONS_DIFFER, SealState
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.meetings.acts import reason
from qtic_desktop.gui.meetings.known import Known
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.scoring.words import line_text
from qtic_desktop.gui.stage.act import Act, Words
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Filter, Records
from qtic_desktop.gui.stage.shown import Fact, Line, Link, Shown
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.gui.words import minute
from qtic_desktop.services import scoring
from qtic_desktop.services.scoring import GateLine, gate_lines
from qtic_desktop.storage.queries.meetings import MeetingDesk

KINDS = frozenset({Kind.MEETING, Kind.SHEET, Kind.VOTE, Kind.RECUSAL, Kind.PROPOSAL})
_TIES = ("scoring.gate.recusal_waiting", "scoring.gate.tie_hint")
_UNEXAMINED = "scoring.gate.unexamined"
_ROOM = ("scoring.gate.not_over", "scoring.gate.not_back")
#: Let pass by the supervisor one by one; the decision of sealing does not cover them.
_SETTLED_FIRST = (PLEDGE_MISSING, STATIONS_DIFFER)


def gate_list(ctx: AppContext, known: Known) -> RecordPage[GateLine]:
    """The board."""
    return _Gate(ctx, known).page


class _Gate:
    """The board, and what of it is no value: how the meeting is sealed."""

    def __init__(self, ctx: AppContext, known: Known) -> None:
        self.ctx, self.known = ctx, known
        self.page = RecordPage(ctx, self._records())

    def _records(self) -> Records[GateLine]:
        return Records(
            name="meetings",
            part="gate",
            table=tr("封存前的关口"),
            reads=lambda _scope: gate_lines.bind(meeting_id=self.known.meeting_id),
            kinds=KINDS,
            key=lambda row: row.id,
            columns=(
                Column("state", tr("状态"), lambda row: chip(row)[1], width=104, chip=chip),
                Column("what", tr("要办的事"), _in_short, width=168),
                Column("expert", tr("专家"), lambda row: row.line.expert, width=170, pinyin=True),
                Column("name", tr("项目"), lambda row: row.center_name, stretch=True, pinyin=True),
                Column("number", tr("编号"), lambda row: row.proposal_number, width=116),
            ),
            kept_back=frozenset({"number"}),
            filters=(
                Filter("all", tr("全部")),
                Filter("open", tr("未办"), lambda row: row.line.stands),
                Filter("waived", tr("已放行"), lambda row: row.line.waiver is not None, seldom=True),
                Filter("hint", tr("提示"), lambda row: row.line.hint, seldom=True),
            ),
            first=lambda row: row.line.stands,
            shown=self._shown,
            nothing=Shown(tr("选择一项，去办理；只能由人裁定的，监督员可以写明理由放行。")),
            acts=(self._waive(), _withdraw()),
            possible=lambda row: row.acts,
            opens=lambda row: self.ctx.go(self.place(row)),
            empty=Empty(tr("封存以前要办的事都列在这里；现在没有。"), "scoring"),
            counted=tr("共 {total} 项，显示 {shown} 项"),
            split=(740, 330),
        )

    def sentence(self, row: GateLine) -> str:
        """What stands in the way, in words."""
        facts = {**row.line.blocker.facts, "expert": row.line.expert}
        if "line" in facts:
            facts["line"] = line_text(facts["line"])
        return self.ctx.say(row.line.blocker.code, **facts)

    def place(self, row: GateLine) -> Place:
        """Where it is cleared."""
        meeting, code = self.known.meeting_id, row.line.blocker.code
        if code in _TIES and is_for(self.ctx.actor, Read.RECUSALS):
            proposal = self._proposal(row.agenda_item_id)
            return Place("meetings", meeting, view=f"recusals/{row.line.expert_id} {proposal}")
        if code == _UNEXAMINED:
            return Place("examination", self._proposal(row.agenda_item_id))
        if code in _ROOM:
            return Place("meetings", meeting, view="room")
        if code == PLEDGE_MISSING:
            return Place("meetings", meeting, view=f"panel/{row.line.expert_id}")
        if code == STATIONS_DIFFER:
            return Place("settings", view="stations")
        if row.line.expert_id and code not in _TIES:
            return Place("scoring", meeting, view=f"sheet/{row.agenda_item_id} {row.line.expert_id}")
        return Place("meetings", meeting, view=f"agenda/{row.agenda_item_id}")

    def _proposal(self, item_id: str) -> str:
        desk = self.known.desk
        lines = () if desk is None else desk.items
        return next((line.life.proposal_id for line in lines if line.id == item_id), "")

    def _shown(self, row: GateLine) -> Shown:
        line = row.line
        facts = [Fact(tr("项目"), _project(row)), Fact(tr("专家"), line.expert)]
        if line.waiver is not None:
            facts.append(Fact(tr("放行理由"), line.waiver.reason))
            facts.append(Fact(tr("放行"), f"{line.waiver.given_by}  {minute(line.waiver.given_at)}"))
        lines = [Line(self.sentence(row), "body")]
        if line.waiver is not None:
            let = tr("已放行，封存不再等这一项。放行以前的情况：{sentence}")
            lines = [Line(let.format(sentence=self.sentence(row)), "body")]
        if not line.waivable and not line.hint:
            lines.append(Line(tr("要补齐或更正，不能放行。"), "muted"))
        elif line.waiver is None and line.blocker.code == PLEDGE_MISSING:
            lines.append(Line(tr("补签不了的，由监督员写明理由放行。"), "muted"))
        elif line.waiver is None and line.blocker.code == STATIONS_DIFFER:
            lines.append(Line(tr("那台电脑再也来不了的，由监督员写明理由放行，以这里的为准。"), "muted"))
        elif line.waivable and line.waiver is None:
            lines.append(Line(tr("只能由人裁定：监督员写明理由放行，或在封存时写明裁定。"), "muted"))
        return Shown(
            _project(row) or tr("整场会议"),
            "",
            chip(row),
            facts=tuple(fact for fact in facts[1:] if fact.text),
            lines=tuple(lines),
            links=(Link(tr("去办理"), self.place(row), is_next=line.stands),),
        )

    def _waive(self) -> Act[GateLine]:
        help_text = tr("至少 {n} 个字，写明为什么可以这样封存；会印在结果上").format(n=DECISION_LENGTH)
        why = Words("reason", tr("放行的理由"), help_text, limit=300, lines=3)
        return Act(
            scoring.waive_blocker,
            tr("放行…"),
            lambda row, given: scoring.waive_blocker.bind(
                meeting_id=self.known.meeting_id,
                code=row.line.blocker.code,
                reason=given[why],
                agenda_item_id=row.agenda_item_id,
                expert_id=row.line.expert_id,
            ),
            "shield-check",
            (why,),
            tr("放行"),
            done=lambda _row, _given, _changes: tr("已放行，理由会印在结果上。封存以前可以收回。"),
            touches=lambda _row: tr("只放行这一项：数字不变，封存时不再等它，理由印在结果上。"),
        )


def _withdraw() -> Act[GateLine]:
    why = reason()
    return Act(
        scoring.withdraw_waiver,
        tr("收回放行…"),
        lambda row, given: scoring.withdraw_waiver.bind(
            waiver_id="" if row.line.waiver is None else row.line.waiver.id, reason=given[why]
        ),
        "undo-2",
        (why,),
        tr("收回放行"),
        done=lambda _row, _given, _changes: tr("放行已收回，这一项又要办。"),
        touches=lambda _row: tr("这一项又成为封存前要办的事。"),
    )


def told(desk: MeetingDesk, rows: Sequence[GateLine]) -> str:
    """Where sealing stands, for the head of the board."""
    if desk.row.status is MeetingStatus.SEALED:
        return tr("结果已封存")
    if desk.row.status is not MeetingStatus.OPEN:
        return tr("会议尚未开始")
    if any(row.state is SealState.ASKED for row in desk.seal.versions):
        return tr("已提出封存，等待监督员确认")
    left = sum(row.line.stands for row in rows)
    return tr("还有 {n} 项").format(n=left) if left else tr("可以封存")


def chip(row: GateLine) -> tuple[str, str]:
    """How an obstacle stands."""
    if row.line.hint:
        return ("neutral", tr("提示"))
    if row.line.waiver is not None:
        return ("ok", tr("已放行"))
    decided = row.line.waivable and row.line.blocker.code not in _SETTLED_FIRST
    return ("warn", tr("须裁定")) if decided else ("bad", tr("未办"))


def holding(rows: Sequence[GateLine]) -> int:
    """How many obstacles no written decision can settle: sealing waits for them."""
    return sum(row.line.stands and (not row.line.waivable or row.line.blocker.code in _SETTLED_FIRST) for row in rows)


def _in_short(row: GateLine) -> str:
    """What stands in the way, in a few words; the sentence is on the card."""
    known = {
        "scoring.sheet_open": tr("评分表未提交"),
        "scoring.vote_missing": tr("未表决"),
        "scoring.count_missing": tr("无记名票数未登记"),
        "scoring.count_does_not_fit": tr("票数与人数不符"),
        "scoring.vote_not_entitled": tr("不该有的票"),
        "scoring.nobody_entitled": tr("没有人可以表决"),
        "scoring.blank_item": tr("指标 {number} 未评"),
        "scoring.gate.points": tr("指标 {number} 的分数不能采用"),
        "scoring.gate.paper_total": tr("手写合计不一致"),
        "scoring.unverified": tr("纸面只录了一次"),
        "scoring.own_keyed_twice": tr("同一人录了两遍"),
        "scoring.keyings_differ": tr("两次录入的分数不同"),
        "scoring.total_differs": tr("两次录入的合计不同"),
        "scoring.veto_differs": tr("两次录入的否决项不同"),
        "scoring.ballot_differs": tr("两次录入的表决不同"),
        "scoring.flaw_struck_out": tr("涂改没有签章"),
        "scoring.flaw_unreadable": tr("分数看不清"),
        "scoring.flaw_unsigned": tr("没有签名"),
        "scoring.veto": tr("勾选了否决项"),
        "scoring.gate.tie_at_cut": tr("同分，正在界线上"),
        "scoring.panel_too_small": tr("有效评分表不够"),
        "scoring.trim_leaves_too_few": tr("去掉高低分后不够"),
        PLEDGE_MISSING: tr("未签承诺书"),
        STATIONS_DIFFER: tr("两台电脑都改过"),
        _TIES[0]: tr("关联未处理"),
        _TIES[1]: tr("可能有关联"),
        "scoring.gate.recusals_wait": tr("关联未处理"),
        _UNEXAMINED: tr("没有通过形式审查"),
        _ROOM[0]: tr("没有登记结束"),
        _ROOM[1]: tr("没有登记回席"),
    }
    code = row.line.blocker.code
    return known.get(code, code).format(number=row.line.blocker.facts.get("number", ""))


def _project(row: GateLine) -> str:
    return f"{row.proposal_number}  {row.center_name}".strip()
