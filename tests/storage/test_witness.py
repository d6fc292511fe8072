"""Whatever is changed, put in or taken out around the program disagrees with the audit log, in every table there is."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.resources import message
from qtic_desktop.services.archive import back_up
from qtic_desktop.services.archive.restore import restore
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage import migrations
from qtic_desktop.storage.audit import GENESIS, entry_hash
from qtic_desktop.storage.engine import open_engine
from qtic_desktop.storage.witness import bound_tables, row_faults
from qtic_desktop.storage.workspace import create_workspace, open_workspace
from tests.review_story import begin_story
from tests.storage.test_migrations import pour

SEED = 20261127
#: Written anew from the other columns of the row; another check holds them against these.
DERIVED = ("search_words", "search_initials", "sort_first", "sort_second")


def noon() -> datetime:
    return datetime(2026, 3, 11, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A meeting with scores, a draft of an opinion and a ledger, made by acts alone and closed."""
    folder = tmp_path_factory.mktemp("bound") / "workspace"
    story = begin_story(folder, proposals=2)
    story.convene()
    story.open()
    story.score(0)
    story.score(1, submit=False)
    story.workspace.close()
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "workspace"
    shutil.copytree(whole, copy)
    return copy


def found(folder: Path) -> set[tuple[str, str]]:
    with open_workspace(folder, now=noon) as workspace:
        return {
            (finding.code, str(finding.facts["table"]))
            for finding in check_workspace(workspace)
            if finding.code.startswith("check.row_")
        }


def filled(folder: Path) -> dict[str, list[str]]:
    """Columns of every bound table that has rows."""
    with closing(sqlite3.connect(folder / "qtic.db")) as db:
        rows = {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in bound_tables()}
        return {name: [column[1] for column in db.execute(f"PRAGMA table_info({name})")] for name in rows if rows[name]}


@pytest.mark.of_file
def test_what_acts_wrote_agrees_with_the_log(folder: Path) -> None:
    assert found(folder) == set()
    assert len(filled(folder)) >= 15  # the story reaches most tables; otherwise the cases below would show little


@pytest.mark.of_file
def test_every_column_of_every_row_is_bound(folder: Path) -> None:
    """One edit for each column of each table, all of them found; the digest leaves out nothing but the search texts."""
    chance = random.Random(SEED)
    for table, columns in filled(folder).items():
        key = "name" if table == "workspace_facts" else "id"
        for column in columns:
            if column in DERIVED or column == key:
                continue
            with closing(sqlite3.connect(folder / "qtic.db")) as db:
                ids = [one for (one,) in db.execute(f"SELECT {key} FROM {table} WHERE {key} != 'search_texts'")]
                one = chance.choice(sorted(ids))
                before = db.execute(f"SELECT {column} FROM {table} WHERE {key} = ?", (one,)).fetchone()[0]
                other = before + 1 if isinstance(before, int) else f"{before or ''}x"
                db.execute("PRAGMA ignore_check_constraints = 1")
                db.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (other, one))
                db.commit()
                assert (table, one, "changed") in raw_faults(folder), (table, column)
                db.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (before, one))
                db.commit()
    assert found(folder) == set()


def raw_faults(folder: Path) -> set[tuple[str, str, str]]:
    """As storage tells them, without opening the workspace: an edit may leave a row that no query can read."""
    engine = open_engine(folder / "qtic.db")
    try:
        with engine.connect() as connection:
            return {(fault.table, fault.id, fault.what.value) for fault in row_faults(connection)}
    finally:
        engine.dispose()


@pytest.mark.of_file
def test_rows_taken_out_and_put_in_are_named(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "qtic.db")) as db:
        db.execute("DELETE FROM score_entries WHERE id = (SELECT min(id) FROM score_entries)")
        names = [column[1] for column in db.execute("PRAGMA table_info(experts)")]
        copied = ", ".join("'stranger'" if name in ("id", "name") else name for name in names)
        db.execute(f"INSERT INTO experts SELECT {copied} FROM experts LIMIT 1")
        db.commit()
    assert {("check.row_gone", "score_entries"), ("check.row_added", "experts")} <= found(folder)


