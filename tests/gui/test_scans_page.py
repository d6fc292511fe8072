"""扫描回收 on the real page: taking in, the picture, placing and setting aside, and the way back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.scans import PageState
from qtic_desktop.domain.scoring.sheet_codes import sheet_code
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.scans import scans_page
from qtic_desktop.services.perform import work
from qtic_desktop.services.scoring.blank_sheets import print_blank_sheets
from qtic_desktop.storage.queries.scans import scan_pages
from tests.gui.review_window import make_context, settle, show_page
from tests.helpers.doors import ask, store_of
from tests.review_story import CLERK, Story, begin_story
from tests.storage.test_scans import Printed1, photographed, saved


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "workspace", proposals=1)
    made.convene()
    made.open()
    yield made
    made.workspace.close()


@pytest.fixture
def context(story: Story, tmp_path: Path, themed: None) -> Iterator[AppContext]:
    made = make_context(story, CLERK, tmp_path)
    made.now = story.workspace.store.now
    yield made
    assert made.tasks.close()


def test_scans_are_taken_in_looked_at_placed_and_put_back(
    context: AppContext, story: Story, qtbot: QtBot, tmp_path: Path
) -> None:
    blanks = tmp_path / "blanks.pdf"
    work(story.workspace, CLERK, print_blank_sheets.bind(out=blanks, meeting_id=story.meeting_id))
    draws = random.Random(2)
    sheet = photographed(Printed1(blanks.read_bytes(), 0, None), draws, turn=180)
    torn = photographed(Printed1(blanks.read_bytes(), 1, None), draws, turn=0)
    torn = torn.crop((0, torn.height // 2, torn.width, torn.height))
    file = tmp_path / "扫描.pdf"
    file.write_bytes(saved([sheet, torn, Image.new("L", (600, 800), 255)], "PDF"))
    page: Any = scans_page(context)
    show_page(qtbot, page, 1150, 740)
    context.notifier.changed.connect(page.refresh)
    page.activate(Place("scans"))
    settle(qtbot, context)
    assert page.is_empty
    page.ask_paths = lambda *_asked: [str(file)]
    page.press_primary()
    settle(qtbot, context)
    assert "按码归位 1 页，待认领 2 页" in page.message.text
    assert page.waiting_count() == 2
    assert page.filter_key == "waiting"
    assert page.table.count() == 2
    qtbot.waitUntil(lambda: page.view.page_count() == 1)
    rows = {row.number: row for row in ask(store_of(context), scan_pages)}
    page.select(rows[2].id)
    settle(qtbot, context)
    page.card.press(Act.PLACE_SCAN)
    form = page.card.form
    other = next(one for one in (story.sheet(place) for place in range(5)) if one.id != rows[1].subject_id)
    form.field("paper").set_value(sheet_code(other.agenda_item_id, other.expert_id))
    form.field("page").set_value("1")
    form.do_button.click()
    settle(qtbot, context)
    found = {row.number: row for row in ask(store_of(context), scan_pages)}
    assert (found[2].state, found[2].subject_id) == (PageState.PLACED, other.id)
    page.choose_filter("all")
    page.select(rows[1].id)
    settle(qtbot, context)
    page.card.press(Act.TAKE_BACK_SCAN)
    page.card.form.field("reason").set_value("归错了文件")
    page.card.form.do_button.click()
    settle(qtbot, context)
    assert page.waiting_count() == 2
    page.press_primary()
    settle(qtbot, context)
    assert "没有重复收" in page.message.text
    assert len(ask(store_of(context), scan_pages)) == 3
