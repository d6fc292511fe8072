"""What stands outside the database and proves the log: which backup carries the journal, and the authority that was there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select, text

from qtic_desktop.domain.changes import SYSTEM, Kind
from qtic_desktop.services.audit import anchors
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.backup_mark import BackupFacts
from qtic_desktop.storage.chain_head import FILE, chain_behind, keep_head, known_end
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.witness import digests_of, rows_bound
from tests.review_story import Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1, experts=2)
    yield made
    made.workspace.close()


def hash_of(story: Story, seq: int) -> str:
    with story.workspace.store.read() as session:
        return str(session.scalar(select(AuditEntry.hash).where(AuditEntry.seq == seq)))


def kept(story: Story, entries: int, *, verified: str = "2026-03-10", last_hash: str = "") -> BackupFacts:
    return BackupFacts(
        Path("b"), story.workspace.info.id, "", None, 1,
        verified=verified, entries=entries, last_hash=last_hash or hash_of(story, entries),
    )  # fmt: skip


@pytest.fixture
def found(story: Story, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What is found of a journal that begins at entry 6, with these backups beside it."""
    monkeypatch.setattr(anchors, "records", lambda _folder: [object()])

    def ask(backups: Sequence[BackupFacts], *, whole: bool = False) -> list[str]:
        monkeypatch.setattr(anchors, "road_of", lambda _known, _seal: ([SimpleNamespace(first=6)], whole))
        journal: Any = SimpleNamespace(folder=None, seal=None)
        with story.workspace.store.read() as session:
            return [one.code for one in anchors._journal_leads(journal, session, list(backups))]

    return ask


def test_a_journal_that_begins_late_needs_a_verified_backup_that_reaches_it(story: Story, found: Any) -> None:
    without = ["check.journal_without_base"]
    while last(story) < 8:
        with story.workspace.store.begin(SYSTEM) as work:
            work.record("open_batch", Kind.BATCH, "b", title="第二批")
    assert found([]) == without
    assert found([], whole=True) == []
    assert found([kept(story, 5)]) == []  # up to the entry before the first of the journal
    assert found([kept(story, 7)]) == []
    assert found([kept(story, 4)]) == without  # a gap of one entry
    assert found([kept(story, 7, verified="")]) == without  # nobody tried it
    assert found([kept(story, 4, verified="")]) == without
    assert found([kept(story, 7, last_hash="0" * 64)]) == without  # of another branch
    assert found([kept(story, 4), kept(story, 7, last_hash="0" * 64), kept(story, 6)]) == []


def test_an_authority_that_is_gone_or_another_is_found(story: Story) -> None:
    workspace = story.workspace
    held = workspace.folder / "backups" / "QTIC备份-20260310-090000" / "keys"
    held.mkdir(parents=True)
    (held / "authority.pem").write_bytes(b"the authority")
    backup = kept(story, 3)
    facts = BackupFacts(held.parent, *(getattr(backup, name) for name in ("workspace_id", "name", "made_at", "size")))

    def codes() -> list[str]:
        return [one.code for one in anchors._keys_kept(workspace, [facts])]

    shutil.rmtree(workspace.keys, ignore_errors=True)
    assert codes() == ["check.authority_changed"]  # gone
    workspace.keys.mkdir()
    (workspace.keys / "authority.pem").write_bytes(b"another one")
    assert codes() == ["check.authority_changed"]
    (workspace.keys / "authority.pem").write_bytes(b"the authority")
    assert codes() == []


def test_the_end_of_the_log_is_kept_and_known_again(story: Story, tmp_path: Path) -> None:
    engine = story.workspace.store.engine
    folder = tmp_path / "beside"
    folder.mkdir()
    assert known_end(folder) is None
    keep_head(folder, engine)
    known = known_end(folder)
    assert known is not None
    with story.workspace.store.begin(SYSTEM) as work:
        work.record("open_batch", Kind.BATCH, "b", title="第二批")
    assert known[0] == last(story) - 1
    assert chain_behind(folder, engine) is None  # the log went on from it
    keep_head(folder, engine)
    assert known_end(folder) == (last(story), hash_of(story, last(story)), at_of(story, last(story)))
    written = (folder / FILE).stat().st_mtime_ns
    keep_head(folder, engine)
    assert (folder / FILE).stat().st_mtime_ns == written  # what is known is not written again


def last(story: Story) -> int:
    with story.workspace.store.read() as session:
        return int(session.execute(text("SELECT max(seq) FROM audit_entries")).scalar_one())


def at_of(story: Story, seq: int) -> str:
    with story.workspace.store.read() as session:
        return str(session.scalar(select(AuditEntry.at).where(AuditEntry.seq == seq)))


def test_digests_are_told_of_the_tables_that_were_asked_for(story: Story) -> None:
    with story.workspace.store.read() as session:
        one = digests_of(session.connection(), ("experts",))
        both = digests_of(session.connection(), ("experts", "proposals"))
    assert {table for table, _ in one} == {"experts"}
    assert len(one) == 2
    assert {table for table, _ in both} == {"experts", "proposals"}


def test_facts_of_the_program_itself_are_bound_by_nobody_and_those_of_the_office_are(story: Story) -> None:
    with story.workspace.store.read() as session:
        told = session.execute(text("SELECT name FROM workspace_facts")).scalars().all()
        bound = {row["name"] for name, row in rows_bound(session.connection()) if name == "workspace_facts"}
        others = {name for name, _ in rows_bound(session.connection())}
    assert bound < set(told)
    assert "organizer" in bound
    assert "proposals" in others
    assert check_workspace(story.workspace) == ()


def test_a_store_knows_the_numbers_of_what_it_wrote(story: Story) -> None:
    store, before = story.workspace.store, last(story)
    with store.begin(SYSTEM) as work:
        work.record_many("open_batch", Kind.BATCH, [("b1", {}), ("b2", {}), ("b3", {})])
    assert store.own[-1] == range(before + 1, before + 4)
    with pytest.raises(ZeroDivisionError), store.begin(SYSTEM) as work:
        work.record("open_batch", Kind.BATCH, "b4")
        raise ZeroDivisionError
    assert store.own[-1] == range(before + 1, before + 4)  # what was undone was never written
