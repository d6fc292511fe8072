"""A sealed meeting over six proposals, made once and copied for every test that goes on from there."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from qtic_desktop.services import scoring
from qtic_desktop.services.demo import demo_clock
from qtic_desktop.storage.workspace import open_workspace
from tests.review_story import Story, begin_story

#: Points that each proposal falls short of a full sheet: new and conversion in turn, two pairs of equals, and the last
#: one, the best of its track, voted down.
SHORT = ("2", "5", "4", "5", "4", "1")
_KEPT = tempfile.TemporaryDirectory(prefix="qtic-sealed-")


@cache
def _made() -> Story:
    story = begin_story(Path(_KEPT.name) / "w", proposals=len(SHORT), experts=5)
    story.convene()
    story.open()
    for item, short in enumerate(SHORT):
        for place in range(5):
            story.score(place, item, short=short, vote="disagree" if item == 5 else "agree")
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    story.workspace.close()
    return story


def sealed_story(folder: Path) -> Story:
    """The story in a workspace of its own in ``folder``, on the morning after the meeting."""
    made = _made()
    shutil.copytree(Path(_KEPT.name) / "w", folder)
    workspace = open_workspace(folder, now=demo_clock(datetime(2026, 3, 11, 9, tzinfo=UTC)))
    return replace(made, workspace=workspace)
