"""Everything on the paper of an opinion that comes from the record (三（二）)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.domain.meetings import Attendance
from qtic_desktop.domain.opinions import Conclusion, OpinionFacts, OpinionKind, PanelSeat
from qtic_desktop.domain.opinions.wordings import SHIPPED
from qtic_desktop.domain.rule_settings import SIGNATURES
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.services.registry import rules_of
from qtic_desktop.services.results import meeting_results
from qtic_desktop.storage.queries.accounts import small_office
from qtic_desktop.storage.queries.evaluation_figures import period_of
from qtic_desktop.storage.queries.meetings import SeatRow, panel
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.registry import Department, RuleSetVersion
from qtic_desktop.storage.unit_of_work import find

_CONCLUSION_OF = {
    "pass": Conclusion.AGREE,
    "revise": Conclusion.AGREE_AFTER_REVISION,
    "fail": Conclusion.DISAGREE,
}
#: The verdict of the panel that a conclusion puts into words.
VERDICT_OF = {conclusion: verdict for verdict, conclusion in _CONCLUSION_OF.items()}


def opinion_facts(
    session: Session, *, agenda_item_id: str, version_no: int, wording: int = SHIPPED, on: date | None = None
) -> OpinionFacts:
    """All facts of the opinion on one agenda item, from the record; ``wording`` is the version of the wording it is written
    in, ``on`` the day written under it (default: the day of the meeting)."""
    item = find(session, AgendaItem, agenda_item_id)
    meeting, proposal = find(session, Meeting, item.meeting_id), find(session, Proposal, item.proposal_id)
    rule_set = find(session, RuleSetVersion, meeting.rule_set_id)
    rules = rules_of(rule_set)
    outcome = next(o for o in meeting_results(session, meeting_id=meeting.id) if o.agenda_item_id == agenda_item_id)
    known = workspace_facts(session)
    vote, seats = outcome.result.vote, panel(session, meeting_id=meeting.id)
    states = {sheet.expert_id: sheet.state for sheet in outcome.case.sheets}
    return OpinionFacts(
        kind=OpinionKind.of(proposal.track),
        center_name=proposal.center_name,
        host_name=proposal.host_name,
        department_name=find(session, Department, proposal.department_id or "").name,
        proposal_number=proposal.number or "",
        director_name=proposal.director_name,
        old_center_name=proposal.old_center_name,
        meeting_title=meeting.title,
        held_on=meeting.held_on,
        place=meeting.place,
        organizer=known.get("organizer", ""),
        panel=_seats(seats, item, outcome),
        entitled=vote.entitled,
        agree=vote.agree,
        agree_after_revision=vote.agree_after_revision,
        disagree=vote.disagree,
        abstain=vote.abstain,
        needed=vote.needed,
        majority=rules.vote_majority,
        mean=None if outcome.result.mean is None else str(outcome.result.mean),
        pass_mean=str(rules.pass_mean),
        counted=outcome.result.counted,
        conclusion=_conclusion(outcome),
        version_no=version_no,
        check_code="",
        opinion_date=on or meeting.held_on,
        sample=known.get("sample") == "True",
        merged_roles=_merged_roles(session),
        grade=_grade(outcome, rules),
        period=period_of(session, proposal.id),
        board=json.loads(rule_set.body).get(SIGNATURES, "lines"),
        wording=wording,
        absent=tuple(seat.name for seat in seats if states[seat.expert_id] == SheetState.ABSENT),
        leader_named=_leader_named(seats, item, outcome),
        secret=outcome.case.secret,
        invalid=vote.invalid,
    )


def facts_of(session: Session, opinion: Opinion) -> OpinionFacts:
    """The facts of an opinion that is not frozen yet, as the record has them now."""
    return opinion_facts(
        session, agenda_item_id=opinion.agenda_item_id, version_no=opinion.version_no, wording=opinion.wording
    )


def _grade(outcome: Outcome, rules: RuleSet) -> str:
    """Of an evaluation the grade that the mean reaches, the last one where the centre did not pass."""
    if outcome.track != TRACK or outcome.result.mean is None:
        return ""
    failed = outcome.result.verdict == "fail"
    return rules.grades[-1][0] if failed else rules.grade_of(outcome.result.mean) or ""


def _merged_roles(session: Session) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a small office has said about itself stands on its papers; nothing in an office of separate roles."""
    said = small_office(session)
    return () if said is None else tuple((name, tuple(role.value for role in roles)) for name, roles in said.merged)


def _conclusion(outcome: Outcome) -> Conclusion:
    """What the votes and the mean say. Without a verdict (a ticked veto, decided on paper) the program writes none."""
    found = _CONCLUSION_OF.get(outcome.result.verdict)
    if found is None:
        raise Refused("opinions.undecided", proposal=outcome.center_name)
    return found


def _leads(seats: Sequence[SeatRow], item: AgendaItem, outcome: Outcome) -> tuple[str, str]:
    """Who leads the panel and who led it for this proposal, by id."""
    states = {sheet.expert_id: sheet.state for sheet in outcome.case.sheets}
    leader = next(seat.expert_id for seat in seats if seat.is_leader)
    return leader, Attendance.of(states, leader, item.acting_leader_id).leader_id or leader


def _leader_named(seats: Sequence[SeatRow], item: AgendaItem, outcome: Outcome) -> str:
    leader, leads = _leads(seats, item, outcome)
    return "" if leader == leads else next(seat.name for seat in seats if seat.expert_id == leader)


def _seats(seats: Sequence[SeatRow], item: AgendaItem, outcome: Outcome) -> tuple[PanelSeat, ...]:
    """Who took part in this proposal or recused; who was absent from it, late or gone, has no line on its paper."""
    states = {sheet.expert_id: sheet.state for sheet in outcome.case.sheets}
    _, leads = _leads(seats, item, outcome)
    return tuple(
        PanelSeat(
            seat.expert_id,
            seat.name,
            seat.organization,
            seat.title,
            seat.speciality,
            seat.expert_id == leads,
            states[seat.expert_id] == SheetState.RECUSED,
        )
        for seat in seats
        if states[seat.expert_id] != SheetState.ABSENT
    )
