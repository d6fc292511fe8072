"""The window: places, what waits, what is saved, and that no typed word is left behind when one leaves."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.gui.catalogue import catalogue
from qtic_desktop.gui.clauses import clause_text, known_clauses
from qtic_desktop.gui.command_palette import CommandPalette
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.dress import apply_theme
from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.place import STAGE_NAMES, Place, StageName
from qtic_desktop.gui.stages import all_stages
from qtic_desktop.gui.texts import say, translations
from qtic_desktop.gui.theme import Theme
from qtic_desktop.gui.widgets import FieldRow, TextField
from qtic_desktop.resources import known_messages, resource
from qtic_desktop.services.use_case import Write
from tests.helpers.stages import stages_with

pytestmark = [
    pytest.mark.usefixtures("themed"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]


class Desk(Page):
    """A page that writes down what happens to it."""

    name: StageName = "intake"

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.heard: list[object] = []
        self.lets_go = True
        self.field = TextField(self)
        self.set_body(FieldRow(label="名称", field=self.field, help_text="与推荐函一致"))
        self.set_search(self.heard.append)
        self.set_primary("新建申报", "plus", lambda: self.heard.append("new"))
        self.set_waiting(12)

    def activate(self, place: Place) -> None:
        self.heard.append(place)

    def refresh(self, changes: Changes) -> None:
        self.heard.append(changes)

    def save_pending(self) -> bool:
        super().save_pending()
        return self.lets_go

    def commands(self) -> list[Command]:
        return [Command("新建申报", lambda: self.heard.append("new"), "plus")]


@pytest.fixture
def window(qtbot: QtBot, ctx: AppContext) -> MainWindow:
    made = MainWindow(ctx, stages_with(intake=Desk), batches=[("b", "第一批")], meetings=[("m", "新材料组")])
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def desk(window: MainWindow) -> Desk:
    page = window.page("intake")
    assert isinstance(page, Desk)
    return page


def test_pages_are_made_when_first_opened(qtbot: QtBot, ctx: AppContext) -> None:
    made: list[str] = []

    def make(context: AppContext) -> Page:
        made.append("intake")
        return Desk(context)

    window = MainWindow(ctx, stages_with(intake=make))
    qtbot.addWidget(window)
    assert made == []
    window.go(Place("intake", "p1"))
    window.go(Place("today"))
    window.go(Place("intake"))
    assert made == ["intake"]
    assert desk(window).heard == [Place("intake", "p1"), Place("intake")]


def test_every_place_of_the_procedure_opens(window: MainWindow) -> None:
    assert [stage.name for stage in all_stages(catalogue())] == list(STAGE_NAMES)
    for name in STAGE_NAMES:
        assert window.go(Place(name))
        page = window.current_page()
        assert page is not None
        assert page.name == name


def test_no_page_sends_people_away_to_do_it_on_paper() -> None:
    """A step that a person noted from paper is 纸质办结; no text sends anybody to paper or says that a page lacks."""
    words = resource("translations", "qtic_en.ts").read_text(encoding="utf-8")
    assert not [text for text in re.findall(r"<source>([^<]*)</source>", words) if "纸面办理" in text]
    assert "尚未包含" not in words


def test_a_page_that_holds_keeps_the_person(window: MainWindow) -> None:
    window.go(Place("intake"))
    desk(window).lets_go = False
    assert not window.go(Place("today"))
    assert window.current_page() is desk(window)
    assert not window.close()
    desk(window).lets_go = True
    assert window.close()


def test_leaving_takes_in_what_is_half_composed(window: MainWindow, ime: Callable[..., None]) -> None:
    window.go(Place("intake"))
    field = desk(window).field
    field.setFocus()
    ime(field, preedit="青岛")
    window.go(Place("today"))
    assert field.value() == "青岛"


def test_ctrl_s_takes_in_what_is_half_composed(qtbot: QtBot, window: MainWindow, ime: Callable[..., None]) -> None:
    window.go(Place("intake"))
    field = desk(window).field
    field.setFocus()
    ime(field, preedit="海洋")
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == "海洋"


def test_hidden_pages_hear_of_changes_when_they_come_forward(window: MainWindow, ctx: AppContext) -> None:
    window.go(Place("intake"))
    window.go(Place("today"))
    page = desk(window)
    page.heard.clear()
    ctx.notifier.publish(Changes.of(Kind.PROPOSAL, "1"))
    ctx.notifier.publish(Changes.of(Kind.BATCH, "2"))
    assert page.heard == []
    window.go(Place("intake"))
    assert page.heard == [Changes.of(Kind.PROPOSAL, "1") | Changes.of(Kind.BATCH, "2"), Place("intake")]


def test_a_write_is_acknowledged_in_the_header_and_reaches_the_views(
    qtbot: QtBot, window: MainWindow, ctx: AppContext
) -> None:
    window.go(Place("intake"))
    desk(window).heard.clear()

    done: list[Changes] = []
    ctx.perform(Write(Act.SAVE_DRAFT, lambda _work: Changes.of(Kind.PROPOSAL, "甲")), on_done=done.append)
    words = window.findChild(QWidget, "header").save_state  # type: ignore[union-attr]
    assert words.text == "正在保存…"
    qtbot.waitUntil(lambda: bool(done))
    assert desk(window).heard == [Changes.of(Kind.PROPOSAL, "甲")]
    assert re.fullmatch(r"已保存 \d\d:\d\d:\d\d", words.text)


def test_a_refused_write_is_said_on_the_page_and_in_the_header(
    qtbot: QtBot, window: MainWindow, ctx: AppContext
) -> None:
    window.go(Place("intake"))

    def refuse(_work: object) -> Changes:
        raise Refused("gui.still_working", n=3)

    ctx.perform(Write(Act.SAVE_DRAFT, refuse))
    page = desk(window)
    qtbot.waitUntil(lambda: bool(page.message.text))
    assert "3" in page.message.text
    assert window.findChild(QWidget, "header").save_state.text == "没有保存"  # type: ignore[union-attr]


def test_choosing_a_meeting_tells_the_pages(window: MainWindow, ctx: AppContext) -> None:
    window.go(Place("intake"))
    desk(window).heard.clear()
    ctx.choose(meeting_id="m")
    assert ctx.meeting_id == "m"
    assert desk(window).heard == [Changes.of(Kind.CONTEXT)]


def test_the_navigation_says_what_waits(window: MainWindow) -> None:
    window.go(Place("intake"))
    window.set_waiting("scoring", 4)
    spoken = {button.accessibleName() for button in window.findChildren(QPushButton)}
    assert {"推荐与受理 12 项待办", "评分与表决 4 项待办", "公示"} <= spoken


def test_ctrl_k_finds_pages_by_initials_and_what_finders_bring(qtbot: QtBot, window: MainWindow) -> None:
    window.go(Place("intake"))
    window.add_finder(lambda text: [Command(f"项目 {text}", lambda: desk(window).heard.append(text))])
    palette = CommandPalette(window.commands(), [lambda text: [Command("项目", lambda: None)]], window)
    qtbot.addWidget(palette)
    qtbot.keyClicks(palette.query, "ndbg")
    assert [command.title for command in palette.found] == ["年度报告", "项目"]
    palette.open()
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    page = window.current_page()
    assert page is not None
    assert page.name == "annual_reports"


def test_keys_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.go(Place("intake"))
    page = desk(window)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    qtbot.keyClicks(page.search, "a")
    assert page.heard[-1] == "a"
    page.field.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert QToolTip.text() == "与推荐函一致"
    asked: list[str] = []
    window.ctx.signals.manual_wanted.connect(asked.append)
    window.go(Place("annual_reports"))
    buttons = window.current_page().findChildren(QPushButton)  # type: ignore[union-attr]
    button = next(one for one in buttons if one.isVisible())
    button.setToolTip("")
    button.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert asked == ["annual"], "where the field has no help, the manual opens at the page's section"
    window.go(Place("intake"))
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(CommandPalette)
    assert palette is not None
    qtbot.keyClick(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_the_last_place_and_sizes_are_remembered_per_person(qtbot: QtBot, window: MainWindow, ctx: AppContext) -> None:
    window.go(Place("scoring"))
    window.close()
    again = MainWindow(ctx, stages_with())
    qtbot.addWidget(again)
    page = again.current_page()
    assert page is not None
    assert page.name == "scoring"


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.25, 1.5])
def test_the_window_fits_a_small_screen_at_every_size_of_text(
    qtbot: QtBot, qapp: QApplication, ctx: AppContext, scale: float
) -> None:
    """1366 x 768 at 125 % leaves 1093 x 614; at 150 % of text on top of the system's 100 % the whole 1366 x 768."""
    apply_theme(qapp, Theme(scale=scale))
    window = MainWindow(
        ctx, stages_with(intake=Desk), batches=[("b", "2026 年第一批")], meetings=[("m", "新材料组评审会")]
    )
    qtbot.addWidget(window)
    room = (1093, 614) if scale <= 1.0 else (1366, 768)
    for name in STAGE_NAMES:
        window.go(Place(name))
        needed = window.minimumSizeHint()
        assert (needed.width() <= room[0], needed.height() <= room[1]) == (True, True), name