@pytest.mark.of_file
def test_the_witness_itself_cannot_be_rewritten_alone(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "qtic.db")) as db:
        db.execute(
            "UPDATE audit_entries SET witness = replace(witness, 'experts', 'exports') WHERE witness LIKE '%experts%'"
        )
        db.commit()
    with open_workspace(folder, now=noon) as workspace:
        assert "check.audit_broken" in {finding.code for finding in check_workspace(workspace)}


@pytest.mark.of_file
def test_an_update_binds_what_was_there_and_tells_what_was_changed_before(
    tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "HEAD", "0016")
    create_workspace(tmp_path / "old", sample=True, now=noon).close()
    monkeypatch.undo()
    pour(whole / "qtic.db", tmp_path / "old" / "qtic.db")
    assert found(tmp_path / "old") == set()
    with closing(sqlite3.connect(tmp_path / "old" / "qtic.db")) as db:
        act, details, witness = db.execute(
            "SELECT act, details, witness FROM audit_entries ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        assert (act, '"unlike": 0' in details) == ("bind_rows", True)
        assert (
            len(witness.split("\n"))
            == sum(db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in bound_tables()) - 1
        )  # how the search texts were made is the program's own fact
        db.execute("UPDATE experts SET name = '别人'")
        db.commit()
    assert found(tmp_path / "old") == {("check.row_changed", "experts")}


def test_an_entry_without_a_witness_keeps_its_hash() -> None:
    """SHA-256 worked out with another program over the JSON of the ten columns."""
    entry = {
        "seq": 1, "at": "2026-03-11T09:00:00+08:00", "actor_id": "a", "actor_name": "王一", "role": "office",
        "act": "open_batch", "subject_kind": "batch", "subject_id": "b", "details": "{}", "previous": GENESIS,
        "witness": "",
    }  # fmt: skip
    assert entry_hash(entry) == HASH_BY_HAND
    assert entry_hash({**entry, "witness": "batches 00 b"}) != HASH_BY_HAND


HASH_BY_HAND = "f3f9210d10afcc977a1bdf97ab704f9a74155d2c09c4e0988db0618285513f89"


@pytest.mark.of_file
def test_a_tail_cut_off_and_an_older_database_are_told(folder: Path, tmp_path: Path) -> None:
    open_workspace(folder, now=noon).close()
    shutil.copyfile(folder / "qtic.db", tmp_path / "older.db")
    with open_workspace(folder, now=noon) as workspace, workspace.store.begin(SYSTEM) as work:
        work.record("open_batch", "batch", "", title="第二批")
    assert behind(folder) is None
    newest = (folder / "qtic.db").read_bytes()
    shutil.copyfile(tmp_path / "older.db", folder / "qtic.db")
    assert behind(folder) is not None
    assert behind(folder) is not None  # closing it does not make the older one the known one
    (folder / "qtic.db").write_bytes(newest)
    with closing(sqlite3.connect(folder / "qtic.db")) as db:
        db.execute("DELETE FROM audit_entries WHERE seq = (SELECT max(seq) FROM audit_entries)")
        db.commit()
    assert behind(folder) is not None
    (folder / "qtic.db").write_bytes(newest)
    assert behind(folder) is None


def behind(folder: Path) -> str | None:
    """The sentence of the check, None where the chain goes on from what was known."""
    with open_workspace(folder, now=noon) as workspace:
        found = [one for one in check_workspace(workspace) if one.code == "check.chain_behind"]
    return message(found[0].code, "zh", subject=found[0].subject, **found[0].facts) if found else None


@pytest.mark.of_file
def test_an_older_database_that_is_to_be_used_goes_on_in_a_new_folder(folder: Path, tmp_path: Path) -> None:
    open_workspace(folder, now=noon).close()
    shutil.copyfile(folder / "qtic.db", tmp_path / "older.db")
    with open_workspace(folder, now=noon) as workspace, workspace.store.begin(SYSTEM) as work:
        work.record("open_batch", "batch", "", title="第二批")
    shutil.copyfile(tmp_path / "older.db", folder / "qtic.db")
    (tmp_path / "stick").mkdir()
    with open_workspace(folder, now=noon) as workspace:
        assert workspace.behind is not None
        for _ in back_up(workspace, SYSTEM, parent=tmp_path / "stick"):
            pass
    (backup,) = (tmp_path / "stick").iterdir()
    for _ in restore(backup, tmp_path / "new"):
        pass
    assert behind(tmp_path / "new") is None
