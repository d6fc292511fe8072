"""Crash handling: a report without a word a person typed, a window that stays, a log that stays small."""

from __future__ import annotations

import faulthandler
import logging
import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from qtic_desktop.app import diagnostics as module
from qtic_desktop.app.diagnostics import Diagnostics
from qtic_desktop.app.qt_hooks import CrashBell, qt_messages_to_log
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.services import accounts, intake
from tests.review_story import CLERK, OFFICE, Story, begin_story

SECRET = "身份证号370200199001011234"


@pytest.fixture
def watch(tmp_path: Path, expected_log: Any) -> Iterator[Diagnostics]:
    """Installed hooks, taken off again; pytest's own fault handler comes back afterwards."""
    expected_log("unexpected")
    own_hooks = sys.excepthook, threading.excepthook
    faults_were_on = faulthandler.is_enabled()
    made = Diagnostics(tmp_path / "logs")
    made.install()
    yield made
    made.uninstall()
    sys.excepthook, threading.excepthook = own_hooks
    if faults_were_on:
        faulthandler.enable(sys.__stderr__)


def reports(watch: Diagnostics) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(watch.folder.glob("crash-*.txt"))]


def fail_with_what_was_typed() -> None:
    raise ValueError(f"cannot read {SECRET}")


def run_hook(act: Any) -> None:
    """What the interpreter does with an error that nobody caught."""
    try:
        act()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_report_says_what_failed_and_where_but_nothing_that_was_typed(watch: Diagnostics) -> None:
    run_hook(fail_with_what_was_typed)
    (report,) = reports(watch)
    assert "builtins.ValueError" in report
    assert "fail_with_what_was_typed" in report
    log = (watch.folder / "qtic.log").read_text(encoding="utf-8")
    assert "unexpected ValueError" in log
    for text in (report, log):
        assert SECRET not in text
        assert str(Path.home()) not in text


def test_an_error_in_a_slot_leaves_the_window_and_what_was_typed(qtbot: Any, watch: Diagnostics) -> None:
    window, told = QWidget(), []
    field, go = QLineEdit(window), QPushButton("go", window)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(go)
    bell = CrashBell(lambda code, report: told.append((code, report, threading.current_thread())))
    watch.on_crash(bell.ring)
    go.clicked.connect(fail_with_what_was_typed)
    qtbot.addWidget(window)
    window.show()
    field.setText("半截文字")
    with qtbot.capture_exceptions() as caught:
        # The hook of pytest-qt stands in front of ours here; it is ours that is tested.
        sys.excepthook = watch._unexpected
        go.click()
        qtbot.waitUntil(lambda: bool(told), timeout=10000)
    assert not caught
    ((code, report, thread),) = told
    assert (code, thread) == ("gui.unexpected", threading.main_thread())
    assert report.is_file()
    assert window.isVisible()
    assert field.text() == "半截文字"


def test_an_error_on_another_thread_is_told_on_the_thread_of_the_window(qtbot: Any, watch: Diagnostics) -> None:
    told: list[tuple[str, threading.Thread]] = []
    bell = CrashBell(lambda code, _report: told.append((code, threading.current_thread())))
    watch.on_crash(bell.ring)
    worker = threading.Thread(target=fail_with_what_was_typed)
    worker.start()
    worker.join()
    assert told == []
    qtbot.waitUntil(lambda: bool(told), timeout=10000)
    assert told == [("gui.unexpected", threading.main_thread())]
    (report,) = reports(watch)
    assert SECRET not in report


def test_a_failure_while_telling_does_not_call_itself(watch: Diagnostics, capsys: pytest.CaptureFixture[str]) -> None:
    calls: list[str] = []

    def show(code: str, _report: Path) -> None:
        calls.append(code)
        run_hook(fail_with_what_was_typed)
        raise KeyError(SECRET)

    watch.on_crash(show)
    run_hook(fail_with_what_was_typed)
    assert calls == ["gui.unexpected"]
    assert len(reports(watch)) == 1
    said = capsys.readouterr().err
    assert "KeyError" in said
    assert SECRET not in said
    run_hook(fail_with_what_was_typed)
    assert len(reports(watch)) == 2, "the next error is reported again"


def test_a_report_that_cannot_be_written_ends_nothing(watch: Diagnostics, capsys: pytest.CaptureFixture[str]) -> None:
    watch.uninstall()
    watch.folder = watch.folder / "qtic.log" / "not a folder"
    watch._unexpected(ValueError, ValueError(SECRET), None)
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert SECRET not in said


