"""The acts after sealing: confirm and withdraw a docket; ask for a revision, note the re-check, review again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.gui.scoring.sealed import words
from qtic_desktop.gui.stage.act import Act, Ahead, Choice, Day, Line, Words
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import scoring
from qtic_desktop.storage.queries.meetings import ItemRow
from qtic_desktop.storage.queries.sealing import DocketRow, RecheckRow
from qtic_desktop.storage.queries.selection_figures import lists_of_docket

Outcomes = Callable[[], Sequence[Outcome]]
Agenda = Callable[[], Sequence[ItemRow]]


def docket_acts() -> tuple[Act[DocketRow], ...]:
    """What the second person, or the writer, does with a docket; the effect is read before it is confirmed."""
    reason = Words("reason", tr("撤回的原因"), lines=2)
    return (
        Act(
            scoring.confirm_docket,
            tr("确认更正…"),
            lambda row, _given: scoring.confirm_docket.bind(docket_id=row.id),
            "check",
            asks=_confirmation,
            ahead=Ahead(lambda row, _given: lists_of_docket.bind(docket_id=row.id), words.lists_told),
            does=tr("确认，结果更正为新版"),
            look="danger",
            done=lambda row, _given, _changes: tr("更正单第 {n} 号已生效，结果封存为新的一版。").format(n=row.number),
        ),
        Act(
            scoring.withdraw_docket,
            tr("撤回更正单…"),
            lambda row, given: scoring.withdraw_docket.bind(docket_id=row.id, reason=given[reason]),
            "undo-2",
            (reason,),
            tr("撤回"),
            done=lambda row, _given, _changes: tr("更正单第 {n} 号已撤回，封存的结果没有变。").format(n=row.number),
        ),
    )


def _confirmation(row: DocketRow) -> str:
    head = tr("更正单第 {n} 号  {project}\n{expert}，{what}\n理由：{reason}\n确认以后：").format(
        n=row.number, project=row.center_name, expert=row.expert, what=words.what(row), reason=row.reason
    )
    effect = [line.text for line in words.effect_lines(words.stored_effect(row))]
    return "\n".join((head, *effect))


def revision_begins(outcomes: Outcomes, agenda: Agenda) -> tuple[Act[None], ...]:
    """Ask for a revision of a proposal that was agreed to after revision; let a reviewed one be reviewed again, and take
    that back."""

    def to_revise() -> list[tuple[str, str]]:
        return [(one.agenda_item_id, _named(one)) for one in outcomes() if one.result.verdict == "revise"]

    def standing(status: ProposalStatus) -> list[tuple[str, str]]:
        stand = {one.proposal_id for one in agenda() if one.status == status}
        return [(one.proposal_id, _named(one)) for one in outcomes() if one.proposal_id in stand]

    nobody = tr("本场会议结论为“修改后同意”的项目")
    item = Choice("agenda_item_id", tr("项目"), nobody, later=to_revise)
    demands = Words("demands", tr("修改要求"), tr("照专家组意见写，申报单位据此修改"))
    due = Day("due_on", tr("期限"), tr("指引未规定，由办公室确定"))
    project = Choice("proposal_id", tr("项目"), later=lambda: standing(ProposalStatus.REVIEWED))
    sent_back = tr("本场会议退回重新评审、还可以撤销的项目")
    returned = Choice("proposal_id", tr("项目"), sent_back, later=lambda: standing(ProposalStatus.ACCEPTED))
    why = Words("reason", tr("撤销退回的原因"), lines=2)
    reason = Words("reason", tr("重新评审的原因"), tr("原来封存的结果保留可查"), lines=2)
    return (
        Act(
            scoring.ask_revision,
            tr("要求修改…"),
            lambda _none, given: scoring.ask_revision.bind(
                agenda_item_id=given[item], demands=given[demands], due_on=given[due]
            ),
            "pen-line",
            (item, demands, due),
            tr("登记修改要求"),
            done=lambda _none, given, _changes: tr("已登记，{on} 前复核。").format(on=given[due].isoformat()),
        ),
        Act(
            scoring.return_to_review,
            tr("退回重新评审…"),
            lambda _none, given: scoring.return_to_review.bind(proposal_id=given[project], reason=given[reason]),
            "refresh-cw",
            (project, reason),
            tr("退回重新评审"),
            done=lambda _none, _given, _changes: tr("项目已退回，可以排进另一场评审会；原结果保留。"),
        ),
        Act(
            scoring.withdraw_review,
            tr("撤销退回…"),
            lambda _none, given: scoring.withdraw_review.bind(proposal_id=given[returned], reason=given[why]),
            "undo-2",
            (returned, why),
            tr("撤销退回"),
            done=lambda _none, _given, _changes: tr("退回已撤销，封存的结果照旧有效。"),
            touches=lambda _none: tr("只在还没有评审会排进这个项目时。项目回到“已评审”，封存的结果和意见书不变。"),
        ),
    )


def _named(outcome: Outcome) -> str:
    return f"{outcome.proposal_number} {outcome.center_name}"


def recheck_acts() -> tuple[Act[RecheckRow], ...]:
    """What is noted of a re-check, and how it is taken back."""
    outcome = Choice(
        "passed", tr("复核结果"), choices=(("yes", tr("已按要求修改，通过")), ("no", tr("未按要求修改，不通过")))
    )
    who = Line("checked_by", tr("复核人"), tr("一般为专家组组长"), limit=40)
    note = Words("note", tr("复核意见"))
    reason = Words("reason", tr("撤销的原因"), lines=2)
    return (
        Act(
            scoring.record_recheck,
            tr("登记复核…"),
            lambda row, given: scoring.record_recheck.bind(
                recheck_id=row.id, passed=given[outcome] == "yes", checked_by=given[who], note=given[note]
            ),
            "clipboard-check",
            (outcome, who, note),
            tr("登记复核"),
            done=lambda _row, given, _changes: (
                tr("复核通过已登记。") if given[outcome] == "yes" else tr("已登记未通过；可以退回重新评审。")
            ),
        ),
        Act(
            scoring.withdraw_revision,
            tr("撤销修改要求…"),
            lambda row, given: scoring.withdraw_revision.bind(recheck_id=row.id, reason=given[reason]),
            "undo-2",
            (reason,),
            tr("撤销"),
            done=lambda _row, _given, _changes: tr("修改要求已撤销，可以另行登记。"),
        ),
        Act(
            scoring.withdraw_recheck,
            tr("撤销复核结果…"),
            lambda row, given: scoring.withdraw_recheck.bind(recheck_id=row.id, reason=given[reason]),
            "undo-2",
            (reason,),
            tr("撤销"),
            done=lambda _row, _given, _changes: tr("复核结果已撤销，重新等待复核。"),
        ),
    )
