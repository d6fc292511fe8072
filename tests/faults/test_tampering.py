"""What somebody can do around the program, case by case: each is found by ``check`` and named.

The workspace is a plain one, so that every edit is as easy as it can be; the edits of the log are made as well as somebody
makes them who knows how the chain is reckoned.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.services import demo, scoring
from qtic_desktop.services.archive import back_up
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.opinions import draft_opinion, papers
from qtic_desktop.services.perform import work
from qtic_desktop.storage.audit import GENESIS, entry_hash
from qtic_desktop.storage.queries import opinions as opinion_rows
from qtic_desktop.storage.queries.registry import departments
from qtic_desktop.storage.tables.registry import WorkspaceFact
from qtic_desktop.storage.witness import row_digest
from qtic_desktop.storage.workspace import Workspace, open_workspace, read_info, write_info
from tests.helpers.doors import ask
from tests.review_story import OFFICE, begin_story

_KEPT = tempfile.TemporaryDirectory(prefix="qtic-tampered-")
_COLUMNS = ("seq", "at", "actor_id", "actor_name", "role", "act", "subject_kind", "subject_id", "details", "previous",
            "witness")  # fmt: skip
SINGLE_EDITS = int(os.environ.get("QTIC_TAMPERS", "0"))

Edit = Callable[[Path, sqlite3.Connection], None]


def later() -> datetime:
    return datetime(2026, 3, 28, 9, tzinfo=UTC)


@cache
def made() -> Path:
    """A sealed meeting, a final opinion with its signature lines, scans, a ledger with reports of a year; a backup and a
    journal; then one more act, so that the backup is of before."""
    folder = Path(_KEPT.name) / "w"
    story = begin_story(folder, proposals=2, experts=5)
    story.workspace.keep_journal()
    story.convene()
    story.open()
    for place in range(5):
        for item in range(2):
            story.score(place, item, short=str(place))
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id, decision="")
    item = ask(story.workspace.store, opinion_rows.opinions)[0].agenda_item_id
    (opinion_id,) = story.do(draft_opinion, agenda_item_id=item).ids
    work(story.workspace, OFFICE, papers.finalize.bind(opinion_id=opinion_id, reason="会上讨论一致"))
    for name in ("甲", "乙"):
        _attach(story.workspace, story.proposals[0], name)
    story.workspace.close()
    workspace = open_workspace(folder, now=demo.demo_clock(datetime(2026, 3, 25, 9, tzinfo=UTC)))
    workspace.keep_journal()
    story = replace(story, workspace=workspace)
    teller = demo.DemoTeller(workspace.store, random.Random(7), date(2026, 3, 25))
    teller.departments = ask(story.workspace.store, departments)
    teller.fill_ledger(2)
    (story.workspace.keys / "authority.pem").write_text("the authority of this office", encoding="utf-8")
    for _ in back_up(story.workspace, SYSTEM, parent=folder / "backups"):
        pass
    shutil.copyfile(folder / "qtic.db", Path(_KEPT.name) / "older.db")
    with story.workspace.store.begin(OFFICE) as one:
        one.record("open_batch", "batch", "", title="第三批")
    story.workspace.close()
    return folder


def _attach(workspace: Workspace, proposal_id: str, name: str) -> None:
    from qtic_desktop.services import intake
    from qtic_desktop.services.perform import perform

    data = f"%PDF-1.4 {name}".encode()
    digest = workspace.attachments.put(data)
    order = intake.attach_material.bind(
        proposal_id=proposal_id, kind="letter", file_name=f"{name}.pdf", sha256=digest, size=len(data)
    )
    perform(workspace.store, OFFICE, order)


def sql(*statements: str) -> Edit:
    def edit(_folder: Path, db: sqlite3.Connection) -> None:
        for statement in statements:
            assert db.execute(statement).rowcount, f"nothing was changed: {statement}"

    return edit


def on_one(table: str, change: str, where: str = "1") -> Edit:
    return sql(f"UPDATE {table} SET {change} WHERE id = (SELECT id FROM {table} WHERE {where} LIMIT 1)")


def without_one(table: str, where: str = "1") -> Edit:
    return sql(f"DELETE FROM {table} WHERE id = (SELECT id FROM {table} WHERE {where} LIMIT 1)")


def copied(table: str, **changed: str) -> Edit:
    def edit(_folder: Path, db: sqlite3.Connection) -> None:
        names = [column[1] for column in db.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(changed.get(name, name) for name in names)
        db.execute(f"INSERT INTO {table} SELECT {values} FROM {table} LIMIT 1")

    return edit


def rewritten(change: str, table: str, *, forget: tuple[str, ...] = ()) -> Edit:
    """Rows, their digests in the log and the whole chain after them, as somebody does who has read the program; ``forget``:
    what lies beside the database and is removed as well."""

    def edit(folder: Path, db: sqlite3.Connection) -> None:
        db.row_factory = sqlite3.Row
        (one,) = db.execute(f"SELECT id FROM {table} LIMIT 1").fetchone()
        before = row_digest(dict(db.execute(f"SELECT * FROM {table} WHERE id = ?", (one,)).fetchone()))
        db.execute(f"UPDATE {table} SET {change} WHERE id = ?", (one,))
        after = row_digest(dict(db.execute(f"SELECT * FROM {table} WHERE id = ?", (one,)).fetchone()))
        previous = GENESIS
        for row in db.execute("SELECT * FROM audit_entries ORDER BY seq").fetchall():
            entry = {**dict(row), "previous": previous}
            entry["witness"] = entry["witness"].replace(f"{table} {before} {one}", f"{table} {after} {one}")
            previous = entry_hash(entry)
            db.execute(
                "UPDATE audit_entries SET witness = ?, previous = ?, hash = ? WHERE seq = ?",
                (entry["witness"], entry["previous"], previous, entry["seq"]),
            )
        for name in forget:
            for path in list(folder.glob(name)):
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    return edit


def older(folder: Path, _db: sqlite3.Connection) -> None:
    shutil.copyfile(Path(_KEPT.name) / "older.db", folder / "qtic.db")
    (folder / "chain.json").unlink()


def attachment_gone(folder: Path, _db: sqlite3.Connection) -> None:
    _files(folder)[0].unlink()


def attachment_changed(folder: Path, _db: sqlite3.Connection) -> None:
    data = bytearray(_files(folder)[0].read_bytes())
    data[-1] ^= 1
    _files(folder)[0].write_bytes(bytes(data))


def attachments_exchanged(folder: Path, _db: sqlite3.Connection) -> None:
    one, other = _files(folder)[:2]
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "attachments").rglob("*") if path.is_file())


def keys_gone(folder: Path, _db: sqlite3.Connection) -> None:
    shutil.rmtree(folder / "keys")


def keys_exchanged(folder: Path, _db: sqlite3.Connection) -> None:
    (folder / "keys" / "authority.pem").write_text("an authority of somebody else", encoding="utf-8")


def log_emptied(_folder: Path, db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM audit_entries")


CASES: dict[str, Edit] = {
    # scores, votes
    "a score raised": on_one("score_entries", "points = '9'"),
    "a score taken out": without_one("score_entries"),
    "a comment put in": on_one("score_entries", "comment = '很好'"),
    "a sheet open again": on_one("score_sheets", "state = 'open'"),
    "a veto put in": on_one("score_sheets", "veto = 1, veto_reason = 'x'"),
    "the comment of a sheet": on_one("score_sheets", "comment = '改过'"),
    "the time of handing in": on_one("score_sheets", "submitted_at = '2026-03-10T23:00:00+00:00'"),
    "the keyer of a sheet": on_one("score_sheets", "keyed_by = '别人'"),
    "a vote turned": on_one("votes", "choice = 'disagree'"),
    "a vote taken out": without_one("votes"),
    "all votes of an item taken out": sql("DELETE FROM votes WHERE agenda_item_id = (SELECT id FROM agenda_items LIMIT 1)"),
    "a sealed score, log and whole chain rewritten": rewritten("points = '0'", "score_entries"),
    "the same, and the known end forgotten": rewritten("points = '0'", "score_entries", forget=("chain.json",)),
    "the same, and the journal removed": rewritten("points = '0'", "score_entries", forget=("chain.json", "journal")),
    # the seal
    "a sealed result": on_one("sealed_results", "body = replace(body, '9', '8')"),
    "the digest of a sealed result": on_one("sealed_results", "digest = upper(digest)"),
    "a sealed result taken out": without_one("sealed_results"),
    "the figures of a seal": on_one("seals", "body = replace(body, '9', '8')"),
    "a seal opened": on_one("seals", "state = 'reopened'"),
    "a meeting no longer sealed": on_one("meetings", "status = 'open'"),
    "the day of a meeting": on_one("meetings", "held_on = '2026-03-01'"),
    # opinions
    "同意 made 不同意": on_one("opinions", "conclusion = '不同意' || conclusion"),
    "the text of an opinion": on_one("opinions", "text = text || '。'"),
    "the facts of an opinion": on_one("opinions", "facts = replace(facts, '1', '2')"),
    "a final opinion a draft": on_one("opinions", "status = 'draft'", "status <> 'draft'"),
    "an opinion and its lines taken out": sql("DELETE FROM opinion_signatures", "DELETE FROM opinions"),
    "the time of a signature": on_one("opinion_signatures", "signed_at = '2026-03-10T10:00:00+00:00'"),
    "a line signed by nobody": on_one("opinion_signatures", "state = 'signed', certificate_sha256 = 'ab'"),
    "a line taken out": without_one("opinion_signatures"),
    "an opinion pointed at another file": on_one("opinions", "pdf_sha256 = (SELECT sha256 FROM attachments LIMIT 1)"),
    # files
    "a scan pointed at another": sql(
        "UPDATE attachments SET sha256 = (SELECT max(sha256) FROM attachments) "
        "WHERE sha256 = (SELECT min(sha256) FROM attachments)"
    ),
    "a file gone": attachment_gone,
    "a byte of a file": attachment_changed,
    "two files exchanged": attachments_exchanged,
    "the authority gone": keys_gone,
    "the authority exchanged": keys_exchanged,
    # reports and centres
    "a report received earlier": on_one("annual_duties", "summary_received_on = '2026-01-02'"),
    "a due day moved": on_one("annual_duties", "due_on = '2030-01-01'"),
    "a cancellation put in": on_one("annual_duties", "cancelled_on = '2026-03-01'"),
    "a report taken out": without_one("annual_duties"),
    "the period of a centre": on_one("centers", "ends_on = '2040-01-01'"),
    "the state of a centre": on_one("centers", "status = 'withdrawn'"),
    # what decides
    "a rule": on_one("rule_sets", "body = replace(body, '2', '3')"),
    "a rubric": on_one("rubrics", "body = replace(body, '10', '20')"),
    "another leader": sql("UPDATE panel_members SET is_leader = 1 - is_leader"),
    "a panel member taken out": without_one("panel_members", "is_leader = 0"),
    "a proposal's host": on_one("proposals", "host_name = '别的公司'"),
    "an expert's name": on_one("experts", "name = '别人'"),
    "a person put in": copied("people", id="'stranger'", name="'陌生人'"),
    "a role given": on_one("people", "also = 'supervisor'"),
    "whether it is a sample": sql("UPDATE workspace_facts SET value = 'False' WHERE name = 'sample'"),
    # the log
    "the last entry taken out": sql("DELETE FROM audit_entries WHERE seq = (SELECT max(seq) FROM audit_entries)"),
    "the log emptied": log_emptied,
    "who did it": sql("UPDATE audit_entries SET actor_name = '别人' WHERE seq = 9"),
    "an entry in the middle taken out": sql("DELETE FROM audit_entries WHERE seq = 20"),
    "an older database put back": older,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(made(), tmp_path / "w")


def findings(folder: Path, now: Callable[[], datetime] = later) -> list[str]:
    """Opened as on any day: what is told at the opening counts as found."""
    with open_workspace(folder, now=now) as workspace:
        workspace.keep_journal()
        return [finding.code for finding in check_workspace(workspace)]


def test_untouched_it_is_sound(folder: Path) -> None:
    assert findings(folder) == []
    assert len(CASES) >= 51
    print(f"\nFIGURE {len(CASES)} named cases, {len(CHOSEN)} of them tried in this run, each by a test of its own")


#: The suite takes every third, ``make reliability`` all of them.
CHOSEN = list(CASES) if SINGLE_EDITS else list(CASES)[::3]


@pytest.mark.parametrize("name", CHOSEN)
def test_every_case_is_found(folder: Path, name: str) -> None:
    with closing(sqlite3.connect(folder / "qtic.db")) as db:
        db.execute("PRAGMA ignore_check_constraints = 1")
        CASES[name](folder, db)
        if name != "an older database put back":
            db.commit()
    assert findings(folder), name


@pytest.mark.parametrize("practice", [False, True])
def test_a_sample_that_is_made_real_in_its_description_is_found(tmp_path: Path, practice: bool) -> None:
    begin_story(tmp_path / "w", proposals=1, experts=1).workspace.close()
    write_info(tmp_path / "w", replace(read_info(tmp_path / "w"), practice=practice))
    assert findings(tmp_path / "w") == []
    write_info(tmp_path / "w", replace(read_info(tmp_path / "w"), sample=False))
    assert findings(tmp_path / "w") == ["check.sample_differs"]


def test_a_clock_set_back_and_one_that_was_ahead_are_found(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w", proposals=1, experts=1)
    write_info(tmp_path / "w", replace(read_info(tmp_path / "w"), sample=False))
    with story.workspace.store.begin(SYSTEM) as one:
        row = one.session.get(WorkspaceFact, "sample")
        assert row is not None
        row.value = "False"
        one.record("open_batch", "batch", "", title="实")
    story.workspace.close()
    assert findings(tmp_path / "w") == []
    write_info(tmp_path / "w", replace(read_info(tmp_path / "w"), sample=True))
    assert findings(tmp_path / "w") == ["check.sample_differs"]
    write_info(tmp_path / "w", replace(read_info(tmp_path / "w"), sample=False))
    for shift, code in ((timedelta(days=-900), "check.clock_back"), (timedelta(days=9000), "check.clock_ahead")):
        copy = shutil.copytree(tmp_path / "w", tmp_path / code)

        def wrong(shift: timedelta = shift) -> datetime:
            return later() + shift

        with open_workspace(copy, now=wrong) as workspace, workspace.store.begin(SYSTEM) as one:
            row = one.session.get(WorkspaceFact, "organizer")
            row.value = "别的单位"
            one.record("open_batch", "batch", "", title="拨过时钟")
        assert code in findings(copy)


def test_no_single_edit_stays_unseen(folder: Path) -> None:
    """Any cell of any row; many more in a long run."""
    chance = random.Random(20261127)
    with closing(sqlite3.connect(folder / "qtic.db")) as db:
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in ("alembic_version", "audit_entries") and db.execute(f"SELECT 1 FROM {name}").fetchone()
        ]  # fmt: skip
    unseen = []
    for _ in range(SINGLE_EDITS):
        table = chance.choice(tables)
        with closing(sqlite3.connect(folder / "qtic.db")) as db:
            db.execute("PRAGMA ignore_check_constraints = 1")
            columns = [c[1] for c in db.execute(f"PRAGMA table_info({table})") if c[1] not in _DERIVED and c[1] != "id"]
            column = chance.choice(columns)
            place = chance.choice(db.execute(f"SELECT rowid FROM {table}").fetchall())[0]
            if table == "workspace_facts" and column == "name":
                continue
            before = db.execute(f"SELECT {column} FROM {table} WHERE rowid = ?", (place,)).fetchone()[0]
            other = before + 1 if isinstance(before, int) else f"{before or ''}{chance.choice('甲乙丙x')}"
            db.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (other, place))
            db.commit()
            if not findings(folder) and before != other:
                unseen.append((table, column, before))
            db.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (before, place))
            db.commit()
    print(f"\nFIGURE {SINGLE_EDITS} single edits, {len(unseen)} unseen")
    assert unseen == [], json.dumps(unseen, ensure_ascii=False)


_DERIVED = ("search_words", "search_initials", "sort_first", "sort_second")
