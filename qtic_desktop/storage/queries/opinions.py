"""Rows of 意见书."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.namesakes import called
from qtic_desktop.domain.opinions import Conclusion, LineState, OpinionStatus, Tally
from qtic_desktop.storage.queries.namesakes import namesakes
from qtic_desktop.storage.queries.own import own_items
from qtic_desktop.storage.queries.query import query, query_seen
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.opinions import Opinion, OpinionSignature, Wording
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """A proposal of a meeting and its newest opinion; ``opinion_id`` is empty while none has been drafted.
    Then ``status`` and ``conclusion`` are None. ``meeting_sealed``: an opinion may be drafted. ``is_void``: a correction or
    a reopening took its validity and no newer version is there yet, so that one has still to be drafted. ``wording``: the
    version of the office's wording it is written in, ``wording_in_force`` the one of its kind that is in force now."""

    agenda_item_id: str
    opinion_id: str
    meeting_id: str
    meeting_title: str
    meeting_sealed: bool
    position: int
    proposal_id: str
    number: str
    center_name: str
    host_name: str
    track: str
    status: OpinionStatus | None
    version_no: int
    conclusion: Conclusion | None
    signatures: Tally
    pdf_sha256: str
    is_void: bool = False
    wording: int = 0
    wording_in_force: int = 0
    is_questioned: bool = False
    """Whether somebody asks to take back a hand signature on it, and a second person has still to agree."""

    @property
    def is_in_old_wording(self) -> bool:
        """Whether it is a draft begun in another version of the office's wording than is in force now."""
        return self.status is OpinionStatus.DRAFT and self.wording != self.wording_in_force


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """One line of the signing board."""

    id: str
    expert_id: str
    expert_name: str
    organization: str
    position: int
    field_name: str
    certificate_sha256: str
    signed_at: str | None
    state: LineState = LineState.WAITING
    reason: str = ""
    scan_sha256: str = ""
    recorded_by: str = ""
    recorded_at: str = ""
    confirmed_by: str = ""
    questioned_by: str = ""
    questioned_at: str = ""
    recorded_by_id: str = ""
    questioned_by_id: str = ""
    apart: str = ""

    @property
    def called(self) -> str:
        """The name, told apart from others of the name."""
        return called(self.expert_name, self.apart)


@dataclass(frozen=True, slots=True)
class OpinionDetail:
    """One opinion with its text (mapping for the domain), stored facts and signing board."""

    row: OpinionRow
    text: dict[str, Any]
    facts: dict[str, Any]
    check_code: str
    signatures: tuple[SignatureRow, ...]
    superseded_by: int = 0
    """The number of the version that took its place, 0 while there is none."""

    @property
    def has_keys(self) -> bool:
        """Whether anybody signed with a key, so that there is something to verify."""
        return any(line.state is LineState.SIGNED for line in self.signatures)


def _own_papers(session: Session, viewer: Actor, rows: tuple[OpinionRow, ...]) -> tuple[OpinionRow, ...]:
    """Of an expert's: the projects he or she judges."""
    if viewer.role is not Role.EXPERT:
        return rows
    own = own_items(session, viewer)
    return tuple(row for row in rows if row.agenda_item_id in own)


def not_recused(session: Session, viewer: Actor, detail: OpinionDetail) -> OpinionDetail:
    """The opinion, unless ``viewer`` is an expert who does not judge its proposal or is recused from it: raises
    ``NotAllowed`` (opinions.recused)."""
    if viewer.role is Role.EXPERT and detail.row.agenda_item_id not in own_items(session, viewer):
        raise NotAllowed("opinions.recused", person=viewer.name)
    return detail


def _own_versions(session: Session, viewer: Actor, rows: tuple[VersionRow, ...]) -> tuple[VersionRow, ...]:
    if viewer.role is not Role.EXPERT:
        return rows
    own = select(Opinion.id).where(Opinion.agenda_item_id.in_(own_items(session, viewer)))
    ids = set(session.scalars(own))
    return tuple(row for row in rows if row.opinion_id in ids)


@query_seen(Read.OPINIONS, _own_papers)
def opinions(session: Session, *, meeting_id: str = "") -> tuple[OpinionRow, ...]:
    """All proposals of opened meetings with their newest opinion, newest meeting first."""
    newest = (
        select(Opinion.agenda_item_id, func.max(Opinion.version_no).label("version_no"))
        .group_by(Opinion.agenda_item_id)
        .subquery()
    )
    query = (
        select(AgendaItem, Meeting, Proposal, Opinion)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .outerjoin(newest, newest.c.agenda_item_id == AgendaItem.id)
        .outerjoin(Opinion, (Opinion.agenda_item_id == AgendaItem.id) & (Opinion.version_no == newest.c.version_no))
        .where(Meeting.status.in_((MeetingStatus.OPEN, MeetingStatus.SEALED)), AgendaItem.state != ItemState.SET_ASIDE)
        .order_by(Meeting.held_on.desc(), Meeting.number.desc(), AgendaItem.position)
    )
    if meeting_id:
        query = query.where(Meeting.id == meeting_id)
    board, wordings = _board_counts(session), _wordings_in_force(session)
    return tuple(_row(*row, board, wordings) for row in session.execute(query))


