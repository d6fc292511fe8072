"""Papers of a meeting, made anew whenever they are asked for: list of experts, sign-in, pledges, seat cards."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.meetings import Presence
from qtic_desktop.domain.meetings.papers import ItemLine, MeetingPaper, MeetingSheet, PanelLine
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.meetings import meeting_detail, panel
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import signs_in_table, workspace_facts
from qtic_desktop.storage.tables.meetings import Meeting
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace


@query(Read.AGENDA)
def meeting_paper(session: Session, *, meeting_id: str, made_at: str) -> MeetingPaper:
    """What the papers of a meeting say, panel in seat order, proposals in running order."""
    told, facts = meeting_detail(session, meeting_id=meeting_id), workspace_facts(session)
    return MeetingPaper(
        told.row.number,
        told.row.title,
        told.row.held_on,
        told.row.place,
        facts.get("organizer", ""),
        tuple(
            PanelLine(one.seat, one.name, one.organization, one.title, one.speciality, one.is_leader)
            for one in told.panel
        ),
        tuple(ItemLine(one.position, one.number, one.center_name, one.host_name, one.track) for one in told.items),
        facts.get("sample") == "True",
        made_at,
        signs_in_table(session, told.rule_set_id),
    )


def signing_panel(session: Session, meeting_id: str) -> tuple[PanelLine, ...]:
    """Who signs the papers of a meeting in the accepted table, in seat order, without whoever stayed away; nobody where its
    rules let the panel sign on lines."""
    if not signs_in_table(session, find(session, Meeting, meeting_id).rule_set_id):
        return ()
    return tuple(
        PanelLine(one.seat, one.name, one.organization, one.title, one.speciality, one.is_leader)
        for one in panel(session, meeting_id=meeting_id)
        if one.presence is not Presence.ABSENT
    )


@job(Act.PRINT_MEETING)
def print_meeting(workspace: Workspace, actor: Actor, *, meeting_id: str, sheet: MeetingSheet, out: Path) -> MadeFile:
    """Make one paper of a meeting as PDF."""
    from qtic_desktop.documents.content.meetings import meeting_document

    made_at = f"{workspace.store.now():%Y-%m-%d %H:%M}"
    paper = ask(workspace.store, actor, meeting_paper.bind(meeting_id=meeting_id, made_at=made_at))
    make_file(meeting_document(paper, sheet), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.title)
