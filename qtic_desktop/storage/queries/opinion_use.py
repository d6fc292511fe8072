"""What rests on an opinion, and whose opinions do not carry what would rest on them (三（二）, 三（三）)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.opinions import LineState, OpinionStatus
from qtic_desktop.domain.selection import ListStatus
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.opinions import Opinion, OpinionSignature
from qtic_desktop.storage.tables.publicity import PublicityLine, PublicityNotice
from qtic_desktop.storage.tables.selection import SelectionItem, SelectionList
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class OpinionUse:
    """What was done on the ground of an opinion: its proposal stands on a list that is in force (``listed``), and was
    published from ``begins`` to ``ends`` in a notice that was not taken back."""

    listed: bool = False
    begins: date | None = None
    ends: date | None = None


@query(Read.OPINIONS)
def opinion_use(session: Session, *, opinion_id: str) -> OpinionUse:
    """What rests on the opinion."""
    item = find(session, AgendaItem, find(session, Opinion, opinion_id).agenda_item_id)
    listed = session.scalars(
        select(SelectionItem.id)
        .join(SelectionList, SelectionList.id == SelectionItem.list_id)
        .where(SelectionItem.agenda_item_id == item.id, SelectionList.status == ListStatus.ADOPTED)
    ).first()
    notice = session.execute(
        select(PublicityNotice.begins_on, PublicityNotice.ends_on)
        .join(PublicityLine, PublicityLine.notice_id == PublicityNotice.id)
        .where(PublicityLine.proposal_id == item.proposal_id, PublicityNotice.withdrawn_on.is_(None))
        .order_by(PublicityNotice.begins_on.desc())
    ).first()
    return OpinionUse(listed is not None, *(notice or (None, None)))


class Lacking(StrEnum):
    """Why an opinion carries nothing yet."""

    NONE = "none"
    """None was drafted here."""
    DRAFT = "draft"
    UNSIGNED = "unsigned"
    VOID = "void"
    """Superseded by a correction or a reopening, and no newer one is there."""
    QUESTIONED = "questioned"
    """A hand signature on it is being taken back."""


@dataclass(frozen=True, slots=True)
class Wanting:
    """A proposal whose newest opinion is not a signed one."""

    proposal_id: str
    center_name: str
    lacking: Lacking

    @property
    def is_known(self) -> bool:
        """Whether an opinion was begun here at all."""
        return self.lacking is not Lacking.NONE


def wanting_opinions(session: Session, *, list_id: str, proposal_ids: Collection[str]) -> tuple[Wanting, ...]:
    """Of these proposals of a list the ones whose newest opinion is missing, a draft, not signed, void or questioned."""
    lines = session.scalars(
        select(SelectionItem).where(SelectionItem.list_id == list_id, SelectionItem.proposal_id.in_(proposal_ids))
    ).all()
    by_item = {line.agenda_item_id: line for line in lines}
    newest: dict[str, Opinion] = {}
    for one in session.scalars(select(Opinion).where(Opinion.agenda_item_id.in_(by_item)).order_by(Opinion.version_no)):
        newest[one.agenda_item_id] = one
    asked = set(
        session.scalars(select(OpinionSignature.opinion_id).where(OpinionSignature.state == LineState.QUESTIONED))
    )
    found = []
    for item_id, line in by_item.items():
        lacking = _lacking(newest.get(item_id), asked)
        if lacking is not None:
            found.append(Wanting(line.proposal_id, line.center_name, lacking))
    return tuple(sorted(found, key=lambda one: one.center_name))


def _lacking(opinion: Opinion | None, asked: Collection[str]) -> Lacking | None:
    if opinion is None:
        return Lacking.NONE
    if opinion.status is OpinionStatus.SIGNED:
        return Lacking.QUESTIONED if opinion.id in asked else None
    return {
        OpinionStatus.DRAFT: Lacking.DRAFT,
        OpinionStatus.FINAL: Lacking.UNSIGNED,
        OpinionStatus.SUPERSEDED: Lacking.VOID,
    }[opinion.status]
