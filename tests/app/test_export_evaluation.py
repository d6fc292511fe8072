"""``export evaluation`` and ``export duties``: one file each, asked for as the contract says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qtic_desktop.app.main import main
from tests.helpers.evaluations import City

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("city") / "w"
    city = City(where)
    city.open()
    city.story.workspace.close()
    return where


@pytest.mark.parametrize(
    ("kind", "ending", "name", "about"),
    [
        ("evaluation", "", "绩效评估名单.xlsx", 5),
        ("evaluation", "pdf", "绩效评估名单.pdf", 5),
        ("duties", "", "日程.ics", 15),
    ],
)
def test_one_file_in_a_folder(
    folder: Path, tmp_path: Path, capsys: Captured, kind: str, ending: str, name: str, about: int
) -> None:
    asked = ["export", kind, "--workspace", str(folder), "--out", str(tmp_path), "--as", "办公室", "--json"]
    assert main([*asked, *(["--format", ending] if ending else [])]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert (Path(file["file"]).name, file["about"]) == (name, str(about))
    assert (tmp_path / name).stat().st_size > 500


def test_a_format_that_is_not_theirs_and_a_choice_that_narrows_nothing_are_refused(
    folder: Path, tmp_path: Path, capsys: Captured
) -> None:
    asked = ["export", "duties", "--workspace", str(folder), "--out", str(tmp_path), "--as", "办公室"]
    assert main([*asked, "--format", "docx"]) == 2
    assert main([*asked, "--meeting", "PS-2026-01"]) == 2
    assert capsys.readouterr().out == ""
    assert list(tmp_path.iterdir()) == []
