"""Who sits here: secrets at the door, locking and coming back, backups looked at and restored, a session cut off."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from qtic_desktop.app.desk import Desk
from qtic_desktop.app.instance import FirstInstance
from qtic_desktop.app.places import known_workspaces, remember_workspace
from qtic_desktop.app.session import SessionMark
from qtic_desktop.app.window import make_application
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.gui.idle import IdleWatch
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.start import PersonChooser, StartPage
from qtic_desktop.gui.start.backup_page import BackupPage
from qtic_desktop.gui.start.lock_page import LockPage
from qtic_desktop.gui.start.new_secret import NewSecretPage
from qtic_desktop.gui.start.sign_in import SignInPage
from qtic_desktop.gui.today.kept_dialog import KeptDialog
from qtic_desktop.services.accounts.sign_in import enter
from qtic_desktop.services.archive import back_up
from qtic_desktop.services.archive.restore import restore
from qtic_desktop.storage.backup_mark import backup_here
from tests.app.seat_desk import SECRET, data, office, page_of, settle, sign_in, start, window_of
from tests.review_story import begin_story

__all__ = ["data", "office", "start"]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of a workspace without secrets."""
    workspace = begin_story(tmp_path / "原来的", proposals=1, experts=2).workspace
    with workspace:
        from qtic_desktop.domain.changes import SYSTEM

        steps = back_up(workspace, SYSTEM, parent=_made(tmp_path / "U盘"))
        while True:
            try:
                next(steps)
            except StopIteration as end:
                return Path(end.value.folder)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_a_wrong_secret_says_how_many_tries_are_left_and_five_lock_the_person(
    qtbot: Any, start: Callable[..., Desk], office: Path
) -> None:
    desk = start(office)
    left = []
    for _ in range(5):
        sign_in(qtbot, desk, "不对的口令")
        page = page_of(qtbot, desk, SignInPage)
        assert page.secret.value() == ""
        left.append(page.form.rows["secret"].problem)
    assert [f"还可以试 {n} 次" in said for n, said in zip((4, 3, 2, 1), left, strict=False)] == [True] * 4
    assert "锁定" in left[4]
    sign_in(qtbot, desk)  # the right one, too late
    assert desk.window is None
    assert "锁定" in page_of(qtbot, desk, SignInPage).form.rows["secret"].problem


def test_a_name_nobody_has_is_said_beside_the_name(qtbot: Any, start: Callable[..., Desk], office: Path) -> None:
    desk = start(office)
    page = page_of(qtbot, desk, SignInPage)
    page.name.setText("无此人")
    page.secret.setText(SECRET)
    page.enter.click()
    settle(qtbot, desk)
    assert "无此人" in page.form.rows["name"].problem
    assert desk.window is None


def test_unlocking_returns_to_the_very_place_with_what_was_typed(
    qtbot: Any, start: Callable[..., Desk], office: Path
) -> None:
    desk = start(office)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    window.go(Place("intake", new=True))
    settle(qtbot, desk)
    wizard = window.current_page().overlay
    field = wizard.page("recommendation").fields["center_name"]
    field.setFocus()
    QTest.keyClicks(field, "qingdao")
    desk.lock()
    page = page_of(qtbot, desk, LockPage)
    assert not window.isVisible()
    page.secret.setText("不对的口令")
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert not window.isVisible()
    assert "还可以试 4 次" in page.form.rows["secret"].problem
    page.secret.setText(SECRET)
    page.unlock.click()
    qtbot.waitUntil(window.isVisible, timeout=30000)
    assert desk.window is window
    assert window.current_page().overlay is wizard
    assert window.focusWidget() is field
    assert field.value() == "qingdao"


def test_a_list_of_people_left_standing_does_not_let_anybody_back_in(
    qtbot: Any, start: Callable[..., Desk], office: Path
) -> None:
    desk = start(office)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    desk.wish("person")
    page_of(qtbot, desk, PersonChooser)
    assert desk._idle is not None
    desk._idle.lapsed.emit()
    page_of(qtbot, desk, LockPage)
    assert not window.isVisible()
    desk._front.unlock_wanted.emit(SECRET)
    qtbot.waitUntil(window.isVisible, timeout=30000)
    assert desk.window is window


def test_a_secret_is_changed_in_the_window_and_the_old_one_opens_no_more(
    qtbot: Any, start: Callable[..., Desk], office: Path
) -> None:
    desk = start(office)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    desk.wish("secret")
    page = page_of(qtbot, desk, NewSecretPage)
    other = "山上有一座更长的索桥"
    for name, text in {"before": "不对的口令", "secret": other, "again": other}.items():
        page.findChild(QLineEdit, name).setText(text)
    page.do_button.click()
    settle(qtbot, desk)
    assert "还可以试 4 次" in page.form.rows["before"].problem
    page.findChild(QLineEdit, "before").setText(SECRET)
    page.do_button.click()
    qtbot.waitUntil(window.isVisible, timeout=30000)
    settle(qtbot, desk)
    assert "口令已修改" in window.current_page().message.text
    desk.change_workspace()
    page_of(qtbot, desk, StartPage)
    settle(qtbot, desk)
    with pytest.raises(NotAllowed):
        enter(office, "王敏", SECRET)
    enter(office, "王敏", other).workspace.close()


