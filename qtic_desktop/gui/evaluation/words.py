"""Words, chips and the way of an evaluation."""

from __future__ import annotations

from datetime import date

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.evaluation import SETTLED, EvaluationState
from qtic_desktop.domain.evaluation.grading import Why
from qtic_desktop.gui.stage.records import Filter
from qtic_desktop.gui.stage.shown import Chip, Step
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.words import act
from qtic_desktop.storage.queries.evaluation import EvaluationRow

_S = EvaluationState


def chip(row: EvaluationRow) -> Chip:
    """Kind and word of the state."""
    return {
        _S.LISTED: ("neutral", tr("待通知")),
        _S.NOTICED: ("accent", tr("待自评报告")),
        _S.REPORT_LATE: ("bad", tr("自评逾期")),
        _S.RECEIVED: ("accent", tr("待区市审核")),
        _S.CHECKED: ("accent", tr("待安排评审")),
        _S.ON_AGENDA: ("accent", tr("评审中")),
        _S.REVIEWED: ("warn", tr("待定等次")),
        _S.ABSENT: ("bad", tr("未参加")),
        _S.DEFERRED: ("neutral", tr("缓评")),
        _S.GRADED: ("warn", tr("待公布")),
        _S.IN_PUBLIC: ("accent", tr("公示中")),
        _S.FAILED: ("bad", tr("不合格待处理")),
        _S.RECTIFYING: ("warn", tr("整改中")),
        _S.RECTIFY_LATE: ("bad", tr("整改到期")),
        _S.REVOKING: ("bad", tr("拟撤销")),
        _S.REVOKED: ("neutral", tr("已撤销")),
        _S.DONE: ("ok", tr("已办结")),
        _S.ENDED: ("neutral", tr("中心已终止")),
    }[_S(row.state)]


def filters() -> tuple[Filter[EvaluationRow], ...]:
    """The counts above the list as sentences that filter."""
    return (
        Filter("all", tr("应评")),
        _filter("report", tr("待通知和自评"), _S.LISTED, _S.NOTICED, _S.REPORT_LATE, _S.RECEIVED),
        _filter("review", tr("评审"), _S.CHECKED, _S.ON_AGENDA),
        _filter("grade", tr("待定等次"), _S.REVIEWED, _S.ABSENT),
        _filter("public", tr("公布"), _S.GRADED, _S.IN_PUBLIC),
        _filter("after", tr("整改和撤销"), _S.FAILED, _S.RECTIFYING, _S.RECTIFY_LATE, _S.REVOKING, seldom=True),
        _filter("deferred", tr("缓评"), _S.DEFERRED, seldom=True),
        _filter("done", tr("已办结"), *SETTLED),
    )


def _filter(key: str, title: str, *states: EvaluationState, seldom: bool = False) -> Filter[EvaluationRow]:
    return Filter(key, title, lambda row: row.state in states, seldom)


def hint(row: EvaluationRow) -> str:
    """What score and cap come to, and why it is not simply the score."""
    if row.suggestion is None:
        return ""
    why = {
        Why.SCORE: "",
        Why.NOT_CARRIED: tr("表决或合格线未通过"),
        Why.UNDECIDED: tr("评审没有结论，由会议决定"),
        Why.CAPPED: tr("首档比例已满，列入下一档"),
        Why.TIED: tr("同分踩在比例线上，程序不取舍，由会议决定"),
    }[row.suggestion.why]
    if row.suggestion.grade:
        return f"{row.suggestion.grade}（{why}）" if why else row.suggestion.grade
    return why


def grade(row: EvaluationRow) -> str:
    """The grade that was decided; a suggestion is marked as one."""
    if row.grade:
        return row.grade
    if row.suggestion is None:
        return ""
    return tr("拟：{grade}").format(grade=row.suggestion.grade or "—")


def window(row: EvaluationRow, today: date) -> str:
    """Where the day stands to the end of the period and to the window after it."""
    days = (row.period_end - today).days
    ends = tr("距期满 {n} 天").format(n=days) if days >= 0 else tr("已期满 {n} 天").format(n=-days)
    last = tr("评估应在 {day} 前完成（指引未规定）").format(day=row.window_end.isoformat())
    return tr("{start} 至 {end}，{ends}；{last}").format(
        start=row.period_start.isoformat(), end=row.period_end.isoformat(), ends=ends, last=last
    )


