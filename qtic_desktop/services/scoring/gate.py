"""The gate before sealing: one board with every obstacle of every proposal, and what the supervisor lets pass. No figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read, may
from qtic_desktop.domain.changes import Actor, Changes, Kind, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.examination import ExaminationState
from qtic_desktop.domain.meetings import ItemState, MeetingStatus, Presence, room_of
from qtic_desktop.domain.meetings.floor import still_out
from qtic_desktop.domain.possible import Possible, allowed, for_person, is_for
from qtic_desktop.domain.scoring.blockers import DECISION_LENGTH, SETTLED_BY_PERSON, without_figures
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.domain.scoring.sealing import PLEDGE_MISSING, STATIONS_DIFFER, WAIVABLE
from qtic_desktop.domain.scoring.values import Blocker
from qtic_desktop.domain.stations import station_words
from qtic_desktop.services.results import meeting_results
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.meetings.floor import notes_of
from qtic_desktop.storage.queries.meetings.recusals import waiting_recusals
from qtic_desktop.storage.queries.query import query_as, query_seen
from qtic_desktop.storage.queries.stations import station_names, waiting_sheets
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.tables.sealing import Waiver
from qtic_desktop.storage.unit_of_work import UnitOfWork, find

_TIE = "scoring.gate.recusal_waiting"
_HINT = "scoring.gate.tie_hint"
_UNEXAMINED = "scoring.gate.unexamined"
_NOT_OVER, _NOT_BACK = "scoring.gate.not_over", "scoring.gate.not_back"
_REMARKS = (_HINT, _UNEXAMINED, _NOT_OVER, _NOT_BACK)
_OF_RECUSALS = (_TIE, _HINT, _NOT_BACK)
_RECUSALS = "scoring.gate.recusals_wait"


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """An obstacle the supervisor let pass, with the reason that is printed."""

    id: str
    reason: str
    given_by: str
    given_at: str


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One obstacle: ``waivable`` by the supervisor or not, and the ``waiver`` once it was. ``expert`` is name and unit. A
    ``hint`` holds nothing up: a distant tie that nobody has decided about, or a proposal that came here without having
    passed the formal examination where the rules allow that, or a room that was left unfinished."""

    blocker: Blocker
    expert_id: str
    expert: str
    waivable: bool
    waiver: WaiverRow | None
    hint: bool = False

    @property
    def stands(self) -> bool:
        """Whether the obstacle still stands in the way."""
        return self.waiver is None and not self.hint

    @property
    def decided_in_writing(self) -> bool:
        """Whether what stands is nothing to enter or correct, but for a person to decide."""
        return self.stands and self.blocker.code in SETTLED_BY_PERSON


@dataclass(frozen=True, slots=True)
class BoardRow:
    """The obstacles of one proposal, or of the meeting as a whole (empty ``agenda_item_id``)."""

    agenda_item_id: str
    proposal_number: str
    center_name: str
    lines: tuple[BoardLine, ...]

    @property
    def clear(self) -> bool:
        """Whether nothing stands in the way any more."""
        return not any(line.stands for line in self.lines)


def _as_seen(_session: Session, viewer: Actor, board: tuple[BoardRow, ...]) -> tuple[BoardRow, ...]:
    """Who has nothing to do with recusals learns that some wait for a decision, not whose and from which proposal."""
    if is_for(viewer, Read.RECUSALS):
        return board
    waits = any(line.blocker.code == _TIE for row in board for line in row.lines)
    rows = [
        replace(row, lines=tuple(line for line in row.lines if line.blocker.code not in _OF_RECUSALS)) for row in board
    ]
    if not waits:
        return tuple(rows)
    said = BoardLine(Blocker(_RECUSALS), "", "", False, None)
    whole = rows.pop(0) if rows and not rows[0].agenda_item_id else BoardRow("", "", "", ())
    return (replace(whole, lines=(*whole.lines, said)), *rows)


@query_seen(Read.GATE, _as_seen)
def gate_board(session: Session, *, meeting_id: str) -> tuple[BoardRow, ...]:
    """Every obstacle before sealing: of the meeting first, then of each proposal in running order. It says where something
    is missing or does not agree, never what anybody wrote."""
    names = {one.id: f"{one.name}（{one.organization}）" for one in session.scalars(select(Expert))}
    given = waivers_of(session, meeting_id)
    whole = _lines("", _pledges(session, meeting_id), names, given)
    close = {(expert.id, proposal.id) for expert, proposal in waiting_recusals(session, meeting_id)}
    ties: dict[str, list[Blocker]] = {}
    for expert, proposal in waiting_recusals(session, meeting_id, every=True):
        code = _TIE if (expert.id, proposal.id) in close else _HINT
        ties.setdefault(proposal.id, []).append(Blocker(code, {"expert": expert.id}))
    unexamined, differ = _unexamined(session, meeting_id), _stations_differ(session, meeting_id)
    left = _room_left(session, meeting_id)
    rows = [BoardRow("", "", "", whole)] if whole else []
    for outcome in meeting_results(session, meeting_id=meeting_id):
        found = [without_figures(blocker) for blocker in outcome.blockers] + ties.get(outcome.proposal_id, [])
        found += differ.get(outcome.agenda_item_id, ())
        found += left.get(outcome.agenda_item_id, ())
        if outcome.proposal_id in unexamined:
            found.append(Blocker(_UNEXAMINED))
        lines = _lines(outcome.agenda_item_id, found, names, given)
        rows.append(BoardRow(outcome.agenda_item_id, outcome.proposal_number, outcome.center_name, lines))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class GateLine:
    """One obstacle with the proposal it is about (empty for the meeting as a whole) and what can be done about it."""

    id: str
    agenda_item_id: str
    proposal_number: str
    center_name: str
    line: BoardLine
    acts: tuple[Possible, ...]


