"""A workspace of before secrets is carried over whole, read back, and no longer opens at its old place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.errors import QticError, Refused
from qtic_desktop.services.accounts import carry_over as carrying
from qtic_desktop.services.accounts.carry_over import carry_over
from qtic_desktop.services.accounts.founding import Costs
from qtic_desktop.services.accounts.sign_in import enter
from qtic_desktop.services.accounts.signing_keys import authority_of
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.encryption.cost import Cost
from qtic_desktop.storage.workspace import open_workspace, read_info, write_info
from tests.review_story import begin_story

#: A server has no workspace of before there were secrets.
pytestmark = pytest.mark.of_file

CHEAP = Costs(Cost(8, 1, 1), Cost(8, 1, 1))
SECRET = "海边的灯塔2031"
SCAN = "推荐函的扫描件".encode() * 9000


def now() -> datetime:
    return datetime(2026, 3, 12, 9, tzinfo=UTC)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A workspace as it was: real, plain, with scores, an attachment and an authority."""
    story = begin_story(tmp_path / "旧工作区", proposals=2, real=True)
    story.convene()
    story.open()
    story.score(0)
    story.score(1, submit=False)
    with story.workspace as workspace:
        workspace.attachments.put(SCAN)
        authority_of(workspace)
        (workspace.office_fonts / "office.ttf").write_bytes(b"font")
    write_info(story.workspace.folder, replace(read_info(story.workspace.folder), sample=False))
    return story.workspace.folder


def carried(old: Path, new: Path, name: str = "办公室", secret: str = SECRET) -> carrying.Founded:
    return carry_over(old, new, name=name, secret=secret, now=now, costs=CHEAP)


def rows(connection: object) -> dict[str, list[tuple[object, ...]]]:
    query = "SELECT name FROM sqlite_master WHERE type='table'"
    run = lambda sql: connection.execute(sql).fetchall()  # type: ignore[attr-defined]
    return {name: sorted(map(tuple, run(f'SELECT * FROM "{name}"'))) for (name,) in run(query)}


def test_everything_is_there_and_nothing_of_it_is_readable(old: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(old / "qtic.db")) as db:
        wanted = rows(db)
    with open_workspace(old, now=now) as plain:
        root, digest = authority_of(plain).root, plain.attachments.put(SCAN)
    made = carried(old, tmp_path / "新工作区")
    with enter(made.folder, "办公室", SECRET, now=now).workspace as workspace:
        assert check_workspace(workspace) == ()
        assert workspace.info.id == read_info(old).id
        assert not workspace.info.sample
        assert authority_of(workspace).root == root
        assert workspace.attachments.get(digest) == SCAN
        assert (workspace.office_fonts / "office.ttf").read_bytes() == b"font"
        with workspace.store.engine.connect() as connection:
            found = rows(_Plainly(connection))
    more = {name: [row for row in found[name] if row not in wanted[name]] for name in wanted}
    assert {name for name, extra in more.items() if extra} == {"audit_entries"}
    assert [row[5] for row in more["audit_entries"]] == ["carry_over", "sign_in"]
    assert all(row in found[name] for name in wanted for row in wanted[name])
    for path in made.folder.rglob("*"):
        if path.is_file() and path.parent.name != "fonts":
            data = path.read_bytes()
            for canary in ("扫描件", "办公室", "青岛市科学技术局"):
                assert canary.encode() not in data


class _Plainly:
    def __init__(self, connection: object) -> None:
        self.connection = connection

    def execute(self, sql: str) -> object:
        return self.connection.execute(text(sql))  # type: ignore[attr-defined]


def test_the_old_one_stays_as_it_was_and_does_not_open(old: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in old.rglob("*") if path.is_file() and path.name != "workspace.toml"}
    carried(old, tmp_path / "neu")
    with pytest.raises(Refused, match=r"workspace\.carried_over"):
        open_workspace(old, now=now)
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("name", "secret", "code"),
    [("录入员", SECRET, "accounts.not_allowed"), ("没有此人", SECRET, "accounts.nobody"), ("办公室", "short", "accounts.secret_short")],
)  # fmt: skip
def test_a_refusal_leaves_both_places_as_they_were(
    old: Path, tmp_path: Path, name: str, secret: str, code: str
) -> None:
    there = sorted(tmp_path.iterdir())
    with pytest.raises(QticError) as caught:
        carried(old, tmp_path / "neu", name, secret)
    assert caught.value.code == code
    assert sorted(tmp_path.iterdir()) == there
    open_workspace(old, now=now).close()


@pytest.mark.parametrize("damage", ["row", "lost row", "schema", "file"])
def test_a_copy_that_does_not_read_back_the_same_is_no_copy(
    old: Path, tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = carrying._copy_files

    def worn_out(plain: object, closed: object) -> None:
        really(plain, closed)  # type: ignore[arg-type]
        if damage == "file":
            folder: Path = closed.folder  # type: ignore[attr-defined]
            victim = next(path for path in (folder / "attachments").rglob("*") if path.is_file())
            victim.write_bytes(victim.read_bytes()[:-1] + b"x")
            return
        sql = {
            "row": "UPDATE people SET name='x' WHERE rowid=2",
            "lost row": "DELETE FROM score_entries WHERE rowid=(SELECT max(rowid) FROM score_entries)",
            "schema": "DROP INDEX ix_signer_certificates_sha256",
        }[damage]
        with closing(carrying.connect(closed.folder / "qtic.db", closed.key)) as link:  # type: ignore[attr-defined]
            link.execute(sql)

    with monkeypatch.context() as patched:
        patched.setattr(carrying, "_copy_files", worn_out)
        if damage == "file":
            with open_workspace(old, now=now) as plain, plain.store.begin(SYSTEM) as work:
                _name_the_scan(work)
        with pytest.raises(Refused, match=r"archive\.not_whole"):
            carried(old, tmp_path / "neu")
    assert not [path for path in tmp_path.iterdir() if path != old]
    open_workspace(old, now=now).close()


def _name_the_scan(work: object) -> None:
    """Let a record name the scan, so that its file is read back."""
    import hashlib

    from qtic_desktop.domain.acts import Act
    from qtic_desktop.domain.changes import Kind
    from qtic_desktop.storage.tables.registry import Attachment

    row = Attachment(
        id=work.new_id(), subject_id="s", kind="scan", file_name="s.pdf",  # type: ignore[attr-defined]
        sha256=hashlib.sha256(SCAN).hexdigest(), size=len(SCAN),
    )  # fmt: skip
    work.session.add(row)  # type: ignore[attr-defined]
    work.record(Act.ATTACH_MATERIAL, Kind.PROPOSAL, "s")  # type: ignore[attr-defined]


def test_an_encrypted_one_is_not_carried_over_again(old: Path, tmp_path: Path) -> None:
    made = carried(old, tmp_path / "neu")
    with pytest.raises(Refused, match=r"accounts\.already_encrypted"):
        carried(made.folder, tmp_path / "neuer")
