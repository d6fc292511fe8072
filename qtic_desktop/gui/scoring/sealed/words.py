"""Words of 更正单 and of 修改后同意: what is corrected, what it does to figures and papers, how a re-check stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.scoring.sealing import DocketKind, DocketState, RecheckState
from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.domain.selection import Decision, ListStatus
from qtic_desktop.gui.scoring.words import verdict, vote_text
from qtic_desktop.gui.selection.words import decision
from qtic_desktop.gui.stage.shown import Line
from qtic_desktop.gui.texts import mark, tr, translations
from qtic_desktop.services.scoring import DocketEffect, ItemEffect, PaperTouched
from qtic_desktop.services.scoring.docket_notes import EffectNote, note_text
from qtic_desktop.storage.queries.sealing import DocketRow, RecheckRow
from qtic_desktop.storage.queries.selection_figures import ListTouched


def docket_kind(kind: DocketKind) -> str:
    """What a docket changes."""
    return {
        DocketKind.POINTS: tr("更正得分"),
        DocketKind.PAPER_TOTAL: tr("更正手写合计"),
        DocketKind.BALLOT: tr("更正表决票"),
        DocketKind.RECUSAL: tr("补登回避"),
    }[kind]


def docket_chip(state: DocketState) -> tuple[str, str]:
    """Whether a docket waits, is in force, or was taken back."""
    return {
        DocketState.ASKED: ("warn", tr("待确认")),
        DocketState.CONFIRMED: ("ok", tr("已生效")),
        DocketState.WITHDRAWN: ("neutral", tr("已撤回")),
    }[state]


def value(kind: DocketKind, text: str) -> str:
    """A value of a docket as people read it."""
    if kind is DocketKind.BALLOT and text in set(VoteChoice):
        return vote_text(VoteChoice(text))
    return text or tr("空白")


def what(row: DocketRow) -> str:
    """What is corrected, in one line."""
    if row.kind is DocketKind.RECUSAL:
        return tr("补登回避：{reason}").format(reason=row.after)
    place = tr("第 {n} 项").format(n=row.criterion) if row.kind is DocketKind.POINTS else docket_kind(row.kind)
    before, after = value(row.kind, row.before), value(row.kind, row.after)
    told = tr("{place}：{before} → {after}").format(place=place, before=before, after=after)
    effect = stored_effect(row)
    return told if effect.total_after is None else mark("；").join((told, _total(effect)))


def effect_lines(effect: DocketEffect) -> tuple[Line, ...]:
    """What a correction does, before anybody signs for it: every proposal that moves, every paper that falls."""
    lines = [Line(_total(effect))] if effect.total_after is not None else []
    lines += [Line(_item(one)) for one in effect.items]
    if not effect.items:
        lines.append(Line(tr("各项目的平均分、名次和结论都不变。"), "muted"))
    lines += [Line(note_text(one, translations.lang), "warn") for one in effect.notes]
    lines += [Line(_paper(one), "warn") for one in effect.papers]
    if not effect.papers:
        lines.append(Line(tr("没有意见书因此作废。"), "muted"))
    return tuple(lines)


def stored_effect(row: DocketRow) -> DocketEffect:
    """The effect as it was shown when the docket was written."""
    kept = row.effect
    items = tuple(ItemEffect(**one) for one in kept["items"])
    papers = tuple(PaperTouched(**{**one, "status": OpinionStatus(one["status"])}) for one in kept["papers"])
    notes = tuple(EffectNote(**one) for one in kept.get("notes", ()))
    total = kept.get("total_before", ""), kept.get("total_after")
    return DocketEffect(kept["before"], items, papers, (), *total, notes)


def _total(effect: DocketEffect) -> str:
    before, after = (value(DocketKind.PAPER_TOTAL, text or "") for text in (effect.total_before, effect.total_after))
    return tr("手写合计：{before} → {after}").format(before=before, after=after)


def _item(one: ItemEffect) -> str:
    mean = _change(one.mean_before or "—", one.mean_after or "—")
    rank = _change(_rank(one.rank_before), _rank(one.rank_after))
    verdicts = _change(verdict(one.verdict_before, one.track)[1], verdict(one.verdict_after, one.track)[1])
    words = tr("{number} {center}：平均分 {mean}，名次 {rank}，结论 {verdict}。")
    told = words.format(number=one.proposal_number, center=one.center_name, mean=mean, rank=rank, verdict=verdicts)
    if one.votes_before == one.votes_after:
        return told
    votes = _change(_votes(one.votes_before), _votes(one.votes_after))
    return told + tr("得票（同意、修改后同意、不同意、弃权）{votes}。").format(votes=votes)


def _votes(votes: Sequence[int]) -> str:
    return " / ".join(map(str, votes))


def _change(before: str, after: str) -> str:
    return tr("{value}（不变）").format(value=after) if before == after else f"{before} → {after}"


def _rank(rank: int | None) -> str:
    return "—" if rank is None else str(rank)


def _paper(one: PaperTouched) -> str:
    words = tr("《{center}》意见书第 {n} 版作废，已有的 {signed} 个签名一并失效，须起草新版重签。")
    return words.format(center=one.center_name, n=one.version_no, signed=one.signed)


def recheck_chip(row: RecheckRow, today: date) -> tuple[str, str]:
    """How a re-check stands; one that waits beyond its day is overdue."""
    if row.state is RecheckState.ASKED:
        late = (today - row.due_on).days
        return ("bad", tr("逾期 {n} 天").format(n=late)) if late > 0 else ("warn", tr("待复核"))
    return {
        RecheckState.PASSED: ("ok", tr("复核通过")),
        RecheckState.FAILED: ("bad", tr("复核未通过")),
        RecheckState.WITHDRAWN: ("neutral", tr("已撤销")),
    }[row.state]


def lists_told(touched: Sequence[ListTouched]) -> str:
    """What a correction does to the lists of 综合评价, before it is confirmed."""
    return "\n".join(map(_list, touched)) or tr("没有综合评价名单因此变动。")


def _list(one: ListTouched) -> str:
    if one.status is ListStatus.ADOPTED:
        told = tr("《{center}》在已确定的综合评价名单第 {n} 版上，决定为“{decision}”：名单不变，须拟定新版。")
    elif one.decision is Decision.UNDECIDED:
        told = tr("《{center}》在拟定中的综合评价名单第 {n} 版上，尚未决定：分数和名次随之更新。")
    else:
        told = tr("《{center}》在拟定中的综合评价名单第 {n} 版上：分数和名次随之更新，决定“{decision}”退回未决定。")
    return told.format(center=one.center_name, n=one.version_no, decision=decision(one.decision))
