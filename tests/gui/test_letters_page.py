"""推荐函与收件 on the real page: a letter with a pasted list, what came beside it, a delivery and its slip, the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.letters import letters_page
from qtic_desktop.gui.place import Place
from qtic_desktop.storage.queries.intake import proposals
from qtic_desktop.storage.queries.letters import letters
from tests.gui.review_window import make_context, settle, show_page
from tests.helpers.doors import ask, store_of
from tests.review_story import CLERK, begin_story


@pytest.fixture
def context(tmp_path: Path, themed: None) -> Iterator[AppContext]:
    story = begin_story(tmp_path / "workspace", proposals=2)
    made = make_context(story, CLERK, tmp_path)
    made.now = story.workspace.store.now
    yield made
    assert made.tasks.close()
    story.workspace.close()


def press(root: QWidget, name: str) -> None:
    (found,) = (made for made in root.findChildren(QPushButton, name) if made.isVisible())
    assert found.isEnabled(), found.toolTip()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def fill(form: Any, **answers: object) -> None:
    for name, value in answers.items():
        form.field(name).set_value(value)


def test_a_letter_its_list_and_a_delivery_with_its_slip(context: AppContext, qtbot: QtBot, tmp_path: Path) -> None:
    page: Any = letters_page(context)
    show_page(qtbot, page, 1150, 740)
    context.notifier.changed.connect(page.refresh)
    page.activate(Place("letters", new=True))
    settle(qtbot, context)
    here = ask(store_of(context), proposals, status="accepted")[0]
    form = page.dialog.form
    fill(form, number="示例函〔2026〕9号", department=here.department_name, dated=context.now().date())
    assert form.field("sealed").value() is None
    form.do_button.click()
    settle(qtbot, context)
    assert form.problem("sealed") == "请选择一项。"
    assert ask(store_of(context), letters) == ()
    fill(
        form, number="示例函〔2026〕9号", department=here.department_name, sealed="no",
        centers=f"1\t{here.center_name}\t{here.host_name}\n2\t青岛市没有送来的技术创新中心\t某公司",
    )  # fmt: skip
    form.do_button.click()
    settle(qtbot, context)
    (letter,) = ask(store_of(context), letters)
    assert (letter.listed, letter.delivered, letter.sealed) == (2, 1, False)
    assert page.card.chip.text == "未盖章"
    assert here.number in page.card.lines["body"]
    assert "没有送来" in page.card.lines["bad"]
    slip = next(made for made in page.findChildren(QPushButton, Act.EXPORT_RECEIPT))
    assert not slip.isEnabled()
    press(page.card, Act.RECEIVE_DELIVERY)
    fill(page.card.form, who="张三", papers="建设方案 3份 120页")
    press(page.card, f"do_{Act.RECEIVE_DELIVERY}")
    settle(qtbot, context)
    delivery = ask(store_of(context), letters)[1]
    page.select(delivery.id)
    settle(qtbot, context)
    page.exporter.ask_path = lambda *_: str(tmp_path / "slip.pdf")
    press(page, Act.EXPORT_RECEIPT)
    settle(qtbot, context)
    assert (tmp_path / "slip.pdf").stat().st_size > 5000
    press(page.card, Act.TAKE_BACK_DELIVERY)
    fill(page.card.form, reason="不是这封函的材料")
    press(page.card, f"do_{Act.TAKE_BACK_DELIVERY}")
    settle(qtbot, context)
    assert [row.in_force for row in ask(store_of(context), letters)] == [True, False]
    assert page.card.chip.text == "已撤销"
