"""The panel on a small screen, undo of points, taking a sheet back, returning one, and zoom (三（二）)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from qtic_desktop.domain.changes import Actor
from qtic_desktop.gui.dress import apply_theme
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.scoring.history import History
from qtic_desktop.gui.scoring.page import ScoringPage
from qtic_desktop.gui.scoring.panel import ScoringPanel
from qtic_desktop.gui.theme import Theme
from qtic_desktop.storage.queries.registry import audit_rows
from tests.gui.review_window import look_and_hand_in, make_context, named, press, settle, show_page
from tests.review_story import CLERK, OFFICE, Story, begin_story

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    made.convene()
    made.open()
    yield made
    made.workspace.close()


class Desk:
    """One person at the page; ``size`` is what is left of the screen beside navigation and header."""

    def __init__(
        self, qtbot: Any, story: Story, actor: Actor, folder: Path, size: tuple[int, int] = (1150, 684)
    ) -> None:
        self.qtbot, self.story = qtbot, story
        self.context = make_context(story, actor, folder)
        self.context.now = story.workspace.store.now
        self.page = ScoringPage(self.context)
        self.context.notifier.changed.connect(self.page.refresh)
        show_page(qtbot, self.page, *size)
        self.page.activate(Place(self.page.name))
        self.wait()

    def wait(self) -> None:
        settle(self.qtbot, self.context)
        settle(self.qtbot, self.context)

    def press(self, text: str = "", *keys: Qt.Key) -> None:
        press(text, *keys)
        self.wait()

    def control(self, key: Qt.Key) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, CONTROL)
        self.wait()

    @property
    def panel(self) -> ScoringPanel:
        panel = self.page.overlay
        assert isinstance(panel, ScoringPanel)
        return panel

    def start(self) -> ScoringPanel:
        named(self.page, "start_scoring").click()
        self.wait()
        return self.panel

    def points(self, criterion: str) -> Decimal | None:
        entry = self.story.sheet(1).entries.get(criterion)
        return entry.points if entry else None


@pytest.fixture
def themed_light(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


@pytest.fixture
def desk(qtbot: Any, themed_light: None, story: Story, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, story, story.seat(1), tmp_path)
    yield made
    assert made.context.tasks.close()


def inside(widget: QWidget, view: QWidget) -> bool:
    """Whether the whole of ``widget`` is in ``view``."""
    return view.rect().contains(QRect(widget.mapTo(view, QPoint(0, 0)), widget.size()))


def whole_cards(panel: ScoringPanel) -> int:
    view = panel.sheet_view
    return sum(inside(card, view.viewport()) for card in view.cards.values())


@pytest.mark.parametrize(("size", "wanted"), [((1150, 684), 4), ((877, 530), 3)])
def test_enough_criteria_are_seen_at_a_time(
    qtbot: Any, themed_light: None, story: Story, tmp_path: Path, size: tuple[int, int], wanted: int
) -> None:
    desk = Desk(qtbot, story, story.seat(1), tmp_path, size)
    panel = desk.start()
    assert whole_cards(panel) >= wanted
    for card in panel.sheet_view.cards.values():
        assert card.field.height() >= 44
    assert desk.context.tasks.close()


def test_the_field_being_typed_is_in_view_with_its_criterion(desk: Desk) -> None:
    desk.page.resize(877, 530)
    panel = desk.start()
    view = panel.sheet_view.viewport()
    for number, card in panel.sheet_view.cards.items():
        assert QApplication.focusWidget() is card.field, number
        press("4.5")
        desk.wait()
        assert inside(card, view), number
        press("", ENTER)
        desk.wait()


def test_tab_and_a_comment_keep_the_criterion_in_view(desk: Desk) -> None:
    desk.page.resize(877, 530)
    panel = desk.start()
    named(panel, "comment_button_4").click()
    desk.wait()
    assert inside(panel.sheet_view.cards["4"], panel.sheet_view.viewport())


def test_control_z_brings_the_points_before_back_and_control_y_those_after(desk: Desk, story: Story) -> None:
    panel = desk.start()
    desk.press("12.5", ENTER)
    desk.press("17", ENTER)
    named(panel, "score_2").setFocus()
    named(panel, "score_2").selectAll()
    desk.press("15", ENTER)
    desk.control(Qt.Key.Key_Z)
    assert (desk.points("2"), named(panel, "score_2").text()) == (Decimal(17), "17")
    assert "第 2 项恢复为 17" in named(panel, "missing_label").text()
    assert QApplication.focusWidget() is named(panel, "score_2")
    desk.control(Qt.Key.Key_Z)
    desk.control(Qt.Key.Key_Z)
    assert (desk.points("1"), desk.points("2")) == (None, None)
    assert named(panel, "total_label").text().startswith("合计 0 / ")
    desk.control(Qt.Key.Key_Z)
    assert "没有更多" in named(panel, "missing_label").text()
    for wanted in (("12.5", None), ("12.5", "17"), ("12.5", "15")):
        desk.control(Qt.Key.Key_Y)
        stored = [None if one is None else str(one) for one in (desk.points("1"), desk.points("2"))]
        assert tuple(stored) == wanted
    assert story.ask(audit_rows, limit=1)[0].act == "save_points"


def test_a_band_is_undone_too_and_a_new_value_forgets_what_lay_ahead(desk: Desk) -> None:
    panel = desk.start()
    desk.press("9", ENTER)
    card = panel.sheet_view.cards["1"]
    card._bands._buttons["优"].click()
    desk.wait()
    assert desk.points("1") == Decimal(9), "a score that was typed is not written over unasked"
    card._asked.yes.click()
    desk.wait()
    assert desk.points("1") == Decimal("14.5")
    desk.control(Qt.Key.Key_Z)
    assert desk.points("1") == Decimal(9)
    card.field.selectAll()
    desk.press("10", ENTER)
    desk.control(Qt.Key.Key_Y)
    assert desk.points("1") == Decimal(10)


def test_control_z_while_typing_undoes_the_typing_only(desk: Desk) -> None:
    panel = desk.start()
    desk.press("12", ENTER)
    press("7")
    desk.control(Qt.Key.Key_Z)
    assert named(panel, "score_2").text() == ""
    assert desk.points("1") == Decimal(12)


def test_control_z_in_a_comment_undoes_its_words(desk: Desk) -> None:
    panel = desk.start()
    desk.press("12", ENTER)
    named(panel, "comment_button_2").click()
    press("word")
    desk.control(Qt.Key.Key_Z)
    assert desk.points("1") == Decimal(12)
    assert panel.sheet_view.cards["2"]._comment.value() != "word"


def test_history_forgets_what_could_not_be_stored() -> None:
    history = History({"1": "5"})
    history.note("1", "7")
    history.forget("1", "7")
    assert history.back() is None
    assert history.stored == {"1": "5"}


def hand_in(desk: Desk) -> None:
    for _ in desk.story.sheet(1).rubric.criteria:
        desk.press("4", ENTER)
    look_and_hand_in(desk.qtbot, desk.panel)
    desk.wait()


def test_a_sheet_is_taken_back_on_the_spot_and_handed_in_again(desk: Desk, story: Story) -> None:
    panel = desk.start()
    hand_in(desk)
    assert story.sheet(1).state == "submitted"
    taking = named(panel, "withdraw_sheet")
    assert taking.isVisible()
    assert "秒" in taking.text()
    desk.press("1")
    taking.click()
    desk.wait()
    assert (story.sheet(1).state, story.sheet(1).vote) == ("open", "agree")
    assert QApplication.focusWidget() is named(panel, "score_1")
    desk.press("3", ENTER)
    assert desk.points("1") == Decimal(3)


def test_after_a_minute_the_office_is_named_instead(desk: Desk) -> None:
    clock = desk.context.now
    panel = desk.start()
    desk.context.now = lambda: clock() + timedelta(minutes=2)
    panel.withdraw_line._now = desk.context.now
    hand_in(desk)
    assert not named(panel, "withdraw_sheet").isVisible()
    assert "请办公室" in named(panel, "withdraw_words").text()


def test_the_button_goes_when_the_minute_is_over(desk: Desk) -> None:
    panel = desk.start()
    hand_in(desk)
    for _ in range(61):
        panel.withdraw_line._count_down()
    assert not named(panel, "withdraw_sheet").isVisible()


def test_a_returned_sheet_says_why(qtbot: Any, desk: Desk, story: Story, tmp_path: Path) -> None:
    story.score(1, short="2")
    office = Desk(qtbot, story, OFFICE, tmp_path / "office")
    office.page.matrix.setCurrentCell(1, 0)
    named(office.page, "return_open").click()
    press("item 2")
    named(office.page, "return_confirm").click()
    office.wait()
    assert story.sheet(1).state == "open"
    desk.page.activate(Place(desk.page.name))
    desk.wait()
    panel = desk.start()
    assert "办公室退回修改：item 2" in [label.text() for label in panel.sheet_view.findChildren(QLabel)]
    assert office.context.tasks.close()


def test_a_clerk_has_no_button_to_return_a_sheet(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.score(1)
    clerk = Desk(qtbot, story, CLERK, tmp_path / "clerk")
    clerk.page.matrix.setCurrentCell(1, 0)
    assert not named(clerk.page, "return_open").isVisible()
    assert clerk.context.tasks.close()


def test_zoom_is_kept_and_the_window_built_again_comes_back_to_the_field(
    qtbot: Any, desk: Desk, story: Story, tmp_path: Path
) -> None:
    asked: list[int] = []
    desk.context.signals.restyle_wanted.connect(lambda: asked.append(desk.context.settings.scale))
    desk.start()
    desk.press("12", ENTER)
    press("7")
    desk.control(Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: bool(asked), timeout=2000)
    desk.wait()
    assert asked == [110]
    assert desk.points("2") == Decimal(7), "what was being typed is written first"
    again = Desk(qtbot, story, story.seat(1), tmp_path)
    again.wait()
    assert QApplication.focusWidget() is named(again.panel, "score_2")
    assert again.context.settings.scale == 110
    again.control(Qt.Key.Key_0)
    qtbot.waitUntil(lambda: again.context.settings.scale == 100, timeout=2000)
    assert again.context.tasks.close()


def test_the_width_of_the_materials_is_remembered(qtbot: Any, desk: Desk, story: Story, tmp_path: Path) -> None:
    splitter = named(desk.start(), "splitter")
    splitter.moveSplitter(300, 1)
    wanted = splitter.sizes()
    desk.context.settings.flush()
    named(desk.panel, "leave_button").click()
    desk.wait()
    assert named(desk.start(), "splitter").sizes() == wanted


def test_the_written_sum_is_typed_blind_and_compared_when_it_is_given(qtbot: Any, story: Story, tmp_path: Path) -> None:
    clerk = Desk(qtbot, story, CLERK, tmp_path / "clerk")
    clerk.page.matrix.setCurrentCell(2, 0)
    clerk.page.matrix.setFocus()
    clerk.press("", ENTER)
    for _ in story.sheet(2).rubric.criteria:
        clerk.press("5", ENTER)
    verdict = named(clerk.panel, "paper_verdict")
    press("4")
    assert verdict.text() == "", "nothing is said while the sum is typed"
    press("", ENTER)
    assert "相差 36" in verdict.text()
    assert not named(clerk.panel, "paper_doubted").isVisible(), "no one entry would explain it"
    press("40")
    assert verdict.text() == ""
    assert "40" not in named(clerk.panel, "total_label").text()
    press("", TAB)
    assert named(clerk.panel, "total_label").text().startswith("合计 40")
    clerk.panel.leave()
    clerk.wait()
    assert story.sheet(2).paper_total == Decimal(40)
    assert clerk.context.tasks.close()


def test_a_clerk_keys_the_sheets_of_the_next_expert_without_the_mouse(qtbot: Any, story: Story, tmp_path: Path) -> None:
    clerk = Desk(qtbot, story, CLERK, tmp_path / "clerk")
    clerk.page.matrix.setCurrentCell(0, 0)
    clerk.page.matrix.setFocus()
    for expert in range(2):
        clerk.press("", ENTER)
        for item in range(2):
            count = len(story.sheet(expert, item).rubric.criteria)
            for _ in range(count):
                clerk.press("5", ENTER)
            clerk.press(str(5 * count), ENTER)
            look_and_hand_in(qtbot, clerk.panel)
            clerk.wait()
            clerk.press("1", ENTER)
            clerk.press("", ENTER)
    assert clerk.page.overlay is None
    assert [story.sheet(place, item).state for place in range(2) for item in range(2)] == ["submitted"] * 4
    assert (clerk.page.matrix.currentRow(), clerk.page.matrix.currentColumn()) == (2, 0)
    assert clerk.context.tasks.close()
