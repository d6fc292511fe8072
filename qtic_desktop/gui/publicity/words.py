"""Words, chips and the way of a notice and its objections."""

from __future__ import annotations

from datetime import date

from qtic_desktop.domain.publicity import Ground, ObjectionState, PublicityState
from qtic_desktop.gui.selection.words import unsealed
from qtic_desktop.gui.stage.shown import Chip, Step
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.words import day_of_week
from qtic_desktop.services.publicity.planning import PostingPlan
from qtic_desktop.storage.queries.opinion_use import Lacking
from qtic_desktop.storage.queries.publicity import NoticeLineRow, NoticeRow


def chip(row: NoticeLineRow) -> Chip:
    """Kind and word of the state of a centre or an objection."""
    known: dict[str, Chip] = {
        PublicityState.IN_PUBLIC: ("accent", tr("公示中")),
        PublicityState.OBJECTED: ("warn", tr("有异议待办")),
        PublicityState.OVER: ("warn", tr("期满待办结")),
        PublicityState.STOPPED: ("bad", tr("异议成立")),
        PublicityState.CLEARED: ("ok", tr("无异议")),
        PublicityState.RECALLED: ("neutral", tr("公示已收回")),
        ObjectionState.RECEIVED: ("warn", tr("待受理")),
        ObjectionState.ADMITTED: ("accent", tr("核查中")),
        ObjectionState.NOT_ADMITTED: ("neutral", tr("不予受理")),
        ObjectionState.UPHELD: ("bad", tr("成立")),
        ObjectionState.DISMISSED: ("ok", tr("不成立")),
        ObjectionState.WITHDRAWN: ("neutral", tr("已撤回")),
    }
    return known[row.state]


def ground(value: Ground) -> str:
    """What speaks against taking an objection up."""
    return {
        Ground.ANONYMOUS: tr("非实名"),
        Ground.LATE: tr("公示期以后提出"),
        Ground.NO_FACTS: tr("没有事实依据"),
    }[value]


def counted(row: NoticeRow) -> str:
    """From when to when, and how that was counted; a year without its calendar is said."""
    way = tr("{n} 个工作日") if row.working else tr("{n} 个自然日")
    first = tr("发布当日计入") if row.first_counts else tr("发布次日起算")
    return tr("{start} 至 {end}，{way}，{first}（指引未规定）").format(
        start=row.begins_on.isoformat(), end=row.ends_on.isoformat(), way=way.format(n=row.days), first=first
    )


def planned(plan: PostingPlan | None) -> str:
    """What a posting would come to, told before it is done: its days, what they were computed from, and what follows."""
    if plan is None:
        return ""
    way = tr("{n} 个工作日") if plan.working else tr("{n} 个自然日")
    first = tr("发布当日计入") if plan.first_counts else tr("发布次日起算")
    lines = [
        tr("公示期 {start} 至 {end}（{way}，{first}）；{next} 起可以办结。").format(
            start=day_of_week(plan.first),
            end=day_of_week(plan.last),
            way=way.format(n=plan.days),
            first=first,
            next=day_of_week(plan.start_from),
        )
    ]
    if plan.working and plan.rest:
        lines.append(
            tr("其间 {days} 不是工作日，不计。").format(days=mark("、").join(f"{day:%m-%d}" for day in plan.rest))
        )
    if plan.working and plan.worked:
        lines.append(tr("{days} 调休上班，计入。").format(days=mark("、").join(f"{day:%m-%d}" for day in plan.worked)))
    lines.append(unknown(plan.unknown_years))
    if plan.centers:
        lines.append(tr("名单上拟支持 {n} 个。").format(n=plan.centers))
    lines.append(unsealed(plan.meetings))
    if plan.corrected:
        told = tr("名单确定以后，{names} 的结果又更正过：请先拟定新版，或写明仍用原名单的依据。")
        lines.append(told.format(names="".join(f"《{name}》" for name in plan.corrected)))
    lines += _wanting(plan)
    return "\n".join(line for line in lines if line)


def _wanting(plan: PostingPlan) -> list[str]:
    """Whose opinion does not carry a publication yet, and why."""
    words = {
        Lacking.DRAFT: tr("意见书还是草稿，没有定稿：{names}。请先签齐，或写明仍要公示的依据。"),
        Lacking.UNSIGNED: tr("意见书没有签齐：{names}。请先签齐，或写明仍要公示的依据。"),
        Lacking.VOID: tr("意见书已经作废，没有新版：{names}。请先起草新版并签齐，或写明仍要公示的依据。"),
        Lacking.QUESTIONED: tr("意见书有手写签名等待核实：{names}。请先核实，或写明仍要公示的依据。"),
        Lacking.NONE: tr("程序里没有意见书：{names}。意见书在纸面上的，请自行核对。"),
    }
    lines = []
    for lacking, told in words.items():
        names = [one.center_name for one in plan.wanting if one.lacking is lacking]
        if names:
            lines.append(told.format(names="".join(f"《{name}》" for name in names)))
    return lines


def unknown(years: tuple[int, ...]) -> str:
    """That a year was counted by the day of the week alone; empty where all calendars were there."""
    if not years:
        return ""
    told = tr("{years} 年放假安排未载入，只按星期推算。请对照放假通知核实期满日。")
    return told.format(years=mark("、").join(map(str, years)))


def steps(row: NoticeLineRow) -> tuple[Step, ...]:
    """The way of the notice, or of the objection."""
    return tuple(_objection_steps(row) if row.is_objection else _notice_steps(row.notice))


def _notice_steps(row: NoticeRow) -> list[Step]:
    lines = [
        Step("ok", row.posted_on.isoformat(), tr("发布：{place}").format(place=row.place)),
        _step(row.proof_on, tr("发布证明：{text}").format(text=row.proof), tr("等待发布证明")),
    ]
    if row.withdrawn_on is not None:
        words = tr("公示收回：{why}").format(why=row.withdrawn_reason)
        return [*lines, Step("bad", row.withdrawn_on.isoformat(), words)]
    waiting = tr("{day} 期满后办结").format(day=row.ends_on.isoformat())
    return [*lines, _step(row.concluded_on, tr("公示办结"), waiting)]


def _objection_steps(row: NoticeLineRow) -> list[Step]:
    came = "" if row.received_on is None else row.received_on.isoformat()
    lines = [Step("ok", came, tr("收到异议：{text}").format(text=row.content))]
    if row.admitted_on is not None:
        taken = row.state != ObjectionState.NOT_ADMITTED
        words = tr("受理") if taken else tr("不予受理")
        why = tr("{word}：{why}").format(word=words, why=row.admission) if row.admission else words
        lines.append(Step("ok" if taken else "neutral", row.admitted_on.isoformat(), why))
    if row.outcome_on is not None:
        lines.append(Step("ok", row.outcome_on.isoformat(), f"{chip(row)[1]}{mark('：')}{row.inquiry}"))
    if row.state != ObjectionState.WITHDRAWN:
        said = tr("已答复：{text}").format(text=row.answer)
        lines.append(_step(row.answered_on, said, tr("等待处理和答复")))
    return lines


def _step(on: date | None, done: str, waiting: str) -> Step:
    return Step("ok", on.isoformat(), done) if on is not None else Step("neutral", "—", waiting)
