"""Rows of 专家抽取: who may be drawn and who not and why, every attempt, the record of a draw, and who comes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.experts.contacting import Answer, Place, next_to_ask, panel_of
from qtic_desktop.domain.experts.draw import Candidate, DrawRule, Spoken, draw, pool_from, rule_from, thin_groups
from qtic_desktop.domain.experts.draw_records import DrawPaper, DrawRecord, Earlier, Named, record_of
from qtic_desktop.domain.experts.pool import DrawState, ExpertStatus, acts_on_draw
from qtic_desktop.domain.experts.ties import find_ties
from qtic_desktop.domain.meetings import RecusalState
from qtic_desktop.domain.possible import Possible, for_person
from qtic_desktop.storage.queries.experts.pool import reviews_of_year
from qtic_desktop.storage.queries.meetings.recusals import expert_facts, proposal_facts
from qtic_desktop.storage.queries.query import query, query_as
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.tables.experts import Draw, DrawPlace, Expert, UnitAlias
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import Meeting, Recusal
from qtic_desktop.storage.unit_of_work import find

_HOME = ("青岛", "青岛市")
"""How the city of the bureau is written in the pool."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """An expert left out of a pool: ``why`` is recused, tie, limit or no_group, ``what`` says by what."""

    id: str
    name: str
    unit: str
    why: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A drawn or appointed expert with what came of asking."""

    id: str
    expert_id: str
    name: str
    unit: str
    position: int
    group: int
    alternate: bool
    by_hand: bool
    reason: str
    answer: Answer
    note: str


@dataclass(frozen=True, slots=True)
class DrawDetail:
    """One attempt of a draw: the frozen pool, who was left out and why, the numbers, who was drawn, the panel as it stands
    and whom to ask next. ``thin``: groups with little choice; ``short``: groups the pool did not fill; ``proposals`` by id
    with number and name; ``meeting`` is the number of the one its panel sits in; ``earlier`` the attempts before it."""

    id: str
    title: str
    attempt: int
    state: DrawState
    rule: DrawRule
    pool: tuple[Candidate, ...]
    excluded: tuple[Excluded, ...]
    fingerprint: str
    frozen_at: str
    spoken: tuple[Spoken, ...]
    drawn_at: str | None
    ended_reason: str
    meeting_id: str | None
    places: tuple[PlaceRow, ...]
    panel: tuple[str, ...]
    ask_next: tuple[str, ...]
    thin: tuple[int, ...]
    short: tuple[tuple[int, int], ...]
    acts: tuple[Possible, ...]
    proposals: tuple[tuple[str, str], ...]
    meeting: str
    earlier: tuple[Earlier, ...]
    order: tuple[str, ...]


@query_as(Read.DRAWS)
def draws(session: Session, viewer: Actor) -> tuple[DrawDetail, ...]:
    """Every attempt of every draw, the newest first."""
    rows = session.scalars(select(Draw).order_by(Draw.frozen_at.desc(), Draw.attempt.desc()))
    return tuple(_detail(session, row, viewer) for row in rows)


@query_as(Read.DRAWS)
def draw_detail(session: Session, viewer: Actor, *, draw_id: str) -> DrawDetail:
    """One attempt of a draw."""
    return _detail(session, find(session, Draw, draw_id), viewer)


@query(Read.DRAWS)
def draw_record(session: Session, *, draw_id: str) -> Mapping[str, object]:
    """The record of a draw as it is handed to whoever wants to repeat it; ``Refused`` where it was not drawn."""
    row = find(session, Draw, draw_id)
    rule, pool = rule_and_pool(row)
    spoken = tuple(Spoken(**one) for one in json.loads(row.spoken))
    result = draw(rule, pool, attempt=row.attempt, numbers=[one.number for one in spoken])
    return record_of(DrawRecord(row.title, rule, pool, row.attempt, spoken, _earlier(session, row)), result)


@query(Read.DRAWS)
def draw_paper(session: Session, *, draw_id: str, made_at: str) -> DrawPaper:
    """What is printed of a draw; ``made_at`` is the printed time of making."""
    row = find(session, Draw, draw_id)
    rule, pool = rule_and_pool(row)
    spoken = tuple(Spoken(**one) for one in json.loads(row.spoken))
    result = draw(rule, pool, attempt=row.attempt, numbers=[one.number for one in spoken]) if row.result else None
    places = [place for place, _ in places_of(session, draw_id)]
    hand = [place for place in places if place.by_hand]
    named = {one.id: one for one in session.scalars(select(Expert).where(Expert.id.in_([p.expert_id for p in hand])))}
    return DrawPaper(
        row.title,
        row.attempt,
        rule,
        pool,
        tuple(Named(one["name"], one["unit"], one["why"], one["what"]) for one in json.loads(row.excluded)),
        row.fingerprint,
        row.frozen_at,
        spoken,
        "" if result is None else result.seed,
        () if result is None else result.members,
        () if result is None else result.alternates,
        tuple(Named(named[p.expert_id].name, named[p.expert_id].organization, "appointed", p.reason) for p in hand),
        _earlier(session, row),
        made_at,
        workspace_facts(session).get("sample") == "True",
        tuple(name for _, name in _named(session, json.loads(row.proposals))),
        row.drawn_at or "",
        tuple((one.expert_id, one.answer, one.answer_note) for one in places),
    )


