"""The acts of 综合评价: on one proposal, on several, and on the list itself."""

from __future__ import annotations

from qtic_desktop.domain.selection import Decision
from qtic_desktop.gui import weighing
from qtic_desktop.gui.selection import words
from qtic_desktop.gui.stage.act import Act, Ahead, Choice, Day, Line, MaybeDay, Words, order_reason
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import selection
from qtic_desktop.services.selection.planning import plan_adoption, plan_draft
from qtic_desktop.storage.queries.selection import SelectionRow

Rows = tuple[SelectionRow, ...]


def acts() -> tuple[Act[SelectionRow], ...]:
    """What can be noted about one proposal while the list is drawn up, and what is done with the whole version."""
    return (_decide(), _name(), _visit(), _adopt(), _withdraw())


def many_acts() -> tuple[Act[Rows], ...]:
    """Several decided alike."""
    chosen, reason = _decision()
    return (
        Act(
            selection.decide_many,
            tr("决定 {n} 个…"),
            lambda rows, given: selection.decide_many.bind(
                item_ids=tuple(row.id for row in rows), decision=given[chosen], reason=given[reason]
            ),
            "check",
            (chosen, reason),
            tr("登记决定"),
            touches=words.waiting_of,
        ),
    )


def _decision() -> tuple[Choice, Words]:
    known = tuple((one.value, words.decision(one)) for one in Decision)
    return (
        Choice("decision", tr("决定"), tr("未通过论证的不能拟支持（三（三））"), choices=known, theirs=True),
        Words(
            "reason",
            tr("理由"),
            tr("与名次不一致的、暂缓的，要写明理由；越过前面名次的，写明为什么选它"),
            required=False,
        ),
    )


def _decide() -> Act[SelectionRow]:
    chosen, reason = _decision()
    return Act(
        selection.decide_selection,
        tr("登记决定…"),
        lambda row, given: selection.decide_selection.bind(
            item_id=row.id, decision=given[chosen], reason=given[reason]
        ),
        "check",
        (chosen, reason),
        tr("登记决定"),
        fill=lambda row: {
            "decision": None if row.decision is Decision.UNDECIDED else row.decision.value,
            "reason": row.reason,
        },
        touches=words.waiting,
    )


def _name() -> Act[SelectionRow]:
    name = Line("center_name", tr("中心名称"), tr("专家建议、与依托单位商定的名称"), limit=60)
    agreed = MaybeDay("agreed_on", tr("依托单位同意日期"), tr("名称与申报一致的可以不填"))
    return Act(
        selection.agree_name,
        tr("商定名称…"),
        lambda row, given: selection.agree_name.bind(item_id=row.id, center_name=given[name], agreed_on=given[agreed]),
        "pen-line",
        (name, agreed),
        tr("登记名称"),
        fill=lambda row: {"center_name": row.center_name, "agreed_on": row.name_agreed_on},
    )


def _visit() -> Act[SelectionRow]:
    on = MaybeDay("visited_on", tr("考察日期"))
    found = Words("visit", tr("考察情况"), tr("日期和情况都清空，即撤销这次登记"), required=False)
    why = order_reason()
    return Act(
        selection.record_site_visit,
        tr("现场考察…"),
        lambda row, given: selection.record_site_visit.bind(
            item_id=row.id, visited_on=given[on], visit=given[found], order_reason=given[why]
        ),
        "clipboard-check",
        (on, found, why),
        tr("登记考察"),
        fill=lambda row: {"visited_on": row.visited_on, "visit": row.visit},
    )


def draft_act() -> Act[None]:
    """Draw up a version; the first one of a batch asks for no reason."""
    reason = Words("reason", tr("新版的原因"), tr("本批次第一版不用填"), required=False)
    return Act(
        selection.draft_selection,
        tr("拟定名单…"),
        lambda _none, given: selection.draft_selection.bind(reason=given[reason]),
        "plus",
        (reason,),
        tr("拟定名单"),
        done=lambda _none, _given, _changes: tr("名单已拟定，逐个登记决定后确定。"),
        ahead=Ahead(lambda _none, _given: plan_draft.bind(), words.planned),
    )


def _adopt() -> Act[SelectionRow]:
    reference, on = Line("meeting_reference", tr("会议纪要"), limit=80), Day("decided_on", tr("会议日期"))
    why = order_reason()
    despite = Words(
        "despite", tr("仍要确定的依据"), tr("还有评审会没有封存时填写，例如哪次会议同意"), required=False, limit=200, lines=2,
        when_refused=True,
    )  # fmt: skip
    return Act(
        selection.adopt_selection,
        tr("确定名单…"),
        lambda row, given: selection.adopt_selection.bind(
            list_id=row.list_id,
            meeting_reference=given[reference],
            decided_on=given[on],
            order_reason=given[why],
            despite=given[despite],
        ),
        "file-check",
        (reference, on, despite, why),
        tr("确定名单"),
        done=lambda _row, _given, _changes: tr("名单已确定，可以公示。以前的版本保留可查。"),
        ahead=Ahead(lambda row, _given: plan_adoption.bind(list_id=row.list_id), words.before_adoption),
        group=tr("整份名单"),
    )


def _withdraw() -> Act[SelectionRow]:
    reason = Words("reason", tr("收回的原因"), tr("收回后保留可查；上一个确定的版本恢复有效"))
    return Act(
        selection.withdraw_selection,
        tr("收回名单…"),
        lambda row, given: selection.withdraw_selection.bind(list_id=row.list_id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("收回名单"),
        weighs=lambda row, _given: weighing.list_recalled(row),
        done=lambda _row, _given, _changes: tr("这一版名单已收回。"),
        group=tr("整份名单"),
    )
