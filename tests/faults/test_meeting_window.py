"""The whole meeting day again, through the real window on a display of its own: everybody in turn at one computer, by keys,
with the process killed in the middle. ``make reliability`` plays ``QTIC_WINDOW_DAYS`` of them; the suite none, for a day
takes minutes.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.services import meetings
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import ask
from qtic_desktop.storage.queries.meetings import agenda
from qtic_desktop.storage.queries.meetings.recusals import recusals
from qtic_desktop.storage.workspace import open_workspace
from tests.faults.day_robot import OFFICE
from tests.faults.test_meeting_day import ROOT, check_record, prepare, stages
from tests.gui.screen_fixtures import Screen, screen
from tests.helpers.meeting_day import Result, expected, plan_day
from tests.review_story import Story

__all__ = ["screen"]
DAYS = int(os.environ.get("QTIC_WINDOW_DAYS", "0"))
VERDICTS = {"pass": "同意", "revise": "修改后同意", "fail": "不同意"}

pytestmark = pytest.mark.screen


def play(folder: Path, seed: int, screen: Screen, *, kill_after: int = 0) -> dict[str, Any]:
    """Let everybody work in a process of its own; what the table of results showed at each stage."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    settings |= {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    settings |= {"QTIC_DATA": str(folder.parent / "data")}
    shown: dict[str, Any] = {}
    words = [sys.executable, "-m", "tests.faults.day_window", str(folder), str(seed)]
    with (folder.parent / "trouble.txt").open("w+", encoding="utf-8") as trouble:
        with subprocess.Popen(
            words, cwd=ROOT, env=settings, stdout=subprocess.PIPE, stderr=trouble, text=True, encoding="utf-8"
        ) as child:
            assert child.stdout is not None
            said = ""
            for said in child.stdout:
                if said.startswith("results "):
                    _, stage, facts = said.split(" ", 2)
                    shown[stage] = json.loads(facts)
                if kill_after and said == f"handed in {kill_after}\n":
                    time.sleep(random.Random(seed).random())
                    child.send_signal(signal.SIGKILL)
        trouble.seek(0)
        assert kill_after or said == "over\n", trouble.read()[-4000:]
    return shown


def check_shown(shown: dict[str, Any], names: list[str], wanted: list[Result]) -> None:
    """The table on the screen against the day worked out by hand."""
    for name, result in zip(names, wanted, strict=True):
        row = shown[name]
        assert row["rank"] == f"{result.rank}{'（并列）' if result.tied else ''}", name
        assert (row["mean"], row["grade"]) == (result.mean, result.grade), name
        assert row["votes"] == f"{result.votes[0] + result.votes[1]} / {result.entitled}", name
        assert row["verdict"].removesuffix("转建") == VERDICTS[result.verdict], name


def check_day(folder: Path, story: Story, seed: int, shown: dict[str, Any]) -> None:
    with open_workspace(folder) as story.workspace:
        names = [row.center_name for row in story.ask(agenda, meeting_id=story.meeting_id)]
        for stage, then in stages(plan_day(seed)).items():
            check_shown(shown[stage], names, expected(then))
        check_record(story.workspace, story, expected(stages(plan_day(seed))["reopened"]))
        assert check_workspace(story.workspace) == ()


@pytest.mark.parametrize("seed", range(1, DAYS + 1))
def test_a_day_at_the_real_window_comes_to_what_was_worked_out_by_hand(
    tmp_path: Path, screen: Screen, seed: int
) -> None:
    folder = tmp_path / "w"
    story = prepare(folder, plan_day(seed))
    for tie in ask(story.workspace.store, OFFICE, recusals.bind(meeting_id=story.meeting_id))[
        3:
    ]:  # three stay for the day
        story.do(meetings.dismiss_recusal, recusal_id=tie.id, reason="会前经核对不是同一单位")
    story.workspace.close()
    began = time.monotonic()
    assert play(folder, seed, screen, kill_after=20 + 7 * seed % 60) == {}
    shown = play(folder, seed, screen)
    check_day(folder, story, seed, shown)
    print(f"day {seed} at the window: {time.monotonic() - began:.0f} s, all figures as worked out by hand")
