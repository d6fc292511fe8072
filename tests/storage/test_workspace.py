"""A workspace on disk: durable settings, one holder, foreign and newer files refused, lost updates refused."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text

from qtic_desktop.domain.changes import SYSTEM, Actor, Role
from qtic_desktop.domain.errors import EnvironmentTrouble, NotAllowed, Refused, StaleEdit
from qtic_desktop.services import accounts, registry
from qtic_desktop.storage.attachments import AttachmentStore
from qtic_desktop.storage.audit import chain_faults
from qtic_desktop.storage.durable_files import write_durably
from qtic_desktop.storage.ids import uuid7_ids
from qtic_desktop.storage.migrations import HEAD, current_revision
from qtic_desktop.storage.queries.registry import audit_rows, batches, people
from qtic_desktop.storage.tables.registry import Batch
from qtic_desktop.storage.unit_of_work import Store
from qtic_desktop.storage.workspace import Workspace, create_workspace, open_workspace
from tests.helpers.doors import ask, perform

NOON = datetime(2026, 4, 12, 12, 0, tzinfo=timezone(timedelta(hours=8)))
OFFICE = Actor("o", "办公室", Role.OFFICE)


def noon() -> datetime:
    return NOON


@pytest.fixture
def workspace(tmp_path: Path):
    with create_workspace(tmp_path / "评审 空间", now=noon) as made:
        with made.store.begin(SYSTEM) as work:
            registry.prepare_workspace(work, organizer="青岛市科学技术局", sample=False)
        yield made


NAMES = [
    "%E8%AF%84%E5%AE%A1",
    "2026%20第1批",
    "%2e%2e",
    "a%00b",
    "#1 & 'two' \"three\"",
    "第1批?",
    "w?mode=memory",
    "100%",
    "a;b",
    "file:x",
]
if sys.platform == "win32":
    NAMES = [name for name in NAMES if not set(name) & set('?"<>|*:')]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.of_file
def test_the_name_of_a_folder_is_a_name_and_no_address(tmp_path: Path, name: str) -> None:
    """The database lies in the chosen folder and nowhere else, and two folders are two workspaces."""
    for folder in (tmp_path / "评审", tmp_path / "w", tmp_path / name):
        with create_workspace(folder, now=noon) as made, made.store.begin(SYSTEM) as work:
            registry.prepare_workspace(work, organizer=folder.name, sample=False)
    assert {path.name for path in tmp_path.iterdir()} == {"评审", "w", name}
    for folder in tmp_path.iterdir():
        with closing(sqlite3.connect(folder / "qtic.db")) as db:
            query = "SELECT value FROM workspace_facts WHERE name='organizer'"
            assert db.execute(query).fetchone() == (folder.name,)
    with open_workspace(tmp_path / name, now=noon) as again, again.store.read() as session:
        assert session.execute(text("SELECT value FROM workspace_facts WHERE name='organizer'")).scalar_one() == name


@pytest.mark.parametrize("name", ["desktop.ini", "Desktop.ini", ".DS_Store", "Thumbs.db", "._x", ".directory"])
def test_files_of_the_system_do_not_fill_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / name).write_bytes(b"x")
    create_workspace(tmp_path / "w", now=noon).close()
    assert (tmp_path / "w" / name).read_bytes() == b"x"


@pytest.mark.parametrize("name", ["a.txt", ".git", "desktop.ini.bak", "qtic.db"])
def test_any_other_file_does(tmp_path: Path, name: str) -> None:
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / name).write_bytes(b"x")
    with pytest.raises(Refused, match=r"workspace\.folder_not_empty"):
        create_workspace(tmp_path / "w", now=noon)


def faults(store: Store) -> list[tuple[int, str]]:
    with store.read() as session:
        return [(fault.seq, fault.what) for fault in chain_faults(session)]


@pytest.mark.of_file
def test_every_connection_has_the_durable_settings(workspace: Workspace) -> None:
    connections = [workspace.store.engine.connect() for _ in range(3)]
    try:
        for connection in connections:
            held = {
                name: connection.execute(text(f"PRAGMA {name}")).scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check")
            }
            assert held == {
                "journal_mode": "truncate",
                "synchronous": 3,
                "foreign_keys": 1,
                "trusted_schema": 0,
                "cell_size_check": 1,
            }
    finally:
        for connection in connections:
            connection.close()


def test_a_second_window_is_refused_and_may_come_in_afterwards(workspace: Workspace) -> None:
    with pytest.raises(EnvironmentTrouble) as caught:
        open_workspace(workspace.folder, now=noon)
    assert caught.value.code == "workspace.in_use"
    workspace.close()
    open_workspace(workspace.folder, now=noon).close()


def test_a_folder_that_cannot_be_locked_is_said_in_a_sentence(workspace: Workspace) -> None:
    workspace.close()
    (workspace.folder / ".lock").unlink()
    (workspace.folder / ".lock").mkdir()
    with pytest.raises(EnvironmentTrouble) as caught:
        open_workspace(workspace.folder, now=noon)
    assert caught.value.code == "workspace.cannot_write"


def test_a_folder_with_content_is_never_made_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "论文.docx").write_text("x", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        create_workspace(tmp_path)
    assert caught.value.code == "workspace.folder_not_empty"
    assert [path.name for path in tmp_path.iterdir()] == ["论文.docx"]


@pytest.mark.parametrize(
    ("line", "code"),
    [('format = 99\nid = "x"\nsample = false', "workspace.newer_program"), ("format = [", "workspace.unreadable")],
)
def test_a_strange_description_is_refused(workspace: Workspace, line: str, code: str) -> None:
    workspace.close()
    (workspace.folder / "workspace.toml").write_text(line, encoding="utf-8")
    with pytest.raises(Refused) as caught:
        open_workspace(workspace.folder, now=noon)
    assert caught.value.code == code


@pytest.mark.of_file
def test_a_database_of_a_newer_program_is_not_touched(workspace: Workspace) -> None:
    workspace.close()
    file = workspace.folder / "qtic.db"
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE alembic_version SET version_num='9999'")
    before = file.read_bytes()
    with pytest.raises(Refused) as caught:
        open_workspace(workspace.folder, now=noon)
    assert caught.value.code == "workspace.newer_program"
    assert file.read_bytes() == before


@pytest.mark.of_file
def test_a_foreign_database_is_refused(workspace: Workspace) -> None:
    workspace.close()
    (workspace.folder / "qtic.db").unlink()
    with closing(sqlite3.connect(workspace.folder / "qtic.db")) as db, db:
        db.execute("CREATE TABLE cookies (x)")
    with pytest.raises(Refused) as caught:
        open_workspace(workspace.folder, now=noon)
    assert caught.value.code == "workspace.foreign_database"


@pytest.mark.of_file
def test_a_damaged_database_is_named_as_such(workspace: Workspace) -> None:
    workspace.close()
    (workspace.folder / "qtic.db").write_bytes(b"not a database at all" * 200)
    with pytest.raises(EnvironmentTrouble):
        open_workspace(workspace.folder, now=noon)


@pytest.mark.of_file
def test_the_schema_of_the_migrations_is_the_schema_of_the_tables(workspace: Workspace) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from qtic_desktop.storage.tables.every import all_tables

    assert current_revision(workspace.store.engine) == HEAD
    with workspace.store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), all_tables()) == []


def test_a_use_case_writes_its_audit_entry_with_the_person(workspace: Workspace) -> None:
    changes = perform(workspace.store, OFFICE, registry.open_batch, year=2026)
    newest = ask(workspace.store, audit_rows)[0]
    assert (newest.act, newest.actor_name, newest.role) == ("open_batch", "办公室", "office")
    assert newest.subject_id in changes.ids
    assert newest.at == NOON.isoformat(timespec="seconds")
    assert faults(workspace.store) == []


def test_a_refused_use_case_leaves_nothing_behind(workspace: Workspace) -> None:
    before = ask(workspace.store, audit_rows)
    with pytest.raises(Refused):
        perform(workspace.store, OFFICE, accounts.add_people, people=[("新人", Role.CLERK), ("办公室", Role.OFFICE)])
    assert ask(workspace.store, audit_rows) == before
    assert "新人" not in [person.name for person in ask(workspace.store, people)]


def test_a_role_without_the_right_is_turned_away_at_the_door(workspace: Workspace) -> None:
    with pytest.raises(NotAllowed) as caught:
        perform(workspace.store, Actor("s", "监督员", Role.SUPERVISOR), registry.open_batch, year=2026)
    assert caught.value.exit_status == 4
    assert len(ask(workspace.store, batches)) == 1


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE audit_entries SET actor_name='别人' WHERE seq=2", [(2, "content")]),
        ("DELETE FROM audit_entries WHERE seq=2", [(3, "sequence"), (3, "link")]),
        ("UPDATE audit_entries SET details='{}' WHERE seq=1", [(1, "content")]),
    ],
)
def test_a_change_in_the_middle_of_the_chain_shows(workspace: Workspace, statement: str, what: list) -> None:
    for year in (2026, 2027):
        perform(workspace.store, OFFICE, registry.open_batch, year=year)
    with workspace.store.engine.begin() as link:
        link.execute(text(statement))
    assert faults(workspace.store) == what


def test_two_people_saving_the_same_record_do_not_overwrite_each_other(workspace: Workspace) -> None:
    batch_id = ask(workspace.store, batches)[0].id
    with pytest.raises(StaleEdit):
        rename_while_somebody_else_does(workspace.store, batch_id)
    assert ask(workspace.store, batches)[0].name == "2026年第一批"


def rename_while_somebody_else_does(store: Store, batch_id: str) -> None:
    with store.begin(OFFICE) as work:
        row = work.get(Batch, batch_id)
        work.session.execute(text("UPDATE batches SET title='别人改的', version=version+1"))
        row.title = "我改的"
        work.record("rename", "batch", batch_id)


def test_attachments_are_found_by_content_and_checked(tmp_path: Path) -> None:
    store = AttachmentStore(tmp_path)
    digest = store.put("建设方案".encode())
    assert store.get(digest) == "建设方案".encode()
    (tmp_path / digest[:2] / digest).write_bytes(b"changed")
    with pytest.raises(Refused) as caught:
        store.get(digest)
    assert caught.value.code == "attachments.damaged"


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "意见书.pdf"
    write_durably(target, b"old")
    monkeypatch.setattr("os.fsync", _disk_full)
    with pytest.raises(EnvironmentTrouble) as caught:
        write_durably(target, b"new")
    assert caught.value.code == "storage.cannot_write"
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["意见书.pdf"]


def _disk_full(_number: int) -> None:
    raise OSError(28, "No space left on device")


def test_ids_are_ordered_by_time_and_of_version_seven() -> None:
    times = iter(NOON + timedelta(milliseconds=n) for n in range(50))
    make = uuid7_ids(lambda: next(times))
    ids = [make() for _ in range(50)]
    assert ids == sorted(ids)
    assert {one[14] for one in ids} == {"7"}
    assert {one[19] for one in ids} <= set("89ab")


def test_keeping_a_file_again_mends_a_damaged_copy(tmp_path: Path) -> None:
    store = AttachmentStore(tmp_path)
    digest = store.put(b"whole")
    (tmp_path / digest[:2] / digest).write_bytes(b"wh")
    assert store.put(b"whole") == digest
    assert store.get(digest) == b"whole"


@pytest.mark.parametrize("how", ["missing", "empty"])
@pytest.mark.of_file
def test_a_lost_database_is_never_replaced_by_an_empty_one(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "w"
    create_workspace(folder).close()
    database = folder / "qtic.db"
    database.unlink()
    if how == "empty":
        database.touch()
    with pytest.raises(Refused, match=r"workspace\.database_gone"):
        open_workspace(folder)
    assert database.exists() == (how == "empty")
    assert not database.exists() or database.stat().st_size == 0