def test_a_sample_has_no_secret_and_is_not_locked(qtbot: Any, start: Callable[..., Desk], tmp_path: Path) -> None:
    begin_story(tmp_path / "示例", proposals=1, experts=2).workspace.close()
    desk = start(tmp_path / "示例", person="办公室")
    window = window_of(qtbot, desk)
    desk.lock()
    assert window.isVisible()
    assert "没有加密" in window.current_page().message.text


def test_nobody_at_the_keyboard_is_warned_and_then_locked_out(qtbot: Any) -> None:
    watch = IdleWatch(400, warning_ms=200)
    heard: list[str] = []
    watch.nearly.connect(lambda: heard.append("nearly"))
    watch.back.connect(lambda: heard.append("back"))
    watch.lapsed.connect(lambda: heard.append("lapsed"))
    qtbot.waitUntil(lambda: heard == ["nearly"], timeout=3000)
    widget = QLineEdit()
    qtbot.addWidget(widget)
    widget.show()
    QTest.keyClick(widget, Qt.Key.Key_A)
    assert heard == ["nearly", "back"]
    qtbot.waitUntil(lambda: heard == ["nearly", "back", "nearly", "lapsed"], timeout=3000)
    watch.stop()


def test_a_person_who_only_looks_at_the_list_of_people_comes_back_to_the_window(
    qtbot: Any, start: Callable[..., Desk], tmp_path: Path
) -> None:
    begin_story(tmp_path / "示例", proposals=1, experts=2).workspace.close()
    desk = start(tmp_path / "示例", person="办公室")
    window = window_of(qtbot, desk)
    window.go(Place("experts"))
    desk.wish("person")
    page = page_of(qtbot, desk, PersonChooser)
    assert "办公室" in page.enter.text()  # the last person is the first one offered
    page.left.emit()
    assert desk.window is window
    assert window.isVisible()
    assert window.current_page().name == "experts"


def digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_backup_is_recognised_looked_at_without_a_change_and_said_to_be_one(
    qtbot: Any, start: Callable[..., Desk], backup: Path, data: Path
) -> None:
    before = digest(backup)
    desk = start(backup, person="办公室")
    page = page_of(qtbot, desk, BackupPage)
    assert "原来的" in " ".join(label.text() for label in page.findChildren(QLabel))
    page.look_button.click()
    window = window_of(qtbot, desk)
    ribbon = window.findChild(QLabel, "sampleRibbon")
    assert ribbon.isVisible()
    assert "备份" in ribbon.text()
    from qtic_desktop.services.registry import open_batch

    said: list[Exception] = []
    window.ctx.perform(open_batch.bind(year=2026), on_error=said.append)
    settle(qtbot, desk)
    assert [error.code for error in said] == ["workspace.looking_only"]  # type: ignore[attr-defined]
    assert digest(backup) == before
    assert all(entry.folder != backup for entry in known_workspaces())
    desk.change_workspace()
    page_of(qtbot, desk, StartPage)
    desk.door.forget_copies()
    assert not (data / "looking").exists()


def test_a_backup_is_restored_into_a_new_folder_and_opened_there(
    qtbot: Any, start: Callable[..., Desk], backup: Path, tmp_path: Path
) -> None:
    before = digest(backup)
    desk = start(backup)
    page = page_of(qtbot, desk, BackupPage)
    page.restore_wanted.emit(tmp_path / "恢复的")
    page_of(qtbot, desk, PersonChooser)
    assert desk.workspace is not None
    assert desk.workspace.folder == tmp_path / "恢复的"
    assert backup_here(tmp_path / "恢复的") is None
    assert digest(backup) == before


def test_an_encrypted_backup_opens_with_the_same_secret(office: Path, tmp_path: Path) -> None:
    with enter(office, "王敏", SECRET).workspace as workspace:
        from qtic_desktop.domain.changes import SYSTEM

        list(back_up(workspace, SYSTEM, parent=_made(tmp_path / "U盘")))
    (made,) = (tmp_path / "U盘").iterdir()
    facts = backup_here(made)
    assert facts is not None
    assert facts.name == "评审"
    list(restore(made, tmp_path / "恢复的"))
    again = enter(tmp_path / "恢复的", "王敏", SECRET)
    assert again.actor.role is Role.OFFICE
    again.workspace.close()


