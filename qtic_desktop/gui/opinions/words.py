"""Words and chips of opinions and of their signing boards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qtic_desktop.domain.namesakes import Known, beside, called
from qtic_desktop.domain.opinions import SETTLED, Conclusion, LineState, OpinionFacts, OpinionStatus, PanelSeat, Tally
from qtic_desktop.gui.texts import tr
from qtic_desktop.resources import Language
from qtic_desktop.services.opinions import OpinionView
from qtic_desktop.storage.queries.opinions import OpinionRow, SignatureRow, VersionRow


def fingerprint(digest: str, lang: Language) -> str:
    """The words by which a certificate is told apart, empty without one."""
    from qtic_desktop.documents.signing.fingerprints import fingerprint_words

    return fingerprint_words(digest, lang) if digest else ""


def chip(row: OpinionRow) -> tuple[str, str]:
    """Kind and word of an opinion's state."""
    if row.status is None:
        return ("neutral", tr("未起草")) if row.meeting_sealed else ("neutral", tr("待封存"))
    if row.is_void:
        return ("warn", tr("须起草新版")) if row.meeting_sealed else ("neutral", tr("作废，待封存"))
    return {
        OpinionStatus.DRAFT: ("warn", tr("草稿·旧措辞")) if row.is_in_old_wording else ("accent", tr("草稿")),
        OpinionStatus.FINAL: (
            "warn",
            tr("待签 {made}/{all}").format(
                made=row.signatures.signed, all=row.signatures.lines - row.signatures.missing
            ),
        ),
        OpinionStatus.SIGNED: ("warn", tr("签名待核实")) if row.is_questioned else _all_signed(row.signatures),
        OpinionStatus.SUPERSEDED: ("neutral", tr("已被替代")),
    }[row.status]


def chip_at_length(row: OpinionRow) -> tuple[str, str]:
    """As ``chip``, where there is room to say why."""
    kind, word = chip(row)
    if row.is_void:
        return kind, tr("因更正作废，须起草新版") if row.meeting_sealed else word
    if row.status is OpinionStatus.SIGNED and not row.is_questioned:
        return kind, all_signed(row.signatures)
    without = row.status is OpinionStatus.FINAL and gaps(row.signatures)
    return kind, tr("{state}（{gaps}）").format(state=word, gaps=without) if without else word


def _all_signed(count: Tally) -> tuple[str, str]:
    """Where there is little room: the gaps as one number."""
    return ("warn", tr("已签齐，缺 {n} 人").format(n=count.missing)) if count.missing else ("ok", tr("已签名"))


def all_signed(count: Tally) -> str:
    """That nobody is waited for, and who did not sign."""
    return tr("已签齐（{gaps}）").format(gaps=gaps(count)) if count.missing else tr("已签名")


def gaps(count: Tally) -> str:
    """How many did not sign and will not; empty where everybody did."""
    said = (tr("{n} 人缺席").format(n=count.absent), tr("{n} 人拒签").format(n=count.refused))
    return tr("、").join(one for one, number in zip(said, (count.absent, count.refused), strict=True) if number)


def signatures(count: Tally) -> str:
    """A board in one line: only who signed counts as having signed."""
    said = [tr("签名 {n} 人").format(n=count.signed)]
    if count.absent:
        said.append(tr("缺席 {n} 人").format(n=count.absent))
    if count.refused:
        said.append(tr("拒签 {n} 人").format(n=count.refused))
    if count.recorded:
        said.append(tr("手写待确认 {n} 人").format(n=count.recorded))
    if count.waiting:
        said.append(tr("待签 {n} 人").format(n=count.waiting))
    return tr("，").join(said)


def version(row: VersionRow) -> str:
    """One version in a list of them."""
    if row.is_void:
        return tr("第 {n} 版 · {state}").format(n=row.version_no, state=tr("因更正作废"))
    word = {
        OpinionStatus.DRAFT: tr("草稿"),
        OpinionStatus.FINAL: tr("待签名"),
        OpinionStatus.SIGNED: all_signed(row.signatures),
        OpinionStatus.SUPERSEDED: tr("已被替代"),
    }[row.status]
    return tr("第 {n} 版 · {state}").format(n=row.version_no, state=word)


