"""An evaluation before a panel: a record of its own on the docket, so that agenda, draw, recusal, scoring, vote, seal and
opinion are those of every review (docs/decisions/0014)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.evaluation import TRACK, EvaluationState
from qtic_desktop.domain.examination import ExaminationState
from qtic_desktop.domain.intake import ProposalDraft, ProposalStatus, TaskPlan
from qtic_desktop.resources import message
from qtic_desktop.services.evaluation.steps import in_state, running, take_step
from qtic_desktop.services.registry import add_rubric
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.evaluation_targets import target_lines
from qtic_desktop.storage.tables.evaluation import Evaluation, EvaluationActual
from qtic_desktop.storage.tables.intake import Proposal, ProposalPartner, ProposalTask
from qtic_desktop.storage.tables.launch import Center, CenterTarget
from qtic_desktop.storage.tables.registry import Attachment, RubricVersion
from qtic_desktop.storage.unit_of_work import UnitOfWork

_ALL_TASKS = (1, 2, 3, 4, 5, 6)


@use_case(Act.PLACE_EVALUATION)
def place_evaluation(work: UnitOfWork, *, evaluation_ids: Sequence[str], tasks: str = "") -> Changes:
    """Put evaluations on the docket: from then on each can be taken onto the agenda of a meeting.

    Which criteria apply follows from the tasks of the task book in force; ``tasks`` ("1 2 3") says them for a centre
    whose task book is not recorded, and is refused for one whose is."""
    changed = Changes()
    for one in evaluation_ids:
        row = in_state(work, one, EvaluationState.CHECKED)
        changed |= _place(work, row, running(work, row), tasks)
    return changed


def _place(work: UnitOfWork, row: Evaluation, center: Center, tasks: str) -> Changes:
    targets = _targets(work, center)
    plan = targets or [TaskPlan(number) for number in _chosen(center, tasks)]
    if targets and tasks.strip():
        raise Refused("evaluation.tasks_known", name=center.name).beside("tasks")
    if work.session.scalar(select(func.count()).where(RubricVersion.track == TRACK)) == 0:
        add_rubric(work, TRACK)  # a workspace of an earlier program
    read = _draft(center, _reached(work, row, plan))
    proposal = Proposal(
        id=work.new_id(), number=_number(work), status=ProposalStatus.ACCEPTED.value, batch_id=None, track=TRACK,
        center_name=center.name, host_name=center.host_name, department_id=center.department_id,
        received_on=row.received_on, director_name=center.director_name, **_of_the_plan(work, center),
        old_center_name=center.old_center_name, draft=json.dumps(read.to_mapping(), ensure_ascii=False),
        saved_at=work.stamp, examination=ExaminationState.PASSED.value,
    )  # fmt: skip
    work.session.add(proposal)
    work.flush()
    for task in plan:
        work.session.add(
            ProposalTask(
                id=work.new_id(), proposal_id=proposal.id, number=task.number, content=task.content, year1=task.year1,
                year2=task.year2, year3=task.year3,
            )
        )  # fmt: skip
    for name in filter(None, center.partners.split("、")):
        work.session.add(ProposalPartner(id=work.new_id(), proposal_id=proposal.id, name=name, duty=""))
    for file in work.session.scalars(select(Attachment).where(Attachment.subject_id == row.id)).all():
        work.session.add(
            Attachment(
                id=work.new_id(), subject_id=proposal.id, kind=file.kind, file_name=file.file_name, sha256=file.sha256,
                size=file.size,
            )
        )  # fmt: skip
    told = {"number": proposal.number, "tasks": [task.number for task in plan]}
    step = take_step(work, row, Act.PLACE_EVALUATION, {"proposal_id": proposal.id}, told=told)
    return step | Changes.of(Kind.PROPOSAL, proposal.id)


def _of_the_plan(work: UnitOfWork, center: Center) -> dict[str, str]:
    """What the draw of experts goes by, as the plan of the centre says it; blank for a centre from an older ledger."""
    plan = None if center.proposal_id is None else work.session.get(Proposal, center.proposal_id)
    names = ("credit_code", "field", "direction", "mode")
    return {name: "" if plan is None else str(getattr(plan, name)) for name in names}


def _targets(work: UnitOfWork, center: Center) -> list[TaskPlan]:
    in_force = select(CenterTarget).filter_by(center_id=center.id, in_force=True).order_by(CenterTarget.number)
    return [TaskPlan(t.number, t.content, t.year1, t.year2, t.year3) for t in work.session.scalars(in_force)]


def _chosen(center: Center, text: str) -> list[int]:
    """The tasks as they were typed; what is not said is never taken for all or none."""
    words = text.replace("、", " ").replace(",", " ").replace("，", " ").split()
    numbers = sorted({int(word) for word in words if word in {str(n) for n in _ALL_TASKS}})
    if not words or len(numbers) != len(set(words)):
        raise Refused("evaluation.tasks_needed", name=center.name).beside("tasks")
    return numbers


def _reached(work: UnitOfWork, row: Evaluation, plan: Sequence[TaskPlan]) -> list[TaskPlan]:
    """The targets with what was reached beside each, noted or from the filed annual reports, as an expert reads them."""
    noted = {
        (one.task, one.year_no): (one.actual, one.source)
        for one in target_lines(work.session, evaluation_id=row.id)
        if one.actual
    }
    more = select(EvaluationActual).filter_by(evaluation_id=row.id)
    noted |= {(one.task, one.year_no): (one.actual, one.source) for one in work.session.scalars(more)}

    def told(task: TaskPlan, year: int) -> str:
        target = (task.year1, task.year2, task.year3)[year - 1]
        one = noted.get((task.number, year))
        if not target and one is None:
            return ""
        if one is None:
            return message("evaluation.target_only", target=target or "—")
        return message("evaluation.target_reached", target=target or "—", actual=one[0], source=one[1])

    return [replace(task, year1=told(task, 1), year2=told(task, 2), year3=told(task, 3)) for task in plan]


def _draft(center: Center, plan: Sequence[TaskPlan]) -> ProposalDraft:
    """What an expert reads beside the sheet where no paper was scanned."""
    values = {
        "track": TRACK, "center_name": center.name, "host_name": center.host_name,
        "director_name": center.director_name, "old_center_name": center.old_center_name,
    }  # fmt: skip
    return ProposalDraft(values=values, tasks=tuple(plan))


def _number(work: UnitOfWork) -> str:
    prefix = f"QTIC-{work.today.year}-P"
    taken = work.session.scalar(select(func.count()).where(Proposal.number.startswith(prefix))) or 0
    return f"{prefix}{taken + 1:03d}"


def take_off_docket(work: UnitOfWork, row: Evaluation) -> Changes:
    """Take the record off the docket again; ``evaluation.on_agenda`` while it stands on an agenda or was judged. Its
    number is not given again."""
    proposal = work.get(Proposal, row.proposal_id or "")
    if proposal.status != ProposalStatus.ACCEPTED:
        raise Refused("evaluation.on_agenda", number=proposal.number or "")
    proposal.status = ProposalStatus.WITHDRAWN.value
    return Changes.of(Kind.PROPOSAL, proposal.id)
