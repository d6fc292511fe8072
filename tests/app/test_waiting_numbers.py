"""The numbers beside the stages and the cards of 今日待办 are one count, before and after a page was opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qtic_desktop.app.pages import build_window
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.catalogue import cards_of_stages
from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.today.page import TodayPage
from tests.gui.review_window import settle
from tests.review_story import OFFICE, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=4)
    made.convene(proposals=made.proposals[:2])
    made.open()
    made.score(0)
    yield made
    made.workspace.close()


@pytest.fixture
def tasks() -> Iterator[BackgroundTasks]:
    made = BackgroundTasks()
    yield made
    assert made.close()


def opened(qtbot: QtBot, story: Story, tasks: BackgroundTasks, actor: Actor, folder: Path) -> MainWindow:
    window = build_window(story.workspace, actor, tasks, lang="zh", settings_file=folder)
    qtbot.addWidget(window)
    window.show()
    quiet(qtbot, window)
    return window


def quiet(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.wait(500)
    settle(qtbot, window.ctx)


def beside(window: MainWindow) -> dict[str, int]:
    """The number that is spoken of each stage."""
    entries = window._form.navigation._entries
    found = {name: re.search(r"(\d+) 项待办", entry.accessibleName()) for name, entry in entries.items()}
    return {str(name): int(match[1]) if match else 0 for name, match in found.items()}


def on_cards(window: MainWindow) -> dict[str, int]:
    """The number each card shows, by what waits."""
    page = window.page("today")
    assert isinstance(page, TodayPage)
    found = {}
    for kind, card in page.cards.items():
        words = next(label.text() for label in card.findChildren(QLabel) if re.match(r"\d+ ", label.text()))
        found[kind] = int(words.split()[0])
    return found


@pytest.mark.parametrize("role", [Role.OFFICE, Role.CLERK])
def test_each_stage_shows_the_sum_of_its_cards_whether_its_page_was_opened_or_not(
    qtbot: QtBot, story: Story, tasks: BackgroundTasks, tmp_path: Path, role: Role
) -> None:
    window = opened(qtbot, story, tasks, Actor(OFFICE.id, OFFICE.name, role), tmp_path)
    window.go(Place("today"))
    quiet(qtbot, window)
    cards = on_cards(window)
    wanted = {name: sum(cards.get(kind, 0) for kind in kinds) for name, kinds in cards_of_stages().items()}
    assert cards["sheets_to_score"] == 9  # two proposals, five experts, one sheet handed in
    assert {name: count for name, count in beside(window).items() if name in wanted} == wanted
    assert beside(window)["today"] == sum(cards.values())
    for name in ("intake", "scoring", "meetings", "opinions", "annual_reports"):
        window.go(Place(name))  # type: ignore[arg-type]
        quiet(qtbot, window)
    assert {name: count for name, count in beside(window).items() if name in wanted} == wanted
    window.close()


def test_an_expert_has_the_numbers_of_the_own_stages_only(
    qtbot: QtBot, story: Story, tasks: BackgroundTasks, tmp_path: Path
) -> None:
    window = opened(qtbot, story, tasks, story.seat(1), tmp_path)
    assert beside(window)["scoring"] == 2
    assert "intake" not in beside(window)
    window.close()


def test_a_change_is_counted_a_moment_later(qtbot: QtBot, story: Story, tasks: BackgroundTasks, tmp_path: Path) -> None:
    from qtic_desktop.services.intake.changes import withdraw_proposal

    window = opened(qtbot, story, tasks, OFFICE, tmp_path)
    before = beside(window)["intake"]
    window.ctx.perform(withdraw_proposal.bind(proposal_id=story.proposals[3], reason="申报单位来函"))
    qtbot.waitUntil(lambda: beside(window)["intake"] == before - 1, timeout=20_000)
    window.close()
