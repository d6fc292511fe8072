"""Bundles at the command line: written, looked at, taken in, verified, with the sentences of the window."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from qtic_desktop.app.main import main
from qtic_desktop.services import scoring
from qtic_desktop.storage.workspace import open_workspace
from tests.helpers.stations import clock
from tests.review_story import Story, begin_story

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path, Story]:
    story = begin_story(tmp_path / "main", proposals=1)
    story.convene()
    story.open()
    story.workspace.close()
    shutil.copytree(tmp_path / "main", tmp_path / "other")
    return tmp_path / "main", tmp_path / "other", story


def give(story: Story, folder: Path, text: str) -> None:
    """One score keyed in the copy in ``folder``."""
    with open_workspace(folder, now=clock) as workspace:
        here = Story(workspace, story.experts, story.proposals, story.meeting_id)
        here.do(scoring.save_points, sheet_id=here.sheet(0).id, criterion="1", text=text)


def test_a_bundle_goes_from_one_copy_to_the_other(
    copies: tuple[Path, Path, Story], tmp_path: Path, capsys: Captured
) -> None:
    here, there, story = copies
    give(story, there, "5")
    file = tmp_path / "stick" / "交换包.qtic"
    file.parent.mkdir()
    assert main(["export", "bundle", "--workspace", str(there), "--out", str(file)]) == 0
    assert "可以安全拔出" in capsys.readouterr().out
    assert main(["import", "bundle", str(file), "--workspace", str(here), "--dry-run", "--json"]) == 0
    looked = json.loads(capsys.readouterr().out)
    assert (looked["new"], looked["same"], looked["written"], looked["dry_run"]) == (1, 4, 0, True)
    assert main(["import", "bundle", str(file), "--workspace", str(here), "--json"]) == 0
    taken = json.loads(capsys.readouterr().out)
    assert {**taken, "written": 0, "dry_run": True} == looked
    assert taken["written"] == 1
    assert main(["check", "--workspace", str(here)]) == 0
    assert main(["verify", str(file)]) == 0


def test_what_differs_is_a_finding_with_both_values(
    copies: tuple[Path, Path, Story], tmp_path: Path, capsys: Captured
) -> None:
    here, there, story = copies
    give(story, here, "4")
    give(story, there, "5")
    file = tmp_path / "b.qtic"
    assert main(["export", "bundle", "--workspace", str(there), "--out", str(file)]) == 0
    capsys.readouterr()
    assert main(["import", "bundle", str(file), "--workspace", str(here), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    (finding,) = answer["findings"]
    assert (answer["different"], answer["rejected"], answer["written"], finding["blocking"]) == (1, 1, 0, True)
    assert "第1项分数 这里“4”、那边“5”" in finding["sentence"]


def test_a_changed_bundle_is_called_so(copies: tuple[Path, Path, Story], tmp_path: Path, capsys: Captured) -> None:
    here, there, story = copies
    give(story, there, "5")
    file = tmp_path / "b.qtic"
    main(["export", "bundle", "--workspace", str(there), "--out", str(file)])
    data = file.read_bytes()
    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    capsys.readouterr()
    assert main(["verify", str(file), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["files"][0]["reasons"] == ["stations.damaged"]
    assert main(["import", "bundle", str(file), "--workspace", str(here)]) == 2
    assert "没有读入" in capsys.readouterr().err