def conclusion(value: Conclusion | None) -> str:
    """The word of a conclusion; nothing while there is none."""
    if value is None:
        return ""
    return {
        Conclusion.AGREE: tr("同意"),
        Conclusion.AGREE_AFTER_REVISION: tr("修改后同意"),
        Conclusion.DISAGREE: tr("不同意"),
    }[value]


def track(value: str) -> str:
    """新建, 转建 or 绩效评估."""
    return {"NEW": tr("新建"), "CONVERSION": tr("转建"), "EVALUATION": tr("绩效评估")}.get(value, value)


def next_step(row: OpinionRow) -> str:
    """What comes next, or what it waits for."""
    if row.status is None:
        if row.meeting_sealed:
            return tr("评分已封存，可以起草意见书。")
        return tr("会议评分尚未封存。请先在“评分与表决”中封存，再起草意见书。")
    if row.is_void:
        if row.meeting_sealed:
            said = tr("评分封存后有更正，第 {n} 版因此作废，仍可查看。请起草新版，再定稿、签名。")
        else:
            said = tr("会议已重新开放，第 {n} 版因此作废。请先在“评分与表决”中重新封存，再起草新版。")
        return said.format(n=row.version_no)
    if row.is_questioned:
        return tr("有人提出撤销一份手写签名。请另一位工作人员在签名情况里核对，同意撤销或者维持。")
    if row.is_in_old_wording:
        return tr("起草以后措辞有了新版。打开意见书可以换用新版，写过的文字保留；也可以照原来的定稿。")
    return {
        OpinionStatus.DRAFT: tr("核对文字后定稿，再由专家签名。"),
        OpinionStatus.FINAL: tr("已定稿，文字不再改动。请组长和各位专家签名，组长最后签。"),
        OpinionStatus.SIGNED: tr("{state}。可以导出、打印和核验。").format(state=_whole(row.signatures)),
        OpinionStatus.SUPERSEDED: tr("这一版已被新的一版替代。"),
    }[row.status]


def _whole(count: Tally) -> str:
    return all_signed(count) if count.missing else tr("签名齐全")


def waits_for_the_office(row: OpinionRow) -> str:
    """The same for an expert, who signs and does nothing before that."""
    return {
        OpinionStatus.FINAL: tr("已定稿，文字不再改动。请组长和各位专家签名，组长最后签。"),
        OpinionStatus.SIGNED: tr("{state}。").format(state=_whole(row.signatures)),
    }.get(row.status or OpinionStatus.DRAFT, tr("还没有定稿。办公室核对文字、定稿以后，请您来签名。"))


def votes(facts: OpinionFacts) -> str:
    """The count of the votes in one line."""
    said = tr(
        "应表决 {entitled}：同意 {agree}，修改后同意 {revise}，不同意 {against}，弃权 {abstain}（须 {needed}）"
    ).format(
        entitled=facts.entitled,
        agree=facts.agree,
        revise=facts.agree_after_revision,
        against=facts.disagree,
        abstain=facts.abstain,
        needed=facts.needed,
    )
    return said + tr("；无记名，废票 {n}").format(n=facts.invalid) if facts.secret else said


def mean(facts: OpinionFacts) -> str:
    """The mean in words, or that it may not be shown."""
    if facts.mean is None:
        return tr("有效评分表不足，不显示平均分")
    return tr("{mean} 分（有效评分表 {n} 份，通过线 {line} 分）").format(
        mean=facts.mean, n=facts.counted, line=facts.pass_mean
    )


def panel(facts: OpinionFacts) -> str:
    """The names of the panel, the leader first, a recused one marked, namesakes told apart."""
    seats = sorted(facts.panel, key=lambda seat: not seat.is_leader)
    apart = beside(Known(seat.expert_id, seat.name, seat.organization) for seat in seats)
    marked = []
    for seat in seats:
        mark = tr("（组长）") if seat.is_leader else tr("（回避）") if seat.recused else ""
        marked.append(called(seat.name, apart.get(seat.expert_id, "")) + mark)
    return tr("、").join(marked)


def wording(number: int) -> str:
    """Which version of the office's wording an opinion is written in."""
    return tr("第 {n} 版").format(n=number) if number else tr("随程序提供")


def signers_to_come(seats: Sequence[PanelSeat]) -> str:
    """Who will sign once the text is frozen."""
    leader = next((seat.name for seat in seats if seat.is_leader), "")
    return tr("定稿后由 {n} 位专家签名，组长{leader}最后签。").format(n=len(seats), leader=leader)


