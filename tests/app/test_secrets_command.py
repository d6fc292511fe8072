"""``new``, ``--as`` and ``--password-fd``: an encrypted workspace by the command line, with the cost of real use."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.app.main import main
from qtic_desktop.domain.changes import SYSTEM, Role
from qtic_desktop.services.accounts import add_people, slips
from qtic_desktop.services.accounts.sign_in import enter
from qtic_desktop.services.perform import perform, work
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.workspace import create_workspace

SECRET = "海边的灯塔2031"


def descriptor(secret: str) -> int:
    reading, writing = os.pipe()
    os.write(writing, secret.encode())
    os.close(writing)
    return reading


def run(capsys: pytest.CaptureFixture[str], *words: object, secret: str | None = None) -> tuple[int, dict[str, Any]]:
    reading = descriptor(secret or "")
    given = [] if secret is None else ["--password-fd", str(reading)]
    capsys.readouterr()
    status = main([*map(str, words), *given, "--json"])
    os.close(reading)
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    answer: dict[str, Any] = json.loads(out)
    return status, answer


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Made by the command in a process of its own, as an office makes it."""
    folder = tmp_path_factory.mktemp("new") / "新 工作区"
    reading = descriptor(SECRET + "\n")
    words = [
        "new",
        str(folder),
        "--office",
        "青岛市科学技术局",
        "--as",
        "王明远",
        "--password-fd",
        str(reading),
        "--json",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "qtic_desktop", *words], pass_fds=[reading], capture_output=True, text=True, check=True
    )
    os.close(reading)
    answer: dict[str, Any] = json.loads(done.stdout)
    return folder, answer


@pytest.fixture
def real(made: tuple[Path, dict[str, Any]], tmp_path: Path) -> Path:
    return shutil.copytree(made[0], tmp_path / "w")


def test_new_makes_a_workspace_and_says_the_recovery_sheet_once(made: tuple[Path, dict[str, Any]]) -> None:
    folder, answer = made
    assert answer["person"] == "王明远"
    assert answer["recovery_proved"]
    assert len(answer["recovery"].split()) == 8
    assert not [path for path in folder.parent.iterdir() if path != folder]
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for canary in ("王明远", "青岛市科学技术局", SECRET, answer["recovery"], "重点实验室"):
                assert canary.encode() not in data


def test_every_command_asks_for_the_person_and_the_secret(
    real: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = ("export", "annual-checklist", "--out", tmp_path / "c.xlsx")
    calls = (("check",), ("backup",), export, ("import", "experts", tmp_path / "x.xlsx"), ("verify", __file__))
    for call in calls:
        assert run(capsys, *call, "--workspace", real)[0] == 4
        status, answer = run(capsys, *call, "--workspace", real, "--as", "王明远", secret="")
        assert (status, answer["error"]) in ((4, "accounts.wrong_secret"), (4, "accounts.now_locked"))
    assert not (tmp_path / "c.xlsx").exists()
    status, answer = run(capsys, "check", "--workspace", real, "--as", "王明远", secret=SECRET)
    assert (status, answer["error"]) == (4, "accounts.locked")


def test_with_the_secret_the_commands_work_and_the_backup_is_as_closed(
    real: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = ("--workspace", real, "--as", "王明远")
    assert run(capsys, "check", *mine, secret=SECRET)[1]["ok"]
    assert run(capsys, "search", "青岛", *mine, secret=SECRET)[0] == 0
    status, answer = run(capsys, "backup", *mine, secret=SECRET)
    assert status == 0
    assert not Path(answer["file"]).read_bytes().startswith(b"SQLite format 3")


def test_rights_hold_at_the_command_line(real: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = enter(real, "王明远", SECRET)
    with here.workspace as workspace:
        actor = here.actor
        (auditor,) = perform(workspace.store, actor, add_people.bind(people=[("周志刚", Role.AUDIT_ADMIN)])).ids
        work(workspace, actor, slips.set_secret.bind(person_id=auditor, secret="审计要看得见一切"))
        (clerk,) = perform(workspace.store, actor, add_people.bind(people=[("孙丽", Role.CLERK)])).ids
        start = work(workspace, actor, slips.issue_slip.bind(person_id=clerk)).text
    auditor_says = ("--workspace", real, "--as", "周志刚")
    export = ("export", "annual-checklist", "--out", tmp_path / "c.xlsx")
    status, answer = run(capsys, *export, *auditor_says, secret="审计要看得见一切")
    assert (status, answer["error"]) == (4, "accounts.not_allowed")
    status, answer = run(capsys, "check", "--workspace", real, "--as", "孙丽", secret=start)
    assert (status, answer["error"]) == (4, "accounts.change_first")


@pytest.mark.parametrize("secret", ["short", "王明远的秘密口令"])
def test_new_refuses_a_secret_others_guess_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], secret: str
) -> None:
    status, answer = run(capsys, "new", tmp_path / "w", "--office", "科技局", "--as", "王明远", secret=secret)
    assert (status, answer["error"][:16]) == (2, "accounts.secret_")
    assert list(tmp_path.iterdir()) == []


def test_new_without_a_person_or_with_a_closed_descriptor_is_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "new", tmp_path / "w", "--office", "科技局", secret=SECRET)[1]["error"] == "usage.missing"
    status, answer = run(capsys, "new", tmp_path / "w", "--office", "科技局", "--as", "王明远", "--password-fd", "987")
    assert (status, answer["error"]) == (2, "usage.password_fd")


def test_a_workspace_of_before_opens_without_a_secret(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with create_workspace(tmp_path / "w") as workspace:
        perform(workspace.store, SYSTEM, prepare_workspace.bind(organizer="科技局", sample=False))
    assert run(capsys, "check", "--workspace", tmp_path / "w")[0] == 0
    assert run(capsys, "check", "--workspace", tmp_path / "w", "--as", "没有此人")[1]["error"] == "accounts.nobody"


def test_a_workspace_of_before_is_carried_over_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with create_workspace(tmp_path / "old") as workspace:
        perform(workspace.store, SYSTEM, prepare_workspace.bind(organizer="科技局", sample=False))
    words = ("carry-over", "--workspace", tmp_path / "old", "--into", tmp_path / "new", "--as", "办公室")
    status, answer = run(capsys, *words, secret=SECRET)
    assert (status, len(answer["recovery"].split())) == (0, 8)
    assert run(capsys, "check", "--workspace", tmp_path / "old")[1]["error"] == "workspace.carried_over"
    assert run(capsys, "check", "--workspace", tmp_path / "new", "--as", "办公室", secret=SECRET)[1]["ok"]


def test_a_crash_of_the_program_dumps_no_memory(tmp_path: Path) -> None:
    code = (
        "import os, resource, sys; from qtic_desktop.app.main import main; main(['bogus'])\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE)); sys.stdout.flush(); os.abort()"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path, env=environment
    )
    assert done.stdout.strip() == "(0, 0)"
    assert list(tmp_path.iterdir()) == []
