"""The window does not go, whoever wants it to, while something typed is nowhere but on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from qtic_desktop.app import workspaces
from qtic_desktop.app.desk import Desk
from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.gui import room_watch
from qtic_desktop.gui.intake import IntakePage, ProposalWizard
from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.rescue import RescueDialog, offer_rescue
from qtic_desktop.gui.saving import Safety
from qtic_desktop.gui.start.lock_page import LockPage
from qtic_desktop.gui.start.sign_in import SignInPage
from qtic_desktop.storage.queries.intake import draft, proposals
from tests.app.seat_desk import SECRET, data, office, page_of, settle, sign_in, start, window_of
from tests.helpers.doors import ask
from tests.helpers.full_disk import FullDisk
from tests.helpers.unsaved_question import answer

__all__ = ["data", "office", "start"]

NAME = "海洋传感技术创新中心"


class Typist:
    """Somebody of the office at a new proposal, with a disk that is full."""

    def __init__(self, qtbot: Any, desk: Desk) -> None:
        sign_in(qtbot, desk)
        self.qtbot, self.desk = qtbot, desk
        self.window: MainWindow = window_of(qtbot, desk)
        assert desk.workspace is not None
        self.disk = FullDisk(desk.workspace)
        self.window.ctx.doors = self.disk
        assert self.window.go(Place("intake"))
        settle(qtbot, desk)
        page = self.window.current_page()
        assert isinstance(page, IntakePage)
        page.new_proposal()
        wizard = page.overlay
        assert isinstance(wizard, ProposalWizard)
        self.wizard = wizard

    def type_name(self) -> None:
        self.wizard.go_to("recommendation", "center_name")
        field = self.wizard.page("recommendation").fields["center_name"]
        field.set_value(NAME)
        field.edited.emit()
        self.wizard.keep()
        settle(self.qtbot, self.desk)

    def stored(self) -> list[str]:
        assert self.desk.workspace is not None
        store = self.desk.workspace.store
        rows = ask(store, proposals)
        return [ask(store, draft, proposal_id=row.id).draft["values"]["center_name"] for row in rows]


@pytest.fixture
def typist(qtbot: Any, start: Callable[..., Desk], office: Path) -> Iterator[Typist]:
    made = Typist(qtbot, start(office))
    made.disk.full = True
    made.type_name()
    assert made.window.ctx.saving.safety is Safety.FAILED
    yield made
    made.disk.full = False
    made.window.ctx.saving.give_up()


def test_who_signs_in_on_a_full_disk_stays_at_the_door_and_comes_in_once_there_is_room(
    qtbot: Any, start: Callable[..., Desk], office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is thrown back to a page whose first button makes an empty workspace."""
    opened = workspaces.enter_with

    def full(*_given: object) -> None:
        raise EnvironmentTrouble("storage.disk_full")

    desk = start(office)
    monkeypatch.setattr(workspaces, "enter_with", full)
    sign_in(qtbot, desk)
    page = page_of(qtbot, desk, SignInPage)
    assert "磁盘已满" in page.form.rows["secret"].problem
    monkeypatch.setattr(workspaces, "enter_with", opened)
    sign_in(qtbot, desk)
    window_of(qtbot, desk)


def test_the_cross_of_the_window_asks_first_and_means_to_stay(typist: Typist) -> None:
    listed = answer("stay")
    assert not typist.window.close()
    assert NAME in listed[0]
    assert typist.window.isVisible()
    typist.disk.full = False
    assert typist.window.close(), "with room again the last try keeps it without a question"
    assert typist.stored() == [NAME]


def test_what_is_tried_again_in_the_question_is_kept(qtbot: Any, typist: Typist) -> None:
    seen = answer("again", "stay")
    assert not typist.window.close()
    assert len(seen) == 1
    typist.disk.full = False
    assert typist.window.ctx.saving.safety is Safety.FAILED
    typist.window.save_now()
    settle(qtbot, typist.desk)
    assert typist.window.ctx.saving.safety is Safety.SAVED, "Ctrl+S tries again, too"
    assert typist.window.may_leave()
    assert typist.stored() == [NAME]


