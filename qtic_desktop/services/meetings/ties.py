"""Ties between the panel and the proposals of a meeting are written down as they are found, to be decided by a person."""

from __future__ import annotations

from sqlalchemy.orm import Session

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import Origin, RecusalState
from qtic_desktop.storage.queries.meetings.recusals import open_ties, waiting_recusals
from qtic_desktop.storage.tables.meetings import Recusal
from qtic_desktop.storage.unit_of_work import UnitOfWork


def look_for_ties(work: UnitOfWork, meeting_id: str) -> int:
    """Write down every tie of the panel to a proposal that was not written down before; how many there were."""
    work.session.flush()
    found = open_ties(work.session, meeting_id=meeting_id)
    for row in found:
        noted = note(work, row.expert_id, row.proposal_id, Origin.FOUND, row.tie.written, RecusalState.WAITING)
        noted.tie, noted.unit, noted.meeting_id = row.tie.kind.value, row.tie.unit, meeting_id
    return len(found)


def require_recusals_decided(session: Session, meeting_id: str) -> None:
    """Raise ``Refused`` while a close tie or a wish about somebody who takes part in a proposal waits for a decision: an
    expert of the host never passes unremarked."""
    left = waiting_recusals(session, meeting_id)
    if left:
        expert, proposal = left[0]
        facts = {"expert": f"{expert.name}（{expert.organization}）", "proposal": proposal.center_name}
        raise Refused("meetings.recusals_waiting", count=len(left), **facts)


def note(
    work: UnitOfWork, expert_id: str, proposal_id: str, origin: Origin, reason: str, state: RecusalState
) -> Recusal:
    """A new recusal in the record."""
    row = Recusal(
        id=work.new_id(),
        expert_id=expert_id,
        proposal_id=proposal_id,
        origin=origin,
        state=state,
        reason=reason.strip(),
        at=work.stamp,
    )
    work.session.add(row)
    work.session.flush()
    return row
