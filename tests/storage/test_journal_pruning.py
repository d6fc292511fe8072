"""The journal goes where two verified backups have what it told: what remains makes every acknowledged row again."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.archive.generations import Keeping, Why
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.accounts import add_people
from qtic_desktop.services.accounts.founding import found
from qtic_desktop.services.accounts.sign_in import Entered, called, enter
from qtic_desktop.services.archive.generations import Kept, keep_generation, set_keeping
from qtic_desktop.services.archive.rebuild import Rebuilt, rebuild
from qtic_desktop.services.audit.checks import check_workspace, pruned_of
from qtic_desktop.services.perform import perform
from qtic_desktop.storage import journal_pruning
from qtic_desktop.storage.journal import files, records_in
from tests.helpers.founded import CHEAP, OFFICE, log
from tests.storage.test_journal import contents, to_the_end


class Office:
    """A workspace whose days a test tells; each is a session of its own with a file of the journal of its own."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime(2026, 3, 10, 9, tzinfo=UTC)
        self.folder = found(folder, office="办公室", name="王敏", secret=OFFICE, costs=CHEAP, now=self.clock).folder
        self.people = 0

    def clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def opened(self, folder: Path | None = None) -> Entered:
        workspace = enter(folder or self.folder, "王敏", OFFICE, now=self.clock).workspace
        return Entered(workspace, called(workspace, "王敏"))

    def write(self, here: Entered) -> None:
        self.people += 1
        perform(here.workspace.store, here.actor, add_people.bind(people=[(f"第{self.people}人", Role.CLERK)]))

    def day(self, *, backup: bool = True) -> Kept | None:
        """Work, a backup, and work after it."""
        self.now += timedelta(days=1)
        here = self.opened()
        with here.workspace:
            self.write(here)
            kept = keep(here) if backup else None
            self.write(here)
        return kept

    @property
    def journal(self) -> list[str]:
        return [file.name for file in files(self.folder / "journal")]

    def held(self, folder: Path | None = None, last: int | None = None) -> dict[str, list[Any]]:
        """All rows, as the last save left them."""
        here = self.opened(folder)
        with here.workspace as workspace:
            held = contents((folder or self.folder) / "qtic.db", workspace.key)
        held["audit_entries"] = held["audit_entries"][: last or -1]  # without the sign-in of this look
        return held

    def rebuilt(self, into: Path, **options: Any) -> Rebuilt:
        made: Rebuilt = to_the_end(rebuild(self.folder, into, name="王敏", secret=OFFICE, now=self.clock, **options))
        return made

    def require_rebuilt(self, into: Path, **options: Any) -> Rebuilt:
        """Without the database every row comes back, and nothing is found amiss."""
        wanted = self.held()
        database = (self.folder / "qtic.db").read_bytes()
        (self.folder / "qtic.db").unlink()
        try:
            made = self.rebuilt(into, **options)
        finally:
            (self.folder / "qtic.db").write_bytes(database)
        assert made.findings == ()
        got = self.held(into, made.replayed.last)
        wanted["audit_entries"] += got["audit_entries"][len(wanted["audit_entries"]) :]  # the sign-in of the look
        assert {name for name in wanted if got[name] != wanted[name]} == set()
        return made


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "评审")


def keep(here: Entered, why: Why = Why.DAILY) -> Kept:
    kept: Kept = to_the_end(keep_generation(here.workspace, here.actor, why=why))
    return kept


def backups(office: Office) -> list[Path]:
    return sorted((office.folder / "backups").iterdir())


def test_nothing_goes_before_two_verified_backups_and_then_what_is_older_than_both(office: Office) -> None:
    before = office.journal
    office.day()
    assert office.journal[: len(before)] == before
    first = office.journal[-1]
    second = office.day()
    assert second is not None
    # The file of the first day goes on after its backup, so that it stays.
    assert second.journal_removed == tuple(before)
    assert office.journal[0] == first
    office.day(backup=False)
    kept = office.day()
    assert kept is not None
    assert kept.journal_removed == (first,)
    told = [entry["journal_removed"] for entry in log_of(office)]
    assert told == [[], before, [first]]
    here = office.opened()
    with here.workspace as workspace:
        pruned = pruned_of(workspace)
        assert pruned is not None
        assert (pruned.files, pruned.backup) == (len(before) + 1, backups(office)[-1].name)
        assert check_workspace(workspace) == ()


def log_of(office: Office) -> list[dict[str, Any]]:
    with office.opened().workspace as workspace:
        return log(workspace, Act.RECORD_BACKUP)


@pytest.mark.of_file
def test_from_either_backup_every_row_comes_back(office: Office, tmp_path: Path) -> None:
    for _ in range(4):
        office.day()
    older, newer = backups(office)[-2:]
    made = office.require_rebuilt(tmp_path / "新")
    assert made.backup is not None
    assert made.backup.folder == newer
    assert made.replayed.from_journal
    assert office.require_rebuilt(tmp_path / "旧", backup=older).replayed.from_base < made.replayed.from_base
    with pytest.raises(Refused, match=r"journal\.gap"):  # older than what the journal was kept for
        office.rebuilt(tmp_path / "无", backup=backups(office)[0])
    # The new one does not lean on backups that it has not got.
    for path in backups(office):
        shutil.rmtree(path)
    office.folder = tmp_path / "新"
    assert office.require_rebuilt(tmp_path / "再").backup is None


