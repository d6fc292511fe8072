"""The record of the lots for whoever wants to repeat them: a file for programs, and a page that needs none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings.lots_records import replay_lots
from qtic_desktop.services.drawn_page import put_page
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.meetings import agenda
from qtic_desktop.storage.queries.meetings.lots import lots_record
from qtic_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LotsFiles:
    """What was made: the page, and beside it the record for programs; ``is_order``: the agenda still follows the lots."""

    path: Path
    record: Path
    is_order: bool


@job(Act.EXPORT_LOTS)
def export_lots(workspace: Workspace, actor: Actor, *, meeting_id: str, out: Path) -> LotsFiles:
    """Write the stand-alone page that repeats the last drawing of lots to ``out`` (.html), with the record in it, and the
    record for programs beside it under the same name (.json). The record is read back and drawn again first.

    Raises ``Refused``: meetings.no_lots, meetings.lots_changed.
    """
    body = ask(workspace.store, actor, lots_record.bind(meeting_id=meeting_id))
    text = json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True)
    if not replay_lots(json.loads(text)).holds:
        raise Refused("meetings.lots_changed")
    now = [item.number for item in ask(workspace.store, actor, agenda.bind(meeting_id=meeting_id))]
    return LotsFiles(out, put_page(text, out), now == body["order"])
