"""演练: a meeting to practise on in a workspace of its own, with the rules and score sheets of the real one and invented
people and proposals, so that nothing of it can come among real data, and nothing real leaves the office with it."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import SYSTEM, Actor, Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.resources import message
from qtic_desktop.services.demo import OFFICE, DemoTeller
from qtic_desktop.services.demo.examined import pass_all
from qtic_desktop.services.meetings import create_meeting
from qtic_desktop.services.perform import ask
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.services.use_case import job, long_job
from qtic_desktop.storage.holding import is_held
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.registry import RubricVersion, RuleSetVersion
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace, create_workspace, is_free, put_in_place, read_info

_CONVERSION = "CONVERSION"


@dataclass(frozen=True, slots=True)
class Practice:
    """Where the practice meeting lies."""

    path: Path
    changes: Changes


@dataclass(frozen=True, slots=True)
class Ground:
    """What a practice meeting takes over: day and names, rules, score sheets by track, the tracks of the agenda in order,
    the size of the panel. No person, no unit, no proposal."""

    number: str
    title: str
    held_on: date
    place: str
    organizer: str
    rules: str
    sheets: dict[str, str]
    tracks: tuple[str, ...]
    panel: int


@query(Read.AGENDA)
def practice_ground(session: Session, *, meeting_id: str) -> Ground:
    """What a practice of this meeting begins with."""
    meeting = find(session, Meeting, meeting_id)
    used = (
        select(RubricVersion.track, RubricVersion.body)
        .join(AgendaItem, AgendaItem.rubric_id == RubricVersion.id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position)
    )
    lines = [(track, body) for track, body in session.execute(used)]
    seats = session.scalar(select(func.count()).where(PanelMember.meeting_id == meeting_id)) or 0
    return Ground(
        number=meeting.number,
        title=meeting.title,
        held_on=meeting.held_on,
        place=meeting.place,
        organizer=workspace_facts(session).get("organizer", ""),
        rules=find(session, RuleSetVersion, meeting.rule_set_id).body,
        sheets=dict(lines),
        tracks=tuple(track for track, _ in lines),
        panel=seats,
    )


@long_job(Act.MAKE_PRACTICE, saves=True, thread="storage")
def make_practice(
    workspace: Workspace, actor: Actor, *, meeting_id: str, out: Path
) -> Generator[Progress, None, Practice]:
    """Make the workspace ``out`` with a meeting as large as the real one, convened and not opened. Stopped in between it
    leaves nothing. Raises ``Refused`` (workspace.folder_not_empty)."""
    if not is_free(out):
        raise Refused("workspace.folder_not_empty", folder=out.name)
    ground = ask(workspace.store, actor, practice_ground.bind(meeting_id=meeting_id))
    growing = out.with_name(f".{out.name}.part")
    shutil.rmtree(growing, ignore_errors=True)
    try:
        with create_workspace(growing, sample=True, practice=True, now=workspace.store.now) as made:
            yield from _filled(made, ground)
    except BaseException:
        shutil.rmtree(growing, ignore_errors=True)
        raise
    put_in_place(growing, out)
    with workspace.store.begin(actor) as work:
        work.record(Act.MAKE_PRACTICE, Kind.MEETING, meeting_id, number=ground.number, name=out.name)
    return Practice(out, Changes())


def _filled(made: Workspace, ground: Ground) -> Generator[Progress, None, None]:
    today, steps = made.store.now().date(), len(ground.tracks) + 2
    organizer = message("practice.organizer", "zh", name=ground.organizer)
    with made.store.begin(SYSTEM) as work:
        prepare_workspace(work, organizer=organizer, sample=True)
        work.flush()
        for rules in work.session.scalars(select(RuleSetVersion)):
            asked = {"keying_gate": "optional", "examination_required": "no"}  # invented proposals are not keyed again
            rules.body = json.dumps({**json.loads(ground.rules), **asked}, ensure_ascii=False, sort_keys=True)
        for sheet in work.session.scalars(select(RubricVersion)):
            sheet.body = ground.sheets.get(sheet.track, sheet.body)
            told = json.loads(sheet.body)
            sheet.title, sheet.number = told["title"], int(told["version"])
    yield Progress(1, steps)
    teller = DemoTeller(made.store, random.Random(1), today)
    teller.add_experts(max(ground.panel, 1))
    proposals = []
    for place, track in enumerate(ground.tracks, 2):
        proposals.append(teller.proposal(conversion=track == _CONVERSION))
        yield Progress(place, steps)
    pass_all(teller.do, made.store, OFFICE, proposals, today)
    teller.do(
        create_meeting.bind(
            title=message("practice.title", "zh", title=ground.title),
            held_on=ground.held_on,
            place=message("practice.place", "zh", place=ground.place),
            proposal_ids=proposals,
            expert_ids=teller.expert_ids,
            leader_id=teller.expert_ids[0],
        )
    )
    yield Progress(steps, steps)


@job(Act.DELETE_PRACTICE, saves=True, thread="storage")
def delete_practice(workspace: Workspace, actor: Actor, *, folder: Path) -> Changes:
    """Delete the folder of a practice meeting that nobody has open. Raises ``Refused``: practice.none for any other folder,
    practice.in_use, practice.itself."""
    if folder.resolve() == workspace.folder.resolve():
        raise Refused("practice.itself")
    try:
        info = read_info(folder)
    except Refused:
        raise Refused("practice.none", name=folder.name) from None
    if not (info.practice and info.sample) or info.encrypted:
        raise Refused("practice.none", name=folder.name)
    if is_held(folder):
        raise Refused("practice.in_use", name=folder.name)
    shutil.rmtree(folder)
    with workspace.store.begin(actor) as work:
        work.record(Act.DELETE_PRACTICE, Kind.WORKSPACE, info.id, name=folder.name)
    return Changes()
