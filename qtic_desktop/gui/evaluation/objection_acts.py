"""Objections against a grade in public: what was registered, in the card, and the steps of each as acts."""

from __future__ import annotations

from qtic_desktop.domain.publicity import ObjectionState
from qtic_desktop.gui import weighing
from qtic_desktop.gui.publicity.acts import what_is_objected
from qtic_desktop.gui.stage.act import Act, Choice, Day, Line, Words
from qtic_desktop.gui.stage.shown import Line as Told
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.services.evaluation import objections
from qtic_desktop.storage.queries.evaluation import EvaluationRow


def acts() -> tuple[Act[EvaluationRow], ...]:
    """In their order."""
    return (_register(), _judge(), _decide(), _answer(), _reopen())


def told(row: EvaluationRow) -> tuple[Told, ...]:
    """Every objection with what became of it; who made it is not told here."""
    words = {
        ObjectionState.RECEIVED: tr("等待审查是否受理"),
        ObjectionState.NOT_ADMITTED: tr("不予受理"),
        ObjectionState.ADMITTED: tr("已受理，正在核查"),
        ObjectionState.UPHELD: tr("异议成立：请撤回公布，由会议重新决定等次"),
        ObjectionState.DISMISSED: tr("异议不成立"),
        ObjectionState.WITHDRAWN: tr("异议人已撤回"),
    }
    lines = []
    for one in row.objections:
        head = tr("异议 {n}（{day}）").format(n=one.number, day=one.received_on.isoformat())
        parts = [words[one.state], one.inquiry]
        if one.answered_on is not None:
            parts.append(tr("{day} 已答复").format(day=one.answered_on.isoformat()))
        state = mark("；").join(part for part in parts if part)
        open_now = one.state in (ObjectionState.RECEIVED, ObjectionState.ADMITTED, ObjectionState.UPHELD)
        lines.append(Told(f"{head}：{one.content}\n{state}", "warn" if open_now else "body"))
    return tuple(lines)


def _register() -> Act[EvaluationRow]:
    on, who, real, facts, content = what_is_objected()
    return Act(
        objections.register_grade_objection,
        tr("登记等次异议…"),
        lambda row, given: objections.register_grade_objection.bind(
            evaluation_id=row.id, received_on=given[on], who=given[who], real_name=given[real],
            has_facts=given[facts], content=given[content],
        ),
        "pen-line",
        (on, who, real, facts, content),
        tr("登记异议"),
        from_top=True,
        group=tr("等次异议"),
    )  # fmt: skip


def _judge() -> Act[EvaluationRow]:
    admit = Choice("admit", tr("是否受理"), choices=(("yes", tr("受理")), ("no", tr("不予受理"))), theirs=True)
    on = Day("on", tr("日期"))
    why = Words("admission", tr("理由"), tr("与实名、时间、事实所指不一致的必须写明"), required=False, lines=2)
    return Act(
        objections.judge_grade_objection,
        tr("是否受理…"),
        lambda row, given: objections.judge_grade_objection.bind(
            evaluation_id=row.id, admit=given[admit], on=given[on], admission=given[why]
        ),
        "scale",
        (admit, on, why),
        tr("登记"),
        group=tr("等次异议"),
    )


def _decide() -> Act[EvaluationRow]:
    upheld = Choice("upheld", tr("核查结论"), choices=(("no", tr("异议不成立")), ("yes", tr("异议成立"))), theirs=True)
    on, inquiry = Day("on", tr("日期")), Words("inquiry", tr("核查情况"), limit=2000)
    return Act(
        objections.decide_grade_objection,
        tr("核查结论…"),
        lambda row, given: objections.decide_grade_objection.bind(
            evaluation_id=row.id, upheld=given[upheld], on=given[on], inquiry=given[inquiry]
        ),
        "gavel",
        (upheld, on, inquiry),
        tr("登记结论"),
        weighs=lambda row, given: weighing.grade_objection_upheld(row) if given[upheld] == "yes" else (),
        group=tr("等次异议"),
    )


def _answer() -> Act[EvaluationRow]:
    on, answer = Day("on", tr("答复日期")), Line("answer", tr("答复的方式和文号"), limit=120)
    return Act(
        objections.answer_grade_objection,
        tr("登记答复…"),
        lambda row, given: objections.answer_grade_objection.bind(
            evaluation_id=row.id, on=given[on], answer=given[answer]
        ),
        "check",
        (on, answer),
        tr("登记答复"),
        group=tr("等次异议"),
    )


def _reopen() -> Act[EvaluationRow]:
    reason = Words("reason", tr("撤回的原因"), tr("原来的登记留在记录里"), lines=2)
    return Act(
        objections.reopen_grade_objection,
        tr("撤回异议的上一步…"),
        lambda row, given: objections.reopen_grade_objection.bind(evaluation_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤回这一步"),
        group=tr("等次异议"),
    )