def candidates_for(
    session: Session, *, proposals: Sequence[str], rule: DrawRule, year: int
) -> tuple[tuple[Candidate, ...], tuple[Excluded, ...]]:
    """Who may be drawn for the proposals, and who not: recused or waiting for it, tied to one of them, at the limit of
    reviews of the year, or fitting no group of the rule."""
    aliases = {row.alias: row.name for row in session.scalars(select(UnitAlias))}
    facts = [proposal_facts(session, find(session, Proposal, one)) for one in proposals]
    recused, settled = _recusals(session, proposals)
    counts = reviews_of_year(session, year)
    pool: list[Candidate] = []
    left_out: list[Excluded] = []
    query = select(Expert).where(Expert.status == ExpertStatus.ACTIVE).order_by(Expert.id)
    for expert in session.scalars(query):
        candidate = _candidate(expert, aliases, counts.get(expert.id, 0))
        ties = (
            [] if expert.id in settled else [t for one in facts for t in find_ties(expert_facts(expert), one, aliases)]
        )
        why, what = "", ""
        if expert.id in recused:
            why = "recused"
        elif ties:
            why, what = "tie", ties[0].unit
        elif candidate.reviews >= rule.yearly_limit:
            why, what = "limit", str(candidate.reviews)
        elif not any(group.takes(candidate) for group in rule.groups):
            why = "no_group"
        if why:
            left_out.append(Excluded(expert.id, expert.name, expert.organization, why, what))
        else:
            pool.append(candidate)
    return tuple(pool), tuple(left_out)


def rule_and_pool(row: Draw) -> tuple[DrawRule, tuple[Candidate, ...]]:
    """What was frozen."""
    return rule_from(json.loads(row.rule)), pool_from(json.loads(row.pool))


def places_of(session: Session, draw_id: str) -> list[tuple[DrawPlace, Place]]:
    """The drawn and appointed of a draw, in drawn order."""
    rows = session.scalars(select(DrawPlace).where(DrawPlace.draw_id == draw_id).order_by(DrawPlace.position))
    return [(row, Place(row.expert_id, row.group_no, row.alternate, row.answer, row.by_hand)) for row in rows]


def _candidate(expert: Expert, aliases: dict[str, str], reviews: int) -> Candidate:
    return Candidate(
        expert.id,
        expert.name,
        aliases.get(expert.organization, expert.organization),
        expert.kind,
        tuple(json.loads(expert.fields)),
        bool(expert.city) and expert.city not in _HOME,
        reviews,
    )


def _recusals(session: Session, proposals: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Who is recused from one of the proposals or waits for a decision, and whose ties were dismissed."""
    out: set[str] = set()
    settled: set[str] = set()
    for row in session.scalars(select(Recusal).where(Recusal.proposal_id.in_(proposals))):
        if row.state in (RecusalState.IN_FORCE, RecusalState.WAITING):
            out.add(row.expert_id)
        elif row.state is RecusalState.DISMISSED and row.tie:
            settled.add(row.expert_id)
    return frozenset(out), frozenset(settled)


def _earlier(session: Session, row: Draw) -> tuple[Earlier, ...]:
    found: list[Earlier] = []
    while row.previous_id is not None:
        row = find(session, Draw, row.previous_id)
        found.append(Earlier(row.attempt, row.fingerprint, row.ended_reason))
    return tuple(reversed(found))


def _detail(session: Session, row: Draw, viewer: Actor) -> DrawDetail:
    rule, pool = rule_and_pool(row)
    places = places_of(session, row.id)
    plain = [place for _, place in places]
    known = {one.id: one for one in session.scalars(select(Expert).where(Expert.id.in_([p.expert_id for p in plain])))}
    result = json.loads(row.result) if row.result else {}
    followed = session.scalars(select(Draw.id).where(Draw.previous_id == row.id).limit(1)).first() is not None
    return DrawDetail(
        row.id,
        row.title,
        row.attempt,
        row.state,
        rule,
        pool,
        tuple(Excluded(**one) for one in json.loads(row.excluded)),
        row.fingerprint,
        row.frozen_at,
        tuple(Spoken(**one) for one in json.loads(row.spoken)),
        row.drawn_at,
        row.ended_reason,
        row.meeting_id,
        tuple(_place(place, known[place.expert_id]) for place, _ in places),
        panel_of(plain),
        next_to_ask(plain),
        thin_groups(rule, pool),
        tuple((pair[0], pair[1]) for pair in result.get("short", [])),
        for_person(viewer, partial(acts_on_draw, row.state, seated=row.meeting_id is not None, followed=followed)),
        _named(session, json.loads(row.proposals)),
        "" if row.meeting_id is None else find(session, Meeting, row.meeting_id).number,
        _earlier(session, row),
        tuple(result.get("order", ())),
    )


def _named(session: Session, proposals: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Ids with number and name, in their order."""
    rows = session.scalars(select(Proposal).where(Proposal.id.in_(proposals)))
    known = {one.id: f"{one.number} {one.center_name}" for one in rows}
    return tuple((one, known.get(one, "")) for one in proposals)


def _place(row: DrawPlace, expert: Expert) -> PlaceRow:
    return PlaceRow(
        row.id,
        expert.id,
        expert.name,
        expert.organization,
        row.position,
        row.group_no,
        row.alternate,
        row.by_hand,
        row.reason,
        row.answer,
        row.answer_note,
    )
