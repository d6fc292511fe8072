"""The pile keyed by figures and Enter on the real page: keys counted, the sum blind, differences told, the second keying."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.scoring.keying import BALLOT, TOTAL, VETO, Keying
from qtic_desktop.domain.scoring.sheet_codes import sheet_code
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.scoring.page import ScoringPage
from qtic_desktop.gui.scoring.pile import PilePage
from qtic_desktop.gui.scoring.pile.foot import way_back_words
from qtic_desktop.services.scoring import record_paper_total
from qtic_desktop.storage.queries.keying import keying_states
from qtic_desktop.storage.queries.today import waiting
from tests.gui.review_window import make_context, named, settle, show_page, type_into
from tests.helpers.doors import ask
from tests.review_story import CLERK, OFFICE, TODAY, Story, begin_story

VERIFIER = Actor("v-1", "复核员丁", Role.VERIFIER)


@pytest.fixture
def story(tmp_path: Path, themed: None) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1, experts=5, keying="twice")
    made.convene(size=5)
    made.open(size=5)
    yield made
    made.workspace.close()


@pytest.fixture
def contexts(story: Story, tmp_path: Path) -> Iterator[Any]:
    made: list[AppContext] = []

    def make(actor: Actor) -> AppContext:
        made.append(make_context(story, actor, tmp_path))
        return made[-1]

    yield make
    for context in made:
        assert context.tasks.close()


class Desk:
    """A pile on the screen, its keys counted."""

    def __init__(self, context: AppContext, qtbot: QtBot) -> None:
        self.context, self.qtbot, self.keys = context, qtbot, 0
        self.host = ScoringPage(context)
        show_page(qtbot, self.host)
        self.host.activate(Place("scoring"))
        settle(qtbot, context)
        QTest.mouseClick(named(self.host, "open_pile"), Qt.MouseButton.LeftButton)
        settle(qtbot, context)
        assert isinstance(self.host.overlay, PilePage)
        self.page = self.host.overlay
        self.grid = self.page.grid

    def type(self, *texts: str) -> None:
        """Figures, and Enter after each."""
        for text in texts:
            for letter in text:
                QTest.keyClicks(self.grid, letter)
                self.keys += 1
            self.enter()

    def enter(self) -> None:
        QTest.keyClick(self.grid, Qt.Key.Key_Return)
        self.keys += 1
        settle(self.qtbot, self.context)

    def said(self) -> str:
        return "" if self.page.message.isHidden() else self.page.message._words.text()

    def field(self) -> str:
        here = self.grid.here()
        return "" if here is None else here[1]

    def press(self, name: str) -> None:
        QTest.mouseClick(named(self.page, name), Qt.MouseButton.LeftButton)
        settle(self.qtbot, self.context)


def figures(story: Story) -> list[str]:
    """Half of every maximum, the last one on a half point."""
    return [f"{(one.maximum / 2).quantize(Decimal(1))}" for one in story.sheet(0).rubric.criteria]


def state_of(story: Story, place: int = 0) -> Any:
    return ask(story.workspace.store, keying_states, meeting_id=story.meeting_id).get(story.sheet(place).id)


def test_a_sheet_is_keyed_by_its_figures_and_enter_and_nothing_else(story: Story, contexts: Any, qtbot: QtBot) -> None:
    desk = Desk(contexts(CLERK), qtbot)
    points = figures(story)
    total = f"{sum(map(Decimal, points)):f}"
    assert desk.field() == story.sheet(0).rubric.criteria[0].number
    desk.type(*points, "", total, "1")
    row = story.sheet(0)
    assert (row.state, row.keyed_by, str(row.paper_total), row.vote) == ("submitted", CLERK.name, total, "agree")
    assert [f"{row.entries[one.number].points:f}" for one in row.rubric.criteria] == points
    on_paper = sum(map(len, points)) + len(total) + 1 + len(points) + 2  # digits, and Enter per field of the paper
    assert desk.keys <= 1.2 * on_paper
    assert desk.grid.here() == (story.sheet(1).id, row.rubric.criteria[0].number), "on to the next sheet"
    assert desk.grid.drafts[0].texts["1"] == "•", "what was handed in is not shown"


def test_the_written_sum_is_blind_and_a_difference_stops_and_names_the_likely_item(
    story: Story, contexts: Any, qtbot: QtBot
) -> None:
    desk = Desk(contexts(CLERK), qtbot)
    points = figures(story)
    total = sum(map(Decimal, points))
    slip = [f"{Decimal(points[0]) - 3:f}", *points[1:]]
    desk.type(*slip, "")
    assert f"{total - 3:f}" not in desk.said()
    desk.type(f"{total:f}")
    assert "相差 3" in desk.said()
    assert desk.field() == TOTAL, "it stops"
    desk.type("1")  # the ballot, typed ahead without looking up
    assert desk.grid.drafts[0].texts[TOTAL] == f"{total:f}", "it does not take the place of the sum"
    desk.enter()
    assert story.sheet(0).state == "open"
    link = named(desk.page.message, "messageAct")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    first = desk.field()
    assert first in {one.number for one in story.sheet(0).rubric.criteria}
    desk.grid.go_to(story.sheet(0).id, "1")
    desk.type(points[0])
    assert "相差" not in desk.said(), "the two sums agree now"
    desk.grid.go_to(story.sheet(0).id, TOTAL)
    desk.enter()
    desk.type("1")
    assert story.sheet(0).state == "submitted"


def test_a_paper_that_is_wrong_itself_goes_on_by_a_button_and_waits_at_the_gate(
    story: Story, contexts: Any, qtbot: QtBot
) -> None:
    desk = Desk(contexts(CLERK), qtbot)
    desk.type(*figures(story), "", "99")
    keep = next(one for one in desk.page.message.findChildren(QPushButton) if one.text() == "纸面就是这样")
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
    settle(qtbot, desk.context)
    assert desk.field() == BALLOT
    desk.type("1")
    assert story.sheet(0).state == "submitted"


def test_a_refused_figure_stops_the_keys_until_somebody_has_looked(story: Story, contexts: Any, qtbot: QtBot) -> None:
    desk = Desk(contexts(CLERK), qtbot)
    QTest.keyClicks(desk.grid, "99")
    assert desk.grid.is_stopped
    assert "不能填在这里" in desk.said()
    QTest.keyClicks(desk.grid, "5")
    QTest.keyClick(desk.grid, Qt.Key.Key_Return)
    settle(qtbot, desk.context)
    assert desk.field() == "1"
    assert story.sheet(0).entries == {}, "nothing half meant is kept"
    QTest.keyClick(desk.grid, Qt.Key.Key_Backspace)
    desk.type("5")
    assert story.sheet(0).entries["1"].points == 5


def test_blanks_are_not_handed_in(story: Story, contexts: Any, qtbot: QtBot) -> None:
    desk = Desk(contexts(CLERK), qtbot)
    desk.type("", *figures(story)[1:], "")
    desk.enter()
    assert "还没有录手写合计" in desk.said()
    desk.enter()
    desk.type("1")
    assert "第 1 项还空着" in desk.said()
    assert (story.sheet(0).state, desk.field()) == ("open", "1")


def test_another_person_keys_blind_and_a_difference_stays_until_both_are_the_same(
    story: Story, contexts: Any, qtbot: QtBot
) -> None:
    points = figures(story)
    total = f"{sum(map(Decimal, points)):f}"
    first = Desk(contexts(CLERK), qtbot)
    first.type(*points, "", total, "1")
    assert state_of(story).state is Keying.WAITING
    first.press("pile_second")
    assert not first.grid.drafts[0].open, "nobody verifies their own"

    second = Desk(contexts(VERIFIER), qtbot)
    assert second.page.mode == "second"
    assert named(second.page, "pile_first").isHidden()
    assert second.grid.drafts[0].texts == {}, "blind"
    slip = [*points[:2], f"{Decimal(points[2]) + 1:f}", *points[3:]]
    wrong = f"{Decimal(total) + 1:f}"
    second.type(*slip, "", wrong, "1")
    assert state_of(story).differs == ("3", TOTAL)
    assert "第 3 项" in second.said()
    assert second.field() == "3"
    assert second.context.saving.open_ends == (), (
        "it differs, and is in the record: nobody is asked about it when leaving"
    )
    second.type(points[2])
    assert [one.at for one in second.context.saving.open_ends] == [story.sheet(0).id]
    second.grid.go_to(story.sheet(0).id, TOTAL)
    second.type(total, "")
    assert state_of(story).state is Keying.AGREED
    assert second.context.saving.open_ends == ()
    second.press("pile_tally")
    assert "录错 2 处" in second.said()


def test_the_first_keyer_puts_right_what_the_second_read_otherwise(story: Story, contexts: Any, qtbot: QtBot) -> None:
    points = figures(story)
    total = f"{sum(map(Decimal, points)):f}"
    slip = [f"{Decimal(points[0]) + 1:f}", f"{Decimal(points[1]) - 1:f}", *points[2:]]
    first = Desk(contexts(CLERK), qtbot)
    first.type(*slip, "", total, "1")
    second = Desk(contexts(VERIFIER), qtbot)
    second.type(*points, "", total, "1")
    assert state_of(story).differs == ("1", "2")
    first.page.read()
    settle(qtbot, first.context)
    draft = first.grid.drafts[0]
    assert draft.open == {"1", "2"}
    assert draft.texts["1"] == "", "not what the other one keyed"
    first.grid.go_to(story.sheet(0).id, "1")
    first.type(points[0], points[1])
    assert state_of(story).state is Keying.AGREED


def test_a_flaw_of_the_paper_is_noted_where_one_is_and_settled_in_words(
    story: Story, contexts: Any, qtbot: QtBot
) -> None:
    desk = Desk(contexts(CLERK), qtbot)
    desk.type("5")
    desk.press("note_flaw")
    dialog = desk.page.dialogs.dialog
    assert dialog is not None
    assert dialog.form.field("criterion").value() == "2", "the field one is in"
    dialog.form.field("kind").set_value("unreadable")
    QTest.mouseClick(dialog.form.do_button, Qt.MouseButton.LeftButton)
    settle(qtbot, desk.context)
    (flaw,) = state_of(story).flaws
    assert (flaw.kind, flaw.criterion) == ("unreadable", "2")
    desk.press("settle_flaw")
    dialog = desk.page.dialogs.dialog
    assert dialog is not None
    type_into(dialog.form.field("how").editor, "专家当场辨认为七分并签字")
    QTest.mouseClick(dialog.form.do_button, Qt.MouseButton.LeftButton)
    settle(qtbot, desk.context)
    assert not state_of(story).flaws[0].stands


def test_a_ticked_line_on_falsehood_asks_for_its_ground(story: Story, contexts: Any, qtbot: QtBot) -> None:
    desk = Desk(contexts(CLERK), qtbot)
    desk.grid.go_to(story.sheet(0).id, VETO)
    desk.type("1")
    dialog = desk.page.dialogs.dialog
    assert dialog is not None
    type_into(dialog.form.field("reason").editor, "合同系伪造")
    QTest.mouseClick(dialog.form.do_button, Qt.MouseButton.LeftButton)
    settle(qtbot, desk.context)
    assert (story.sheet(0).veto, story.sheet(0).veto_reason) == (True, "合同系伪造")


def test_the_code_of_a_sheet_leads_to_its_column(story: Story, contexts: Any, qtbot: QtBot) -> None:
    desk = Desk(contexts(CLERK), qtbot)
    sheet = story.sheet(3)
    code = named(desk.page, "sheet_code")
    type_into(code, sheet_code(sheet.agenda_item_id, sheet.expert_id))
    QTest.keyClick(code, Qt.Key.Key_Return)
    settle(qtbot, desk.context)
    assert desk.grid.here() == (sheet.id, "1")
    assert desk.grid.hasFocus()
    type_into(code, "1234")
    QTest.keyClick(code, Qt.Key.Key_Return)
    settle(qtbot, desk.context)
    assert "不是评分表编码" in desk.said()


def test_what_waits_for_another_person_is_told_in_the_matrix_and_on_the_desk(
    story: Story, contexts: Any, qtbot: QtBot
) -> None:
    points = figures(story)
    desk = Desk(contexts(CLERK), qtbot)
    desk.type(*points, "", f"{sum(map(Decimal, points)):f}", "1")
    cards = {one.kind: one.count for one in ask(story.workspace.store, waiting, VERIFIER, today=TODAY)}
    assert cards["sheets_to_verify"] == 1
    QTest.mouseClick(named(desk.page, "leave_pile"), Qt.MouseButton.LeftButton)
    settle(qtbot, desk.context)
    assert desk.host.matrix.item(0, 0).text().startswith("未复核")
    assert desk.host.matrix.item(1, 0).text().startswith("未提交")


def test_who_keyed_first_is_told_to_change_and_what_is_left_is_counted(
    story: Story, contexts: Any, qtbot: QtBot
) -> None:
    desk = Desk(contexts(CLERK), qtbot)
    points = figures(story)
    desk.type(*points, "", f"{sum(map(Decimal, points)):f}", "1")
    desk.page.set_mode("second")
    settle(qtbot, desk.context)
    desk.grid.go_to(story.sheet(0).id, "1")
    desk.grid.setCurrentCell(0, 0)
    QTest.keyClicks(desk.grid, "1")
    assert desk.said() == "您录过第一遍，请换另一人复核。"
    desk.page._land("")
    assert desk.said() == "您现在能录的都录了。这个项目还有：未复核 1 份、未录 4 份。"


def test_a_finished_column_says_how_a_wrong_figure_is_put_right(story: Story, contexts: Any, qtbot: QtBot) -> None:
    desk, points = Desk(contexts(CLERK), qtbot), figures(story)
    total = f"{sum(map(Decimal, points)):f}"
    assert "录完的一列有错" in "".join(one.text() for one in desk.page.foot.findChildren(QLabel))
    assert not named(desk.page, "withdraw_sheet").isVisible()
    desk.type(*points, "", total, "1")
    desk.page.foot.withdraw._now = lambda: datetime.fromisoformat(story.sheet(0).submitted_at or "")
    desk.grid.go_to(story.sheet(0).id)
    back = named(desk.page, "withdraw_sheet")
    assert back.isVisible()
    assert "撤回提交" in back.text()
    assert not named(desk.page, "pile_return").isVisible(), "the office gives back"
    desk.press("withdraw_sheet")
    assert story.sheet(0).state == "open"
    assert desk.grid.here() == (story.sheet(0).id, "1")
    desk.type("1")
    assert story.sheet(0).entries["1"].points == 1


def test_when_the_minute_is_over_the_column_says_who_gives_the_sheet_back(
    story: Story, contexts: Any, qtbot: QtBot
) -> None:
    desk, points = Desk(contexts(CLERK), qtbot), figures(story)
    desk.type(*points, "", f"{sum(map(Decimal, points)):f}", "1")
    sheet = story.sheet(0).id
    office = Desk(contexts(OFFICE), qtbot)
    office.grid.go_to(sheet)
    assert "退回重录" in named(office.page, "withdraw_words").text()
    assert not named(office.page, "withdraw_sheet").isVisible(), "who handed it in takes it back"
    office.press("pile_return")
    dialog = office.page.dialogs.dialog
    assert dialog is not None
    type_into(dialog.form.field("reason").editor, "第 1 项看错一行")
    QTest.mouseClick(dialog.form.do_button, Qt.MouseButton.LeftButton)
    settle(qtbot, office.context)
    assert story.sheet(0).state == "open"
    words = [way_back_words(draft, returns=False) for draft in desk.grid.drafts if draft.sheet_id == sheet]
    assert words == ["录错了：复核的人照纸面录对，不同的格就会打开给您改；要整份重录，请办公室在这里“退回重录”。"]


def test_a_sum_corrected_after_both_keyed_is_verified_by_the_other_of_the_two(
    story: Story, contexts: Any, qtbot: QtBot
) -> None:
    """The sum on paper was wrong and both keyed it so; the office takes the signed correction over, the clerk keys it blind."""
    points = figures(story)
    right, wrong = sum(map(Decimal, points)), f"{sum(map(Decimal, points)) + 1:f}"
    for person in (CLERK, OFFICE):
        desk = Desk(contexts(person), qtbot)
        if person is OFFICE:
            desk.press("pile_second")
        desk.type(*points, "", wrong)
        QTest.mouseClick(named(desk.page.message, "messageOtherAct"), Qt.MouseButton.LeftButton)
        settle(qtbot, desk.context)
        desk.type("1")
    assert state_of(story).state is Keying.AGREED
    story.do(record_paper_total, actor=OFFICE, sheet_id=story.sheet(0).id, text=f"{right:f}")

    office = Desk(contexts(OFFICE), qtbot)
    office.press("pile_second")
    assert not office.grid.drafts[0].open, "not who put it right"
    clerk = Desk(contexts(CLERK), qtbot)
    clerk.press("pile_second")
    assert (clerk.grid.drafts[0].open, clerk.grid.drafts[0].texts.get(TOTAL, "")) == ({TOTAL}, "")
    clerk.type(f"{right:f}")
    assert state_of(story).state is Keying.AGREED


def test_a_difference_that_is_in_the_record_is_not_asked_about_as_unsaved(
    story: Story, contexts: Any, qtbot: QtBot
) -> None:
    points = figures(story)
    total = f"{sum(map(Decimal, points)):f}"
    Desk(contexts(CLERK), qtbot).type(*points, "", total, "1")
    second = Desk(contexts(VERIFIER), qtbot)
    second.type(f"{Decimal(points[0]) + 1:f}", *points[1:], "", f"{Decimal(total) + 1:f}", "1")
    assert "已经记下" in second.said()
    assert not second.context.saving.open_ends
    second.press("leave_pile")
    assert second.host.overlay is None, "nothing would be lost, nothing is asked"