@query_as(Read.GATE)
def gate_lines(session: Session, viewer: Actor, *, meeting_id: str) -> tuple[GateLine, ...]:
    """The board of a running meeting as one list, with what ``viewer`` can do about each obstacle."""
    found: list[GateLine] = []
    if find(session, Meeting, meeting_id).status != MeetingStatus.OPEN:
        return ()
    for row in _as_seen(session, viewer, gate_board(session, meeting_id=meeting_id)):
        for place, line in enumerate(row.lines):
            acts = for_person(viewer, partial(gate_acts, line))
            key = f"{row.agenda_item_id} {line.expert_id} {line.blocker.code} {place}"
            found.append(GateLine(key, row.agenda_item_id, row.proposal_number, row.center_name, line, acts))
    return tuple(found)


def gate_acts(line: BoardLine, role: Role) -> tuple[Possible, ...]:
    """What a person of ``role`` can do about an obstacle now; what can still be entered or corrected is never let pass."""
    if line.hint:
        return ()
    if line.waiver is not None:
        return allowed([Act.WITHDRAW_WAIVER], role)
    waits = "" if line.waivable else "scoring.not_waivable"
    return (Possible(Act.WAIVE_BLOCKER, waits),) if may(role, Act.WAIVE_BLOCKER) else ()


@use_case(Act.WAIVE_BLOCKER)
def waive_blocker(
    work: UnitOfWork, *, meeting_id: str, code: str, reason: str, agenda_item_id: str = "", expert_id: str = ""
) -> Changes:
    """Let an obstacle pass that nobody can clear by an entry; the reason is printed with the result.

    ``Refused``: the meeting is not open, the obstacle cannot be waived or does not stand, it was waived before, or the
    reason is shorter than a written decision has to be.
    """
    if work.get(Meeting, meeting_id).status != MeetingStatus.OPEN:
        raise Refused("meetings.not_running")
    if code not in WAIVABLE:
        raise Refused("scoring.not_waivable")
    if len(reason.strip()) < DECISION_LENGTH:
        raise Refused("scoring.waiver_without_reason", minimum=DECISION_LENGTH)
    rows = [row for row in gate_board(work.session, meeting_id=meeting_id) if row.agenda_item_id == agenda_item_id]
    line = next(
        (one for row in rows for one in row.lines if (one.blocker.code, one.expert_id) == (code, expert_id)), None
    )
    if line is None or not line.stands:
        raise Refused("scoring.no_such_blocker")
    waiver = Waiver(
        id=work.new_id(),
        meeting_id=meeting_id,
        agenda_item_id=agenda_item_id,
        code=code,
        expert_id=expert_id,
        reason=reason.strip(),
        given_by=work.actor.called,
        given_at=work.stamp,
    )
    work.session.add(waiver)
    facts = {"codes": [code], "reason": reason.strip(), "expert": expert_id, "whom": line.expert}
    work.record(Act.WAIVE_BLOCKER, Kind.MEETING, meeting_id, item=agenda_item_id, **facts)
    return Changes.of(Kind.MEETING, meeting_id)


@use_case(Act.WITHDRAW_WAIVER)
def withdraw_waiver(work: UnitOfWork, *, waiver_id: str, reason: str) -> Changes:
    """Take a waiver back while the meeting is open: the obstacle stands again."""
    waiver = work.get(Waiver, waiver_id)
    if work.get(Meeting, waiver.meeting_id).status != MeetingStatus.OPEN:
        raise Refused("meetings.not_running")
    if not reason.strip():
        raise Refused("meetings.change_without_reason")
    if waiver.withdrawn_at is not None:
        raise Refused("scoring.no_such_blocker")
    waiver.withdrawn_at, waiver.withdrawn_reason = work.stamp, reason.strip()
    facts = {"codes": [waiver.code], "was": waiver.reason, "reason": reason.strip()}
    work.record(Act.WITHDRAW_WAIVER, Kind.MEETING, waiver.meeting_id, item=waiver.agenda_item_id, **facts)
    return Changes.of(Kind.MEETING, waiver.meeting_id)