def missed(row: EvaluationRow, today: date) -> str:
    """That the window has passed; empty while it has not, or once a grade is there."""
    if row.grade or row.state in SETTLED or today <= row.window_end:
        return ""
    return tr("评估期限已过 {n} 天，还没有等次。").format(n=(today - row.window_end).days)


def last_step(row: EvaluationRow) -> str:
    """What taking back would take back; empty where nothing can be."""
    judged = row.last_step == Act.PLACE_EVALUATION and row.facts.sealed
    return tr("上一步：{act}（可以撤回）").format(act=act(row.last_step)) if row.last_step and not judged else ""


def moved_on(row: EvaluationRow) -> str:
    """That the figures are others now than those the grade was decided on; empty while they are not."""
    if row.way != "panel" or row.score is None or row.mean == row.score:
        return ""
    if row.mean is None:
        return tr("评审会已重新打开，等次是按 {score} 分决定的。").format(score=row.score)
    return tr("封存得分已更正为 {now}，等次是按 {score} 分决定的。").format(now=row.mean, score=row.score)


def timeline(row: EvaluationRow) -> tuple[Step, ...]:
    """What happened or is awaited, in the order of the procedure (三（四）)."""
    notice = tr("通知评估（{number}），自评报告 {due} 前报送").format(
        number=row.notice_number, due=_day(row.report_due_on)
    )
    received = tr("收到自评报告") + (tr("，自评 {score} 分").format(score=row.self_score) if row.self_score else "")
    steps = [
        _step(row.noticed_on, notice, tr("等待通知")),
        _step(row.received_on, received, tr("等待自评报告")),
        _step(row.checked_on, tr("区市审核：{text}").format(text=row.district_opinion), tr("等待区市审核")),
    ]
    if row.deferred_until is not None:
        told = tr("缓评到 {until}（{paper}）：{why}")
        words = told.format(until=_day(row.deferred_until), paper=row.deferral_paper, why=row.deferral_reason)
        steps.append(Step("warn", _day(row.deferred_on), words))
    if row.absence:
        kind = tr("拒绝参加") if row.absence == "refused" else tr("未按通知参加")
        steps.append(Step("bad", _day(row.absence_on), f"{kind}：{row.absence_reason}"))
    if not row.grade and not row.absence:
        steps.append(_panel(row))
    skipped = row.way in ("paper", "deemed")
    steps = [step for step in steps if not (skipped and step.kind == "neutral")]
    return (*steps, *_graded(row), *_after(row))


def _panel(row: EvaluationRow) -> Step:
    if row.mean is not None:
        return Step("ok", "—", tr("专家评审，综合得分 {score}").format(score=row.mean))
    if row.proposal_id:
        return Step("neutral", "—", tr("已提交评审（{number}），等待会议").format(number=row.proposal_number))
    return Step("neutral", "—", tr("等待专家评审"))


def _graded(row: EvaluationRow) -> list[Step]:
    if not row.grade:
        return [Step("neutral", "—", tr("等待决定等次"))]
    way = {"panel": tr("专家评审"), "paper": tr("纸质办结"), "deemed": tr("认可其他评估"), "absent": tr("未参加")}[
        row.way
    ]
    score = tr("，得分 {score}").format(score=row.score) if row.score is not None else ""
    told = tr("等次：{grade}（{paper}，{way}{score}）")
    words = told.format(grade=row.grade, paper=row.decision_paper, way=way, score=score)
    if row.decision_reason:
        words += "\n" + tr("理由：{why}").format(why=row.decision_reason)
    steps = [Step("ok" if row.passed else "bad", _day(row.decided_on), words)]
    if row.posted_on is None:
        return [*steps, Step("neutral", "—", tr("等待公布"))]
    public = tr("公布在{place}，公示到 {until}").format(place=row.posting_place, until=_day(row.public_until))
    steps.append(Step("ok", _day(row.posted_on), public))
    closed = tr("公示办结：{outcome}").format(outcome=row.outcome)
    return [*steps, _step(row.concluded_on, closed, tr("等待公示期满办结"))]


