"""What the tables say against what the audit log says: a figure changed behind the program's back is in only one of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.experts.draw import draw, fingerprint
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.services.audit.findings import CheckFinding
from qtic_desktop.storage.queries.experts.draws import rule_and_pool
from qtic_desktop.storage.queries.meetings.lots import attempts_of
from qtic_desktop.storage.searchable import SEARCHABLE
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.base import DERIVED
from qtic_desktop.storage.tables.experts import Draw, Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet, Vote
from qtic_desktop.storage.witness import BINDING, row_faults


def points_recorded(session: Session) -> Iterator[CheckFinding]:
    """Every score is the one last recorded for its sheet and criterion."""
    said: dict[tuple[str, str], Decimal | None] = {}
    for act, sheet_id, details in _details_of(session, "save_points", "import_bundle"):
        if act == "import_bundle":  # a person took another station's sheet; its entries follow
            said = {key: points for key, points in said.items() if key[0] not in details["anew"]}
            continue
        after = details["after"]
        said[sheet_id, details["criterion"]] = None if after is None else Decimal(after)
    query = (
        select(ScoreEntry.sheet_id, ScoreEntry.criterion, ScoreEntry.points, Expert.name, Proposal.number)
        .join(ScoreSheet, ScoreSheet.id == ScoreEntry.sheet_id)
        .join(Expert, Expert.id == ScoreSheet.expert_id)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
    )
    for sheet_id, criterion, points, expert, proposal in session.execute(query):
        if points != said.pop((sheet_id, criterion), None):
            yield CheckFinding("check.points_unrecorded", f"{proposal} {expert}", {"criterion": criterion})
    for (sheet_id, criterion), points in said.items():
        if points is not None:
            yield CheckFinding("check.points_lost", sheet_id, {"criterion": criterion, "points": points})


def votes_recorded(session: Session) -> Iterator[CheckFinding]:
    """Every vote is the one last recorded."""
    said = {vote_id: details["after"] for vote_id, details in _details(session, "cast_vote")}
    for vote_id, choice in session.execute(select(Vote.id, Vote.choice)):
        if said.get(vote_id) != choice:
            yield CheckFinding("check.vote_unrecorded", vote_id, {"choice": choice})


def papers_recorded(session: Session) -> Iterator[CheckFinding]:
    """The file of an opinion is the one last recorded for it, so that no other genuine paper can take its place."""
    said = {opinion_id: details["sha256"] for opinion_id, details in _details(session, "finalize_opinion")}
    said |= {opinion_id: details["file"] for opinion_id, details in _details(session, "store_signature")}
    for opinion_id, digest in session.execute(select(Opinion.id, Opinion.pdf_sha256).where(Opinion.pdf_sha256 != "")):
        if said.get(opinion_id) != digest:
            yield CheckFinding("check.paper_unrecorded", opinion_id)


def sheets_whole(session: Session) -> Iterator[CheckFinding]:
    """A meeting that was opened has one sheet for each expert of the panel and each proposal."""
    for meeting_id, number in session.execute(
        select(Meeting.id, Meeting.number).where(Meeting.status.in_((MeetingStatus.OPEN, MeetingStatus.SEALED)))
    ):
        experts = select(func.count()).where(PanelMember.meeting_id == meeting_id)
        items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
        wanted = (session.scalar(experts) or 0) * len(session.scalars(items).all())
        found = session.scalar(select(func.count()).where(ScoreSheet.agenda_item_id.in_(items))) or 0
        if found != wanted:
            yield CheckFinding("check.sheets_missing", number, {"found": found, "wanted": wanted})


def draws_repeat(session: Session) -> Iterator[CheckFinding]:
    """Every pool has the fingerprint it was frozen with, and every draw gives again what it gave."""
    for row in session.scalars(select(Draw)):
        rule, pool = rule_and_pool(row)
        same = fingerprint(rule, pool) == row.fingerprint
        if same and row.result:
            numbers = [one["number"] for one in json.loads(row.spoken)]
            again = asdict(draw(rule, pool, attempt=row.attempt, numbers=numbers))
            same = json.loads(json.dumps(again)) == json.loads(row.result)
        if not same:
            yield CheckFinding("check.draw_changed", row.title, {"attempt": row.attempt})


def lots_repeat(session: Session) -> Iterator[CheckFinding]:
    """Every drawing of lots that is kept gives again what it gave."""
    drawn = select(AuditEntry.subject_id).where(AuditEntry.act == Act.DRAW_LOTS)
    for meeting in session.scalars(select(Meeting).where(Meeting.id.in_(drawn))):
        for row in attempts_of(session, meeting.id):
            if not row.repeats(meeting.number):
                yield CheckFinding("check.lots_changed", meeting.title, {"attempt": row.attempt})


def rows_bound(session: Session) -> Iterator[CheckFinding]:
    """Every row is what the last entry about it wrote, and what an update of the program found is not forgotten."""
    for seq, details in session.execute(select(AuditEntry.seq, AuditEntry.details).where(AuditEntry.act == BINDING)):
        if count := json.loads(details)["unlike"]:
            yield CheckFinding("check.unlike_at_update", str(seq), {"count": count})
    for fault in row_faults(session.connection()):
        yield CheckFinding(f"check.row_{fault.what}", fault.id, {"table": fault.table, "seq": fault.seq})


def found_by_search(session: Session) -> Iterator[CheckFinding]:
    """What is sought of a record is what stands in it: a record that no list finds is as good as lost."""
    for kind in SEARCHABLE:
        columns = [getattr(kind, name) for name in (*kind.NAMES, *kind.WORDS)]
        written = [getattr(kind, name) for name in DERIVED]
        query = select(*written, *columns).execution_options(yield_per=2000)
        for row in session.execute(query):
            if any(getattr(row, name) != value for name, value in kind.derived(row).items()):
                yield CheckFinding("check.not_found_by_search", getattr(row, kind.NAMES[0]))


def _details_of(session: Session, *acts: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Act, subject and details of every entry of these acts, oldest first."""
    query = select(AuditEntry.act, AuditEntry.subject_id, AuditEntry.details)
    for act, subject_id, details in session.execute(query.where(AuditEntry.act.in_(acts)).order_by(AuditEntry.seq)):
        yield act, subject_id, json.loads(details)


def _details(session: Session, act: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Subject and details of every entry of an act, oldest first."""
    query = select(AuditEntry.subject_id, AuditEntry.details).where(AuditEntry.act == act).order_by(AuditEntry.seq)
    for subject_id, details in session.execute(query):
        yield subject_id, json.loads(details)