def test_a_rescue_copy_lets_the_window_go(typist: Typist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "救急.txt"
    monkeypatch.setattr("qtic_desktop.gui.unsaved.ask_save_path", lambda *_: str(copy))
    answer("rescue")
    assert typist.window.close()
    assert NAME in copy.read_bytes().decode("utf-8-sig")
    typist.disk.full = False
    assert typist.stored() == []
    typist.window.show()
    page = typist.window.current_page()
    assert page is not None
    offer_rescue(typist.window.ctx, typist.window.notices)
    assert str(copy) in page.message.text
    page.message.findChild(QPushButton, "messageAct").click()
    dialog = typist.window.findChild(RescueDialog)
    assert dialog is not None
    dialog.take_button.click()
    settle(typist.qtbot, typist.desk)
    assert typist.stored() == [NAME]
    page.message.clear()
    offer_rescue(typist.window.ctx, typist.window.notices)
    assert not page.message.text, "what was taken in is not offered again"


def test_the_next_start_offers_the_rescue_copy(
    typist: Typist, start: Callable[..., Desk], office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not a call of ours: closed, started again, signed in, and there it is on the first page."""
    copy = tmp_path / "救急.txt"
    monkeypatch.setattr("qtic_desktop.gui.unsaved.ask_save_path", lambda *_: str(copy))
    answer("rescue")
    assert typist.window.close()
    settle(typist.qtbot, typist.desk)
    typist.disk.full = False
    typist.desk.workspace.close()  # type: ignore[union-attr]
    typist.desk.workspace = None
    again = start(office)
    sign_in(typist.qtbot, again)
    window = window_of(typist.qtbot, again)
    page = window.current_page()
    assert page is not None
    assert str(copy) in page.message.text
    settle(typist.qtbot, again)
    assert str(copy) in page.message.text, "what the crash left waits its turn"
    window.notices.tell("另一件事")
    page.message.show_message("名单已经存好", "ok")
    page.message.clear()
    typist.qtbot.waitUntil(lambda: str(copy) in page.message.text)
    assert "还有" in page.message.text
    page.message.findChild(QPushButton, "messageOtherAct").click()
    typist.qtbot.waitUntil(lambda: bool(page.message.text))
    assert str(copy) not in page.message.text, "closed is closed; the next one follows"


def test_a_disk_that_is_nearly_full_is_said_before_a_save_fails(
    typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_watch, "free_bytes", lambda _folder: 2 * 1024 * 1024)
    typist.window.room.look()
    settle(typist.qtbot, typist.desk)
    assert typist.window.room.band.isVisible()
    assert "2.0 MB" in typist.window.room.band.text()
    monkeypatch.setattr(room_watch, "free_bytes", lambda _folder: room_watch.LEAST)
    typist.window.room.look()
    settle(typist.qtbot, typist.desk)
    assert not typist.window.room.band.isVisible()


def test_another_person_waits_until_what_was_typed_is_settled(qtbot: Any, typist: Typist) -> None:
    listed = answer("stay")
    typist.desk.change_person()
    settle(qtbot, typist.desk)
    assert len(listed) == 1
    assert typist.window.isVisible()
    listed = answer("stay")
    typist.desk.change_workspace()
    assert len(listed) == 1
    assert typist.desk.workspace is not None
    listed = answer("stay")
    typist.desk.secrets.change_own()
    assert len(listed) == 1
    QTest.keyClick(typist.window, Qt.Key.Key_Escape)


def test_back_to_the_list_asks_too(typist: Typist) -> None:
    listed = answer("stay")
    typist.wizard.close_button.click()
    assert len(listed) == 1
    page = typist.window.current_page()
    assert isinstance(page, IntakePage)
    assert page.overlay is typist.wizard


def test_a_lock_over_unsaved_words_says_so_and_keeps_them_for_their_person(qtbot: Any, typist: Typist) -> None:
    typist.desk.lock()
    page = page_of(qtbot, typist.desk, LockPage)
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "都已保存" not in words
    assert "没有保存" in words
    assert not page.close(), "what is unsaved would go with the program"
    page.findChild(QPushButton, "changePerson").click()
    settle(qtbot, typist.desk)
    assert typist.desk._front is page
    page.secret.set_value(SECRET)
    page.unlock.click()
    settle(qtbot, typist.desk)
    assert typist.window.isVisible()
    assert typist.window.ctx.saving.safety is Safety.FAILED
    typist.disk.full = False
    typist.desk.lock()
    page = page_of(qtbot, typist.desk, LockPage)
    assert "都已保存" in " ".join(label.text() for label in page.findChildren(QLabel))
    assert typist.stored() == [NAME]


def test_another_look_of_the_window_waits_for_what_is_unsaved(qtbot: Any, typist: Typist) -> None:
    listed = answer("stay")
    typist.window.ctx.signals.restyle_wanted.emit()
    settle(qtbot, typist.desk)
    assert len(listed) == 1
    assert typist.desk.window is typist.window
