"""The acts of 形式审查 on one application."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from qtic_desktop.domain.examination import AT_THE_DESK, ExaminationResult, Mark
from qtic_desktop.gui.examination import words
from qtic_desktop.gui.stage.act import Act, Ahead, Choice, Day, Line, PaperNumber, Words
from qtic_desktop.gui.texts import say, tr, translations
from qtic_desktop.gui.widgets.remarks import Offers
from qtic_desktop.gui.words import day_of_week
from qtic_desktop.services import examination
from qtic_desktop.services.examination import BeforeResult, Sheet, before_result
from qtic_desktop.services.examination.hints import Hint, dismiss_hint
from qtic_desktop.services.intake.changes import withdraw_proposal
from qtic_desktop.storage.queries.examination import ExaminationRow

_HINTS_NAMED = 6
"""Hints that are named before a result; the rest is counted."""


def acts(today: Callable[[], date], offers: Offers) -> tuple[Act[ExaminationRow], ...]:
    """The result and what follows from it; each with its way back."""
    return (_conclude(today, offers), _supplement(), _extend(), _take_back(), _withdraw_result(), _withdraw_proposal())


def _conclude(today: Callable[[], date], offers: Offers) -> Act[ExaminationRow]:
    known = tuple((one.value, words.result(one)) for one in ExaminationResult)
    result = Choice("result", tr("审查结果"), choices=known)
    on = Day("examined_on", tr("审查日期"))
    note = Words(
        "note", tr("说明或理由"), tr("补正写明缺什么，不予受理写明原因；印在通知书上"), required=False, limit=600,
        offers=offers,
    )  # fmt: skip
    days = Line("days", tr("补正期限（工作日）"), tr("不填则按本局设置（指引未规定）"), required=False, limit=3)
    number = PaperNumber("document_number", tr("通知书文号"), required=False, limit=60)
    return Act(
        examination.conclude_examination,
        tr("登记审查结果…"),
        lambda row, given: examination.conclude_examination.bind(
            proposal_id=row.id, result=given[result], examined_on=given[on], note=given[note], days=given[days],
            document_number=given[number],
        ),
        "file-check",
        (result, on, note, days, number),
        tr("登记结果"),
        ahead=Ahead(
            lambda row, given: before_result.bind(
                proposal_id=row.id, today=today(), result=ExaminationResult(given[result]), examined_on=given[on],
                days=given[days],
            ) if given[result] else None,
            lambda found: _open_hints(found.sheet),
            also=frozenset({"days"}),
            beside=lambda found: {"days": _term(found)},
        ),
        fill=_first_result,
        from_top=True,
        done=lambda row, given, _changes: tr("{number}：已登记为{result}。").format(
            number=row.number, result=words.result(given[result])
        ),
    )  # fmt: skip


def _first_result(row: ExaminationRow) -> Mapping[str, object]:
    """What the form proposes: passed is never proposed while an item is not met."""
    if row.examination not in AT_THE_DESK:
        return {"result": ExaminationResult.REFUSED.value, "note": tr("逾期未补正。")}
    return {"result": ExaminationResult.CORRECTION.value} if row.unmet else {}


def _term(found: BeforeResult) -> str:
    """Until when a correction noted now is waited for; empty for another result."""
    if found.term is None:
        return ""
    until = tr("{n} 个工作日，到 {day}（次日起算，指引未规定）")
    told = (until.format(n=found.days, day=day_of_week(found.term.last)), words.unknown(found.term.unknown_years))
    return "\n".join(one for one in told if one)


def _open_hints(sheet: Sheet) -> str:
    """What nobody has looked into yet, before the result is noted."""
    open_ones = [say(hint.problem, translations.lang) for hint in sheet.hints if hint.open]
    left = len(open_ones)
    unmarked = sum(item.mark is Mark.OPEN for item in sheet.items)
    told = []
    if left:
        told.append(
            tr("还有 {n} 条提示没有处理。确定不影响结果，再登记；要逐条说明，先取消，再点“逐项审查”。").format(n=left)
        )
        told += [f"· {sentence}" for sentence in open_ones[:_HINTS_NAMED]]
        if left > _HINTS_NAMED:
            told.append(tr("· 还有 {n} 条在审查表里。").format(n=left - _HINTS_NAMED))
    if unmarked and unmarked < len(sheet.items):
        told.append(tr("还有 {n} 项没有审查。").format(n=unmarked))
    return "\n".join(told)


def _supplement() -> Act[ExaminationRow]:
    on = Day("arrived_on", tr("到达日期"), tr("逾期到达的照实填写，由办理人决定是否采用"))
    what = Words("arrived", tr("到了哪些材料"))
    return Act(
        examination.record_supplement,
        tr("补正材料已到…"),
        lambda row, given: examination.record_supplement.bind(
            proposal_id=row.id, arrived_on=given[on], arrived=given[what]
        ),
        "inbox",
        (on, what),
        tr("登记材料"),
        done=lambda _row, _given, _changes: tr("材料已登记，请复核原来不符合的事项。"),
    )


def _extend() -> Act[ExaminationRow]:
    on = Day("due_on", tr("新的期限"))
    reason = Words("reason", tr("原因"))
    return Act(
        examination.extend_correction,
        tr("调整补正期限…"),
        lambda row, given: examination.extend_correction.bind(
            proposal_id=row.id, due_on=given[on], reason=given[reason]
        ),
        "clock",
        (on, reason),
        tr("调整期限"),
        fill=lambda row: {"due_on": row.due_on},
    )


def _take_back() -> Act[ExaminationRow]:
    reason = Words("reason", tr("撤销的原因"), tr("回到等待补正，这一轮已审的事项另存备查"))
    return Act(
        examination.take_back_supplement,
        tr("撤销材料登记…"),
        lambda row, given: examination.take_back_supplement.bind(proposal_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤销登记"),
        group=tr("更正"),
    )


def _withdraw_result() -> Act[ExaminationRow]:
    reason = Words("reason", tr("撤销的原因"), tr("原结果保留在记录里；已发出的通知书请一并收回"))
    return Act(
        examination.withdraw_result,
        tr("撤销审查结果…"),
        lambda row, given: examination.withdraw_result.bind(proposal_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤销结果"),
        done=lambda row, _given, _changes: tr("{number} 的审查结果已撤销，可以重新审查。").format(number=row.number),
        group=tr("更正"),
    )


def _withdraw_proposal() -> Act[ExaminationRow]:
    reason = Words("reason", tr("撤回的原因"), tr("申报单位撤回；在“推荐与受理”里可以恢复"))
    return Act(
        withdraw_proposal,
        tr("申报单位撤回…"),
        lambda row, given: withdraw_proposal.bind(proposal_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("登记撤回"),
        done=lambda row, _given, _changes: tr("{number} 已撤回，不再审查。").format(number=row.number),
        group=tr("更正"),
    )


# -- hints, on the sheet


def dismiss_act(proposal_id: str, offers: Offers) -> Act[Hint]:
    """Say why a hint does not matter."""
    told = tr("以后一直按这个理由处理，直到所涉内容改动")
    reason = Words("reason", tr("为什么不影响"), told, offers=offers)
    return Act(
        dismiss_hint,
        tr("这条提示不影响"),
        lambda hint, given: dismiss_hint.bind(proposal_id=proposal_id, hint=hint.key, reason=given[reason]),
        "check",
        (reason,),
        tr("登记理由"),
    )
