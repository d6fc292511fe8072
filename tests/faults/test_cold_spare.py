"""Another computer takes over from a stick: the newest backup, restored, signed in to and checked; and the old station, when
it comes back, is told apart by the bundles and the journal."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from qtic_desktop.app.steps import to_the_end
from qtic_desktop.domain.archive.generations import Why
from qtic_desktop.domain.changes import Role
from qtic_desktop.services.accounts import add_people
from qtic_desktop.services.accounts.founding import found
from qtic_desktop.services.accounts.sign_in import Entered, called, enter
from qtic_desktop.services.archive.generations import generations, keep_generation
from qtic_desktop.services.archive.preview import preview_restore
from qtic_desktop.services.archive.restore import restore
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import perform
from tests.helpers.founded import CHEAP, OFFICE


def noon() -> datetime:
    return datetime(2026, 3, 11, 12, tzinfo=UTC)


def write(here: Entered, name: str) -> None:
    perform(here.workspace.store, here.actor, add_people.bind(people=[(name, Role.CLERK)]))


def test_a_spare_takes_over_from_a_stick_and_the_old_station_is_told(tmp_path: Path) -> None:
    old = found(tmp_path / "台式机", office="办公室", name="王敏", secret=OFFICE, costs=CHEAP, now=noon).folder
    stick = tmp_path / "U盘"
    stick.mkdir()
    with enter(old, "王敏", OFFICE, now=noon).workspace as workspace:
        here = Entered(workspace, called(workspace, "王敏"))
        write(here, "赵强")
        for _ in keep_generation(workspace, here.actor, why=Why.DAY_END, parent=stick):
            pass
    (backup,) = stick.iterdir()
    begun = time.monotonic()
    for _ in restore(backup, tmp_path / "笔记本"):
        pass
    with enter(tmp_path / "笔记本", "王敏", OFFICE, now=noon).workspace as spare:
        assert check_workspace(spare) == ()
        taken = time.monotonic() - begun
        there = Entered(spare, called(spare, "王敏"))
        write(there, "孙丽")
        for _ in keep_generation(spare, there.actor, why=Why.DAY_END, parent=stick):
            pass
    print(f"\nFIGURE a spare had taken over from the stick after {taken:.1f} s (restored, opened, everything checked)")
    assert taken < 120
    newer = next(path for path in stick.iterdir() if path != backup)
    with enter(old, "王敏", OFFICE, now=noon).workspace as workspace:  # the old station comes back and works on
        here = Entered(workspace, called(workspace, "王敏"))
        write(here, "周海")
        told = preview_restore(workspace, here.actor, folder=newer)
        assert dict(told.back.acts)["add_people"] == 1  # what the spare did is named, and
        assert dict(told.lost.acts)["add_people"] == 1  # what this one did alone
        assert told.common == told.facts.entries - told.back.count
        listed = {row.facts.folder: row.elsewhere for row in generations(workspace, here.actor, also=stick)}
        assert listed == {backup: False, newer: True}
        kept = to_the_end(keep_generation(workspace, here.actor, why=Why.DAY_END, parent=stick))
        assert kept.elsewhere == (newer.name,)  # said at the next backup to the stick, without being asked
