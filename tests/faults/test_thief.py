"""A thief with the folder, its backups, the temporary files and the logs, but no secret, reads nothing (R31)."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy import select

from qtic_desktop.services.accounts import recovery, slips
from qtic_desktop.services.accounts.sign_in import sign_in, signing_key
from qtic_desktop.services.accounts.signing_keys import authority_of
from qtic_desktop.services.archive import back_up
from qtic_desktop.services.opinions import papers
from qtic_desktop.services.perform import work
from qtic_desktop.storage.tables.experts import Expert, ExpertContact
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.registry import Person
from tests.helpers.closed import ATTACHMENT, COMMENT, SECRET, board, closed_story, open_closed, slip_for

_WRITER = """
import sys, logging
from pathlib import Path
from qtic_desktop.app.diagnostics import Diagnostics
from tests.helpers.closed import open_closed
diagnostics = Diagnostics(Path(sys.argv[2])); diagnostics.install()
with open_closed(Path(sys.argv[1])) as here:
    connection = here.workspace.store.engine.raw_connection()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE proposals SET center_name = center_name || '暂存'")
    try:
        raise ValueError("张三的分数 95.5")
    except ValueError as error:
        diagnostics.note(error)
    print("in the middle", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(scope="module")
def robbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], set[bytes]]:
    """Folders a thief can have after a day's work and a killed program, and what must not be in any byte of them."""
    root = tmp_path_factory.mktemp("office")
    folder, temporary, logs, stick = (root / name for name in ("w", "tmp", "data", "stick"))
    for one in (temporary, logs, stick):
        one.mkdir()
    closed_story(root / "old", folder)
    shutil.rmtree(root / "old")
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(temporary)
    try:
        canaries = a_days_work(folder, stick)
        killed_in_the_middle(folder, logs)
    finally:
        os.environ.pop("TMPDIR") if before is None else os.environ.__setitem__("TMPDIR", before)
    return [folder, temporary, logs, stick], canaries


def a_days_work(folder: Path, stick: Path) -> set[bytes]:
    """Slips, signatures, a wrong secret, a new recovery sheet, a backup inside and one outside; returns the canaries."""
    words: set[str] = {SECRET, COMMENT, "青岛市科学技术局", "办公室"}
    raw: set[bytes] = {ATTACHMENT[:60], ATTACHMENT[1000:1060]}
    with open_closed(folder) as here:
        workspace = here.workspace
        opinion_id, lines = board(here)
        for line in lines[:2]:
            slip = slip_for(here, line.person_id)
            actor = sign_in(workspace, line.name, slip.text).actor
            key = signing_key(workspace, actor, slip.text)
            order = papers.sign_opinion.bind(opinion_id=opinion_id, expert_id=line.expert_id, key=key)
            work(workspace, actor, order)
            words |= {slip.text, slip.text.replace(" ", "")}
            raw.add(key.private_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())[-60:])
            raw.add(key.certificate[-60:])
        with pytest.raises(Exception, match="wrong_secret"):
            sign_in(workspace, "办公室", "一个错误的口令呀")
        words.add("一个错误的口令呀")
        sheet = work(workspace, here.actor, recovery.make_recovery.bind())
        words |= {sheet.text, sheet.text.replace(" ", "")}
        assert workspace.key is not None
        raw |= {workspace.key, authority_of(workspace).root[:60]}
        words |= {workspace.key.hex(), workspace.key.hex().upper()}
        data = workspace.attachments.get(ask_file(here, opinion_id))
        raw |= {data[at : at + 60] for at in range(0, len(data) - 60, len(data) // 20)}
        words |= everything_written(here)
        for place in (folder / "backups", stick):
            for _ in back_up(workspace, here.actor, parent=place):
                pass
        work(workspace, here.actor, slips.withdraw_slip.bind(person_id=lines[0].person_id, reason="会议结束"))
    return raw | {
        word.encode(code, "ignore") for word in words for code in ("utf-8", "utf-16-le", "gb18030") if len(word) > 2
    }


def ask_file(here: object, opinion_id: str) -> str:
    with here.workspace.store.read() as session:  # type: ignore[attr-defined]
        row = session.get(Opinion, opinion_id)
        assert row is not None
        return str(row.pdf_sha256)


def everything_written(here: object) -> set[str]:
    """Names, units, telephone numbers, projects and words of opinions, as the record holds them."""
    with here.workspace.store.read() as session:  # type: ignore[attr-defined]
        found = {text for row in session.scalars(select(Expert)) for text in (row.name, row.organization)}
        found |= {row.name for row in session.scalars(select(Person))}
        found |= {row.phone for row in session.scalars(select(ExpertContact))}
        found |= {text for row in session.scalars(select(Proposal)) for text in (row.center_name, row.host_name)}
        found |= {row.text[40:100] for row in session.scalars(select(Opinion))}
    return {text for text in found if len(text) > 2}


def killed_in_the_middle(folder: Path, logs: Path) -> None:
    """A transaction that is open and an error with a score in its message, when the power goes."""
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(folder), str(logs)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert writer.stdin is not None
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"in the middle\n"
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdin.close()
    writer.stdout.close()


def files(places: list[Path]) -> Iterator[Path]:
    for place in places:
        yield from (path for path in place.rglob("*") if path.is_file())


def test_no_name_score_word_attachment_secret_or_key_is_in_any_byte(robbed: tuple[list[Path], set[bytes]]) -> None:
    places, canaries = robbed
    assert len(canaries) > 100
    seen = 0
    for path in files(places):
        data = path.read_bytes()
        seen += len(data)
        found = [canary for canary in canaries if canary in data or canary in str(path).encode()]
        assert found == [], path.relative_to(places[0].parent)
    assert seen > 500_000


def test_the_search_itself_finds_what_is_there(robbed: tuple[list[Path], set[bytes]], tmp_path: Path) -> None:
    """The control: once the workspace is opened, its bytes do hold the canaries."""
    from qtic_desktop.storage.encryption.slot_file import FILE

    places, canaries = robbed
    copy = shutil.copytree(places[0], tmp_path / "w")
    assert (copy / FILE).is_file()
    with open_closed(copy) as here, here.workspace.store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, organization FROM experts").fetchall()
        told = " ".join(text for row in rows for text in row).encode()
    assert sum(canary in told for canary in canaries) > 5
    gc.collect()


def test_every_file_and_folder_is_its_owners_alone(robbed: tuple[list[Path], set[bytes]]) -> None:
    folder = robbed[0][0]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.rglob("*"):
        if path.is_file() and "QTIC备份" not in str(path):
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    for backup in (*folder.glob("backups/QTIC*"), *robbed[0][3].glob("QTIC*")):
        assert stat.S_IMODE(backup.stat().st_mode) == 0o700


def test_nothing_is_left_in_the_temporary_folder(robbed: tuple[list[Path], set[bytes]]) -> None:
    assert list(robbed[0][1].iterdir()) == []


def test_what_was_interrupted_is_whole_again_for_who_has_the_secret(
    robbed: tuple[list[Path], set[bytes]], tmp_path: Path
) -> None:
    with open_closed(shutil.copytree(robbed[0][0], tmp_path / "w")) as here, here.workspace.store.read() as session:
        assert not [row for row in session.scalars(select(Proposal)) if "暂存" in row.center_name]
