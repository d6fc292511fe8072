"""Withdrawn, in the wrong batch, a wrong letter, a wrong result: each way back by keys, with its trace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.examination.page import examination_page
from qtic_desktop.gui.intake import IntakePage
from qtic_desktop.gui.letters import letters_page
from qtic_desktop.gui.place import Place
from qtic_desktop.services.letters import LetterEntry, register_letter
from qtic_desktop.services.registry import open_batch
from qtic_desktop.storage.queries.examination import examination, examination_history
from qtic_desktop.storage.queries.intake import proposal_history, proposals
from qtic_desktop.storage.queries.letters import letter_history, letters
from tests.gui.intake_desk import key, write
from tests.gui.review_window import make_context, settle, show_page
from tests.review_story import CLERK, Story, begin_story

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing")


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1)
    yield made
    made.workspace.close()


@pytest.fixture
def context(story: Story, tmp_path: Path, themed: None) -> Iterator[AppContext]:
    made = make_context(story, CLERK, tmp_path)
    made.now = story.workspace.store.now
    yield made
    assert made.tasks.close()


class Hands:
    """A page and a person who has no mouse."""

    def __init__(self, page: Any, context: AppContext, qtbot: QtBot) -> None:
        self.page, self.context, self.qtbot = page, context, qtbot
        show_page(qtbot, page, 1150, 740)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        context.notifier.changed.connect(page.refresh)

    def settle(self) -> None:
        settle(self.qtbot, self.context)

    def at(self, place: Place) -> None:
        self.page.activate(place)
        self.settle()

    def do(self, act: Act, *words: str) -> None:
        """Space on the button of an act; what is asked is typed from the first field on, with Tab; Ctrl+Enter does it."""
        (button,) = (made for made in self.page.card.findChildren(QPushButton, act) if made.isVisible())
        assert button.isEnabled(), button.toolTip()
        button.setFocus()
        key(Qt.Key.Key_Space)
        self.settle()
        form = self.page.card.form
        assert form is not None, act
        for place, text in enumerate(words):
            if place:
                key(Qt.Key.Key_Tab)
            if text:
                write(text)
        self.settle()
        focused: QWidget = QApplication.focusWidget() or form
        QTest.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.settle()
        assert self.page.card.form is None, form.message.text


def test_withdrawn_and_in_the_wrong_batch_by_keys(story: Story, context: AppContext, qtbot: QtBot) -> None:
    story.do(open_batch, year=2026)
    hands = Hands(IntakePage(context), context, qtbot)
    hands.at(Place("intake", story.proposals[0]))
    before = story.ask(proposals)[0]
    hands.do(Act.WITHDRAW_PROPOSAL, "申报单位来函撤回")
    assert story.ask(proposals)[0].status == "withdrawn"
    hands.do(Act.READMIT_PROPOSAL, "误点撤回，恢复")
    assert story.ask(proposals)[0].status == "accepted"
    hands.do(Act.MOVE_PROPOSAL, "", "截止以后收到")
    assert story.ask(proposals)[0].batch_id != before.batch_id
    hands.do(Act.MOVE_PROPOSAL, "", "移错了，移回")
    assert story.ask(proposals)[0].batch_id == before.batch_id
    told = [(one.act, one.details.get("reason")) for one in story.ask(proposal_history, proposal_id=before.id)][-4:]
    assert told == [
        ("withdraw_proposal", "申报单位来函撤回"),
        ("readmit_proposal", "误点撤回，恢复"),
        ("move_proposal", "截止以后收到"),
        ("move_proposal", "移错了，移回"),
    ]


def test_a_wrong_result_of_the_examination_by_keys(story: Story, context: AppContext, qtbot: QtBot) -> None:
    hands = Hands(examination_page(context), context, qtbot)
    hands.at(Place("examination", story.proposals[0]))
    hands.do(Act.CONCLUDE_EXAMINATION)
    row = story.ask(examination, proposal_id=story.proposals[0])
    assert row.examination == "passed"
    hands.do(Act.WITHDRAW_RESULT, "结果登记到别的项目上了")
    row = story.ask(examination, proposal_id=story.proposals[0])
    assert row.examination != "passed"
    told = [(one.act, one.details.get("reason")) for one in story.ask(examination_history, proposal_id=row.id)]
    assert told[-1] == ("withdraw_result", "结果登记到别的项目上了")
    assert told[-2][0] == "conclude_examination"


def test_a_wrong_letter_by_keys(story: Story, context: AppContext, qtbot: QtBot) -> None:
    here = story.ask(proposals)[0]
    entry = LetterEntry(
        "示函〔2026〕8号", date(2026, 1, 5), here.department_name, "recommended", True, date(2026, 1, 6), place="柜"
    )
    (letter,) = story.do(register_letter, actor=CLERK, entry=entry, centers="").ids
    hands = Hands(letters_page(context), context, qtbot)
    hands.at(Place("letters", letter))
    hands.do(Act.WITHDRAW_LETTER, "重复登记了这封函")
    assert not story.ask(letters)[0].in_force
    (button,) = (one for one in hands.page.card.findChildren(QPushButton, Act.RESTORE_LETTER) if one.isVisible())
    button.setFocus()
    key(Qt.Key.Key_Space)
    hands.settle()
    if hands.page.card.form is not None:
        QTest.keyClick(QApplication.focusWidget() or hands.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        hands.settle()
    assert story.ask(letters)[0].in_force
    told = [one.act for one in story.ask(letter_history, row_id=letter)]
    assert told == ["register_letter", "withdraw_letter", "restore_letter"]
