"""Blank score sheets for expert and proposal: printed in the order of the screen, found again by their code (三（二）)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import AWAY, ItemState
from qtic_desktop.domain.scoring.papers import BlankSheet, BlankSheets
from qtic_desktop.domain.scoring.sheet_codes import read_code, sheet_code
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.registry import rubric_of, rules_of
from qtic_desktop.services.use_case import job, use_case
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.registry import RubricVersion, RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.unit_of_work import UnitOfWork, find
from qtic_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """The sheet a code names."""

    sheet_id: str
    agenda_item_id: str
    expert_id: str


@query(Read.SHEET_STATES)
def blank_sheets(session: Session, *, meeting_id: str, made_at: str) -> BlankSheets:
    """The sheets of everybody for everything that is judged, without those who take no part; before the meeting opens of
    all on the panel. ``made_at`` is the printed time of making."""
    meeting = find(session, Meeting, meeting_id)
    away = set(
        session.execute(select(ScoreSheet.agenda_item_id, ScoreSheet.expert_id).where(ScoreSheet.state.in_(AWAY))).all()
    )
    rubrics = {row.id: rubric_of(row) for row in session.scalars(select(RubricVersion))}
    sheets = []
    for item, proposal in _items(session, meeting_id):
        rubric = rubrics[item.rubric_id]
        for expert, seat in _panel(session, meeting_id):
            if (item.id, expert.id) in away:
                continue
            sheets.append(
                BlankSheet(
                    item.position,
                    seat,
                    proposal.number or "",
                    proposal.center_name,
                    proposal.host_name,
                    expert.name,
                    expert.organization,
                    rubric.title,
                    rubric.criteria,
                    frozenset(json.loads(item.not_applicable)),
                    sheet_code(item.id, expert.id),
                    rubric.veto,
                )
            )
    return BlankSheets(
        meeting=f"{meeting.number}　{meeting.title}",
        held_on=meeting.held_on,
        place=meeting.place,
        sheets=tuple(sheets),
        step=rules_of(find(session, RuleSetVersion, meeting.rule_set_id)).step,
        printing=_printed(session, meeting_id) + 1,
        sample=workspace_facts(session).get("sample") == "True",
        made_at=made_at,
    )


@query(Read.SHEET_STATES)
def sheet_of_code(session: Session, *, meeting_id: str, text: str) -> FoundSheet:
    """The sheet whose code was typed or scanned. ``Refused``: not such digits (scoring.code_mistyped), or of no sheet of
    this meeting (scoring.code_unknown)."""
    code = read_code(text)
    rows = session.execute(
        select(ScoreSheet.id, ScoreSheet.agenda_item_id, ScoreSheet.expert_id)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.state != ItemState.SET_ASIDE)
    )
    found = [FoundSheet(*row) for row in rows if sheet_code(row.agenda_item_id, row.expert_id) == code]
    if len(found) != 1:
        raise Refused("scoring.code_unknown", text=text.strip()[:20])
    return found[0]


@job(Act.PRINT_SHEETS, saves=True)
def print_blank_sheets(workspace: Workspace, actor: Actor, *, out: Path, meeting_id: str) -> MadeFile:
    """Write all blank sheets of a meeting to the file ``out``, a page each, read it back, and note the print. ``about`` of
    the answer is how many there are; ``files.none_found`` where nobody is to score anything."""
    from qtic_desktop.documents.content.scoring.blanks import blank_sheets_document

    made_at = f"{workspace.store.now():%Y-%m-%d %H:%M}"
    paper = ask(workspace.store, actor, blank_sheets.bind(meeting_id=meeting_id, made_at=made_at))
    if not paper.sheets:
        raise Refused("files.none_found")
    make_file(blank_sheets_document(paper), out, lambda: fonts_of(workspace))
    perform(workspace.store, actor, note_print.bind(meeting_id=meeting_id, count=len(paper.sheets)))
    return MadeFile(out, str(len(paper.sheets)))


@use_case(Act.PRINT_SHEETS)
def note_print(work: UnitOfWork, *, meeting_id: str, count: int) -> Changes:
    """Note that ``count`` blank sheets of a meeting were printed, and for which time."""
    times = _printed(work.session, meeting_id) + 1
    work.record(Act.PRINT_SHEETS, Kind.MEETING, meeting_id, count=count, number=times)
    return Changes.of(Kind.MEETING, meeting_id)


def _printed(session: Session, meeting_id: str) -> int:
    """How often the blank sheets of a meeting were printed."""
    query = select(func.count()).where(AuditEntry.act == Act.PRINT_SHEETS, AuditEntry.subject_id == meeting_id)
    return session.scalar(query) or 0


def _items(session: Session, meeting_id: str) -> list[tuple[AgendaItem, Proposal]]:
    query = (
        select(AgendaItem, Proposal)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.state != ItemState.SET_ASIDE)
        .order_by(AgendaItem.position)
    )
    return [(item, proposal) for item, proposal in session.execute(query)]


def _panel(session: Session, meeting_id: str) -> list[tuple[Expert, int]]:
    query = (
        select(Expert, PanelMember.seat)
        .join(PanelMember, PanelMember.expert_id == Expert.id)
        .where(PanelMember.meeting_id == meeting_id)
        .order_by(PanelMember.seat)
    )
    return [(expert, seat) for expert, seat in session.execute(query)]
