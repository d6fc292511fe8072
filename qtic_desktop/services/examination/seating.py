"""Whether a proposal may go to a meeting as far as its examination is concerned (三（一） before 三（二）)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.examination import ExaminationState
from qtic_desktop.storage.queries.examination import examination_required
from qtic_desktop.storage.tables.intake import Proposal


def require_examined(session: Session, proposal: Proposal) -> None:
    """Raise ``Refused`` for a proposal that was refused, and, where the rule set says that meetings wait for the
    examination (指引未规定), for one that has not passed it."""
    number = proposal.number or proposal.center_name
    if proposal.examination == ExaminationState.REFUSED:
        raise Refused("examination.refused_to_meeting", number=number)
    if proposal.examination != ExaminationState.PASSED and examination_required(session):
        raise Refused("examination.not_passed", number=number)


def said_unexamined(session: Session, proposal_ids: Sequence[str]) -> dict[str, list[str]]:
    """What the log says of an agenda: the numbers of those that go to the meeting without having passed, where that is
    allowed; nothing where all have."""
    wanted = (Proposal.id.in_(proposal_ids), Proposal.examination != ExaminationState.PASSED)
    found = session.scalars(select(Proposal.number).where(*wanted).order_by(Proposal.number))
    numbers = [str(number) for number in found]
    return {"unexamined": numbers} if numbers else {}
