"""Lists that leave are read back as what is there already."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qtic_desktop.app.main import main
from tests.review_story import begin_story

Captured = pytest.CaptureFixture[str]


def test_exported_proposals_come_back_as_the_same(tmp_path: Path, capsys: Captured) -> None:
    folder, file = tmp_path / "w", tmp_path / "申报清单.xlsx"
    begin_story(folder, proposals=3).workspace.close()
    assert main(["export", "proposals", "--workspace", str(folder), "--out", str(file)]) == 0
    capsys.readouterr()
    main(["import", "proposals", str(file), "--workspace", str(folder), "--dry-run", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert (answer["rows"], answer["same"], answer["different"], answer["rejected"]) == (3, 3, 0, 0)


def test_only_the_proposals_of_the_batch_are_written(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "w"
    begin_story(folder, proposals=1).workspace.close()
    told = ["export", "proposals", "--workspace", str(folder), "--out", str(tmp_path / "x.xlsx"), "--json", "--batch"]
    assert main([*told, "2026-1"]) == 0
    assert json.loads(capsys.readouterr().out)["files"][0]["about"] == "1"
    assert main([*told, "1999-9"]) == 2
