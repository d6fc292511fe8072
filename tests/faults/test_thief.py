"""A thief with the folder, its backups, the temporary files and the logs, but no secret, reads nothing."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy import select

from qtic_desktop.services.accounts import recovery, slips
from qtic_desktop.services.accounts.carry_over import carry_over
from qtic_desktop.services.accounts.sign_in import sign_in, signing_key
from qtic_desktop.services.accounts.signing_keys import authority_of
from qtic_desktop.services.archive import back_up
from qtic_desktop.services.opinions import papers
from qtic_desktop.services.perform import work
from qtic_desktop.services.stations import export_bundle, look_at_bundle
from qtic_desktop.storage.tables.experts import Expert, ExpertContact
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.registry import Person
from qtic_desktop.storage.workspace import Workspace, read_info, write_info
from tests.helpers.closed import ATTACHMENT, CHEAP, COMMENT, SECRET, board, closed_story, now, open_closed, slip_for
from tests.review_story import begin_story

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


#: What is typed, searched for, taken in, exported, printed and left half done at the window before it is killed.
_WINDOW = """
import sys, time
from pathlib import Path
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from qtic_desktop.app.desk import Desk
from qtic_desktop.app.diagnostics import Diagnostics
from qtic_desktop.app.screens import made_stages
from qtic_desktop.app.window import make_application
from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.opinions.printing import prepare, print_pages
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.list_memory import SavedFilter
from qtic_desktop.gui.stage.list_tools import ListTools
from qtic_desktop.gui.start.sign_in import SignInPage
from qtic_desktop.services.experts.expert_list import export_experts
from qtic_desktop.services.imports import import_file
from qtic_desktop.services.perform import work
from tests.faults.test_thief import TYPED, kept_opinion, pile
from tests.helpers.closed import SECRET

folder, data, stick, out = map(Path, sys.argv[1:])
diagnostics = Diagnostics(data / "logs"); diagnostics.install()
app = make_application()
desk = Desk(app, lang="zh")

def until(there):
    end = time.monotonic() + 60
    while not there() or desk.tasks.running:
        assert time.monotonic() < end
        app.processEvents(); time.sleep(0.005)

desk.begin(folder)
until(lambda: isinstance(desk._front, SignInPage))
desk._front.name.setText("办公室"); desk._front.secret.setText(SECRET); desk._front._enter()
until(lambda: desk.window is not None and desk.window.isVisible())
window, workspace = desk.window, desk.workspace
actor = window.ctx.actor
for name in made_stages():
    if window.go(Place(name)):
        window.current_page().search.setText(TYPED[0])
        until(lambda: True)
tools = window.findChildren(ListTools)
assert tools
for one in tools:
    one.memory.keep(SavedFilter(TYPED[1], text=TYPED[2]))
    assert [kept.text for kept in one.memory.all()] == [TYPED[2]]
report = import_file(workspace, actor, "experts", pile(out), dry_run=False)
assert report.written == 2, report
work(workspace, actor, export_experts.bind(out=out / "experts.xlsx"))
printer = QPrinter(QPrinter.PrinterMode.HighResolution)
printer.setOutputFileName(str(out / "printed.pdf")); printer.setResolution(72); prepare(printer)
assert len(list(print_pages(kept_opinion(workspace), printer))) >= 1
window.go(Place("settings", view="staff"))
until(lambda: True)
people = window.current_page().sections["staff"].people
people.press(Act.ADD_PEOPLE)
until(lambda: people.dialog is not None)
people.dialog.form.field("name").set_value(TYPED[3])
window.ctx.settings.flush(); desk.settings.flush()
print("in the middle", flush=True)
sys.stdin.readline()
"""
TYPED = ("搜索钟馗的亲戚", "钟馗的筛选", "崂山道士的分数", "还没登记的吕洞宾")
#: Two experts of a list that is taken in: names, units, telephone numbers.
TAKEN_IN = (("何仙姑", "蓬莱八仙研究院", "13905320001"), ("韩湘子", "昆仑山药物研究所", "13905320002"))


def pile(folder: Path) -> Path:
    """A list of experts as a district sends it."""
    rows = [f"{name},{unit},教授,海洋药物,技术专家,青岛,{phone}" for name, unit, phone in TAKEN_IN]
    path = folder / "名单.csv"
    path.write_text("\n".join(["姓名,单位,职称,专业,类别,所在城市,手机", *rows]), encoding="utf-8")
    return path


def kept_opinion(workspace: Workspace) -> bytes:
    """The file of an opinion that is final."""
    with workspace.store.read() as session:
        sha = session.scalars(select(Opinion.pdf_sha256).where(Opinion.pdf_sha256 != "")).first()
    return workspace.attachments.get(str(sha))


@pytest.fixture(scope="module")
def robbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], set[bytes]]:
    """Folders a thief can have after a day's work and a killed program, and what must not be in any byte of them."""
    root = tmp_path_factory.mktemp("office")
    folder, temporary, logs, stick, out = (root / name for name in ("w", "tmp", "data", "stick", "out"))
    for one in (temporary, logs, stick, out):
        one.mkdir()
    closed_story(root / "old", folder)
    shutil.rmtree(root / "old")
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(temporary)
    try:
        canaries = a_days_work(folder, stick)
        killed_in_the_middle(_WRITER, folder, logs)
        killed_in_the_middle(_WINDOW, folder, logs, stick, out)
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
    words |= {*TYPED, *(text for one in TAKEN_IN for text in one)}
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


def killed_in_the_middle(script: str, *places: Path) -> None:
    """A transaction that is open and an error with a score in its message, or a window in the middle of its work, when
    the power goes. Exports and prints that were asked for lie in a folder of their own; everything else is searched."""
    writer = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, places)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "QTIC_DATA": str(places[1]), "QT_QPA_PLATFORM": "offscreen"},
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


def test_a_bundle_on_a_stick_says_nothing_and_tells_who_made_it_only_to_its_own_workspace(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "old", proposals=1, real=True)
    story.convene(size=5)
    story.open(size=5)
    story.score(0)
    story.workspace.close()
    write_info(tmp_path / "old", replace(read_info(tmp_path / "old"), sample=False))
    carry_over(tmp_path / "old", tmp_path / "w", name="办公室", secret=SECRET, now=now, costs=CHEAP)
    bundle = tmp_path / "stick.qtic"
    with open_closed(tmp_path / "w") as here:
        work(here.workspace, here.actor, export_bundle.bind(out=bundle))
        canaries = {word.encode() for word in (*everything_written(here), "办公室")}
    data = bundle.read_bytes()
    assert len(canaries) > 10
    assert [word for word in canaries if word in data] == []
    other = shutil.copytree(tmp_path / "w", tmp_path / "other computer")
    with open_closed(other) as here:
        assert work(here.workspace, here.actor, look_at_bundle.bind(path=bundle)).made_by == "办公室"
