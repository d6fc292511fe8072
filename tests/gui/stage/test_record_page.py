"""The list and the card of a stage: landing on a record, refreshing, rights, several at once, papers, languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.documents.making import make_pdf
from qtic_desktop.domain.changes import Actor, Changes, Kind, Role
from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.texts import translations
from tests.documents import papers, word_papers
from tests.gui.stage.shelf import NAME, PILE, SEAL, THROW, TIDY, Box, Hands, Shelf, hands, shelf, shelf_page, sit_down

__all__ = ["hands", "shelf"]


def test_a_place_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        Place("nowhere")  # type: ignore[arg-type]


def test_of_two_namesakes_the_very_one_is_shown(hands: Hands) -> None:
    hands.go(subject="3")
    assert hands.page.card.title.text() == "twin"
    assert hands.page.card.owner.text() == "乙"
    hands.go(subject="2")
    assert hands.page.card.owner.text() == "甲"


@pytest.mark.parametrize("hidden_by", ["chip", "search", "choice"])
def test_one_lands_on_a_record_whatever_hides_it(hands: Hands, hidden_by: str) -> None:
    page = hands.page
    if hidden_by == "chip":
        page.choose_filter("sealed")
    elif hidden_by == "search":
        page.search.setText("alpha")
    else:
        page.lists.boxes["owners"].set_value("甲")
        page.lists.boxes["owners"].edited.emit()
    assert "4" not in [row.id for row in page.table.rows_model.shown()]
    hands.go(subject="4")
    assert page.card.title.text() == "omega"
    assert page.table.selected().id == "4"


def test_a_selection_waits_for_its_row(hands: Hands) -> None:
    hands.go(subject="5")
    assert hands.page.card.title.text() == "alpha", "it is not there yet"
    hands.shelf.rows.append(Box("5", "later", "乙"))
    hands.ctx.notifier.publish(Changes.of(Kind.BATCH, "5"))
    hands.settle()
    assert hands.page.card.title.text() == "later"


def test_while_something_covers_the_list_nothing_is_read_and_afterwards_once(hands: Hands) -> None:
    before = hands.shelf.reads
    cover = QWidget()
    hands.page.open_overlay(cover)
    for _ in range(5):
        hands.changed("1", owner="丙")
    assert hands.shelf.reads == before, "a saved field does not read the world again"
    hands.page.close_overlay()
    hands.settle()
    assert hands.shelf.reads == before + 1
    assert hands.page.card.owner.text() == "丙"
    hands.page.open_overlay(QWidget())
    hands.page.close_overlay()
    hands.settle()
    assert hands.shelf.reads == before + 1, "nothing was missed, nothing is read"


def test_only_changes_of_its_own_kinds_are_read(hands: Hands) -> None:
    before = hands.shelf.reads
    hands.ctx.notifier.publish(Changes.of(Kind.OPINION, "1"))
    hands.settle()
    assert hands.shelf.reads == before


def test_chips_count_and_filter_and_the_footer_says_how_many(hands: Hands) -> None:
    page = hands.page
    hands.changed("1", state="sealed")
    assert [page.filter_text(key) for key in ("all", "open", "sealed")] == ["全部 4", "开着 3", "封好 1"]
    QTest.mouseClick(page.filter_chip("sealed"), Qt.MouseButton.LeftButton)
    assert [row.id for row in page.table.rows_model.shown()] == ["1"]
    assert page.footer == "共 4 项，显示 1 项"
    assert page.lists.in_words() == "封好"
    page.lists.boxes["owners"].set_value("乙")
    page.lists.boxes["owners"].edited.emit()
    assert page.filter_text("open") == "开着 2", "the counts are those of the choice in force"
    assert page.waiting_count() == 3


def test_a_narrow_window_has_no_further_choices_and_hides_nothing_by_them(hands: Hands) -> None:
    page = hands.page
    page.lists.boxes["owners"].set_value("乙")
    page.lists.boxes["owners"].edited.emit()
    assert page.table.count() == 2
    page.resize(700, 600)
    assert not page.lists.boxes["owners"].isVisible()
    assert page.table.count() == 4, "a choice nobody sees leaves nothing out"


def test_who_may_not_sees_why(qtbot: QtBot, ctx: AppContext, shelf: Shelf, themed: None) -> None:
    ctx.actor = Actor("s", "监督员甲", Role.SUPERVISOR)
    hands = sit_down(qtbot, ctx, shelf)
    begin = hands.page.findChild(QPushButton, TIDY)
    assert begin is not None
    assert not begin.isEnabled()
    assert begin.toolTip() == "只有录入员、办公室能办理这件事，您的身份只能查看。"
    assert [command.title for command in hands.page.commands()] == ["导出箱单…"], "Ctrl+K offers only what is theirs"


def test_the_domain_says_what_is_offered_and_what_it_waits_for(
    qtbot: QtBot, ctx: AppContext, shelf: Shelf, themed: None
) -> None:
    ctx.actor = Actor("c", "录入员甲", Role.CLERK)
    hands = sit_down(qtbot, ctx, shelf)
    assert list(hands.page.card.buttons) == [NAME, SEAL], "throwing away is the office's"
    hands.changed("1", state="sealed")
    made = hands.page.card.buttons[NAME]
    assert not made.isEnabled()
    assert made.toolTip() in [label.text() for label in hands.page.card.findChildren(QLabel) if label.isVisible()]
    assert not hands.page.card.press(NAME)
    assert THROW not in hands.page.card.buttons


def test_several_are_done_at_once_and_the_button_says_how_many(hands: Hands) -> None:
    hands.changed("1", state="sealed")
    hands.page.table.selectAll()
    hands.settle()
    assert hands.page.card.title.text() == "已选 4 项"
    assert hands.page.card.buttons[PILE].text() == "堆放 3 个…"
    assert hands.page.footer.endswith("，已选 4 项")
    hands.open(PILE)
    hands.click("do_" + PILE)
    hands.settle()
    assert [row.state for row in hands.shelf.rows] == ["sealed", "piled", "piled", "piled"]
    assert hands.page.message.text == "piled 3"


def test_the_history_of_a_record_is_told_by_the_audit_log(hands: Hands) -> None:
    hands.page.select("4")
    hands.settle()
    assert hands.page.card.history.text() == "2026-03-05 09:10  李雪  开启批次  名称：omega"
    hands.page.card.show_history("1", ["an answer that came too late"])
    assert "too late" not in hands.page.card.history.text()


@pytest.mark.parametrize(("typed", "ending"), [("list.pdf", ".pdf"), ("list.XLSX", ".XLSX"), ("list.v2", ".v2.xlsx")])
def test_a_paper_gets_its_ending_and_can_be_opened(hands: Hands, tmp_path: Path, typed: str, ending: str) -> None:
    asked: list[str] = []
    opened: list[str] = []

    def answer(_parent: QWidget, *words: str) -> str:
        asked.extend(words)
        return str(tmp_path / typed)

    hands.page.exporter.ask_path = answer
    hands.page.exporter.open_url = lambda url: opened.append(url.toLocalFile()) is None
    hands.page.exporter.export(hands.page.records.papers[0])
    hands.settle()
    assert asked[1] == "箱_单.xlsx", "a name every system takes"
    made = next(tmp_path.glob("list*"))
    assert made.name.endswith(ending)
    assert f"已导出 {made.name}（2 KB）。" == hands.page.message.text
    hands.click("messageAct")
    assert opened == [str(made)]


def test_a_made_paper_is_measured_against_the_standard_where_it_lies(hands: Hands, tmp_path: Path) -> None:
    hands.page.exporter.ask_path = lambda *_words: str(tmp_path / "list.pdf")
    hands.page.exporter.export(hands.page.records.papers[0])
    hands.settle()
    (tmp_path / "list.pdf").write_bytes(make_pdf(word_papers.documents(count=1)["answer"], papers.fonts()).data)
    hands.click("messageThirdAct")
    hands.settle()
    shown = hands.page.exporter.layout
    assert shown is not None
    told = [label.text() for label in shown.findChildren(QLabel)]
    assert any("GB/T 9704-2012" in words for words in told)
    shown.accept()
    (tmp_path / "list.pdf").write_bytes(b"no paper any more")
    hands.page.exporter._check_layout(tmp_path / "list.pdf")
    hands.settle()
    assert hands.page.exporter.layout is shown
    assert "已导出" not in hands.page.message.text, "what cannot be read is said"


def test_a_paper_that_cannot_be_written_is_said_on_the_page(hands: Hands, tmp_path: Path) -> None:
    hands.page.exporter.ask_path = lambda *_words: str(tmp_path / "list.xlsx")
    hands.shelf.refusal = EnvironmentTrouble("storage.cannot_write", file="list.xlsx", reason="disk full")
    hands.page.exporter.export(hands.page.records.papers[0])
    hands.settle()
    assert "list.xlsx" in hands.page.message.text
    assert list(tmp_path.glob("list*")) == []


def test_a_file_that_the_system_does_not_open_is_named(hands: Hands, tmp_path: Path) -> None:
    hands.page.exporter.ask_path = lambda *_words: str(tmp_path / "list.xlsx")

    def closed(_url: QUrl) -> bool:
        return False

    hands.page.exporter.open_url = closed
    hands.page.exporter.export(hands.page.records.papers[0])
    hands.settle()
    hands.click("messageOtherAct")
    assert str(tmp_path) in hands.page.message.text


def test_an_empty_stage_says_what_belongs_there_and_its_button_brings_it(
    qtbot: QtBot, ctx: AppContext, themed: None
) -> None:
    ctx.actor = Actor("o", "办公室", Role.OFFICE)
    hands = sit_down(qtbot, ctx, Shelf([]))
    assert hands.page.is_empty
    export = hands.page.findChild(QPushButton, "export_audit_log")
    assert export is not None
    assert not export.isEnabled()
    assert export.toolTip() == "没有箱子"
    begin = [made for made in hands.page.findChildren(QPushButton) if made.text() == "放上…" and made.isVisible()]
    begin[-1].click()
    assert hands.page.dialog is not None
    hands.page.dialog.reject()


def test_new_in_a_place_begins_the_first_act(hands: Hands) -> None:
    hands.go(new=True)
    assert hands.page.dialog is not None
    hands.page.dialog.reject()


def test_the_texts_of_the_kit_are_in_the_language_of_the_window(
    qtbot: QtBot, ctx: AppContext, shelf: Shelf, themed: None
) -> None:
    translations.install("en")
    ctx.lang = "en"
    ctx.actor = Actor("o", "office", Role.OFFICE)
    page = shelf_page(ctx, shelf)
    hands = sit_down(qtbot, ctx, shelf)
    assert not any("一" <= letter <= "鿿" for letter in hands.page.footer)
    form = hands.open(NAME)
    assert form.leave_button.text() == "Cancel"
    form.field("name").set_value("")
    form.send()
    assert form.problem("name").isascii() or "名称" in form.problem("name")
    page.deleteLater()


def test_a_paper_that_is_not_this_persons_is_not_shown(
    qtbot: QtBot, ctx: AppContext, shelf: Shelf, themed: None
) -> None:
    ctx.actor = Actor("x", "专家甲", Role.EXPERT, "x")
    hands = sit_down(qtbot, ctx, shelf)
    export = hands.page.findChild(QPushButton, "export_audit_log")
    assert export is not None
    assert not export.isVisible()
    assert hands.page.commands() == []


def test_buttons_for_which_there_is_no_room_stand_in_a_menu_of_the_same_line(hands: Hands) -> None:
    hands.page.resize(1200, 700)
    export, begin = (hands.page.findChild(QPushButton, name) for name in ("export_audit_log", TIDY))
    assert export is not None
    assert begin is not None
    hands.settle()
    assert export.y() == begin.y()
    more = hands.page.findChild(QPushButton, "moreActions")
    assert more is not None
    assert more.isHidden()
    hands.page.resize(hands.page.minimumSizeHint().width(), 700)
    hands.settle()
    assert export.isHidden()
    assert more.y() == begin.y()
    assert more.geometry().right() < begin.geometry().left(), "the primary one is the last, at the right"
    more.menu().aboutToShow.emit()
    assert export.text() in [act.text() for act in more.menu().actions()]
