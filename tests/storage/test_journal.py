"""The journal beside the database: delete the database, and everything that was acknowledged comes back."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services import scoring
from qtic_desktop.services.accounts import add_people
from qtic_desktop.services.accounts.founding import found
from qtic_desktop.services.accounts.sign_in import Entered, enter
from qtic_desktop.services.archive import back_up
from qtic_desktop.services.archive.rebuild import Rebuilt, rebuild
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import perform
from qtic_desktop.storage import journal as module
from qtic_desktop.storage.encryption.box import new_key
from qtic_desktop.storage.engine import connect
from qtic_desktop.storage.journal import Journal, files, records
from qtic_desktop.storage.journal_replay import rebuild_database
from qtic_desktop.storage.witness import bound_tables
from tests.helpers.founded import CHEAP, OFFICE, refusal
from tests.review_story import Story, begin_story

SEED = 20261127


def noon() -> datetime:
    return datetime(2026, 3, 11, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return found(tmp_path / "评审", office="办公室", name="王敏", secret=OFFICE, costs=CHEAP, now=noon).folder


def opened(folder: Path) -> Entered:
    return enter(folder, "王敏", OFFICE, now=noon)


def write(here: Entered, name: str) -> None:
    perform(here.workspace.store, here.actor, add_people.bind(people=[(name, Role.CLERK)]))


def contents(database: Path, key: bytes | None) -> dict[str, list[Any]]:
    """Every row of every table as the database holds it, but for what the program renews by itself."""
    with closing(connect(database, key)) as link:
        held = {name: sorted(link.execute(f"SELECT * FROM {name}"), key=repr) for name in bound_tables()}
        held["audit_entries"] = link.execute("SELECT * FROM audit_entries ORDER BY seq").fetchall()
    held["workspace_facts"] = [row for row in held["workspace_facts"] if row[0] != "search_texts"]
    return held


def to_the_end(steps: Any) -> Any:
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return end.value


def rebuilt(folder: Path, into: Path, **options: Any) -> Rebuilt:
    made: Rebuilt = to_the_end(rebuild(folder, into, name="王敏", secret=OFFICE, now=noon, **options))
    return made


def told_story(folder: Path) -> Story:
    """A meeting with scores, half of it submitted, in a workspace that has a journal."""
    story = begin_story(folder, proposals=2)
    story.workspace.keep_journal()  # a sample has none of its own accord
    story.convene()
    story.open()
    for place in range(5):
        story.score(place, submit=place != 4)
    return story


@pytest.mark.of_file
def test_without_the_database_every_acknowledged_score_comes_back(tmp_path: Path) -> None:
    story = told_story(tmp_path / "w")
    database, journal = tmp_path / "w" / "qtic.db", tmp_path / "w" / "journal"
    wanted = contents(database, None)
    story.workspace.close()
    database.unlink()
    done = rebuild_database(tmp_path / "made.db", journal, workspace_id=story.workspace.info.id, key=None)
    assert contents(tmp_path / "made.db", None) == wanted
    assert len(wanted["score_entries"]) >= 5 * 4
    assert len(wanted["votes"]) == 5
    assert (done.from_base, done.torn, done.left_aside) == (0, [], 0)


@pytest.mark.of_file
def test_after_every_single_save_the_journal_alone_makes_the_same_database(tmp_path: Path) -> None:
    """Not only at the end: whatever was acknowledged last is there."""
    story = begin_story(tmp_path / "w", proposals=1)
    story.workspace.keep_journal()
    story.convene()
    story.open()
    sheet = story.sheet(0)
    chance = random.Random(SEED)
    for number, criterion in enumerate(sheet.rubric.criteria[:4]):
        story.do(scoring.save_points, sheet_id=sheet.id, criterion=criterion.number, text=str(chance.randint(0, 5)))
        made = tmp_path / f"{number}.db"
        rebuild_database(made, tmp_path / "w" / "journal", workspace_id=story.workspace.info.id, key=None)
        assert contents(made, None) == contents(tmp_path / "w" / "qtic.db", None), criterion.number
    story.workspace.close()


@pytest.mark.of_file
def test_an_encrypted_workspace_is_rebuilt_with_its_secrets_and_found_sound(folder: Path, tmp_path: Path) -> None:
    with opened(folder).workspace as workspace:
        here = Entered(workspace, _actor(workspace))
        write(here, "赵强")
        digest = workspace.attachments.put(b"a signed opinion")
    with opened(folder).workspace as workspace:
        write(Entered(workspace, _actor(workspace)), "孙丽")
        wanted = contents(folder / "qtic.db", workspace.key)
    assert len(files(folder / "journal")) == 3  # the founding, and a file of its own for each session
    for file in files(folder / "journal"):
        assert "赵强".encode() not in file.read_bytes()
    (folder / "qtic.db").write_bytes(b"")
    made = rebuilt(folder, tmp_path / "新的")
    assert (made.backup, made.findings) == (None, ())
    with opened(tmp_path / "新的").workspace as workspace:
        got = contents(tmp_path / "新的" / "qtic.db", workspace.key)
        got["audit_entries"] = got["audit_entries"][: len(wanted["audit_entries"])]  # the sign-in of this test
        assert got == wanted
        assert workspace.attachments.get(digest) == b"a signed opinion"
    assert (folder / "qtic.db").read_bytes() == b""
    wrong = refusal(
        lambda: to_the_end(rebuild(folder, tmp_path / "x", name="王敏", secret="不对的口令在这里", now=noon))
    )
    assert wrong.code == "accounts.wrong_secret"


def _actor(workspace: Any) -> Any:
    from qtic_desktop.services.accounts.sign_in import called

    return called(workspace, "王敏")


@pytest.mark.of_file
def test_a_backup_and_the_journal_since_make_the_whole(folder: Path, tmp_path: Path) -> None:
    with opened(folder).workspace as workspace:
        here = Entered(workspace, _actor(workspace))
        write(here, "赵强")
        kept = to_the_end(back_up(workspace, here.actor, parent=folder / "backups"))
        for file in files(folder / "journal"):  # as if the journal had begun only then
            file.unlink()
        workspace.journal._file = None
        write(here, "孙丽")
        wanted = contents(folder / "qtic.db", workspace.key)
    (folder / "qtic.db").unlink()
    made = rebuilt(folder, tmp_path / "新的")
    assert made.backup is not None
    assert made.backup.folder == kept.folder
    assert (made.replayed.from_base, made.findings) == (kept.entries, ())
    with opened(tmp_path / "新的").workspace as workspace:
        got = contents(tmp_path / "新的" / "qtic.db", workspace.key)
    assert got["people"] == wanted["people"]
    shutil.rmtree(kept.folder)
    with pytest.raises(Refused, match=r"journal\.gap"):
        rebuilt(folder, tmp_path / "ohne")
    assert not (tmp_path / "ohne").exists()


@pytest.mark.of_file
def test_a_disk_that_takes_no_journal_is_said_and_made_up_for(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with opened(folder).workspace as workspace:
        here = Entered(workspace, _actor(workspace))
        with monkeypatch.context() as patched:
            patched.setattr(module.os, "fsync", full)  # of Python: the database flushes by itself
            write(here, "赵强")
        assert workspace.journal.trouble is not None
        assert "check.journal_behind" in {one.code for one in check_workspace(workspace)}
        write(here, "孙丽")
        assert workspace.journal.trouble is None
        assert check_workspace(workspace) == ()
        wanted = contents(folder / "qtic.db", workspace.key)["people"]
    (folder / "qtic.db").unlink()
    rebuilt(folder, tmp_path / "新的")
    with opened(tmp_path / "新的").workspace as workspace:
        assert contents(tmp_path / "新的" / "qtic.db", workspace.key)["people"] == wanted


def test_torn_ends_and_rot_are_told_and_cost_only_what_they_hit(tmp_path: Path) -> None:
    story = told_story(tmp_path / "w")
    story.workspace.close()
    journal = tmp_path / "w" / "journal"
    (file,) = files(journal)
    whole = file.read_bytes()
    known = list(records(journal))
    chance = random.Random(SEED)
    for cut in sorted(chance.sample(range(200, len(whole)), 4)):
        file.write_bytes(whole[:cut])
        made = tmp_path / f"cut{cut}.db"
        kept = list(records(journal))
        assert [one.last for one in kept] == [one.last for one in known[: len(kept)]]
        if not kept:
            with pytest.raises(Refused, match=r"journal\.empty"):
                rebuild_database(made, journal, workspace_id=story.workspace.info.id, key=None)
            continue
        done = rebuild_database(made, journal, workspace_id=story.workspace.info.id, key=None)
        assert done.last == kept[-1].last
        rotten = bytearray(whole)
        rotten[cut] ^= 1
        file.write_bytes(bytes(rotten))
        torn: list[Any] = []
        assert len(list(records(journal, torn))) < len(known)
        assert torn


@pytest.mark.of_file
def test_an_older_database_put_back_is_found_and_the_branch_it_took_leads(folder: Path, tmp_path: Path) -> None:
    with opened(folder).workspace as workspace:
        write(Entered(workspace, _actor(workspace)), "赵强")
    old = (folder / "qtic.db").read_bytes()
    with opened(folder).workspace as workspace:
        write(Entered(workspace, _actor(workspace)), "孙丽")
    (folder / "qtic.db").write_bytes(old)
    (folder / "chain.json").unlink()  # whoever puts it back knows of that one
    with opened(folder).workspace as workspace:
        assert workspace.journal.ahead
        assert "check.journal_ahead" in {one.code for one in check_workspace(workspace)}
        write(Entered(workspace, _actor(workspace)), "周海")
        wanted = contents(folder / "qtic.db", workspace.key)["people"]
    (folder / "qtic.db").unlink()
    made = rebuilt(folder, tmp_path / "新的")
    assert made.replayed.left_aside  # the branch that was put aside is still in the journal, and is told
    with opened(tmp_path / "新的").workspace as workspace:
        assert contents(tmp_path / "新的" / "qtic.db", workspace.key)["people"] == wanted


def test_another_key_and_an_empty_journal_are_refused(folder: Path, tmp_path: Path) -> None:
    said = refusal(lambda: rebuild_database(tmp_path / "m.db", folder / "journal", workspace_id="x", key=new_key()))
    assert said.code == "journal.other_key"
    (tmp_path / "none").mkdir()
    with pytest.raises(Refused, match=r"journal\.empty"):
        rebuild_database(tmp_path / "m.db", tmp_path / "none", workspace_id="x", key=None)
    assert not (tmp_path / "m.db").exists()


@pytest.mark.of_file
def test_a_journal_that_begins_late_holds_everything_from_the_start(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w", proposals=1)
    journal = Journal(tmp_path / "j", "x", None)
    journal.begin(story.workspace.store.engine)
    done = rebuild_database(tmp_path / "m.db", tmp_path / "j", workspace_id="x", key=None)
    assert contents(tmp_path / "m.db", None) == contents(tmp_path / "w" / "qtic.db", None)
    assert done.from_journal == done.last
    story.workspace.close()