def _wordings_in_force(session: Session) -> dict[str, int]:
    """Per kind of opinion the newest version of its wording; none where the one of the program is in force."""
    newest = select(Wording.kind, func.max(Wording.number)).group_by(Wording.kind)
    return {str(kind): int(number) for kind, number in session.execute(newest)}


def _board_counts(session: Session) -> dict[str, list[LineState]]:
    """Per opinion the states of the lines of its board."""
    found: dict[str, list[LineState]] = {}
    for opinion, state in session.execute(select(OpinionSignature.opinion_id, OpinionSignature.state)):
        found.setdefault(opinion, []).append(state)
    return found


def _row(
    item: AgendaItem,
    meeting: Meeting,
    proposal: Proposal,
    opinion: Opinion | None,
    board: dict[str, list[LineState]],
    wordings: dict[str, int],
    later: int = 0,
) -> OpinionRow:
    lines = board.get(opinion.id, []) if opinion else []
    return OpinionRow(
        item.id,
        opinion.id if opinion else "",
        meeting.id,
        meeting.title,
        meeting.status is MeetingStatus.SEALED,
        item.position,
        proposal.id,
        proposal.number or "",
        proposal.center_name,
        proposal.host_name,
        proposal.track,
        opinion.status if opinion else None,
        opinion.version_no if opinion else 0,
        opinion.conclusion if opinion else None,
        Tally.of(lines),
        opinion.pdf_sha256 if opinion else "",
        opinion is not None and opinion.status is OpinionStatus.SUPERSEDED and not later,
        opinion.wording if opinion else 0,
        wordings.get(opinion.kind, 0) if opinion else 0,
        LineState.QUESTIONED in lines,
    )


@query_seen(Read.OPINIONS, not_recused)
def opinion_detail(session: Session, *, opinion_id: str) -> OpinionDetail:
    """One opinion with its signing board in signing order."""
    opinion = find(session, Opinion, opinion_id)
    item = find(session, AgendaItem, opinion.agenda_item_id)
    meeting, proposal = find(session, Meeting, item.meeting_id), find(session, Proposal, item.proposal_id)
    signatures = signature_rows(session, opinion_id=opinion_id)
    newer = select(func.min(Opinion.version_no)).where(
        Opinion.agenda_item_id == item.id, Opinion.version_no > opinion.version_no
    )
    later = session.scalar(newer) or 0
    return OpinionDetail(
        _row(
            item,
            meeting,
            proposal,
            opinion,
            {opinion.id: [line.state for line in signatures]},
            _wordings_in_force(session),
            later,
        ),
        json.loads(opinion.text),
        json.loads(opinion.facts or "{}"),
        opinion.check_code,
        signatures,
        later,
    )


@query(Read.AGENDA)
def signature_rows(session: Session, *, opinion_id: str) -> tuple[SignatureRow, ...]:
    """The signing board of an opinion in signing order; empty before it is final."""
    query = (
        select(OpinionSignature, Expert)
        .join(Expert, Expert.id == OpinionSignature.expert_id)
        .where(OpinionSignature.opinion_id == opinion_id)
        .order_by(OpinionSignature.position)
    )
    return tuple(
        SignatureRow(
            s.id,
            s.expert_id,
            e.name,
            e.organization,
            s.position,
            s.field_name,
            s.certificate_sha256,
            s.signed_at,
            s.state,
            s.reason,
            s.scan_sha256,
            s.recorded_by,
            s.recorded_at,
            s.confirmed_by,
            s.questioned_by,
            s.questioned_at,
            s.recorded_by_id,
            s.questioned_by_id,
            namesakes(session).apart(e.id),
        )
        for s, e in session.execute(query)
    )


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of an opinion: which, how far it came, and whether it is void with no newer one in its place."""

    opinion_id: str
    version_no: int
    status: OpinionStatus
    is_void: bool
    signatures: Tally


@query_seen(Read.OPINIONS, _own_versions)
def opinion_versions(session: Session, *, agenda_item_id: str) -> tuple[VersionRow, ...]:
    """All versions of the opinion on one proposal, the newest first; none is ever taken away."""
    query = select(Opinion).where(Opinion.agenda_item_id == agenda_item_id).order_by(Opinion.version_no.desc())
    rows, board = list(session.scalars(query)), _board_counts(session)
    return tuple(
        VersionRow(
            row.id,
            row.version_no,
            row.status,
            not place and row.status is OpinionStatus.SUPERSEDED,
            Tally.of(board.get(row.id, [])),
        )
        for place, row in enumerate(rows)
    )


@query(Read.OPINIONS)
def opinion_with_file(session: Session, *, sha256: str) -> str | None:
    """The id of the opinion whose current file has this digest, None for a file the record does not know."""
    return session.scalar(select(Opinion.id).where(Opinion.pdf_sha256 == sha256))


@query(Read.OPINIONS)
def superseded_by(session: Session, *, sha256: str) -> tuple[int, int] | None:
    """Of a file that is that of an older or void version: its number, and that of the newest, which is its own where it is
    void and nothing took its place; None for any other file."""
    row = session.scalars(select(Opinion).where(Opinion.pdf_sha256 == sha256)).first()
    if row is None or row.status is not OpinionStatus.SUPERSEDED:
        return None
    newest = select(func.max(Opinion.version_no)).where(Opinion.agenda_item_id == row.agenda_item_id)
    return row.version_no, session.scalar(newest) or row.version_no
