"""Rows of 专家库: the pool with what an expert may be asked for, and personal data as they may be shown."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.experts.pool import (
    ExpertStanding,
    ExpertStatus,
    masked_account,
    masked_id,
    masked_phone,
    possible_acts,
)
from qtic_desktop.domain.meetings import MeetingStatus, Presence
from qtic_desktop.domain.possible import Possible, for_person
from qtic_desktop.storage.queries.history import HistoryRow, told_about
from qtic_desktop.storage.queries.query import query, query_as
from qtic_desktop.storage.tables.experts import Expert, ExpertContact, UnitAlias
from qtic_desktop.storage.tables.meetings import Meeting, PanelMember

_NOT_OVER = (MeetingStatus.PREPARED, MeetingStatus.POSTPONED, MeetingStatus.OPEN)


@dataclass(frozen=True, slots=True)
class PoolRow:
    """An expert of the pool. ``reviews`` counts the meetings of the year that he or she came to, also under a record
    that was merged into this one; ``namesakes`` are the units of others of the same name, ``seats`` the meetings that are
    not over and have the expert on their panel, ``same_month`` those of the month where there was more than one."""

    id: str
    name: str
    organization: str
    title: str
    speciality: str
    kind: str
    city: str
    status: ExpertStatus
    status_reason: str
    fields: tuple[str, ...]
    former_units: tuple[str, ...]
    unit_code: str
    merged_into: str
    reviews: int
    namesakes: tuple[str, ...]
    seats: tuple[str, ...]
    same_month: tuple[str, ...]
    acts: tuple[Possible, ...]


@dataclass(frozen=True, slots=True)
class MaskedContact:
    """Personal data of an expert as a page may show them."""

    expert_id: str
    phone: str
    id_number: str
    bank: str
    bank_account: str


@dataclass(frozen=True, slots=True)
class AliasRow:
    """Another name of a unit."""

    id: str
    alias: str
    name: str


@dataclass(frozen=True, slots=True)
class SameMonthRow:
    """An expert with more than one meeting in a month, and the numbers of the meetings."""

    id: str
    name: str
    organization: str
    meetings: tuple[str, ...]


@query_as(Read.EXPERTS)
def pool(session: Session, viewer: Actor, *, year: int, month: int = 0) -> tuple[PoolRow, ...]:
    """All experts, those in the pool first, by name and unit as they are read, with their reviews in ``year``; for a
    ``month`` (1 to 12) of it with the meetings of who came to several."""
    several = {row.id: row.meetings for row in same_month(session, year=year, month=month)} if month else {}
    records = list(session.scalars(select(Expert).order_by(Expert.sort_first, Expert.sort_second, Expert.id)))
    active = [one for one in records if one.status == ExpertStatus.ACTIVE]
    units: defaultdict[str, list[str]] = defaultdict(list)
    for one in active:
        units[one.name].append(one.organization)
    known = {one.id: f"{one.name}（{one.organization}）" for one in records}
    counts, seated = reviews_of_year(session, year), _seated(session)
    rows = [
        PoolRow(
            one.id,
            one.name,
            one.organization,
            one.title,
            one.speciality,
            one.kind,
            one.city,
            ExpertStatus(one.status),
            one.status_reason,
            tuple(json.loads(one.fields)),
            tuple(json.loads(one.former_units)),
            one.unit_code,
            known.get(one.merged_into_id or "", ""),
            counts.get(one.id, 0),
            tuple(unit for unit in units[one.name] if unit != one.organization),
            tuple(seated.get(one.id, ())),
            several.get(one.id, ()),
            for_person(viewer, partial(possible_acts, ExpertStanding(one.status, one.id in seated))),
        )
        for one in records
    ]
    return tuple(sorted(rows, key=lambda row: row.status != ExpertStatus.ACTIVE))


@query(Read.CONTACTS)
def masked_contact(session: Session, *, expert_id: str) -> MaskedContact:
    """The personal data of one expert, masked; in full they are given by ``show_contact``, with a trace."""
    row = session.scalars(select(ExpertContact).where(ExpertContact.expert_id == expert_id)).one_or_none()
    if row is None:
        return MaskedContact(expert_id, "", "", "", "")
    return MaskedContact(
        expert_id,
        masked_phone(row.phone),
        masked_id(row.id_number),
        row.bank,
        masked_account(row.bank_account),
    )


@query(Read.AUDIT)
def expert_history(session: Session, *, expert_id: str) -> tuple[HistoryRow, ...]:
    """What was noted about an expert, oldest first; personal data are not in the log."""
    return told_about(session, expert_id)


@query(Read.EXPERTS)
def aliases(session: Session) -> tuple[AliasRow, ...]:
    """Other names of units, by the unit."""
    rows = session.scalars(select(UnitAlias).order_by(UnitAlias.name, UnitAlias.alias))
    return tuple(AliasRow(row.id, row.alias, row.name) for row in rows)


def reviews_of_year(session: Session, year: int) -> dict[str, int]:
    """How many meetings of a year each expert came to, counted under the record that stands for the person."""
    came = (Presence.PRESENT, Presence.LEFT)
    query = (
        select(func.coalesce(Expert.merged_into_id, Expert.id), func.count(func.distinct(Meeting.id)))
        .join(PanelMember, PanelMember.expert_id == Expert.id)
        .join(Meeting, Meeting.id == PanelMember.meeting_id)
        .where(
            Meeting.held_on >= date(year, 1, 1),
            Meeting.held_on < date(year + 1, 1, 1),
            PanelMember.presence.in_(came),
        )
        .group_by(func.coalesce(Expert.merged_into_id, Expert.id))
    )
    return dict(session.execute(query).all())


@query(Read.EXPERTS)
def same_month(session: Session, *, year: int, month: int) -> tuple[SameMonthRow, ...]:
    """Experts who came to more than one meeting in a month, by name: what is paid them is taxed together."""
    came = (Presence.PRESENT, Presence.LEFT)
    first, after = date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    rows = session.execute(
        select(Expert, Meeting.number)
        .join(PanelMember, PanelMember.expert_id == Expert.id)
        .join(Meeting, Meeting.id == PanelMember.meeting_id)
        .where(Meeting.held_on >= first, Meeting.held_on < after, PanelMember.presence.in_(came))
        .order_by(Expert.name, Expert.organization, Meeting.number)
    )
    found: dict[Expert, list[str]] = {}
    for expert, number in rows:
        found.setdefault(expert, []).append(number)
    return tuple(
        SameMonthRow(expert.id, expert.name, expert.organization, tuple(numbers))
        for expert, numbers in found.items()
        if len(numbers) > 1
    )


def is_seated(session: Session, expert_id: str) -> bool:
    """Whether an expert is on the panel of a meeting that is not over."""
    return expert_id in _seated(session)


def _seated(session: Session) -> Mapping[str, list[str]]:
    """The numbers of the meetings that are not over, by the experts on their panels."""
    query = (
        select(PanelMember.expert_id, Meeting.number)
        .join(Meeting, Meeting.id == PanelMember.meeting_id)
        .where(Meeting.status.in_(_NOT_OVER))
        .order_by(Meeting.number)
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for expert_id, number in session.execute(query):
        found[expert_id].append(number)
    return found
