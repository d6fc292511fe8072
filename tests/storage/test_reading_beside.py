"""Beside the process that has the workspace another one reads: it sees every commit, writes nothing, and says who has it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import EnvironmentTrouble, NotAllowed, Refused
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.services.accounts import add_people
from qtic_desktop.services.accounts.founding import found
from qtic_desktop.services.accounts.sign_in import Entered, enter
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.doors import Doors
from qtic_desktop.services.perform import perform
from qtic_desktop.storage import workspace as module
from qtic_desktop.storage.holding import HOLDER, holder_of
from qtic_desktop.storage.tables.registry import Person
from qtic_desktop.storage.workspace import open_workspace
from tests.helpers.founded import CHEAP, OFFICE, log, refusal


def noon() -> datetime:
    return datetime(2026, 3, 11, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return found(tmp_path / "评审", office="办公室", name="王敏", secret=OFFICE, costs=CHEAP, now=noon).folder


def people(here: Entered) -> int:
    with here.workspace.store.read() as session:
        return session.scalar(select(func.count()).select_from(Person)) or 0


@pytest.mark.of_file
def test_a_reader_sees_what_is_written_and_cannot_write(folder: Path) -> None:
    first = enter(folder, "王敏", OFFICE, now=noon)
    beside = enter(folder, "王敏", OFFICE, now=noon, beside=True)
    with first.workspace, beside.workspace:
        assert (first.workspace.reads_only, beside.workspace.reads_only) == (False, True)
        before = people(beside)
        perform(first.workspace.store, first.actor, add_people.bind(people=[("赵强", Role.CLERK)]))
        assert people(beside) == before + 1
        write = add_people.bind(people=[("孙丽", Role.CLERK)])
        for refused in (
            lambda: perform(beside.workspace.store, beside.actor, write),
            lambda: Doors(beside.workspace).perform(first.actor, write),
            lambda: perform(beside.workspace.store, first.actor, write),
        ):
            assert refusal(refused).code == "workspace.reading_only"
        with pytest.raises(DBAPIError, match="readonly"), beside.workspace.store.engine.begin() as connection:
            connection.execute(text("DELETE FROM people"))  # past every door: SQLite itself refuses
        assert people(first) == before + 1
        assert check_workspace(beside.workspace) == ()
        perform(first.workspace.store, first.actor, write)  # nobody is in the way of the one at work
        told = log(first.workspace, Act.SIGN_IN)
        assert [bool(one.get("reads_only")) for one in told][-2:] == [False, True]
    assert not (folder / HOLDER).exists()
    with enter(folder, "王敏", OFFICE, now=noon, beside=True).workspace as again:
        assert not again.reads_only
        assert again.behind is None


def test_the_rights_of_a_reader_are_those_of_looking(folder: Path) -> None:
    first = enter(folder, "王敏", OFFICE, now=noon)
    beside = enter(folder, "王敏", OFFICE, now=noon, beside=True)
    with first.workspace, beside.workspace:
        theirs = {act for act in Act if is_theirs(beside.actor, act)}
        assert Act.EXPORT_OPINIONS in theirs
        assert not theirs & {Act.ADD_PEOPLE, Act.CREATE_MEETING, Act.RECORD_BACKUP, Act.EXPORT_BUNDLE}
        assert is_theirs(first.actor, Act.CREATE_MEETING)


def test_who_has_it_is_named(folder: Path) -> None:
    with enter(folder, "王敏", OFFICE, now=noon).workspace:
        holder = holder_of(folder)
        assert (holder.process, holder.since) == (os.getpid(), noon().isoformat(timespec="seconds"))
        said = refusal(lambda: open_workspace(folder, now=noon))
        assert said.code == "workspace.in_use"
        assert str(holder) in str(said.facts["holder"])
        (folder / HOLDER).write_text("[", encoding="utf-8")
        assert str(holder_of(folder)) == "?"


def test_wrong_tries_of_two_processes_are_counted_together(folder: Path) -> None:
    """Neither may win tries from the other's memory of the slots."""
    first = enter(folder, "王敏", OFFICE, now=noon)
    with first.workspace:
        left = []
        for one in range(5):
            if one % 2:
                said = refusal(lambda: first.workspace.slots.sign_in("王敏", "不对的口令在这里"))
            else:
                said = refusal(lambda: enter(folder, "王敏", "不对的口令在这里", now=noon, beside=True))
            left.append(said.facts.get("left"))
        assert left == [4, 3, 2, 1, 0]
        with pytest.raises(NotAllowed, match=r"accounts\.locked"):
            first.workspace.slots.sign_in("王敏", OFFICE)


def test_what_another_version_has_open_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with enter(folder, "王敏", OFFICE, now=noon).workspace:
        monkeypatch.setattr(module, "HEAD", "9999")
        with pytest.raises(EnvironmentTrouble, match=r"workspace\.in_use"):
            enter(folder, "王敏", OFFICE, now=noon, beside=True)


def test_nothing_is_opened_beside_without_a_secret(folder: Path) -> None:
    with enter(folder, "王敏", OFFICE, now=noon).workspace:
        with pytest.raises(NotAllowed, match=r"accounts\.secret_needed"):
            open_workspace(folder, now=noon, beside=True)
        with pytest.raises((NotAllowed, Refused)):
            enter(folder, "王敏", "不对的口令在这里", now=noon, beside=True)
