"""Seeded errors of tired people at the real pile, by keys: slips of either keyer or of both alike, sheets swapped, lost or
keyed twice, a line skipped, a code mistyped, a strike-out; none reaches the ranking. And one sheet on a numeric keypad, key
by key.

One of each kind in the suite; ``make reliability`` asks for 200 by ``QTIC_SLIPS``.
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
from qtic_desktop.domain.scoring.sheet_codes import sheet_code
from qtic_desktop.gui.context import AppContext
from qtic_desktop.services import scoring
from qtic_desktop.services.results import meeting_results
from qtic_desktop.services.scoring import corrections
from qtic_desktop.storage.queries.keying import keying_states
from tests.gui.review_window import make_context, named, settle, type_into
from tests.gui.test_pile import Desk
from tests.helpers.doors import ask
from tests.review_story import CLERK, OFFICE, Story, begin_story
from tests.storage.test_paper_keying import (
    Paper,
    codes,
    independent_mean,
    key_first,
    key_second,
    slip_of,
    write_paper,
)

SLIPS = int(os.environ.get("QTIC_SLIPS", "9"))
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


def fields_of(paper: Paper) -> dict[str, str]:
    return {**paper.points, TOTAL: paper.total, "ballot": BALLOTS[paper.ballot]}


def key_sheet(desk: Desk, sheet_id: str, paper: Paper) -> bool:
    """From the first field to the last; whether the two sums stopped the keys, and the clerk said that the paper is so."""
    texts, stopped = fields_of(paper), False
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


class Tables:
    """A clerk and a second keyer at the pile, five sheets of paper, and what is done about an error when it was found."""

    def __init__(self, story: Story, first: Desk, second: Desk, chance: random.Random) -> None:
        self.story, self.first, self.second, self.chance = story, first, second, chance
        sheets = [story.sheet(place) for place in range(5)]
        self.criteria = sheets[0].rubric.criteria
        self.sheets, self.ids = sheets, [sheet.id for sheet in sheets]
        self.papers = [write_paper(self.criteria, chance) for _ in sheets]
        self.stops = 0
        for sheet, paper in zip(sheets, self.papers, strict=True):
            key_first(story, sheet, paper)
            key_second(story, sheet, paper)

    # -- hands

    def give_back(self, *places: int) -> None:
        for place in places:
            self.story.do(corrections.return_sheet, sheet_id=self.ids[place], reason="示例：下一份")
        self.first.page.read()
        settle(self.first.qtbot, self.first.context)

    def a_new_paper(self, place: int) -> Paper:
        self.papers[place] = write_paper(self.criteria, self.chance)
        return self.papers[place]

    def keyed(self, place: int, paper: Paper) -> None:
        """By the clerk; the two sums are compared whatever is typed."""
        stopped = key_sheet(self.first, self.ids[place], paper)
        assert stopped is (sum(map(Decimal, paper.points.values())) != Decimal(paper.total)), "the sums were compared"
        assert self.story.sheet(place).state == "submitted", (place, paper, self.first.said(), self.first.grid.here())
        self.stops += stopped

    def keyed_again(self, place: int, paper: Paper) -> None:
        """By the second keyer, from the first field, whatever was typed before."""
        self.second.page.read()
        settle(self.second.qtbot, self.second.context)
        self.stops += key_sheet(self.second, self.ids[place], paper)

    def wrong_code(self, text: str) -> None:
        field = named(self.first.page, "sheet_code")
        field.clear()
        type_into(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle(self.first.qtbot, self.first.context)

    # -- what the record says, and what holds the ranking back

    def state(self, place: int) -> Any:
        return ask(self.story.workspace.store, keying_states, meeting_id=self.story.meeting_id)[self.ids[place]]

    def held(self, place: int, *wanted: str) -> None:
        """No rank while the error stands: the gate names it and sealing is refused."""
        assert codes(self.story, self.sheets[place]) & set(wanted), (wanted, self.papers[place])
        with pytest.raises(Refused, match="cannot_seal"):
            self.story.do(scoring.seal_meeting, actor=OFFICE, meeting_id=self.story.meeting_id)

    def differs(self, *places: int) -> None:
        for place in places:
            assert self.state(place).state is Keying.DIFFERS
            self.held(place, "scoring.keyings_differ", "scoring.total_differs", "scoring.ballot_differs")

    # -- after somebody looked at the paper

    def put_right(self, *places: int) -> None:
        """The clerk types what stands on the paper into each field that differs."""
        self.first.page.read()
        settle(self.first.qtbot, self.first.context)
        for place in places:
            texts = fields_of(self.papers[place])
            while self.state(place).state is Keying.DIFFERS:
                name = self.state(place).differs[0]
                assert self.first.grid.go_to(self.ids[place], name)
                self.first.type(texts[name])
                assert name not in self.state(place).differs, self.first.said()

    # -- the errors

    def clerk_slips(self, place: int) -> None:
        self.give_back(place)
        paper = self.a_new_paper(place)
        self.keyed(place, slip_of(paper, self.criteria, self.chance))
        self.keyed_again(place, paper)
        self.differs(place)
        self.put_right(place)

    def second_keyer_slips(self, place: int) -> None:
        self.give_back(place)
        paper = self.a_new_paper(place)
        self.keyed(place, paper)
        self.keyed_again(place, slip_of(paper, self.criteria, self.chance))
        self.differs(place)
        self.keyed_again(place, paper)

    def both_read_the_same_wrongly(self, place: int) -> None:
        """What no second pair of eyes finds, the sum does that the expert wrote by hand."""
        self.give_back(place)
        paper, slip = self.a_new_paper(place), None
        while slip is None or sum(map(Decimal, slip.points.values())) == Decimal(slip.total):
            slip = slip_of(paper, self.criteria, self.chance)
        self.keyed(place, slip)
        self.keyed_again(place, slip)
        assert self.state(place).state is Keying.AGREED
        self.held(place, "scoring.gate.paper_total")
        self.keyed_anew(place)

    def sheets_swapped(self, place: int) -> None:
        other = (place + 1) % 5
        self.give_back(place, other)
        papers = self.a_new_paper(place), self.a_new_paper(other)
        self.keyed(place, papers[1])
        self.keyed(other, papers[0])
        for at in (place, other):
            self.keyed_again(at, self.papers[at])
        self.differs(place, other)
        self.put_right(place, other)

    def one_paper_keyed_twice(self, place: int) -> None:
        self.give_back(place)
        paper = self.a_new_paper(place)
        self.keyed(place, self.papers[(place + 1) % 5])
        self.keyed_again(place, paper)
        self.differs(place)
        self.put_right(place)

    def sheet_lost(self, place: int) -> None:
        self.give_back(place)
        self.a_new_paper(place)
        self.held(place, "scoring.sheet_open")
        self.keyed_anew(place, given_back=True)

    def line_skipped(self, place: int) -> None:
        """All figures after a line stand one line too high: the last field stays blank, and blank is not nought."""
        numbers = [one.number for one in self.criteria]
        while True:
            paper, cut = write_paper(self.criteria, self.chance), self.chance.randrange(len(numbers) - 1)
            moved = dict(zip(numbers[cut:-1], [paper.points[name] for name in numbers[cut + 1 :]], strict=True))
            slip = Paper({**paper.points, **moved, numbers[-1]: ""}, paper.total)
            if all(Decimal(slip.points[one.number] or 0) <= one.maximum for one in self.criteria):
                break
        self.papers[place] = paper
        self.give_back(place)
        assert self.first.grid.go_to(self.ids[place], numbers[-1])
        for _ in "12.5":  # the figure of the paper that lay here before
            QTest.keyClick(self.first.grid, Qt.Key.Key_Backspace)
        self.first.enter()
        self.stops += key_sheet(self.first, self.ids[place], slip)
        assert self.story.sheet(place).state == "open", "a blank was handed in"
        self.held(place, "scoring.sheet_open")
        self.keyed_anew(place, given_back=True)

    def code_mistyped(self, place: int) -> None:
        """One digit of the code of the sheet is another one, or two beside each other changed places: no column opens."""
        self.give_back(place)
        here = self.first.grid.here()
        right = sheet_code(self.sheets[place].agenda_item_id, self.sheets[place].expert_id)
        at = self.chance.randrange(len(right) - 1)
        other = self.chance.choice([digit for digit in "0123456789" if digit != right[at]])
        turned = right[:at] + right[at + 1] + right[at] + right[at + 2 :]
        for wrong in {right[:at] + other + right[at + 1 :], turned} - {right}:
            self.wrong_code(wrong)
            assert "编码" in self.first.said(), (wrong, right, self.first.said())
            assert self.first.grid.here() == here
        self.held(place, "scoring.sheet_open")
        self.a_new_paper(place)
        self.keyed_anew(place, given_back=True)

    def strike_out_without_a_signature(self, place: int) -> None:
        """Both keyings agree, and it still needs a person."""
        self.give_back(place)
        self.a_new_paper(place)
        assert self.first.grid.go_to(self.ids[place], "2")
        self.first.press("note_flaw")
        form = self.first.page.dialogs.dialog.form  # type: ignore[union-attr]
        form.field("kind").set_value("struck_out")
        QTest.mouseClick(form.do_button, Qt.MouseButton.LeftButton)
        settle(self.first.qtbot, self.first.context)
        self.keyed_anew(place, given_back=True)
        self.held(place, "scoring.flaw_struck_out")
        (flaw,) = [one for one in self.state(place).flaws if one.stands]
        self.story.do(scoring.settle_flaw, actor=CLERK, flaw_id=flaw.id, how="专家当场补签，为纸面所写的分数")

    def keyed_anew(self, place: int, *, given_back: bool = False) -> None:
        """Twice, as the paper says."""
        if not given_back:
            self.give_back(place)
        self.keyed(place, self.papers[place])
        self.keyed_again(place, self.papers[place])


ERRORS: tuple[Callable[[Tables, int], None], ...] = (
    Tables.clerk_slips, Tables.second_keyer_slips, Tables.sheets_swapped, Tables.both_read_the_same_wrongly,
    Tables.one_paper_keyed_twice, Tables.line_skipped, Tables.code_mistyped, Tables.strike_out_without_a_signature,
    Tables.sheet_lost,
)  # fmt: skip


def test_no_error_at_the_pile_reaches_the_ranking(story: Story, contexts: Any, qtbot: QtBot) -> None:
    tables = Tables(story, Desk(contexts(CLERK), qtbot), Desk(contexts(VERIFIER), qtbot), random.Random(20260310))
    for number in range(SLIPS):
        error, place = ERRORS[number % len(ERRORS)], tables.chance.randrange(5)
        error(tables, place)
        for at in range(5):
            assert codes(story, tables.sheets[at]) == set(), (number, error.__name__, place, at)
    story.do(scoring.seal_meeting, actor=OFFICE, meeting_id=story.meeting_id)
    (outcome,) = story.ask(meeting_results, meeting_id=story.meeting_id)
    assert outcome.result.exact == independent_mean(tables.papers)
    print(f"{SLIPS} errors at the pile, {tables.stops} times stopped by the written sum; none reached the ranking")


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
