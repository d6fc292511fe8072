"""Generations are made by themselves, tried when made, taken away by the rule alone, and a restore is told beforehand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.archive.generations import Keeping, Why
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.services.accounts import add_people
from qtic_desktop.services.accounts.founding import found
from qtic_desktop.services.accounts.sign_in import Entered, enter
from qtic_desktop.services.archive import generations as module
from qtic_desktop.services.archive.generations import (
    Kept,
    generations,
    keep_before,
    keep_generation,
    keeping,
    set_keeping,
    try_backup,
)
from qtic_desktop.services.archive.preview import preview_restore
from qtic_desktop.services.archive.restore import restore
from qtic_desktop.services.archive.sums import check_sums
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.audit.findings import CheckFinding
from qtic_desktop.services.imports.files import import_file
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.storage.backup_mark import MARK, backup_here
from qtic_desktop.storage.queries.archive import medium_owed
from qtic_desktop.storage.workspace import open_workspace
from tests.helpers.founded import CHEAP, OFFICE, log, refusal


class Clock:
    """A day that a test moves on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 10, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def here(tmp_path: Path, clock: Clock) -> Iterator[Entered]:
    folder = found(tmp_path / "评审", office="办公室", name="王敏", secret=OFFICE, costs=CHEAP, now=clock).folder
    with enter(folder, "王敏", OFFICE, now=clock).workspace as workspace:
        yield Entered(workspace, enter_actor(workspace))


def enter_actor(workspace: Any) -> Any:
    from qtic_desktop.services.accounts.sign_in import called

    return called(workspace, "王敏")


def keep(here: Entered, why: Why = Why.DAILY, parent: Path | None = None) -> Kept:
    return to_the_end(keep_generation(here.workspace, here.actor, why=why, parent=parent))


def to_the_end(steps: Any) -> Any:
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return end.value


def write(here: Entered, name: str) -> None:
    perform(here.workspace.store, here.actor, add_people.bind(people=[(name, Role.CLERK)]))


def listed(here: Entered, also: Path | None = None) -> list[Any]:
    return list(generations(here.workspace, here.actor, also=also))


def test_one_a_day_tried_when_made_and_none_where_nothing_changed(here: Entered, clock: Clock) -> None:
    made = keep(here).backup
    assert made is not None
    assert keep(here).backup is None  # the same day
    clock.now += timedelta(days=1)
    assert keep(here).backup is None  # nothing was written since
    write(here, "赵强")
    again = keep(here).backup
    assert again is not None
    rows = listed(here)
    assert [row.facts.folder for row in rows] == [again.folder, made.folder]
    for row in rows:
        assert row.facts.verified
        assert (row.facts.why, dict(row.facts.held)["proposals"]) == (Why.DAILY, 0)
        sums = check_sums(row.facts.folder)
        assert sums is not None
        assert (sums.whole, sums.extra) == (True, ())
    assert [entry["by"] for entry in log(here.workspace, Act.RECORD_BACKUP)] == ["QTIC", "QTIC"]
    assert check_workspace(here.workspace) == ()


def test_the_rule_takes_away_its_own_and_never_what_people_made(here: Entered, clock: Clock) -> None:
    perform(here.workspace.store, here.actor, set_keeping.bind(rule=Keeping(2, 0, 0)))
    assert ask(here.workspace.store, here.actor, keeping.bind()) == Keeping(2, 0, 0)
    write(here, "初")
    by_hand = keep(here, Why.HAND).backup
    names = []
    for number in range(4):
        clock.now += timedelta(days=1)
        write(here, f"第{'一二三四'[number]}人")
        kept = keep(here)
        assert kept.backup is not None
        names.append(kept.backup.folder.name)
    assert by_hand is not None
    assert {row.facts.folder.name for row in listed(here)} == {by_hand.folder.name, *names[-2:]}
    told = [entry["removed"] for entry in log(here.workspace, Act.RECORD_BACKUP)]
    assert told == [[], [], [], [names[0]], [names[1]]]
    assert not list((here.workspace.folder / "backups").glob("*.part"))


