"""评分表: sheets that were collected on paper or at another desk, filled in and handed in (三（二）)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.scoring import SheetState
from qtic_desktop.exchange.scores import ImportedScore
from qtic_desktop.exchange.spreadsheets import Imported
from qtic_desktop.services import meetings, scoring
from qtic_desktop.services.imports.tally import Tally
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none

_REASON = "据导入表"
_KEPT = "已录的分"


@use_case(Act.IMPORT_SCORES)
def import_scores(work: UnitOfWork, *, found: Imported[ImportedScore], source: str, tally: Tally) -> Changes:
    """Fill in and hand in the open sheets of an open meeting. A sheet goes in whole or not at all; one that has been
    handed in, or holds other points already, is never written over."""
    changes = Changes()
    for item in found.items:
        try:
            with work.attempt():
                changes |= _take(work, item, tally)
        except Refused as refusal:
            tally.refused(item.row, refusal)
    work.record(Act.IMPORT_SCORES, Kind.SHEET, "", source=source, sha256=found.digest, rows=tally.new)
    return changes


def _take(work: UnitOfWork, item: ImportedScore, tally: Tally) -> Changes:
    agenda = _agenda_item(work, item)
    expert = _expert(work, agenda.meeting_id, item, tally)
    sheet = one_or_none(work.session, ScoreSheet, agenda_item_id=agenda.id, expert_id=expert.id)
    if sheet is None:
        raise Refused("scoring.no_sheet")
    stored = _points(work, sheet)
    if sheet.state != SheetState.OPEN.value or any(value is not None for value in stored.values()):
        known = _known(sheet, stored, item)
        if sheet.state != SheetState.OPEN.value or known:
            tally.known(item.row, f"{item.proposal_number} {item.expert_name}", known)
            return Changes()
    changes = _write(work, agenda, expert, sheet, item)
    tally.take(item.row)
    return changes


def _agenda_item(work: UnitOfWork, item: ImportedScore) -> AgendaItem:
    """The proposal on the agenda of the meeting; where the file names no meeting, of the one that is open."""
    if one_or_none(work.session, Proposal, number=item.proposal_number) is None:
        raise Refused("imports.unknown_proposal", number=item.proposal_number)
    query = select(AgendaItem).join(Meeting, Meeting.id == AgendaItem.meeting_id).join(Proposal)
    query = query.where(Proposal.number == item.proposal_number)
    if item.meeting_number:
        if one_or_none(work.session, Meeting, number=item.meeting_number) is None:
            raise Refused("imports.unknown_meeting", number=item.meeting_number)
        query = query.where(Meeting.number == item.meeting_number)
    else:
        query = query.where(Meeting.status == MeetingStatus.OPEN.value)
    found = list(work.session.scalars(query))
    if not found:
        raise Refused("imports.not_on_agenda", number=item.proposal_number)
    if len(found) > 1:
        raise Refused("imports.which_meeting", number=item.proposal_number)
    return found[0]


def _expert(work: UnitOfWork, meeting_id: str, item: ImportedScore, tally: Tally) -> Expert:
    """The expert of this name on the panel; the organization only decides between two of one name."""
    query = select(Expert).join(PanelMember, PanelMember.expert_id == Expert.id)
    on_panel = work.session.scalars(query.where(PanelMember.meeting_id == meeting_id, Expert.name == item.expert_name))
    namesakes = list(on_panel)
    if not namesakes:
        raise Refused("imports.not_on_panel", expert=item.expert_name)
    matching = [one for one in namesakes if normalize_name(one.organization) == item.organization]
    if len(namesakes) > 1 and len(matching) != 1:
        organizations = "、".join(one.organization for one in namesakes)
        raise Refused("imports.namesakes", expert=item.expert_name, organizations=organizations)
    expert = (matching or namesakes)[0]
    if item.organization and not matching:
        tally.hint(
            item.row, "imports.other_organization",
            expert=expert.name, here=item.organization, there=expert.organization,
        )  # fmt: skip
    return expert


def _points(work: UnitOfWork, sheet: ScoreSheet) -> dict[str, Decimal | None]:
    query = select(ScoreEntry.criterion, ScoreEntry.points).where(ScoreEntry.sheet_id == sheet.id)
    return {row.criterion: row.points for row in work.session.execute(query)}


def _known(
    sheet: ScoreSheet, stored: dict[str, Decimal | None], item: ImportedScore
) -> dict[str, tuple[object, object]]:
    """What the file says otherwise than a sheet that is not blank any more. The points that are there are not told: a
    file with guesses would be a way to read the sheets of others before the meeting is sealed."""
    found: dict[str, tuple[object, object]] = {}
    if sheet.state not in (item.state, SheetState.OPEN.value):
        return {"计分情况": (_STATES.get(sheet.state, sheet.state), _STATES.get(item.state, item.state))}
    for number, points in enumerate(item.points, 1):
        there = stored.get(str(number))
        if points is not None and there is not None and points != there:
            found[f"指标{number}"] = (_KEPT, f"{points:f}")
    if item.paper_total is not None and sheet.paper_total is not None and item.paper_total != sheet.paper_total:
        found["纸面合计"] = (_KEPT, f"{item.paper_total:f}")
    return found


_STATES = {
    SheetState.OPEN.value: "未交", SheetState.SUBMITTED.value: "评分", SheetState.RECUSED.value: "回避",
    SheetState.ABSENT.value: "缺席", SheetState.ABSTAINED.value: "弃权", SheetState.VOID.value: "作废",
}  # fmt: skip


def _write(work: UnitOfWork, agenda: AgendaItem, expert: Expert, sheet: ScoreSheet, item: ImportedScore) -> Changes:
    if item.state == "recused":
        return meetings.record_recusal(work, agenda_item_id=agenda.id, expert_id=expert.id, reason=_REASON)
    if item.state == "abstained":
        return scoring.abstain_sheet(work, sheet_id=sheet.id, reason=_REASON)
    if item.state == "void":
        return scoring.void_sheet(work, sheet_id=sheet.id, reason=_REASON)
    if item.state == "absent":
        raise Refused("imports.absent_by_sign_in")
    sheet_id = sheet.id
    for number, points in enumerate(item.points, 1):
        if points is not None:
            scoring.save_points(work, sheet_id=sheet_id, criterion=str(number), text=f"{points:f}")
    if item.paper_total is not None:
        scoring.record_paper_total(work, sheet_id=sheet_id, text=f"{item.paper_total:f}")
        work.flush()
    return scoring.submit_sheet(work, sheet_id=sheet_id)
