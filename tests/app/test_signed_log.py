"""The exported audit log is signed: ``verify`` knows it as this workspace's, and no changed byte passes."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from qtic_desktop.app.main import main
from qtic_desktop.services.signed_log import beside, check_export
from qtic_desktop.storage.workspace import open_workspace
from tests.review_story import begin_story

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A workspace and its exported log."""
    folder = tmp_path_factory.mktemp("log")
    begin_story(folder / "w", proposals=1).workspace.close()
    assert main(["export", "audit", "--workspace", str(folder / "w"), "--out", str(folder / "审计.xlsx")]) == 0
    return folder / "w", folder / "审计.xlsx"


def verify(capsys: Captured, *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = main(["verify", "--json", *words])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    return status, file["state"], " ".join([*file["reasons"], *file["sentences"]])


def test_the_export_is_valid_in_its_workspace_and_unknown_without_one(
    made: tuple[Path, Path], capsys: Captured
) -> None:
    workspace, file = made
    for named in (file, beside(file)):
        status, state, said = verify(capsys, str(named), "--workspace", str(workspace))
        assert (status, state) == (0, "valid"), said
        assert "导出后没有改动" in said
    status, state, said = verify(capsys, str(file))
    assert (status, state) == (1, "unknown")
    assert "signing.beside_whose" in said


def test_a_changed_byte_of_the_file_or_of_its_signature_is_refused(made: tuple[Path, Path], tmp_path: Path) -> None:
    workspace, file = made
    dice = random.Random(88)
    with open_workspace(workspace) as opened:
        for source in (file, beside(file)):
            whole = source.read_bytes()
            places = sorted(dice.sample(range(len(whole)), min(len(whole), 150)))
            for place in (0, *places, len(whole) - 1):
                copy = Path(shutil.copy(file, tmp_path))
                shutil.copy(beside(file), tmp_path)
                changed = bytearray(whole)
                changed[place] ^= dice.choice((1, 2, 4, 8, 16, 32, 64, 128))
                (tmp_path / source.name).write_bytes(bytes(changed))
                found = check_export(opened, copy)
                # Between its words a signature file may hold any blank: what it says is the same then.
                same = source != file and json_or_none(bytes(changed)) == json_or_none(whole)
                assert (found.state == "valid") is same, (source.name, place, found.code)


def json_or_none(data: bytes) -> object:
    try:
        return json.loads(data)
    except ValueError:
        return None


def test_another_workspace_and_a_shorter_log_do_not_know_it(
    made: tuple[Path, Path], tmp_path: Path, capsys: Captured
) -> None:
    workspace, file = made
    older = shutil.copytree(workspace, tmp_path / "older")
    begin_story(tmp_path / "other", proposals=1).workspace.close()
    status, state, said = verify(capsys, str(file), "--workspace", str(tmp_path / "other"))
    assert (status, state) == (1, "invalid")
    assert "signing.beside_stranger" in said
    later = tmp_path / "later.xlsx"
    assert main(["import", "departments", str(departments(tmp_path)), "--workspace", str(workspace)]) == 0
    assert main(["export", "audit", "--workspace", str(workspace), "--out", str(later)]) == 0
    status, state, said = verify(capsys, str(later), "--workspace", str(older))
    assert (status, state) == (1, "invalid")
    assert "signing.beside_not_in_log" in said


def departments(folder: Path) -> Path:
    """A list that is taken in, so that the log goes on."""
    path = folder / "主管部门.csv"
    path.write_text("名称,区划代码\n青岛市新来的科技局,370299\n", encoding="utf-8")
    return path