def _after(row: EvaluationRow) -> list[Step]:
    steps = []
    if row.rectify_from is not None:
        told = tr("限期整改到 {due}（{paper}）：{what}")
        words = told.format(due=_day(row.rectify_due_on), paper=row.rectify_paper, what=row.rectify_demands)
        steps.append(Step("warn", _day(row.rectify_from), words))
        found = tr("复核合格：{note}") if row.rectified else tr("复核不合格：{note}")
        checked = _step(row.rectified_on, found.format(note=row.rectify_note), tr("等待整改复核"))
        steps.append(Step("bad", checked.on, checked.text) if row.rectified is False else checked)
    if row.revoke_from is not None:
        steps.append(Step("bad", _day(row.revoke_from), tr("拟撤销：{reason}").format(reason=row.revoke_reason)))
        said = tr("陈述申辩：{text}").format(text=row.statement)
        steps.append(_step(row.heard_on, said, tr("等待陈述申辩")))
        decided = tr("决定撤销：{paper}").format(paper=row.revoke_paper)
        steps.append(_step(row.revoked_on, decided, tr("等待会议决定")))
    elif row.revoke_paper:
        steps.append(Step("ok", "—", tr("决定不予撤销：{paper}").format(paper=row.revoke_paper)))
    if row.next_until is not None:
        told = tr("下一建设期 {start} 至 {end}（{paper}）")
        words = told.format(start=_day(row.next_from), end=_day(row.next_until), paper=row.next_paper)
        steps.append(Step("ok", "—", words))
    return steps


def _day(value: date | None) -> str:
    return "—" if value is None else value.isoformat()


def _step(on: date | None, done: str, waiting: str) -> Step:
    return Step("ok", _day(on), done) if on is not None else Step("neutral", "—", waiting)


def why_not_yet(row: EvaluationRow, role: Role) -> str:
    """What the next step is, or who does it."""
    office = role is Role.OFFICE
    return {
        _S.LISTED: tr("先通知，再收自评报告。选几行可以一起通知。"),
        _S.NOTICED: tr("自评报告经区市审核后报送。"),
        _S.REPORT_LATE: tr("自评报告过了截止日。可以催报，或登记缓评、未参加。"),
        _S.RECEIVED: tr("区市审核有自己的日期，可以早于本局收到的日期。"),
        _S.CHECKED: tr("提交评审后，在“评审会议”里选入议程，评分、表决、封存和意见书与论证相同。"),
        _S.ON_AGENDA: tr("评审会封存得分以后，回到这里决定等次。"),
        _S.REVIEWED: tr("推算等次只供参考，由会议决定。") if office else tr("由办公室登记等次。"),
        _S.ABSENT: tr("由会议决定等次，写明理由。") if office else tr("由办公室登记等次。"),
        _S.DEFERRED: tr("缓评到期后自动回到原来的一步。"),
        _S.GRADED: tr("公布的天数按公示规则计算。"),
        _S.IN_PUBLIC: tr("公示到 {day}，第二天起办结。").format(day=_day(row.public_until)),
        _S.FAILED: tr("不合格：先限期整改；整改不合格、再次不合格或拒不参加的，才可拟撤销。"),
        _S.RECTIFYING: tr("整改到 {day}，收到整改报告后复核。").format(day=_day(row.rectify_due_on)),
        _S.RECTIFY_LATE: tr("整改期限已过，请复核。"),
        _S.REVOKING: tr("先登记陈述申辩，再登记会议的决定。程序只准备，由人决定。"),
        _S.REVOKED: tr("已撤销。如属误决定，由办公室写明原因撤回上一步。"),
        _S.DONE: tr("已办结。合格的可以进入下一建设期。")
        if row.next_until is None
        else tr("已办结，并进入下一建设期。"),
        _S.ENDED: tr("中心已终止，不再评估。经过见“启动建设”的台账。"),
    }[_S(row.state)]
