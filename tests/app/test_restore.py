"""``backup`` into a folder and ``restore`` out of it: the same records, the same secrets, nothing touched on the way."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.app.main import main
from qtic_desktop.storage.backup_mark import backup_here
from qtic_desktop.storage.restored_mark import Restored, restored_from
from tests.app.test_secrets_command import SECRET, made, real, run

__all__ = ["made", "real"]


def answered(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
    status = main([*map(str, arguments), "--json"])
    return status, json.loads(capsys.readouterr().out)


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def backed_up(capsys: pytest.CaptureFixture[str], sample: Path, parent: Path) -> Path:
    parent.mkdir()
    status, answer = answered(capsys, "backup", "--workspace", sample, "--out", parent)
    assert status == 0
    (backup,) = parent.iterdir()
    assert answer["folder"] == str(backup.resolve())
    return backup


def test_a_whole_backup_comes_back_as_a_workspace_that_checks(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = backed_up(capsys, sample, tmp_path / "U盘 一")
    before, into = digests(backup), tmp_path / "恢复" / "工作区"
    status, answer = answered(capsys, "restore", backup, "--into", into)
    assert (status, answer["folder"]) == (0, str(into.resolve()))
    assert answer["made_at"]
    assert digests(backup) == before
    held = {name: value for name, value in digests(into).items() if name != "restored.json"}
    assert held == {name: value for name, value in before.items() if name not in ("backup.toml", "SHA256SUMS")}
    facts = backup_here(backup)
    assert facts is not None
    assert facts.made_at is not None
    assert restored_from(into) == Restored(backup.name, facts.made_at.isoformat(timespec="seconds"), facts.entries)
    status, checked = answered(capsys, "check", "--workspace", into)
    assert (status, checked["ok"]) == (0, True)
    listed = subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=backup, check=False)
    assert listed.returncode == 0  # another program finds the same


def test_a_backup_that_is_not_as_it_was_made_is_called_so_and_not_restored(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = backed_up(capsys, sample, tmp_path / "stick")
    status, answer = answered(capsys, "verify", backup)
    assert (status, answer["files"][0]["state"]) == (0, "valid")
    database = backup / "qtic.db"
    data = bytearray(database.read_bytes())
    data[len(data) // 2] ^= 1
    database.write_bytes(bytes(data))
    status, answer = answered(capsys, "verify", backup)
    assert (status, answer["files"][0]["state"]) == (1, "invalid")
    assert "qtic.db" in answer["files"][0]["sentences"][0]
    status, answer = answered(capsys, "restore", backup, "--into", tmp_path / "new")
    assert (status, answer["error"]) == (2, "archive.not_as_made")
    assert not (tmp_path / "new").exists()
    (backup / "SHA256SUMS").unlink()
    status, answer = answered(capsys, "verify", backup)
    assert (status, answer["files"][0]["state"]) == (1, "unknown")


def test_what_came_to_lie_beside_a_backup_is_named_and_not_restored(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = backed_up(capsys, sample, tmp_path / "stick")
    (backup / "attachments" / "Thumbs.db").write_bytes(b"a system")
    (backup / "便条.txt").write_text("第一份")
    status, answer = answered(capsys, "verify", backup)
    assert (status, answer["files"][0]["state"]) == (0, "valid")
    assert "便条.txt" in answer["files"][0]["sentences"][1]
    assert "Thumbs.db" not in "".join(answer["files"][0]["sentences"])
    assert answered(capsys, "restore", backup, "--into", tmp_path / "new")[0] == 0
    assert not (tmp_path / "new" / "便条.txt").exists()
    assert not (tmp_path / "new" / "attachments" / "Thumbs.db").exists()


def test_no_command_works_inside_a_backup(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    backup = backed_up(capsys, sample, tmp_path / "stick")
    before = digests(backup)
    for words in (("check",), ("export", "audit", "--out", tmp_path)):
        status, answer = answered(capsys, *words, "--workspace", backup)
        assert (status, answer["error"]) == (2, "workspace.is_backup")
    assert digests(backup) == before


def test_what_is_in_the_way_or_not_whole_is_refused_and_nothing_is_left(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = backed_up(capsys, sample, tmp_path / "stick")
    into = tmp_path / "new"
    assert answered(capsys, "restore", backup / "qtic.db", "--into", into)[1]["error"] == "archive.database_alone"
    assert answered(capsys, "restore", tmp_path / "nothing", "--into", into)[1]["error"] == "workspace.none_here"
    assert answered(capsys, "restore", backup, "--into", backup / "in")[1]["error"] == "archive.inside_workspace"
    status, answer = answered(capsys, "restore", backup, "--into", sample)
    assert (status, answer["error"]) == (2, "workspace.folder_not_empty")
    assert not into.exists()
    assert not (backup / "in").exists()


def test_the_copy_of_an_encrypted_workspace_opens_with_the_same_secret_and_no_other(
    real: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, into = tmp_path / "stick", tmp_path / "again"
    stick.mkdir()
    mine = ("--workspace", real, "--as", "王明远")
    assert run(capsys, "backup", *mine, "--out", stick, secret=SECRET)[0] == 0
    shutil.rmtree(real)
    (backup,) = stick.iterdir()
    assert answered(capsys, "restore", backup, "--into", into)[0] == 0
    there = ("check", "--workspace", into, "--as", "王明远")
    assert run(capsys, *there, secret="另一个口令不是它")[1]["error"] == "accounts.wrong_secret"
    assert run(capsys, *there, secret=SECRET)[1]["ok"]
