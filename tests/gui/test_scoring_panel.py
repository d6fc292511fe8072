"""A whole score sheet by the keyboard alone; blank, abstained, recused and zero stay four different things."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from reportlab.pdfgen.canvas import Canvas

from qtic_desktop.domain.acts import Read
from qtic_desktop.gui.dress import apply_theme
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.scoring.page import ScoringPage
from qtic_desktop.gui.scoring.panel import ScoringPanel
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.theme import TOUCH, Theme
from qtic_desktop.services.intake import attach_material
from tests.gui.review_window import look_and_hand_in, make_context, named, press, settle, show_page
from tests.review_story import CLERK, Story, begin_story

ENTER, TAB, UP, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down
SPACE, BACKSPACE = Qt.Key.Key_Space, Qt.Key.Key_Backspace


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    made.convene()
    yield made
    made.workspace.close()


class Desk:
    """One person at the page."""

    def __init__(self, qtbot: Any, story: Story, actor: Any, folder: Path) -> None:
        self.qtbot, self.story = qtbot, story
        self.context = make_context(story, actor, folder)
        self.page = ScoringPage(self.context)
        self.context.notifier.changed.connect(self.page.refresh)
        show_page(qtbot, self.page)
        self.page.activate(Place(self.page.name))
        self.wait()

    def wait(self) -> None:
        settle(self.qtbot, self.context)
        settle(self.qtbot, self.context)

    def press(self, text: str = "", *keys: Qt.Key) -> None:
        press(text, *keys)
        self.wait()

    @property
    def panel(self) -> ScoringPanel:
        panel = self.page.overlay
        assert isinstance(panel, ScoringPanel)
        return panel

    def start(self) -> None:
        named(self.page, "start_scoring").setFocus()
        press("", Qt.Key.Key_Space)
        self.wait()

    def hand_in(self) -> None:
        """Look for as long as it takes, then press the key."""
        look_and_hand_in(self.qtbot, self.panel)
        self.wait()

    def close(self) -> None:
        assert self.context.tasks.close()


@pytest.fixture
def expert(qtbot: Any, story: Story, tmp_path: Path) -> Iterator[Desk]:
    story.leave_out("3")
    story.open()
    desk = Desk(qtbot, story, story.seat(1), tmp_path)
    desk.start()
    yield desk
    desk.close()


def numbers(story: Story) -> list[str]:
    sheet = story.sheet(1)
    return [c.number for c in sheet.rubric.criteria if c.number not in sheet.not_applicable]


def focused() -> str:
    widget = QApplication.focusWidget()
    return "" if widget is None else widget.objectName()


def texts(root: QWidget) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def test_a_robot_scores_a_whole_meeting_by_keys_alone(expert: Desk, story: Story) -> None:
    for item in range(2):
        wanted = [c for c in numbers(story) if c not in story.sheet(1, item).not_applicable]
        if item:
            wanted = [c.number for c in story.sheet(1, 1).rubric.criteria]
        assert focused() == f"score_{wanted[0]}"
        for number in wanted:
            assert focused() == f"score_{number}"
            expert.press("4.5", ENTER)
        assert focused() == "read_back"
        expert.press("", ENTER, ENTER, ENTER, SPACE)
        assert story.sheet(1, item).state == "open", "a row of keys does not run through the read-back"
        expert.hand_in()
        assert story.sheet(1, item).state == "submitted"
        expert.press("2")
        assert story.sheet(1, item).vote == "agree-after-revision"
        expert.press("", ENTER)
    assert expert.page.overlay is None
    points = {e.points for e in story.sheet(1).entries.values()}
    assert points == {Decimal("4.5")}


def test_held_enter_never_submits(expert: Desk, story: Story) -> None:
    for _number in numbers(story):
        expert.press("5", ENTER)
    assert focused() == "read_back"
    for _ in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(QApplication.focusWidget(), held)
        expert.wait()
    assert focused() == "read_back"
    assert story.sheet(1).state == "open"


def test_every_field_is_stored_when_it_is_left(expert: Desk, story: Story) -> None:
    expert.press("12.5", ENTER)
    expert.press("8", TAB)
    first, second = numbers(story)[:2]
    entries = story.sheet(1).entries
    assert (entries[first].points, entries[second].points) == (Decimal("12.5"), Decimal(8))
    assert named(expert.panel, "total_label").text().startswith("合计 20.5 / ")


def test_the_step_and_the_maximum_are_kept_at_the_key(expert: Desk) -> None:
    field = named(expert.panel, "score_1")
    press("", UP, DOWN)
    assert field.text() == "", "arrows make no score from nothing"
    for typed in ("8.3", "99"):
        press(typed)
        assert field.text() == "", typed
        press("", BACKSPACE)
    press("８．５")
    assert field.text() == "8.5"
    press("", UP)
    assert field.text() == "9"
    press("", DOWN, DOWN)
    assert field.text() == "8"


def test_after_a_refused_key_nothing_is_typed_anywhere_until_somebody_has_looked(expert: Desk, story: Story) -> None:
    expert.press("9", ENTER)
    named(expert.panel, "score_1").setFocus()
    named(expert.panel, "score_1").selectAll()
    for text in ("75", "12", "20", "4.5"):
        expert.press(text, ENTER)
    assert (focused(), named(expert.panel, "score_1").text()) == ("score_1", "9")
    assert "不能填在这里" in texts(expert.panel.sheet_view.cards["1"])
    assert "这里仍是9" in texts(expert.panel.sheet_view.cards["1"])
    assert {number: entry.points for number, entry in story.sheet(1).entries.items()} == {"1": Decimal(9)}
    expert.press("", BACKSPACE)
    expert.press("12.5", ENTER)
    assert focused() == "score_2"
    assert story.sheet(1).entries["1"].points == Decimal("12.5")
    assert "不能填在这里" not in texts(expert.panel.sheet_view.cards["1"])


def test_blank_zero_and_not_applicable_look_different(expert: Desk, story: Story) -> None:
    expert.press("0", ENTER)
    cards = expert.panel.sheet_view.cards
    first, second = numbers(story)[:2]
    shown = {number: cards[number]._state.text for number in (first, second, "3")}
    assert shown == {first: "0 分", second: "未评", "3": "不适用"}
    assert not cards["3"].field.isVisible()
    missing = len(numbers(story)) - 1
    assert named(expert.panel, "missing_label").text() == f"缺 {missing} 项"


def test_enter_past_blanks_reads_back_what_is_missing_and_jumps_there(expert: Desk, story: Story) -> None:
    for place, _number in enumerate(numbers(story)):
        expert.press("" if place == 1 else "5", ENTER)
    assert focused() == "read_back"
    assert named(expert.panel, "read_back_2").text() == "未评"
    assert not named(expert.panel, "submit_sheet").isVisible()
    expert.press("", ENTER, ENTER)
    assert focused() == "score_2"


def test_a_band_fills_in_its_middle_and_shows_its_anchor(expert: Desk, story: Story) -> None:
    card = expert.panel.sheet_view.cards["1"]
    card._bands._buttons["良"].click()
    expert.wait()
    assert card.field.text() == "12.5"
    assert story.sheet(1).entries["1"].points == Decimal("12.5")
    anchor = next(a.text for a in card.criterion.anchors if a.band == "良")
    assert anchor in texts(card)
    assert focused() == "score_1"
    press("1")
    assert card.field.text() == "1"


def test_comment_opens_and_is_stored(expert: Desk, story: Story) -> None:
    named(expert.panel, "comment_button_1").click()
    press("good idea")
    named(expert.panel, "score_1").setFocus()
    expert.wait()
    assert story.sheet(1).entries["1"].comment == "good idea"


def test_abstaining_needs_a_reason_and_is_not_a_zero(expert: Desk, story: Story) -> None:
    named(expert.panel, "abstain_open").click()
    named(expert.panel, "abstain_confirm").click()
    expert.wait()
    assert story.sheet(1).state == "open"
    assert expert.panel.message.text
    named(expert.panel, "abstain_reason").setFocus()
    press("no")
    named(expert.panel, "abstain_confirm").click()
    expert.wait()
    assert story.sheet(1).state == "abstained"
    assert "不是 0 分" in texts(expert.panel)
    named(expert.panel, "resume_sheet").click()
    expert.wait()
    assert story.sheet(1).state == "open"
    assert focused() == "score_1"


def test_a_veto_is_stored_with_its_reason(expert: Desk, story: Story) -> None:
    named(expert.panel, "veto").click()
    press("copied")
    named(expert.panel, "score_1").setFocus()
    expert.wait()
    assert (story.sheet(1).veto, story.sheet(1).veto_reason) == (True, "copied")


def test_leaving_the_panel_writes_the_field_being_typed(expert: Desk, story: Story) -> None:
    press("11")
    named(expert.panel, "leave_button").click()
    expert.wait()
    assert expert.page.overlay is None
    assert story.sheet(1).entries["1"].points == Decimal(11)
    expert.start()
    assert named(expert.panel, "score_1").text() == "11"
    assert focused() == "score_2"


def test_nothing_of_the_others_is_on_the_experts_screen(
    qtbot: Any, story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.open()
    story.score(0, short="1.5")
    seen: list[Read] = []
    desk = Desk(qtbot, story, story.seat(1), tmp_path)
    inner = desk.context.ask

    def spy(question: Any, **facts: Any) -> Any:
        seen.append(question.read)
        return inner(question, **facts)

    monkeypatch.setattr(desk.context, "ask", spy)
    desk.page.activate(Place(desk.page.name))
    desk.wait()
    desk.start()
    assert Read.OWN_SHEETS in seen
    assert not {Read.RESULTS, Read.GATE, Read.SHEET_STATES} & set(seen)
    for widget in desk.page.findChildren(QLineEdit):
        assert "13.5" not in widget.text()
    assert "13.5" not in texts(desk.page)
    desk.close()


def test_the_clerk_keys_a_paper_sheet_with_its_sum(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.open()
    desk = Desk(qtbot, story, CLERK, tmp_path)
    desk.page.matrix.setCurrentCell(2, 0)
    desk.page.matrix.setFocus()
    desk.press("", ENTER)
    assert desk.panel.row.expert_id == story.experts[2]
    count = len(story.sheet(2).rubric.criteria)
    for _ in range(count):
        desk.press("5", ENTER)
    assert focused() == "paper_total"
    assert "40" not in texts(desk.panel), "the written sum is asked for blind"
    desk.press("39", ENTER, ENTER, ENTER)
    assert focused() == "paper_total", "a difference stops"
    assert "相差 1" in named(desk.panel, "paper_verdict").text()
    assert "第 1 项" in named(desk.panel, "paper_doubted").text()
    named(desk.panel, "paper_doubted").click()
    assert focused() == "score_1"
    named(desk.panel, "paper_total").setFocus()
    desk.press("", ENTER)
    named(desk.panel, "paper_keep").click()
    desk.wait()
    assert focused() == "read_back"
    assert "不符" in named(desk.panel, "read_back_paper").text()
    assert story.sheet(2).paper_total == Decimal(39)
    desk.hand_in()
    assert (story.sheet(2).state, story.sheet(2).keyed_by) == ("submitted", CLERK.name)
    desk.press("3")
    assert story.sheet(2).vote is None, "one key casts no vote for another person"
    desk.press("", ENTER)
    assert (story.sheet(2).vote, story.sheet(2).vote_keyed_by) == ("disagree", CLERK.name)
    assert not desk.panel.vote_box.isEnabled()
    desk.close()


def test_a_paper_of_the_proposal_is_shown_beside_the_sheet(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.open()
    paper = BytesIO()
    canvas = Canvas(paper, invariant=True)
    for text in ("page one", "page two"):
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    digest = story.workspace.attachments.put(paper.getvalue())
    facts = {"kind": "plan", "file_name": "plan.PDF", "sha256": digest, "size": len(paper.getvalue())}
    story.do(attach_material, proposal_id=story.proposals[0], **facts)
    desk = Desk(qtbot, story, story.seat(1), tmp_path)
    desk.start()
    pane = desk.panel.materials
    assert pane._view.isVisible()
    assert pane._view.page_count() == 2
    assert not named(pane, "materials_notice").isVisible()
    qtbot.waitUntil(lambda: pane._view.column().is_drawn(0), timeout=20_000)
    assert focused() == "score_1"
    pane._choice.set_value("facts")
    pane._open_chosen()
    assert story.sheet(1).host_name in texts(pane), "what was registered stays within reach"
    desk.close()


def test_without_a_paper_the_key_facts_are_shown(expert: Desk, story: Story) -> None:
    pane = expert.panel.materials
    assert "没有电子材料" in named(pane, "materials_notice").text()
    assert story.sheet(1).host_name in texts(pane)


def test_a_finger_finds_everything_to_be_pressed_large_enough(
    qtbot: Any, story: Story, tmp_path: Path, qapp: QApplication
) -> None:
    story.open()
    apply_theme(qapp, Theme(touch=True))
    try:
        desk = Desk(qtbot, story, story.seat(1), tmp_path)
        for stage in ("list", "sheet"):
            if stage == "sheet":
                desk.start()
            pressed = [
                made
                for kind in (QPushButton, QCheckBox, QLineEdit, QComboBox)
                for made in desk.page.findChildren(kind)
                if made.isVisible() and made.width() > 0
            ]
            assert len(pressed) > 3
            small = [(made.objectName(), made.width(), made.height()) for made in pressed if made.height() < TOUCH]
            small += [
                (made.objectName(), made.width(), made.height())
                for made in pressed
                if isinstance(made, QPushButton) and made.width() < TOUCH
            ]
            assert not small, stage
        desk.close()
    finally:
        apply_theme(qapp, Theme())


def test_the_size_for_a_finger_is_of_the_person_and_comes_off_again(qtbot: Any, story: Story, tmp_path: Path) -> None:
    story.open()
    desk = Desk(qtbot, story, story.seat(1), tmp_path)
    asked: list[bool] = []
    desk.context.signals.restyle_wanted.connect(lambda: asked.append(desk.context.settings.touch))
    named(desk.page, "touch_mode").click()
    assert desk.context.settings.theme().touch
    assert not Settings(tmp_path / "settings.ini", "somebody else").theme().touch
    named(desk.page, "touch_mode").click()
    assert asked == [True, False]
    assert not desk.context.settings.theme().touch
    desk.close()
