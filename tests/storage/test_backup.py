"""A backup counts once it was read back; it opens as a workspace; one that does not hold is not left lying about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.services.archive import Backup, back_up, copying, record_backup
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.queries.archive import storage_facts
from qtic_desktop.storage.queries.intake import proposals
from qtic_desktop.storage.workspace import open_workspace
from tests.helpers.doors import ask, perform
from tests.review_story import CLERK, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    digest = made.workspace.attachments.put(b"scan of a page")
    (made.workspace.keys / "authority.pem").write_text("key", encoding="utf-8")
    assert digest
    yield made
    made.workspace.close()


def whole(story: Story, parent: Path) -> Backup:
    steps = back_up(story.workspace, CLERK, parent=parent)
    counts = []
    try:
        while True:
            counts.append(next(steps))
    except StopIteration as end:
        assert [step.done for step in counts] == sorted({step.done for step in counts})
        assert counts[-1].done == counts[-1].total
        made: Backup = end.value
        return made


@pytest.mark.parametrize("name", ["%E5%A4%87%E4%BB%BD", "第1批%3F", "a%23b"])
def test_a_backup_checks_its_own_copy_whatever_its_folder_is_called(story: Story, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    made = whole(story, tmp_path / name)
    with open_workspace(made.folder) as copy:
        assert check_workspace(copy) == ()
    assert {path.name for path in tmp_path.iterdir()} == {"w", name}


def test_the_copy_is_a_workspace_with_everything_in_it(story: Story, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    made = whole(story, tmp_path / "stick")
    with story.workspace:
        perform(story.workspace.store, CLERK, record_backup, backup=made)
        facts = ask(story.workspace.store, storage_facts)
        assert (facts.backup_name, facts.entries) == (made.folder.name, made.entries + 1)
        assert (("fsync", "on") if story.workspace.info.server else ("synchronous", "3")) in facts.settings
        wanted = ask(story.workspace.store, proposals)
    with open_workspace(made.folder) as copy:
        assert check_workspace(copy) == ()
        assert ask(copy.store, proposals) == wanted
        assert (copy.keys / "authority.pem").read_text(encoding="utf-8") == "key"
    assert [path.name for path in (tmp_path / "stick").iterdir()] == [made.folder.name]


@pytest.mark.of_file
def test_a_copy_that_does_not_read_back_is_no_backup(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    copied = copying.shutil.copyfile

    def worn_out(source: Path, target: Path) -> None:
        copied(source, target)
        if "attachments" in str(source):
            target.write_bytes(b"scan of a pagE")

    monkeypatch.setattr(copying.shutil, "copyfile", worn_out)
    with story.workspace, pytest.raises(Refused) as caught:
        whole(story, tmp_path / "stick")
    assert caught.value.code == "archive.not_whole"
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_broken_chain_is_not_called_a_backup(story: Story, tmp_path: Path) -> None:
    with story.workspace.store.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE audit_entries SET actor_name='x' WHERE seq=2")
        connection.commit()
    with story.workspace, pytest.raises(Refused, match=r"archive\.not_whole"):
        whole(story, tmp_path)
    assert not list(tmp_path.glob("QTIC*"))


def test_a_backup_into_the_workspace_is_refused_but_for_its_own_folder(story: Story) -> None:
    with story.workspace:
        with pytest.raises(Refused, match=r"archive\.inside_workspace"):
            whole(story, story.workspace.folder / "attachments")
        assert whole(story, story.workspace.folder / "backups").folder.is_dir()


def test_a_place_that_cannot_be_written_is_said(story: Story, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with story.workspace, pytest.raises(EnvironmentTrouble) as caught:
        whole(story, tmp_path / "file")
    assert caught.value.code == "storage.cannot_write"


def test_nothing_is_made_in_the_place_of_a_stick_that_is_out(story: Story, tmp_path: Path) -> None:
    with story.workspace, pytest.raises(EnvironmentTrouble) as caught:
        whole(story, tmp_path / "stick" / "backups")
    assert caught.value.code == "archive.no_such_folder"
    assert not (tmp_path / "stick").exists()


def test_stopping_leaves_nothing(story: Story, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with story.workspace:
        steps = back_up(story.workspace, CLERK, parent=tmp_path / "stick")
        next(steps)
        next(steps)
        steps.close()
    assert list((tmp_path / "stick").iterdir()) == []