def test_a_copy_is_made_before_an_import_and_without_one_nothing_is_begun(
    here: Entered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "departments.csv"
    file.write_text("名称,类别,行政区划代码\n市南区科技局,区市,370202\n", encoding="utf-8")
    import_file(here.workspace, here.actor, "departments", file, dry_run=True)
    assert listed(here) == []
    with monkeypatch.context() as patched:
        patched.setattr(module, "back_up", _full_disk)
        with pytest.raises(EnvironmentTrouble):
            import_file(here.workspace, here.actor, "departments", file, dry_run=False)
    assert log(here.workspace, Act.IMPORT_DEPARTMENTS) == []
    import_file(here.workspace, here.actor, "departments", file, dry_run=False)
    (row,) = listed(here)
    assert row.facts.why is Why.RISK
    keep_before(here.workspace, Act.ADD_PEOPLE)  # nothing risky
    assert len(listed(here)) == 1


def _full_disk(*_args: object, **_named: object) -> Any:
    raise EnvironmentTrouble("storage.cannot_write", file="x", reason="No space left on device")
    yield


def test_what_nobody_tried_is_unverified_and_a_trial_tells(
    here: Entered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    write(here, "赵强")
    made = keep(here, Why.HAND, stick).backup
    assert made is not None
    (made.folder / MARK).write_text('name = "评审"\nmade_at = "2026-03-10T12:00:00+00:00"\n', encoding="utf-8")
    (row,) = listed(here, also=stick)
    assert row.facts.verified == ""
    assert refusal(lambda: to_the_end(try_backup(here.workspace, here.actor, folder=made.folder))).code == (
        "archive.not_as_made"
    )
    again = keep(here, Why.HAND, stick).backup  # an unverified one does not count as a backup
    assert again is not None
    tried = to_the_end(try_backup(here.workspace, here.actor, folder=again.folder))
    assert tried.facts.verified
    with monkeypatch.context() as patched:
        patched.setattr(module, "check_chain_and_files", lambda *_: [CheckFinding("check.chain_broken", "7")])
        said = refusal(lambda: to_the_end(try_backup(here.workspace, here.actor, folder=again.folder)))
    assert (said.code, said.facts["name"]) == ("archive.tried_not_whole", again.folder.name)
    assert again.folder.is_dir()  # it is not told to be gone, and it is not
    (again.folder / "keyslots.json").write_bytes(b"rot")
    with pytest.raises(Refused, match=r"archive\.not_as_made"):
        to_the_end(try_backup(here.workspace, here.actor, folder=again.folder))


def test_a_restore_is_told_before_it_is_done(here: Entered, tmp_path: Path) -> None:
    write(here, "赵强")
    made = keep(here, Why.HAND).backup
    assert made is not None
    write(here, "孙丽")
    write(here, "周海")
    told = preview_restore(here.workspace, here.actor, folder=made.folder)
    assert told.common == made.entries
    assert dict(told.lost.acts) == {"add_people": 2, "record_backup": 1}
    assert (told.back.count, told.whole) == (0, True)
    into = tmp_path / "恢复"
    to_the_end(restore(made.folder, into))
    with enter(into, "王敏", OFFICE).workspace as other:  # work that went on in a restored copy
        perform(other.store, here.actor, add_people.bind(people=[("吴霞", Role.CLERK)]))
        there = to_the_end(keep_generation(other, here.actor, why=Why.HAND)).backup
    told = preview_restore(here.workspace, here.actor, folder=there.folder)
    assert told.common == made.entries
    assert dict(told.back.acts) == {"sign_in": 1, "add_people": 1}
    assert json.dumps(dict(told.lost.acts))
    with (
        found(tmp_path / "别处", office="办公室", name="王敏", secret=OFFICE, costs=CHEAP)
        and enter(tmp_path / "别处", "王敏", OFFICE).workspace as strange
    ):
        said = refusal(lambda: preview_restore(strange, here.actor, folder=made.folder))
    assert said.code == "archive.other_workspace"


def test_a_sealed_meeting_is_owed_a_copy_on_another_drive(
    here: Entered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask(here.workspace.store, here.actor, medium_owed.bind()) is False
    with here.workspace.store.begin(here.actor) as work:
        work.record(Act.CONFIRM_SEAL, "meeting", "m")
    assert ask(here.workspace.store, here.actor, medium_owed.bind()) is True
    assert keep(here, Why.HAND).backup is not None  # on the same drive
    assert ask(here.workspace.store, here.actor, medium_owed.bind()) is True
    monkeypatch.setattr("qtic_desktop.services.archive.on_one_drive", lambda *_: False)
    (tmp_path / "stick").mkdir()
    assert keep(here, Why.MEETING, tmp_path / "stick").backup is not None
    assert ask(here.workspace.store, here.actor, medium_owed.bind()) is False
    (copy,) = (tmp_path / "stick").iterdir()
    facts = backup_here(copy)
    assert facts is not None
    assert facts.why is Why.MEETING
    into = tmp_path / "again"
    to_the_end(restore(copy, into))
    assert not (into / MARK).exists()
    with pytest.raises(Exception, match="secret_needed"):
        open_workspace(into)
