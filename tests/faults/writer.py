"""Run as a process of its own: makes copies of itself that write through the use cases until they are killed.

A line ``folder meeting seed`` on standard input makes one writer; it says ``pid N``, then before each write ``try`` and
after each acknowledged write ``done`` with the same words. ``dead`` follows when it is gone.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path
from typing import Any

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.services import intake, scoring
from qtic_desktop.storage.queries.meetings import agenda
from qtic_desktop.storage.queries.scoring import sheets_of_expert
from qtic_desktop.storage.tables.meetings import PanelMember
from qtic_desktop.storage.workspace import Workspace, open_workspace
from tests.helpers.doors import ask, perform

OFFICE = Actor("office-1", "办公室乙", Role.OFFICE)


def say(kind: str, **facts: Any) -> None:
    """One line, written in one call so that it is whole or absent."""
    os.write(1, (kind + " " + json.dumps(facts, ensure_ascii=False) + "\n").encode())


def write_on(workspace: Workspace, meeting_id: str, seed: int) -> None:
    """Write until killed."""
    dice = random.Random(seed)
    store = workspace.store
    with store.read() as session:
        experts = sorted(row.expert_id for row in session.query(PanelMember).filter_by(meeting_id=meeting_id))
    assert ask(store, agenda, meeting_id=meeting_id)
    drafts: list[str] = []
    while True:
        act = dice.choices(("points", "draft", "submit"), (6, 3, 1))[0]
        if act == "draft":
            _save_draft(workspace, dice, drafts)
            continue
        sheets = ask(store, sheets_of_expert, OFFICE, meeting_id=meeting_id, expert_id=dice.choice(experts))
        still_open = [sheet for sheet in sheets if sheet.state is SheetState.OPEN]
        if not still_open:
            continue
        sheet = dice.choice(still_open)
        numbers = [(c.number, str(c.maximum)) for c in sheet.rubric.criteria]
        blank = [pair for pair in numbers if pair[0] not in sheet.entries]
        if act == "points" or blank:
            number, maximum = dice.choice(blank or numbers)
            text = dice.choice((maximum, "0", "1.5", "2"))
            say("try", act="points", sheet=sheet.id, criterion=number, text=text)
            perform(store, OFFICE, scoring.save_points, sheet_id=sheet.id, criterion=number, text=text)
            say("done", act="points", sheet=sheet.id, criterion=number, text=text)
        else:
            say("try", act="submit", sheet=sheet.id)
            perform(store, OFFICE, scoring.submit_sheet, sheet_id=sheet.id)
            say("done", act="submit", sheet=sheet.id)


def _save_draft(workspace: Workspace, dice: random.Random, drafts: list[str]) -> None:
    known = dice.choice([None, *drafts]) if len(drafts) < 5 else dice.choice(drafts)
    name = "中心" + "䶮㛃𠮷青岛"[dice.randrange(5)] * dice.randrange(1, 2000)
    facts = {"act": "draft", "proposal": known, "name": name}
    draft = ProposalDraft().having("center_name", name)
    say("try", **facts)
    changes = perform(
        workspace.store,
        OFFICE,
        intake.save_draft,
        draft=draft,
        page="host",
        cursor_field="credit_code",
        proposal_id=known,
    )
    (made,) = changes.ids
    if known is None:
        drafts.append(made)
    say("done", **{**facts, "proposal": made})


def main() -> None:
    """One writer after another."""
    for line in sys.stdin:
        folder, meeting_id, seed = json.loads(line)
        child = os.fork()
        if child == 0:
            say("pid", pid=os.getpid())
            write_on(open_workspace(Path(folder)), meeting_id, seed)
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main()
