"""Run as a process of its own: one computer of a room, on its own folder of a workspace that a server has.

``station.py FOLDER MEETING WHO ROUNDS``: WHO is an expert's id, or ``clerk``. It says ``ready``, waits for a line, works,
and ends with one line of JSON: the seconds of each save that was acknowledged, and what was saved.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from qtic_desktop.domain.changes import Actor, Changes, Role
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.services import intake, scoring
from qtic_desktop.services.perform import perform
from qtic_desktop.storage.queries.scoring import sheets_of_expert
from qtic_desktop.storage.workspace import Workspace, open_workspace
from tests.helpers.doors import ask


class Computer:
    """What it saves, and how long each save takes."""

    def __init__(self, workspace: Workspace, actor: Actor) -> None:
        self.store, self.actor, self.workspace = workspace.store, actor, workspace
        self.seconds: list[float] = []

    def save(self, use_case: Any, **facts: Any) -> Changes:
        begun = time.perf_counter()
        changes = perform(self.store, self.actor, use_case.bind(**facts))
        self.seconds.append(time.perf_counter() - begun)
        return changes


def score(here: Computer, meeting_id: str, rounds: int) -> int:
    """Every criterion of every sheet, so many times over, then hand in and vote."""
    assert here.actor.expert_id is not None
    facts = {"meeting_id": meeting_id, "expert_id": here.actor.expert_id}
    points = 0
    for sheet in ask(here.store, sheets_of_expert, here.actor, **facts):
        for turn in range(rounds):
            for criterion in sheet.rubric.criteria:
                text = str(criterion.maximum - (rounds - 1 - turn) % 3)
                here.save(scoring.save_points, sheet_id=sheet.id, criterion=criterion.number, text=text)
                points += 1
        here.save(scoring.submit_sheet, sheet_id=sheet.id)
        about = {"agenda_item_id": sheet.agenda_item_id, "expert_id": sheet.expert_id}
        here.save(scoring.cast_vote, **about, choice="agree")
    return points


def key(here: Computer, rounds: int) -> list[str]:
    """Drafts of proposals, kept field by field."""
    drafts: list[str] = []
    for turn in range(8 * rounds):
        known = None if turn % 8 == 0 else drafts[-1]
        draft = ProposalDraft().having("center_name", f"青岛市第{turn}技术创新中心")
        about = {"draft": draft, "page": "host", "cursor_field": "credit_code", "proposal_id": known}
        (made,) = here.save(intake.save_draft, **about).ids
        if known is None:
            drafts.append(made)
    return drafts


def main() -> None:
    folder, meeting_id, who, rounds = sys.argv[1:]
    actor = Actor("clerk-1", "录入员甲", Role.CLERK) if who == "clerk" else Actor(f"p-{who}", "专家", Role.EXPERT, who)
    with open_workspace(Path(folder)) as workspace:
        here = Computer(workspace, actor)
        print("ready", flush=True)
        sys.stdin.readline()
        if who == "clerk":
            saved: dict[str, object] = {"drafts": key(here, int(rounds))}
        else:
            saved = {"points": score(here, meeting_id, int(rounds))}
    print(json.dumps({"seconds": here.seconds, **saved}), flush=True)


if __name__ == "__main__":
    main()