def test_a_backup_is_not_restored_over_something_nor_into_itself(backup: Path, tmp_path: Path) -> None:
    from qtic_desktop.domain.errors import Refused

    full = _made(tmp_path / "满的")
    (full / "a.txt").write_text("x", encoding="utf-8")
    for target in (full, backup, backup / "里面"):
        with pytest.raises(Refused):
            list(restore(backup, target))
    assert [path.name for path in full.iterdir()] == ["a.txt"]
    assert not (backup / "里面").exists()


def test_a_workspace_that_is_gone_is_said_first_and_found_under_its_new_name(
    qtbot: Any, start: Callable[..., Desk], office: Path
) -> None:
    desk = start(office)
    sign_in(qtbot, desk)
    window_of(qtbot, desk)
    desk.change_workspace()
    page_of(qtbot, desk, StartPage)
    settle(qtbot, desk)
    office.rename(office.with_name("评审 改名"))
    again = start()
    page = page_of(qtbot, again, StartPage)
    assert "没有找到" in page.message.text
    assert "旧的副本" not in page.message.text
    page.findChild(type(page.new_button), "goneAct0").click()
    assert "评审 改名" in " ".join(label.text() for label in page_of(qtbot, again, SignInPage).findChildren(QLabel))


def test_a_stick_that_is_out_leaves_its_workspace_on_the_list(data: Path, tmp_path: Path) -> None:
    stick = begin_story(tmp_path / "U盘" / "评审", proposals=1, experts=2).workspace
    stick.close()
    remember_workspace(tmp_path / "U盘" / "评审", stick.info.id)
    (tmp_path / "U盘").rename(tmp_path / "拔出")
    (entry,) = known_workspaces()
    assert (entry.is_here, entry.moved_to()) == (False, None)
    (tmp_path / "拔出").rename(tmp_path / "U盘")
    assert known_workspaces()[0].is_here


def test_a_session_cut_off_is_noticed_once_and_one_that_ended_is_not(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    first, when = SessionMark(tmp_path), datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
    assert first.begin(tmp_path / "评审", when) is None
    second = SessionMark(tmp_path)  # the first never said that it ended
    assert second.begin(tmp_path / "评审", when.replace(hour=10)) == when
    assert SessionMark(tmp_path).begin(tmp_path / "另一个", when) is None
    second.end()
    assert SessionMark(tmp_path).begin(tmp_path / "评审", when) is None


def test_after_a_crash_the_first_page_says_what_was_kept_of_whom_and_leads_there(
    qtbot: Any, start: Callable[..., Desk], office: Path, data: Path
) -> None:
    from qtic_desktop.domain.intake import ProposalDraft
    from qtic_desktop.services.intake import save_draft
    from qtic_desktop.services.perform import perform

    entered = enter(office, "王敏", SECRET)
    with entered.workspace as workspace:
        SessionMark(data).begin(office, workspace.store.now())
        draft = ProposalDraft({"center_name": "青岛市海洋装备技术创新中心", "plan_necessity": "填到一半的一段"})
        perform(
            workspace.store, entered.actor, save_draft.bind(draft=draft, page="plan", cursor_field="plan_necessity")
        )
    desk = start(office)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    said = window.current_page().message
    qtbot.waitUntil(lambda: "没有正常结束" in said.text, timeout=10000)
    assert "王敏" in said.text
    assert "青岛市海洋装备技术创新中心" in said.text
    said.findChild(QPushButton, "messageAct").click()
    (dialog,) = window.findChildren(KeptDialog)
    assert [(fact.name, fact.text) for fact in dialog.shown] == [("必要性", "填到一半的一段")]
    assert window.current_page().name == "today"
    dialog.findChild(QPushButton, "keptGoOn").click()
    settle(qtbot, desk)
    assert window.current_page().name == "intake"
    assert window.current_page().overlay.current == "plan"


OTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from qtic_desktop.app.instance import raise_the_first
app = QCoreApplication([])
print(raise_the_first(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None))
"""


def started_again(qtbot: Any, data: Path, *folder: Path) -> bool:
    """What a second program learns."""
    words = [sys.executable, "-c", OTHER, str(data), *map(str, folder)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=30000)
        assert other.stdout is not None
        return other.stdout.read().strip() == "True"


def test_a_second_start_raises_the_first_window_and_one_on_another_workspace_does_not(
    qtbot: Any, tmp_path: Path
) -> None:
    make_application()
    assert not started_again(qtbot, tmp_path)
    first = FirstInstance(tmp_path)
    first.hold(tmp_path / "评审")
    raised: list[bool] = []
    first.raised.connect(lambda: raised.append(True))
    assert started_again(qtbot, tmp_path)
    assert started_again(qtbot, tmp_path, tmp_path / "评审")
    assert raised == [True, True]
    assert not started_again(qtbot, tmp_path, tmp_path / "别的")
    assert raised == [True, True]
    first.close()
    assert not started_again(qtbot, tmp_path)
