"""Rows of 专家抽取 as a page shows them: everybody in one draw, what a pool would be, and what there is to draw for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.experts.contacting import Answer
from qtic_desktop.domain.experts.draw import Candidate, DrawRule, shortage, thin_groups
from qtic_desktop.domain.experts.pool import Part, acts_on_line
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.possible import Possible
from qtic_desktop.storage.queries.examination import seatable
from qtic_desktop.storage.queries.experts.draws import DrawDetail, PlaceRow, candidates_for, draw_detail
from qtic_desktop.storage.queries.history import HistoryRow, told_about
from qtic_desktop.storage.queries.query import query, query_as
from qtic_desktop.storage.tables.experts import Draw, DrawPlace
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.registry import RuleSetVersion

_TO_COME = (MeetingStatus.PREPARED, MeetingStatus.POSTPONED)


@dataclass(frozen=True, slots=True)
class DrawLine:
    """One expert in a draw, what he or she is in it, and the draw itself. ``number``: the place in drawn order, before the
    draw that in the frozen pool as it is printed; None for who was left out. ``on_panel``: sits on the panel as the
    answers stand; ``to_ask``: is to be asked now."""

    id: str
    draw: DrawDetail
    expert_id: str
    name: str
    unit: str
    kind: str
    fields: tuple[str, ...]
    outside: bool
    reviews: int | None
    part: Part
    number: int | None
    place_id: str
    group: int | None
    answer: Answer | None
    note: str
    why: str
    what: str
    on_panel: bool
    to_ask: bool
    acts: tuple[Possible, ...]


@dataclass(frozen=True, slots=True)
class PoolPreview:
    """What a pool frozen now would be: its size, who is left out by reason, the candidates of each group, and the groups
    with little choice."""

    size: int
    left_out: tuple[tuple[str, int], ...]
    fitting: tuple[int, ...]
    thin: tuple[int, ...]
    short: tuple[int, int] = (0, 0)
    """Members and alternates that no lot can fill."""
    minimum: int = 0
    """How many experts the newest rules ask a panel to have (指引未规定)."""


@dataclass(frozen=True, slots=True)
class DrawSubject:
    """A proposal one can draw experts for; ``meeting`` is the title of the one it is listed in that has not begun."""

    id: str
    number: str
    name: str
    meeting_id: str
    meeting: str


@query(Read.DRAWS)
def draw_keys(session: Session) -> tuple[str, ...]:
    """Every attempt, the newest first: ``id@attempt@title``."""
    rows = session.scalars(select(Draw).order_by(Draw.frozen_at.desc(), Draw.attempt.desc()))
    return tuple(f"{row.id}@{row.attempt}@{row.title}" for row in rows)


@query(Read.DRAWS)
def draw_of(session: Session, *, subject: str) -> str | None:
    """The key of a draw by its id, that of one of its lines, or the meeting its panel sits in; None for anything else."""
    found = session.scalars(
        select(Draw).where((Draw.id == subject.partition("/")[0]) | (Draw.meeting_id == subject)).limit(1)
    ).first()
    if found is None:
        place = session.get(DrawPlace, subject)
        found = None if place is None else session.get(Draw, place.draw_id)
    return None if found is None else f"{found.id}@{found.attempt}@{found.title}"


@query_as(Read.DRAWS)
def draw_lines(session: Session, viewer: Actor, *, draw_id: str) -> tuple[DrawLine, ...]:
    """Everybody in a draw: members, alternates and appointed in drawn order, the rest of the pool, and who was left out."""
    detail = draw_detail(session, viewer, draw_id=draw_id)
    return tuple(_lines(detail))


@query(Read.AUDIT)
def draw_history(session: Session, *, draw_id: str) -> tuple[HistoryRow, ...]:
    """What was noted about a draw, oldest first."""
    return told_about(session, draw_id)


@query(Read.DRAWS)
def pool_preview(session: Session, *, proposal_ids: Sequence[str], rule: DrawRule, year: int) -> PoolPreview:
    """What a pool frozen now for these proposals would be; nothing is written."""
    pool, left_out = candidates_for(session, proposals=proposal_ids, rule=rule, year=year)
    return PoolPreview(
        len(pool),
        tuple(sorted(Counter(one.why for one in left_out).items())),
        tuple(sum(group.takes(one) for one in pool) for group in rule.groups),
        thin_groups(rule, pool),
        shortage(rule, pool),
        _minimum(session),
    )


def _minimum(session: Session) -> int:
    body = session.scalar(select(RuleSetVersion.body).order_by(RuleSetVersion.number.desc()).limit(1))
    return int(json.loads(body or "{}").get("minimum_panel", 0))


@query(Read.DRAWS)
def draw_subjects(session: Session) -> tuple[DrawSubject, ...]:
    """Proposals of meetings that have not begun, then those that may be put on an agenda, by number."""
    waiting = [row.id for row in seatable(session)]
    rows = session.execute(
        select(Proposal.id, Proposal.number, Proposal.center_name, Meeting.id, Meeting.title)
        .outerjoin(AgendaItem, AgendaItem.proposal_id == Proposal.id)
        .outerjoin(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Proposal.id.in_(waiting) | Meeting.status.in_(_TO_COME))
        .order_by(Meeting.id.is_(None), Meeting.held_on, Proposal.number)
    )
    found: dict[str, DrawSubject] = {}
    for row in rows:
        found.setdefault(row[0], DrawSubject(row[0], row[1] or "", row[2], row[3] or "", row[4] or ""))
    return tuple(found.values())


def _lines(detail: DrawDetail) -> Iterator[DrawLine]:
    known = {one.id: one for one in detail.pool}
    drawn = {place.expert_id for place in detail.places}
    for place in detail.places:
        yield _placed(detail, place, known.get(place.expert_id))
    numbers = {one: number for number, one in enumerate(detail.order or sorted(known), 1)}
    for expert_id in numbers:
        if expert_id not in drawn:
            yield _line(detail, expert_id, Part.POOL, number=numbers[expert_id], frozen=known[expert_id])
    for one in detail.excluded:
        if one.id not in drawn:
            yield _line(detail, one.id, Part.EXCLUDED, name=one.name, unit=one.unit, why=one.why, what=one.what)


def _placed(detail: DrawDetail, place: PlaceRow, frozen: Candidate | None) -> DrawLine:
    part = Part.APPOINTED if place.by_hand else Part.ALTERNATE if place.alternate else Part.MEMBER
    return _line(
        detail,
        place.expert_id,
        part,
        name=place.name,
        unit=place.unit,
        number=place.position,
        place=place,
        frozen=frozen,
    )


def _line(
    detail: DrawDetail,
    expert_id: str,
    part: Part,
    *,
    name: str = "",
    unit: str = "",
    number: int | None = None,
    place: PlaceRow | None = None,
    why: str = "",
    what: str = "",
    frozen: Candidate | None = None,
) -> DrawLine:
    """A line; what the frozen pool says of an expert stands as it was frozen."""
    return DrawLine(
        f"{detail.id}/{expert_id}",
        detail,
        expert_id,
        name or (frozen.name if frozen is not None else ""),
        frozen.unit if frozen is not None else unit,
        frozen.kind if frozen is not None else "",
        frozen.fields if frozen is not None else (),
        frozen is not None and frozen.outside,
        None if frozen is None else frozen.reviews,
        part,
        number,
        "" if place is None else place.id,
        None if place is None or place.by_hand else place.group,
        None if place is None else place.answer,
        "" if place is None else place.note or place.reason,
        why,
        what,
        expert_id in detail.panel,
        expert_id in detail.ask_next,
        acts_on_line(part, why, detail.acts, on_panel=expert_id in detail.panel),
    )