@pytest.fixture
def english(ctx: AppContext) -> AppContext:
    translations.install("en")
    ctx.lang = "en"
    return ctx


@pytest.fixture(autouse=True)
def chinese_again(qapp: QApplication) -> object:
    translations.install("zh")
    yield
    translations.install("zh")


def test_the_english_window_holds_no_chinese_but_data(qtbot: QtBot, english: AppContext) -> None:
    english.actor = Actor("u", "Wang Ming", english.actor.role)
    window = MainWindow(english, stages_with(), batches=[("b", "First")])
    qtbot.addWidget(window)
    for name in STAGE_NAMES:
        window.go(Place(name))
    seen = [part.text() for part in window.findChildren(QWidget) if hasattr(part, "text") and callable(part.text)]
    assert [text for text in seen if re.search(r"[\u3400-\u9fff]", text)] == []
    assert "Annual reports" in seen


def test_every_stage_quotes_a_clause_that_is_there() -> None:
    assert {stage.clause for stage in all_stages(catalogue())} - {""} <= known_clauses()
    assert all(clause_text(clause, "zh") and clause_text(clause, "en") for clause in known_clauses())


def test_unexpected_faults_are_said_without_their_insides() -> None:
    assert "ZeroDivisionError" in say(ZeroDivisionError("/home/x/secret"))
    assert "secret" not in say(ZeroDivisionError("/home/x/secret"))
    own = {code: texts for code, texts in known_messages().items() if code.startswith("gui.")}
    assert own
    assert all({"zh", "en"} <= set(texts) for texts in own.values())


