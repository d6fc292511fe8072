"""What a clerk keys from paper while the disk is full stays in the column, and no sheet is handed in without it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.saving import Safety
from tests.gui.review_window import settle
from tests.gui.test_pile import VERIFIER, Desk, contexts, figures, story  # noqa: F401
from tests.helpers.full_disk import FullDisk
from tests.review_story import CLERK, Story


@pytest.fixture
def disk(story: Story) -> FullDisk:  # noqa: F811
    return FullDisk(story.workspace)


def test_a_sheet_is_not_handed_in_before_every_figure_is_stored(
    story: Story,  # noqa: F811
    contexts: Any,  # noqa: F811
    disk: FullDisk,
    qtbot: QtBot,
) -> None:
    desk = Desk(contexts(CLERK), qtbot)
    desk.context.doors = disk
    texts = figures(story)
    desk.type(texts[0])
    disk.full = True
    desk.type(*texts[1:])
    total = f"{sum(map(Decimal, texts)):f}"
    desk.type("", total, "1")
    assert story.sheet(0).state == "open"
    assert "没有保存" in desk.said()
    assert desk.grid.drafts[0].texts["2"] == texts[1]
    desk.page.read()
    settle(qtbot, desk.context)
    assert desk.grid.drafts[0].texts["2"] == texts[1], "read again, what was keyed stands there"
    disk.full = False
    desk.enter()
    assert story.sheet(0).state == "submitted"
    stored = story.sheet(0).entries
    assert [stored[str(n)].points for n in range(1, len(texts) + 1)] == [Decimal(text) for text in texts]
    assert desk.context.saving.safety is Safety.SAVED


def test_a_second_keying_that_is_not_whole_is_asked_about_before_it_goes(
    story: Story,  # noqa: F811
    contexts: Any,  # noqa: F811
    qtbot: QtBot,
) -> None:
    first = Desk(contexts(CLERK), qtbot)
    first.type(*figures(story), "", f"{sum(map(Decimal, figures(story))):f}", "1")
    desk = Desk(contexts(VERIFIER), qtbot)
    desk.type("5")
    assert desk.context.saving.safety is Safety.UNSAVED
    assert [typed.lines for typed in desk.context.saving.open_ends] == [(("第 1 项", "5"),)]
