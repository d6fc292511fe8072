"""Seeded slips of a tired clerk, typed into the real pile: none of them is sealed. And one sheet on a numeric keypad, key by
key.

6 slips in the suite; ``make reliability`` asks for 200 by ``QTIC_SLIPS``.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scoring.keying import TOTAL, Keying
from qtic_desktop.gui.context import AppContext
from qtic_desktop.services import scoring
from qtic_desktop.services.scoring import corrections
from qtic_desktop.storage.queries.keying import keying_states
from tests.gui.review_window import make_context, settle
from tests.gui.test_pile import Desk
from tests.helpers.doors import ask
from tests.review_story import CLERK, OFFICE, Story, begin_story
from tests.storage.test_paper_keying import Paper, key_first, key_second, slip_of, write_paper

SLIPS = int(os.environ.get("QTIC_SLIPS", "6"))
VERIFIER = Actor("v-1", "复核员丁", Role.VERIFIER)
BALLOTS = {"agree": "1", "agree-after-revision": "2", "disagree": "3", "abstain": "4"}


@pytest.fixture
def story(tmp_path: Path, themed: None) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1, experts=5, keying="twice")
    made.convene(size=5)
    made.open(size=5)
    yield made
    made.workspace.close()


@pytest.fixture
def contexts(story: Story, tmp_path: Path) -> Iterator[Callable[[Actor], AppContext]]:
    made: list[AppContext] = []

    def make(actor: Actor) -> AppContext:
        made.append(make_context(story, actor, tmp_path))
        return made[-1]

    yield make
    for context in made:
        assert context.tasks.close()


def fields_of(desk: Desk, paper: Paper) -> dict[str, str]:
    return {**paper.points, TOTAL: paper.total, "ballot": BALLOTS[paper.ballot]}


def key_sheet(desk: Desk, sheet_id: str, paper: Paper) -> bool:
    """From the first field to the last; whether the two sums stopped the keys, and the clerk said that the paper is so."""
    texts, stopped = fields_of(desk, paper), False
    assert desk.grid.go_to(sheet_id, "1")
    for _ in range(30):
        here = desk.grid.here()
        if here is None or here[0] != sheet_id:
            break
        draft, name = desk.grid.draft(), here[1]
        assert draft is not None
        if name not in draft.open:
            break
        last = desk.grid.is_last(draft, name)
        text = texts.get(name, "")
        desk.type(text) if name == "ballot" or draft.texts.get(name, "") != text else desk.enter()
        if name == TOTAL and "相差" in desk.said():
            stopped = True
            keep = next(one for one in desk.page.message.findChildren(QPushButton) if one.text() == "纸面就是这样")
            QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
            settle(desk.qtbot, desk.context)
        if last:
            break
    return stopped


def test_no_slip_at_the_pile_is_sealed(story: Story, contexts: Any, qtbot: QtBot) -> None:
    chance = random.Random(20260310)
    sheets = [story.sheet(place) for place in range(5)]
    criteria = sheets[0].rubric.criteria
    for sheet in sheets[1:]:
        paper = write_paper(criteria, chance)
        key_first(story, sheet, paper)
        key_second(story, sheet, paper)
    mine, first = sheets[0].id, Desk(contexts(CLERK), qtbot)
    second = Desk(contexts(VERIFIER), qtbot)
    stops = 0
    for number in range(SLIPS):
        paper = write_paper(criteria, chance)
        slip = slip_of(paper, criteria, chance)
        if number:
            story.do(corrections.return_sheet, sheet_id=mine, reason="示例：下一份")
            first.page.read()
            settle(qtbot, first.context)
        stopped = key_sheet(first, mine, slip)
        assert story.sheet(0).state == "submitted", (number, slip, first.said(), first.grid.here())
        assert stopped is (sum(map(Decimal, slip.points.values())) != Decimal(slip.total)), "the sums were compared"
        stops += stopped
        second.page.read()
        settle(qtbot, second.context)
        key_sheet(second, mine, paper)
        state = ask(story.workspace.store, keying_states, meeting_id=story.meeting_id)[mine]
        assert state.state is Keying.DIFFERS, slip
        with pytest.raises(Refused, match="cannot_seal"):
            story.do(scoring.seal_meeting, actor=OFFICE, meeting_id=story.meeting_id)
    print(f"{SLIPS} slips at the pile, {stops} stopped by the written sum, none sealed")


def test_a_sheet_of_eight_criteria_on_a_numeric_keypad_takes_its_figures_and_enter(
    story: Story, contexts: Any, qtbot: QtBot
) -> None:
    desk, keypad = Desk(contexts(CLERK), qtbot), Qt.KeyboardModifier.KeypadModifier
    sheet = story.sheet(0)
    paper = write_paper(sheet.rubric.criteria, random.Random(3))
    assert len(paper.points) == 8
    keys = 0
    for text in (*paper.points.values(), "", paper.total, "1"):
        for letter in text:
            code = Qt.Key.Key_Period if letter == "." else Qt.Key(Qt.Key.Key_0 + int(letter))
            QTest.keyClick(desk.grid, code, keypad)
            keys += 1
        QTest.keyClick(desk.grid, Qt.Key.Key_Enter, keypad)
        settle(qtbot, desk.context)
        keys += 1
    row = story.sheet(0)
    assert (row.state, f"{row.paper_total:f}", row.vote) == ("submitted", paper.total, "agree")
    assert {number: f"{row.entries[number].points:f}" for number in paper.points} == paper.points
    digits = sum(map(len, paper.points.values())) + len(paper.total) + 1
    fields = len(paper.points) + 2  # the marks, the written sum, the ballot
    assert keys <= 1.2 * (digits + fields), (keys, digits, fields)
    print(f"{keys} keys for {digits} figures in {fields} fields")
