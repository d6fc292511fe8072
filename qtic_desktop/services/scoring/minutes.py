"""会议记录: who came, what happened with each proposal, what was decided; once sealed the results and how close they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.documents.content.audit_words import detail_lines, obstacle_words
from qtic_desktop.domain.acts import SECRET_ACTS, Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.meetings import MeetingStatus, room_of
from qtic_desktop.domain.meetings.floor import still_out
from qtic_desktop.domain.meetings.minutes import ItemMinute, MinutesPaper, RoomMinute, SeatMinute
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.resources import message, words
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.meetings.papers import signing_panel
from qtic_desktop.services.perform import ask
from qtic_desktop.services.results import sealed_results
from qtic_desktop.services.scoring.gate import waivers_of
from qtic_desktop.services.scoring.margins import close_sentences, how_close
from qtic_desktop.services.scoring.sheet_notes import sheet_notes
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.audit import trace
from qtic_desktop.storage.queries.meetings.floor import notes_of
from qtic_desktop.storage.queries.meetings.sittings import attendance, panel, quorum
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMovement
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.tables.sealing import Waiver
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace

#: What the room and the movements say already, or what only the program does.
_TOLD = SECRET_ACTS | {
    Act.CALL_ITEM, Act.FINISH_ITEM, Act.STEP_OUT, Act.STEP_IN, Act.NOTE_WORDS, Act.RECORD_ARRIVAL, Act.RECORD_LEAVING,
    Act.RECORD_PLEDGE, Act.CREATE_MEETING, Act.MAKE_PRINT_SET, Act.PRINT_SHEETS,
}  # fmt: skip


#: How the log tells a change between two records that only the program knows by their ids.
_UNTOLD = "— → —"


@query(Read.AUDIT)
def minutes_paper(session: Session, *, meeting_id: str, made_at: str) -> MinutesPaper:
    """The minutes without a figure; ``made_at`` is the printed time of making."""
    meeting, facts = find(session, Meeting, meeting_id), workspace_facts(session)
    log = tuple(
        (row.at[:16].replace("T", " "), row.actor_name, _act(row.act, row.details))
        for row in trace(session, subjects=frozenset({meeting_id}))
        if row.act not in _TOLD and not row.withheld
    )
    return MinutesPaper(
        meeting.number,
        meeting.title,
        meeting.held_on,
        meeting.place,
        facts.get("organizer", ""),
        meeting.status.value,
        _seats(session, meeting_id),
        _items(session, meeting_id),
        log,
        quorum(session, meeting_id=meeting_id),
        facts.get("sample") == "True",
        made_at,
        signing_panel(session, meeting_id),
    )


@job(Act.EXPORT_MINUTES)
def export_minutes(workspace: Workspace, actor: Actor, *, out: Path, meeting_id: str) -> MadeFile:
    """Write the minutes to the file ``out``, as pages or for a ``.docx`` name as a Word file; before sealing they bear the
    draft mark and hold no result."""
    from qtic_desktop.documents.content.scoring.minutes import minutes_document

    paper = whole_minutes(workspace, actor, meeting_id)
    make_file(minutes_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.title, paper.state)


def whole_minutes(workspace: Workspace, actor: Actor, meeting_id: str) -> MinutesPaper:
    """What the minutes say to this person: with the results once the meeting is sealed."""
    made_at = f"{workspace.store.now():%Y-%m-%d %H:%M}"
    paper = ask(workspace.store, actor, minutes_paper.bind(meeting_id=meeting_id, made_at=made_at))
    if paper.state == MeetingStatus.SEALED:
        outcomes, _ = ask(workspace.store, actor, sealed_results.bind(meeting_id=meeting_id))
        close = {row.proposal_number: row for row in ask(workspace.store, actor, how_close.bind(meeting_id=meeting_id))}
        told = {one.proposal_number: one for one in outcomes}
        sheets = ask(workspace.store, actor, sheet_notes.bind(meeting_id=meeting_id))
        items = (
            replace(
                one,
                result=_result(told[one.number], one.taking_part),
                close=close_sentences(close[one.number]),
                sheets=sheets.get(one.number, ()),
            )
            if one.number in told
            else one
            for one in paper.items
        )
        paper = replace(paper, items=tuple(items))
    return paper


def _result(outcome: Outcome, taking_part: int) -> str:
    result, vote = outcome.result, outcome.result.vote
    uncounted = taking_part - result.counted
    return message(
        "paper.minutes.result_text",
        mean="—" if result.mean is None else f"{result.mean:f}",
        counted=result.counted,
        others=message("paper.minutes.others", n=uncounted) if uncounted > 0 else "",
        agree=vote.agree,
        revise=vote.agree_after_revision,
        disagree=vote.disagree,
        abstain=vote.abstain,
        missing=vote.missing,
        entitled=vote.entitled,
        verdict=message(f"paper.scoring.verdict_{outcome.track}_{result.verdict}"),
    )


def _act(act: str, details: dict[str, object]) -> str:
    told = "；".join(line for line in detail_lines(details, "zh", act) if not line.endswith(_UNTOLD))
    name = words("audit.act", "zh").get(act, act)
    return f"{name}：{told}" if told else name


def _seats(session: Session, meeting_id: str) -> tuple[SeatMinute, ...]:
    query = select(PanelMovement).where(PanelMovement.meeting_id == meeting_id, PanelMovement.undone_at.is_(None))
    moved: dict[str, tuple[tuple[str, int, str], ...]] = {}
    for row in session.scalars(query.order_by(PanelMovement.at, PanelMovement.id)):
        moved[row.expert_id] = (*moved.get(row.expert_id, ()), (row.kind, row.from_position, row.reason))
    return tuple(
        SeatMinute(
            one.seat, one.name, one.organization, one.is_leader, one.presence.value, one.pledged,
            moved.get(one.expert_id, ()),
        )
        for one in panel(session, meeting_id=meeting_id)
    )  # fmt: skip


def _items(session: Session, meeting_id: str) -> tuple[ItemMinute, ...]:
    here = {row.agenda_item_id: row for row in attendance(session, meeting_id=meeting_id)}
    names = {one.expert_id: one.name for one in panel(session, meeting_id=meeting_id)}
    room: dict[str, tuple[RoomMinute, ...]] = {}
    notes = notes_of(session, meeting_id=meeting_id)
    for note in notes:
        if note.undone_at is None:
            line = RoomMinute(note.at[11:16], note.kind.value, note.name, note.words)
            room[note.agenda_item_id] = (*room.get(note.agenda_item_id, ()), line)
    if find(session, Meeting, meeting_id).status is MeetingStatus.SEALED:
        current = room_of(notes).current
        left = [(current, RoomMinute("", "not_over", "", ""))] if current else []
        left += [(item, RoomMinute("", "not_back", names.get(key, ""), "")) for key, item in still_out(notes).items()]
        for item_id, line in left:
            room[item_id] = (*room.get(item_id, ()), line)
    waived: dict[str, list[Waiver]] = {}
    for (item_id, _, _), row in sorted(waivers_of(session, meeting_id).items()):
        waived.setdefault(item_id, []).append(row)
    rows = session.execute(
        select(AgendaItem, Proposal)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position)
    )
    found = []
    for item, proposal in rows:
        part = here.get(item.id)
        sheets = session.execute(
            select(ScoreSheet.state, ScoreSheet.reason, Expert.name, Expert.organization)
            .join(Expert, Expert.id == ScoreSheet.expert_id)
            .where(ScoreSheet.agenda_item_id == item.id)
            .order_by(Expert.name, Expert.organization)
        ).all()
        found.append(
            ItemMinute(
                item.position,
                proposal.number or "",
                proposal.center_name,
                proposal.host_name,
                item.ground,
                item.state_reason,
                "" if part is None else names.get(part.leader_id, ""),
                part is not None and part.acting,
                0 if part is None else len(part.taking_part),
                tuple((f"{s.name}（{s.organization}）", s.reason) for s in sheets if s.state == SheetState.RECUSED),
                tuple(f"{s.name}（{s.organization}）" for s in sheets if s.state == SheetState.ABSENT),
                room.get(item.id, ()),
                tuple((_obstacle(row), row.reason, row.given_by) for row in waived.get(item.id, ())),
            )
        )
    return tuple(found)


def _obstacle(row: Waiver) -> str:
    return obstacle_words(row.code)
