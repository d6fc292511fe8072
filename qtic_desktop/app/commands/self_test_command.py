"""``self-test``: the installed program proves itself, also as a frozen build: database, papers, signatures, screens."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from qtic_desktop.app.answers import DONE, FINDINGS, Answer
from qtic_desktop.app.sample import STORY_TIME
from qtic_desktop.app.steps import to_the_end
from qtic_desktop.confined import probes
from qtic_desktop.confined.reader import Reader, read_apart, read_within
from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings.print_set import SetSheet
from qtic_desktop.exchange.experts import read_experts
from qtic_desktop.resources import message
from qtic_desktop.services.accounts.founding import found
from qtic_desktop.services.accounts.sign_in import enter
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.demo import demo_clock, fill_demo
from qtic_desktop.services.demo.papers import draft_demo_opinions
from qtic_desktop.services.exports import export_score_summary, meeting_id_of
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.opinions import papers
from qtic_desktop.services.perform import ask, work
from qtic_desktop.services.print_set import print_set_sheet
from qtic_desktop.storage.migrations import HEAD, current_revision
from qtic_desktop.storage.queries.opinions import opinions
from qtic_desktop.storage.workspace import Workspace, create_workspace


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was tried: its message code, whether it held, milliseconds, and what was seen if it did not."""

    code: str
    ok: bool
    milliseconds: int
    seen: str = ""


def run(options: argparse.Namespace) -> Answer:
    """Try everything in a temporary folder; a failed item is a finding."""
    if sys.platform.startswith("linux") and not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="qtic-self-test-") as name:
        items = list(_try_all(Path(name)))
    lines = [
        f"{'✓' if i.ok else '✗'} {message(i.code, options.lang)} {i.milliseconds} ms {i.seen}".rstrip() for i in items
    ]
    sound = all(item.ok for item in items)
    data = {"ok": sound, "items": [asdict(item) for item in items]}
    return Answer(data, lines, DONE if sound else FINDINGS)


def _try_all(folder: Path) -> Iterator[Item]:
    clock = demo_clock(STORY_TIME)
    with create_workspace(folder / "w", sample=True, now=clock) as workspace:
        store = workspace.store
        yield _tried("selftest.migrations", lambda: _want(current_revision(store.engine), HEAD))
        yield _tried("selftest.fonts", lambda: _want(fonts_of(workspace).missing("青岛䶮𬱖𠮷"), []))
        yield _tried("selftest.use_cases", lambda: _fill(workspace, STORY_TIME.date()))
        yield _tried("selftest.signing", lambda: _sign(workspace))
        yield _tried(
            "selftest.workbook",
            lambda: _want(bool(export_score_summary(workspace, SYSTEM, out=folder / "s.xlsx")), True),
        )
        yield _tried("selftest.word", lambda: _write_word(workspace, folder / "s.docx"))
        yield _tried("selftest.secrets", lambda: _close_and_open(folder / "closed"))
        yield _tried("selftest.reader", lambda: _read_apart(folder / "s.xlsx"))
        yield _tried("selftest.check", lambda: _want(check_workspace(workspace), ()))
        yield from _screens(workspace)


def _tried(code: str, act: Callable[[], None]) -> Item:
    started = time.monotonic()
    try:
        act()
        seen = ""
    except Exception as error:  # noqa: BLE001 - a self-test reports every kind of failure and goes on
        seen = f"{type(error).__name__}: {error}"[:300]
    return Item(code, not seen, round((time.monotonic() - started) * 1000), seen)


def _want(found: object, wanted: object) -> None:
    if found != wanted:
        raise AssertionError(f"{found!r} instead of {wanted!r}")


def _fill(workspace: Workspace, today: date) -> None:
    for _ in fill_demo(workspace.store, size="probe", seed=1, today=today):
        pass


def _sign(workspace: Workspace) -> None:
    to_the_end(draft_demo_opinions(workspace))
    signed = [row for row in ask(workspace.store, SYSTEM, opinions.bind()) if row.status == "signed"]
    _want(bool(signed), True)
    data = workspace.attachments.get(signed[0].pdf_sha256)
    _want(papers.verify_file(workspace, SYSTEM, data=data).state.value, "valid")
    changed = bytearray(data)
    changed[changed.find(b"stream") + 40] ^= 1
    _want(papers.verify_file(workspace, SYSTEM, data=bytes(changed)).state.value, "invalid")


def _write_word(workspace: Workspace, out: Path) -> None:
    """A paper for editing is drawn and read back: the library brings parts of its own, which a frozen build must have."""
    meeting_id = ask(workspace.store, SYSTEM, meeting_id_of.bind(number=None))
    order = print_set_sheet.bind(meeting_id=meeting_id, sheet=SetSheet.NOTICE, out=out)
    _want(work(workspace, SYSTEM, order).path.read_bytes()[:2], b"PK")


def _read_apart(workbook: Path) -> None:
    """Files of others are read by a child of this program, and one that swells or never ends ends nothing else."""
    words, child = read_apart(Reader.TABLES, probes.stay, "示例")
    _want((words, child == os.getpid()), ("示例", False))
    for code, seconds, act in (
        ("exchange.columns_missing", 5, lambda s: read_within(s, Reader.TABLES, read_experts, workbook)),
        ("confined.broken", 5, lambda s: read_within(s, Reader.TABLES, probes.fall)),
        ("confined.too_slow", 2, lambda s: read_within(s, Reader.TABLES, probes.spin)),
    ):
        try:
            act(seconds)
        except Refused as refusal:
            _want(refusal.code, code)
        else:
            raise AssertionError(code)


def _close_and_open(folder: Path) -> None:
    """An encrypted workspace is made, opens with its secret, and its file is no database to anybody else."""
    secret = "海边的灯塔照着路"
    found(folder, office="示例办公室", name="自检", secret=secret)
    with enter(folder, "自检", secret).workspace as workspace:
        digest = workspace.attachments.put(b"attachment" * 9000)
        _want(workspace.attachments.get(digest), b"attachment" * 9000)
        _want(check_workspace(workspace), ())
    _want((folder / "qtic.db").read_bytes()[:15] == b"SQLite format 3", False)


def _screens(workspace: Workspace) -> Iterator[Item]:
    from qtic_desktop.app.screens import open_screens

    with _quiet_qt() as warnings:
        for name, act in open_screens(workspace):
            item = _tried("selftest.screen." + name, act)
            yield item
        yield Item("selftest.qt_warnings", not warnings, 0, "; ".join(warnings)[:300])


@contextmanager
def _quiet_qt() -> Iterator[list[str]]:
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    said: list[str] = []

    def note(kind: QtMsgType, _context: object, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            said.append(text)

    qInstallMessageHandler(note)
    try:
        yield said
    finally:
        qInstallMessageHandler(None)
