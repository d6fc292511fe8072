"""A list that comes in says the same in the window and at the command line, sentence by sentence, and brings the same."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qtic_desktop.app.main import main
from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.gui.intake.page import IntakePage
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.workspace import create_workspace
from tests.gui.intake_desk import IntakeDesk, desk, page
from tests.services.own_lists import LISTS

__all__ = ["desk", "page"]
#: All of them with QTIC_OWN_LISTS=all; a few of each manner in the suite.
NAMES = list(LISTS) if os.environ.get("QTIC_OWN_LISTS") == "all" else ["批注", "千分位", "列序颠倒", "多出一格"]


@pytest.mark.parametrize("name", NAMES)
def test_window_and_command_line_say_the_same_of_a_list(
    desk: IntakeDesk, page: IntakePage, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = LISTS[name](tmp_path / name)
    with create_workspace(tmp_path / "line") as made, made.store.begin(SYSTEM) as work:
        prepare_workspace(work, organizer="青岛市科学技术局", sample=False)
    capsys.readouterr()
    main(["import", "proposals", str(path), "--workspace", str(tmp_path / "line"), "--json"])
    told = json.loads(capsys.readouterr().out)
    importer = page.importer
    assert importer is not None
    importer.try_out(path)
    qtbot.waitUntil(lambda: importer.preview is not None, timeout=20_000)
    preview = importer.preview
    assert preview is not None
    lines = [preview.findings.model().row(n) for n in range(preview.findings.model().rowCount())]
    shown = " ".join(line.words for line in lines)
    data = told.get("data", told)
    for one in data["findings"]:
        assert one["sentence"] in shown
    before = {row.id for row in desk.proposals()}
    if preview.confirm.isEnabled():
        preview.confirm.click()
        desk.settle()
        qtbot.waitUntil(lambda: len(desk.proposals()) > len(before), timeout=20_000)
    else:
        preview.reject()
    assert len({row.id for row in desk.proposals()} - before) == data["written"] == data["new"]
    shutil.rmtree(tmp_path / "line")
