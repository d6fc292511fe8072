"""Whom to telephone after a draw, with the numbers: for the office alone, and never asked for without a trace."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.experts.draw_records import CallLine, Calls
from qtic_desktop.domain.experts.pool import Part
from qtic_desktop.storage.tables.experts import Draw, DrawPlace, Expert, ExpertContact
from qtic_desktop.storage.unit_of_work import find


def call_lines(session: Session, *, draw_id: str) -> Calls:
    """Everybody drawn or appointed, in drawn order; no question of a page, because it answers personal data in full."""
    row = find(session, Draw, draw_id)
    found = session.execute(
        select(DrawPlace, Expert, ExpertContact.phone)
        .join(Expert, Expert.id == DrawPlace.expert_id)
        .outerjoin(ExpertContact, ExpertContact.expert_id == Expert.id)
        .where(DrawPlace.draw_id == draw_id)
        .order_by(DrawPlace.position)
    )
    lines = tuple(
        CallLine(
            expert.name,
            expert.organization,
            (Part.APPOINTED if place.by_hand else Part.ALTERNATE if place.alternate else Part.MEMBER).value,
            0 if place.by_hand else place.group_no + 1,
            phone or "",
            place.answer,
            place.answer_note,
        )
        for place, expert, phone in found
    )
    return Calls(row.title, row.attempt, lines)
