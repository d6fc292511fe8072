"""What another computer writes is read here by itself, and nothing is taken from under anybody's hands by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QTableView

from qtic_desktop.app.following import Follower
from qtic_desktop.app.pages import build_window
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind, changes_told
from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.saving import Safety
from qtic_desktop.services.intake import changes as intake
from qtic_desktop.storage.database import FILE
from qtic_desktop.storage.news import MANY, news_since
from qtic_desktop.storage.unit_of_work import Store
from tests.gui.review_window import settle, type_into
from tests.helpers.doors import perform
from tests.review_story import OFFICE, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=6, experts=6)
    yield made
    made.workspace.close()


@pytest.fixture
def window(qtbot: Any, story: Story, tmp_path: Path, themed: None) -> Iterator[MainWindow]:
    tasks = BackgroundTasks()
    made = build_window(story.workspace, OFFICE, tasks, lang="zh", settings_file=tmp_path)
    made.resize(1280, 700)
    made.show()
    made.activateWindow()
    settle(qtbot, made.ctx)
    yield made
    made.close()
    made.deleteLater()
    tasks.close(QApplication.processEvents)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def elsewhere(story: Story) -> Iterator[Store]:
    """Another computer at the same database."""
    store = story.workspace.store_of(story.workspace.folder / FILE)
    yield store
    store.close()


def look(qtbot: Any, window: MainWindow, follower: Follower) -> None:
    """What its clock does every two seconds."""
    follower.look()
    settle(qtbot, window.ctx)


def hands(window: MainWindow) -> dict[str, object]:
    """What a person has in hand: words in fields, rows chosen, how far it is scrolled, and where the focus is."""
    page = window.current_page()
    assert page is not None
    found: dict[str, object] = {"focus": QApplication.focusWidget()}
    for kind in (QLineEdit, QPlainTextEdit, QTableView, QScrollArea):
        for place, one in enumerate(part for part in page.findChildren(kind) if part.isVisible()):
            if isinstance(one, QLineEdit):
                held: object = one.text()
            elif isinstance(one, QPlainTextEdit):
                held = one.toPlainText()
            else:
                held = one.verticalScrollBar().value()
            if isinstance(one, QTableView):
                held = (held, {index.row() for index in one.selectionModel().selectedIndexes()})
            found[f"{kind.__name__} {place} {one.objectName()}"] = held
    return found


def test_what_is_written_elsewhere_comes_into_lists_and_numbers_by_itself(
    qtbot: Any, window: MainWindow, story: Story, elsewhere: Store
) -> None:
    follower = Follower(window, story.workspace)
    window.go(Place("intake"))
    settle(qtbot, window.ctx)
    page: Any = window.current_page()
    heard: list[Changes] = []
    window.ctx.notifier.changed.connect(heard.append)
    look(qtbot, window, follower)
    assert heard == []  # nothing new, nothing read
    named = [row.number for row in page.feed.rows if row.status == "accepted"]
    perform(elsewhere, OFFICE, intake.withdraw_proposal, proposal_id=story.proposals[3], reason="申报单位来函")
    look(qtbot, window, follower)
    (told,) = heard
    assert told.ids == {story.proposals[3]}
    assert Kind.RECUSAL in told.kinds  # what stands on the proposal too
    assert Kind.DUTY not in told.kinds
    left = [row.number for row in page.feed.rows if row.status == "accepted"]
    assert len(named) - len(left) == 1
    look(qtbot, window, follower)
    assert len(heard) == 1  # told once
    window.ctx.perform(intake.withdraw_proposal.bind(proposal_id=story.proposals[4], reason="申报单位来函撤回"))
    settle(qtbot, window.ctx)
    look(qtbot, window, follower)
    assert len(heard) == 2  # an act of one's own is no news


def test_nothing_is_taken_from_under_the_hands(qtbot: Any, window: MainWindow, story: Story) -> None:
    story.convene()
    story.open()
    story.score(0)
    for place in (
        Place("intake"),
        Place("experts"),
        Place("settings"),
        Place("meetings", story.meeting_id, view="room"),
    ):
        assert window.go(place)
        settle(qtbot, window.ctx)
        page: Any = window.current_page()
        if place.stage == "settings":
            page.choose_filter("rules")
            settle(qtbot, window.ctx)
        for table in page.findChildren(QTableView):
            if table.isVisible() and table.model() is not None and table.model().rowCount():
                table.selectRow(table.model().rowCount() - 1)
        fields = [one for one in (*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit))
                  if one.isVisible() and one.isEnabled() and not one.isReadOnly() and one is not page.search]  # fmt: skip
        for one in fields[-2:]:
            one.setFocus()
            type_into(one, "7")
        for area in page.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(20)
        settle(qtbot, window.ctx)
        before = hands(window)
        window.ctx.notifier.publish(changes_told(None))
        settle(qtbot, window.ctx)
        assert hands(window) == before, place.stage


def test_what_nobody_can_name_stands_for_everything() -> None:
    everything = frozenset(Kind) - {Kind.CONTEXT}
    assert changes_told(None).kinds == changes_told([("workspace", "x")]).kinds == everything
    assert changes_told([("of a later version", "x")]).kinds == everything
    assert changes_told([]).kinds == frozenset()
    assert changes_told([("draw", "d")]).records == {(Kind.DRAW, "d")}


def test_much_at_once_and_another_log_are_told_as_everything(story: Story, elsewhere: Store) -> None:
    here = news_since(elsewhere, None)
    assert here.told == frozenset()
    assert news_since(elsewhere, here.upto).told == frozenset()
    assert news_since(elsewhere, here.upto + 1).told is None  # an older database was put back
    assert news_since(elsewhere, -1 - MANY).told is None
    with elsewhere.begin(OFFICE) as work:
        work.record_many(Act.ADD_EXPERTS, Kind.EXPERT, (("e1", {}), ("e2", {})))
    told = news_since(story.workspace.store, here.upto)
    assert (told.upto, told.told) == (here.upto + 2, {("expert", "e1"), ("expert", "e2")})
    assert news_since(elsewhere, here.upto).told == frozenset()  # its own


def test_a_server_that_is_away_is_said_at_once_and_taken_back(
    qtbot: Any, window: MainWindow, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    follower = Follower(window, story.workspace)
    settle(qtbot, window.ctx)
    with monkeypatch.context() as patch:
        patch.setattr(follower, "_state", _away)
        look(qtbot, window, follower)
        qtbot.waitUntil(lambda: window.ctx.saving.safety is Safety.AWAY, timeout=5000)
    look(qtbot, window, follower)
    qtbot.waitUntil(lambda: window.ctx.saving.safety is not Safety.AWAY, timeout=5000)


def _away() -> object:
    raise EnvironmentTrouble("server.unreachable", host="10.0.0.5", port=5432)
