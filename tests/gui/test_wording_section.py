"""意见书措辞 in the settings, and at the desk of a draft: typed, doubted, put in force, taken and given back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.opinions import OpinionKind
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import OpinionsPage
from qtic_desktop.gui.opinions.desk import OpinionDesk
from qtic_desktop.gui.wordings import WordingSection
from qtic_desktop.services.opinions.wording_desk import phrases, wording_desk
from qtic_desktop.services.opinions.wordings import revise_wording
from tests.gui.opinion_desk import PAPER_PATIENCE, click, open_desk, wait
from tests.gui.review_window import settle
from tests.helpers.doors import ask, perform, store_of
from tests.review_story import OFFICE


def shown(context: AppContext, qtbot: QtBot) -> WordingSection:
    made = WordingSection(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.show_now()
    qtbot.waitUntil(lambda: made.draft is not None)
    return made


def test_a_wording_is_typed_doubted_and_put_in_force(opinions_context: AppContext, qtbot: QtBot) -> None:
    section = shown(opinions_context, qtbot)
    said: list[str] = []
    section.said.connect(lambda text, _kind: said.append(text))
    row = next(n for n in range(section.lines.count()) if section.lines.item(n).text().startswith("1."))
    section.lines.setCurrentRow(row)
    body = section.part.body.editor
    body.setFocus()
    body.setPlainText("材料齐全。\n{{ 中心名 }}")
    section.part.body.edited.emit()
    assert "是不是“中心名称”" in section.part.rows["wordingBody"].problem
    assert "第 2 行" in section.part.rows["wordingBody"].problem
    assert "待改" in section.lines.item(row).text()
    section.versions.reason.set_value("局长办公会议定")
    section.versions.put_in_force.click()
    qtbot.waitUntil(lambda: bool(said))
    assert "中心名称" in said[-1]
    body.setPlainText("本句出自新版措辞。")
    section.part.body.edited.emit()
    qtbot.waitUntil(lambda: section.preview.pdf.page_count() > 0, timeout=PAPER_PATIENCE)
    section.versions.put_in_force.click()
    desk = lambda: ask(store_of(opinions_context), wording_desk, kind=OpinionKind.ARGUMENT)
    qtbot.waitUntil(lambda: desk().versions[0].number == 1)
    assert desk().versions[0].wording.parts[0].body == "本句出自新版措辞。"
    section.begin_from(desk().versions[-1])
    assert section.draft is not None
    assert section.draft.parts[0].body != "本句出自新版措辞。"
    section.take_back()
    assert section.draft.parts[0].body == "本句出自新版措辞。"
    settle(qtbot, opinions_context)


def test_typed_words_are_taken_back_line_by_line(opinions_context: AppContext, qtbot: QtBot) -> None:
    section = shown(opinions_context, qtbot)
    was = section.draft
    assert not section.undo.isEnabled()
    for row, words in ((0, "标题"), (1, "开头 {{ 中心名称 }} {{ 依托单位 }}")):
        section.lines.setCurrentRow(row)
        section.sentence.text.editor.setPlainText(words)
        section.sentence.text.edited.emit()
    section.undo.click()
    assert section.draft is not None
    assert was is not None
    assert (section.draft.sentence("title"), section.draft.sentence("opening")) == ("标题", was.sentence("opening"))
    section.undo.click()
    assert section.draft == was
    assert not section.undo.isEnabled()
    section.keep()
    settle(qtbot, opinions_context)


def test_the_page_of_a_wording_is_measured_beside_it(opinions_context: AppContext, qtbot: QtBot) -> None:
    section = shown(opinions_context, qtbot)
    check = section.preview.layout_check
    qtbot.waitUntil(lambda: "排版" in check.button.text(), timeout=PAPER_PATIENCE)
    assert check.button.text() == "排版无偏差"


def test_names_and_phrases_are_put_where_the_cursor_is(opinions_context: AppContext, qtbot: QtBot) -> None:
    section = shown(opinions_context, qtbot)
    section.lines.setCurrentRow(0)
    editor = section.sentence.text.editor
    before = editor.toPlainText()
    editor.setFocus()
    section.inserts.names.menu().actions()[0].trigger()
    assert editor.toPlainText() == "{{ 日期 }}" + before
    editor.undo()
    assert editor.toPlainText() == before
    editor.selectAll()
    section.sentence.remember_place()
    section.inserts.keep()
    kept = " ".join(before.split())
    qtbot.waitUntil(lambda: ask(store_of(opinions_context), phrases) == (kept,))
    QApplication.processEvents()
    section.inserts.drop(kept)
    qtbot.waitUntil(lambda: ask(store_of(opinions_context), phrases) == ())
    settle(qtbot, opinions_context)


def page_of(desk: OpinionDesk) -> str:
    """The words on the page that is shown."""
    drawn = desk.session.drawn
    return "" if drawn is None else "".join("".join(page_texts(drawn.data)).split())


def test_a_draft_takes_the_newer_wording_at_its_desk_and_goes_back(opinions_page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, opinions_page)
    wait(qtbot, opinions_page)
    before = desk.text_form.text()
    assert not desk.wording.take.isVisible()
    wording = ask(store_of(opinions_page.ctx), wording_desk, kind=OpinionKind.ARGUMENT).versions[0].wording
    new = wording.with_part(0, replace(wording.parts[0], body="本句出自新版措辞。"))
    perform(store_of(opinions_page.ctx), OFFICE, revise_wording, draft=new, reason="改措辞")
    desk.session.reload()
    qtbot.waitUntil(desk.wording.take.isVisible)
    click(desk, "takeWording")
    wait(qtbot, opinions_page)
    qtbot.waitUntil(lambda: desk.text_form.text().parts[0].body == "本句出自新版措辞。")
    qtbot.waitUntil(lambda: "本句出自新版措辞" in page_of(desk), timeout=PAPER_PATIENCE)
    assert not desk.wording.take.isVisible()
    button = next(one for one in desk.message.findChildren(QPushButton) if one.text() == "换回来")
    button.click()
    wait(qtbot, opinions_page)
    qtbot.waitUntil(lambda: desk.text_form.text() == before)
    qtbot.waitUntil(lambda: "本句出自新版措辞" not in page_of(desk), timeout=PAPER_PATIENCE)