def test_errors_that_repeat_neither_overwrite_nor_fill_the_disk(
    watch: Diagnostics, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "REPORTS_KEPT", 7)
    run_hook(fail_with_what_was_typed)
    run_hook(lambda: 1 // 0)
    assert {"ValueError" in text for text in reports(watch)} == {True, False}
    for _ in range(20):
        run_hook(fail_with_what_was_typed)
    assert len(reports(watch)) <= 7


def test_the_log_rotates(watch: Diagnostics) -> None:
    handler: Any = watch._handler
    handler.maxBytes = 2000
    for number in range(200):
        module.log.info("line %d of a log that would grow for years", number)
    files = sorted(watch.folder.glob("qtic.log*"))
    assert [file.name for file in files] == ["qtic.log", "qtic.log.1", "qtic.log.2", "qtic.log.3"]
    assert all(file.stat().st_size <= 2000 for file in files)
    assert "line 199" in files[0].read_text(encoding="utf-8")


def test_an_exception_in_the_log_is_its_places(watch: Diagnostics, expected_log: Any) -> None:
    expected_log("while exporting")
    try:
        fail_with_what_was_typed()
    except ValueError:
        module.log.exception("while exporting")
    text = (watch.folder / "qtic.log").read_text(encoding="utf-8")
    assert "fail_with_what_was_typed" in text
    assert SECRET not in text


def test_what_qt_says_is_in_the_log(watch: Diagnostics, expected_log: Any) -> None:
    expected_log("a layout complains")
    own = qInstallMessageHandler(None)
    qt_messages_to_log()
    try:
        qWarning("a layout complains")
    finally:
        qInstallMessageHandler(own)
    assert "WARNING qtic_desktop.qt default: a layout complains" in (watch.folder / "qtic.log").read_text("utf-8")


def test_the_work_of_a_meeting_leaves_no_name_in_the_log(watch: Diagnostics, tmp_path: Path) -> None:
    story: Story = begin_story(tmp_path / "工作区", proposals=1, experts=5)
    with story.workspace:
        story.do(accounts.add_people, actor=OFFICE, people=[("王䶮", Role.CLERK)])
        draft = ProposalDraft().having("center_name", "秘密中心").having("director_name", "陈𬱖")
        story.do(intake.save_draft, actor=CLERK, draft=draft, page="people", cursor_field="director_name")
        story.convene(size=5)
        story.open()
        story.score(0)
        names = [row.name for row in story.ask(registry_people)] + ["王䶮", "陈𬱖", "秘密中心"]
    log = (watch.folder / "qtic.log").read_text(encoding="utf-8")
    assert "QTIC Desktop" in log
    assert [name for name in names if name in log] == []
    assert logging.getLogger("qtic_desktop").level == logging.INFO


def registry_people(session: Any) -> Any:
    from qtic_desktop.storage.queries.registry import people

    return people(session)


DIES = """
    import ctypes, sys
    from pathlib import Path
    from qtic_desktop.app.diagnostics import Diagnostics
    print(Diagnostics(Path(sys.argv[1])).install())
    if len(sys.argv) > 2:
        ctypes.string_at(0)
"""


def test_a_native_crash_is_told_at_the_next_start_and_only_then(tmp_path: Path) -> None:
    def start(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", textwrap.dedent(DIES), str(tmp_path / "logs"), *words]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
        return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)

    assert start("die").returncode < 0
    second = start()
    assert second.returncode == 0
    assert "Segmentation fault" in second.stdout
    assert start().stdout.strip() == ""
    assert "Segmentation fault" in (tmp_path / "logs" / "native-crash-before.txt").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_does_not_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    own_hooks = sys.excepthook, threading.excepthook
    watch = Diagnostics(tmp_path / "file" / "logs")
    assert watch.install() == ""
    watch.uninstall()
    sys.excepthook, threading.excepthook = own_hooks


def test_a_timer_that_fails_goes_on_and_is_told_each_time(qtbot: Any, watch: Diagnostics) -> None:
    told: list[str] = []
    bell = CrashBell(lambda code, _report: told.append(code))
    watch.on_crash(bell.ring)
    timer = QTimer()
    timer.timeout.connect(fail_with_what_was_typed)
    with qtbot.capture_exceptions():
        sys.excepthook = watch._unexpected
        timer.start(1)
        qtbot.waitUntil(lambda: len(told) >= 3, timeout=10000)
        timer.stop()
    assert set(told) == {"gui.unexpected"}