@pytest.mark.of_file
def test_a_newest_backup_that_rotted_is_passed_over(office: Office, tmp_path: Path) -> None:
    for _ in range(4):
        office.day()
    older, newer = backups(office)[-2:]
    rotten = bytearray((newer / "qtic.db").read_bytes())
    rotten[len(rotten) // 2] ^= 1
    (newer / "qtic.db").write_bytes(bytes(rotten))
    made = office.require_rebuilt(tmp_path / "新")
    assert made.backup is not None
    assert made.backup.folder == older
    # As a base it counts no more: with one that is sound and the new one, what the older one needs stays.
    kept = office.day()
    assert kept is not None
    assert kept.journal_removed == ()
    office.require_rebuilt(tmp_path / "旧", backup=older)


@pytest.mark.of_file
def test_a_power_cut_at_any_step_leaves_what_can_be_rebuilt(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.day()
    for _ in range(3):
        office.day(backup=False)
    office.day()
    asked = office.journal[:-1]
    assert len(asked) >= 4
    whole = tmp_path / "whole"
    shutil.copytree(office.folder, whole)
    unlink = Path.unlink
    for steps in (0, 2):
        shutil.rmtree(office.folder)
        shutil.copytree(whole, office.folder)
        done: list[Path] = []

        def cut(path: Path, missing_ok: bool = False, done: list[Path] = done, steps: int = steps) -> None:
            if path.suffix == ".qtj":
                if len(done) == steps:
                    raise KeyboardInterrupt  # nothing that the program catches
                done.append(path)
            unlink(path, missing_ok=missing_ok)

        with monkeypatch.context() as patched:
            patched.setattr(Path, "unlink", cut)
            with pytest.raises(KeyboardInterrupt):
                office.day()
        assert [path.name for path in done] == asked[:steps]
        assert office.journal[0] == asked[steps]
        office.require_rebuilt(tmp_path / f"nach{steps}")
        office.require_rebuilt(tmp_path / f"alt{steps}", backup=backups(office)[-2])
    office.now += timedelta(days=1)
    kept = office.day()
    assert kept is not None
    assert set(asked[3:]) <= set(kept.journal_removed)  # what the cut left goes now, and is told


def test_what_is_not_proven_stays(office: Office, tmp_path: Path) -> None:
    """A record that rotted after the older backup is a gap: then every file is needed, and none goes."""
    office.day()
    office.day(backup=False)
    middle = office.folder / "journal" / office.journal[-1]
    office.day(backup=False)
    known = list(records_in(middle))
    data = bytearray(middle.read_bytes())
    data[len(data) - len(known[-1].content) // 2] ^= 1
    middle.write_bytes(bytes(data))
    before = office.journal
    kept = office.day()
    assert kept is not None
    assert kept.journal_removed == ()
    assert office.journal[: len(before)] == before


@pytest.mark.of_file
def test_a_branch_that_the_log_left_and_a_backup_not_of_it_are_no_reason_to_remove(office: Office) -> None:
    office.day()
    old = (office.folder / "qtic.db").read_bytes()
    office.day()
    branch = office.journal[-1]
    (office.folder / "qtic.db").write_bytes(old)
    (office.folder / "chain.json").unlink()
    for _ in range(3):
        office.day()
    assert branch in office.journal


@pytest.mark.of_file
def test_the_rule_never_takes_away_the_two_that_the_journal_stands_on(office: Office, tmp_path: Path) -> None:
    here = office.opened()
    with here.workspace:
        perform(here.workspace.store, here.actor, set_keeping.bind(rule=Keeping(1, 0, 0)))
    for _ in range(4):
        office.day()
    assert len(backups(office)) == 2
    office.require_rebuilt(tmp_path / "新", backup=backups(office)[0])
    shutil.rmtree(backups(office)[1])
    here = office.opened()
    with here.workspace as workspace:
        assert [one.code for one in check_workspace(workspace)] == []
        shutil.rmtree(backups(office)[0])
        assert [one.code for one in check_workspace(workspace)] == ["check.journal_without_base"]
        office.write(here)
        keep(here, Why.HAND)
        assert check_workspace(workspace) == ()


def test_a_session_of_many_days_does_not_keep_one_file_for_ever(office: Office) -> None:
    here = office.opened()
    with here.workspace:
        for _ in range(5):
            office.now += timedelta(days=1)
            office.write(here)
            keep(here)
        assert len(office.journal) == 2  # of the day of the older backup, and the one in use
        assert journal_pruning.files(office.folder / "journal")[-1] == here.workspace.journal.file