def waivers_of(session: Session, meeting_id: str) -> dict[tuple[str, str, str], Waiver]:
    """The waivers in force by proposal, code and expert."""
    rows = session.scalars(select(Waiver).where(Waiver.meeting_id == meeting_id, Waiver.withdrawn_at.is_(None)))
    return {(row.agenda_item_id, row.code, row.expert_id): row for row in rows}


def waived_codes(outcome: Outcome, given: dict[tuple[str, str, str], Waiver]) -> frozenset[str]:
    """Codes of the obstacles of a proposal that are settled by waivers altogether, each instance of them."""
    item = outcome.agenda_item_id
    left = {
        one.code
        for one in outcome.to_decide
        if (item, without_figures(one).code, one.facts.get("expert", "")) not in given
    }
    return frozenset(blocker.code for blocker in outcome.to_decide) - left


def require_clear(work: UnitOfWork, meeting_id: str) -> None:
    """``Refused`` while a pledge is missing where pledges are kept, or a sheet that was changed at two stations waits for a
    person, and nobody let it pass."""
    given = waivers_of(work.session, meeting_id)
    differ = _stations_differ(work.session, meeting_id)
    pledges = [one.facts["expert"] for one in _pledges(work.session, meeting_id)]
    left = {
        "scoring.pledges_missing": [one for one in pledges if ("", PLEDGE_MISSING, one) not in given],
        "scoring.stations_differ": [
            one.facts["expert"]
            for item, found in differ.items()
            for one in found
            if (item, STATIONS_DIFFER, one.facts["expert"]) not in given
        ],
    }
    for code, experts in left.items():
        if experts:
            expert = find(work.session, Expert, experts[0])
            raise Refused(code, count=len(experts), expert=f"{expert.name}（{expert.organization}）")


def _stations_differ(session: Session, meeting_id: str) -> dict[str, list[Blocker]]:
    """By item of the agenda, the experts whose sheet was changed here and at other stations, and waits for a person."""
    waiting = waiting_sheets(session)
    sheets = (
        select(ScoreSheet.id, ScoreSheet.agenda_item_id, ScoreSheet.expert_id)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting_id, ScoreSheet.id.in_(waiting))
        .order_by(ScoreSheet.id)
    )
    found: dict[str, list[Blocker]] = {}
    names = station_names(session) if waiting else {}
    for sheet_id, item_id, expert_id in session.execute(sheets) if waiting else ():
        there = "、".join(station_words(code, names.get(code, "")) for code in sorted(waiting[sheet_id]))
        found.setdefault(item_id, []).append(Blocker(STATIONS_DIFFER, {"expert": expert_id, "stations": there}))
    return found


def _pledges(session: Session, meeting_id: str) -> list[Blocker]:
    """Who came and has not signed, in a meeting where pledges are noted at all."""
    seats = select(PanelMember).where(PanelMember.meeting_id == meeting_id).order_by(PanelMember.seat)
    came = [one for one in session.scalars(seats) if one.presence in (Presence.PRESENT, Presence.LEFT)]
    if not any(one.pledged_at for one in came):
        return []
    return [Blocker(PLEDGE_MISSING, {"expert": one.expert_id}) for one in came if one.pledged_at is None]


def _room_left(session: Session, meeting_id: str) -> dict[str, list[Blocker]]:
    """What the room was left at, by proposal: called and never over, left for it and never returned to."""
    notes = notes_of(session, meeting_id=meeting_id)
    found: dict[str, list[Blocker]] = {}
    current = room_of(notes).current
    if current:
        found[current] = [Blocker(_NOT_OVER)]
    for expert, item in still_out(notes).items():
        found.setdefault(item, []).append(Blocker(_NOT_BACK, {"expert": expert}))
    return found


def _unexamined(session: Session, meeting_id: str) -> frozenset[str]:
    """Proposals on the agenda that have not passed the formal examination (三（一）)."""
    lines = select(Proposal.id).join(AgendaItem, AgendaItem.proposal_id == Proposal.id)
    passed = Proposal.examination == ExaminationState.PASSED.value
    return frozenset(session.scalars(lines.where(AgendaItem.meeting_id == meeting_id, ~passed)))


def _lines(
    item_id: str, found: Iterable[Blocker], names: dict[str, str], given: dict[tuple[str, str, str], Waiver]
) -> tuple[BoardLine, ...]:
    lines = []
    for blocker in found:
        expert_id = blocker.facts.get("expert", "")
        waiver = given.get((item_id, blocker.code, expert_id))
        row = None if waiver is None else WaiverRow(waiver.id, waiver.reason, waiver.given_by, waiver.given_at)
        lines.append(
            BoardLine(
                blocker, expert_id, names.get(expert_id, ""), blocker.code in WAIVABLE, row, blocker.code in _REMARKS
            )
        )
    return tuple(lines)


def listed(session: Session, meeting_id: str) -> list[tuple[AgendaItem, Proposal]]:
    """What is judged, in running order."""
    query = (
        select(AgendaItem, Proposal)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.state != ItemState.SET_ASIDE)
        .order_by(AgendaItem.position)
    )
    return [(item, proposal) for item, proposal in session.execute(query)]