class Turn(StrEnum):
    """Whether a line of the signing board is to be signed now: not before the text is frozen, the leader after all."""

    LATER = "later"
    NOW = "now"
    AFTER_OTHERS = "after_others"
    ON_PAPER = "on_paper"
    """The leader's key has closed the file."""


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One line of the signing board. ``turn`` is about a line that waits."""

    expert_id: str
    position: int
    name: str
    organization: str
    is_leader: bool
    state: LineState = LineState.WAITING
    turn: Turn = Turn.LATER
    row: SignatureRow | None = None

    @property
    def is_next(self) -> bool:
        """Whether this person is to sign now."""
        return self.state is LineState.WAITING and self.turn is Turn.NOW


def board_chip(line: BoardLine) -> tuple[str, str]:
    """Kind and word of a line's state."""
    if line.state is LineState.WAITING:
        return {
            Turn.LATER: ("neutral", tr("定稿后签名")),
            Turn.NOW: ("warn", tr("待签名")),
            Turn.AFTER_OTHERS: ("neutral", tr("其他人签完再签")),
            Turn.ON_PAPER: ("warn", tr("待手写签名")),
        }[line.turn]
    return {
        LineState.SIGNED: ("ok", tr("已签名")),
        LineState.PAPER_RECORDED: ("warn", tr("手写，待确认")),
        LineState.PAPER_SIGNED: ("ok", tr("手写签名")),
        LineState.QUESTIONED: ("warn", tr("手写，待撤销")),
        LineState.REFUSED: ("bad", tr("拒签")),
        LineState.ABSENT: ("neutral", tr("缺席未签")),
    }[line.state]


def board_lines(facts: OpinionFacts, signers: list[str], signatures: tuple[SignatureRow, ...]) -> list[BoardLine]:
    """The board: of the record once the opinion is final, before that who will sign (``signers``, in order)."""
    leaders = {seat.expert_id for seat in facts.panel if seat.is_leader}
    seats = {seat.expert_id: seat for seat in facts.panel}
    if not signatures:
        return [
            BoardLine(key, number, seats[key].name, seats[key].organization, key in leaders)
            for number, key in enumerate(signers, 1)
        ]
    open_lines = sum(row.state not in SETTLED for row in signatures)
    closed = any(row.state is LineState.SIGNED and row.expert_id in leaders for row in signatures)
    lines = []
    for row in signatures:
        leads = row.expert_id in leaders
        seat = seats.get(row.expert_id)
        lines.append(
            BoardLine(
                row.expert_id,
                row.position,
                seat.name if seat else row.expert_name,
                seat.organization if seat else row.organization,
                leads,
                row.state,
                Turn.ON_PAPER if closed else Turn.AFTER_OTHERS if leads and open_lines > 1 else Turn.NOW,
                row,
            )
        )
    return lines


def is_closed(view: OpinionView | None) -> bool:
    """Whether the leader's key has closed the file, so that nobody signs it with a key any more."""
    if view is None:
        return False
    leaders = {seat.expert_id for seat in view.facts.panel if seat.is_leader}
    return any(line.state is LineState.SIGNED and line.expert_id in leaders for line in view.detail.signatures)


def particulars(line: BoardLine, fingerprint: Callable[[str], str]) -> list[str]:
    """What is known of a line: where the person is from, and how it was signed or why it was not."""
    said = [tr("{n}. {name}，{organization}").format(n=line.position, name=line.name, organization=line.organization)]
    row = line.row
    if row is None:
        return said
    if row.signed_at:
        said.append(tr("签名时间（本机）：{time}").format(time=row.signed_at[:19].replace("T", " ")))
        said.append(tr("证书指纹：{words}").format(words=fingerprint(row.certificate_sha256)))
    if row.reason and row.state is not LineState.QUESTIONED:
        said.append(tr("原因：{reason}").format(reason=row.reason))
    if row.recorded_by:
        when = row.recorded_at[:16].replace("T", " ")
        said.append(tr("登记：{name} {time}").format(name=row.recorded_by, time=when))
    if row.confirmed_by:
        said.append(tr("确认：{name}").format(name=row.confirmed_by))
    if row.questioned_by:
        when = row.questioned_at[:16].replace("T", " ")
        told = tr("{name} {time} 提出撤销，等另一位工作人员同意：{reason}")
        said.append(told.format(name=row.questioned_by, time=when, reason=row.reason))
    return said