def test_the_palette_offers_acts_of_pages_that_were_never_opened(qtbot: QtBot, ctx: AppContext) -> None:
    window = MainWindow(ctx, stages_with(intake=Desk))
    qtbot.addWidget(window)
    window.show()
    window.open_palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    qtbot.waitUntil(lambda: "新建申报" in [command.title for command in palette.found], timeout=5000)
    palette.query.setText("xjsb")
    assert [command.title for command in palette.found] == ["新建申报"]
    palette.reject()


def test_the_palette_changes_the_person_in_either_language(qtbot: QtBot, ctx: AppContext) -> None:
    window = MainWindow(ctx, stages_with())
    qtbot.addWidget(window)
    wishes: list[str] = []
    ctx.signals.wished.connect(wishes.append)
    for typed in ("更换", "ghblr", "person", "switch user"):
        palette = CommandPalette(window.commands(), ())
        qtbot.addWidget(palette)
        palette.query.setText(typed)
        assert palette.found, typed
        palette.found[0].run()
    assert wishes == ["person"] * 4


def test_all_of_the_navigation_is_in_sight_on_a_low_screen(qtbot: QtBot, ctx: AppContext) -> None:
    window = MainWindow(ctx, stages_with())
    qtbot.addWidget(window)
    window.resize(1092, 590)  # 1366 x 768 at 125 %, less the frame of the window
    window.show()
    QApplication.processEvents()
    navigation = window.findChild(QWidget, "navigation")
    assert navigation is not None
    entries = [part for part in navigation.findChildren(QPushButton) if part.objectName().startswith("nav_")]
    assert len(entries) > 10
    for entry in entries:
        top = entry.mapTo(navigation, entry.rect().topLeft()).y()
        assert top >= 0, entry.text()
        assert top + entry.height() <= navigation.height(), entry.text()
        assert entry.height() >= entry.fontMetrics().height()
