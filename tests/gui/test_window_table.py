"""A list that is a window on the database: what is read, what stays selected, what is dropped. The database is a
table of numbers here, answered through the same background threads as the real one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.listing import Chosen, Look, Order, Wanted
from qtic_desktop.gui.background import BackgroundTasks, Task
from qtic_desktop.gui.models.windowed import PAGE, WindowModel
from qtic_desktop.gui.widgets import Column, WindowTable
from qtic_desktop.storage.queries.query import Question

pytestmark = pytest.mark.usefixtures("themed")


@dataclass(frozen=True)
class Row:
    id: str
    name: str
    note: str = ""


@dataclass(frozen=True)
class Even:
    only: bool = False


COLUMNS = (
    Column("name", "名称", lambda row: row.name, stretch=True, pinyin=True),
    Column("note", "备注", lambda row: row.note),
)
ALL = Wanted(Even())


@dataclass
class Numbers:
    """``rows`` in the order of the list; ``asked`` notes what was read, ``gate`` holds answers back while it is shut."""

    rows: list[Row]
    asked: list[tuple[object, ...]] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)

    def found(self, wanted: Wanted[Even]) -> list[Row]:
        rows = [r for r in self.rows if wanted.text in r.name and not (wanted.filter.only and int(r.id) % 2)]
        return rows if wanted.order is None else sorted(rows, key=lambda r: r.name, reverse=wanted.order.descending)

    @property
    def orders(self) -> dict[str, object]:
        return {"name": "by name"}

    def look(
        self, wanted: Wanted[Even], first: int, size: int, ids: frozenset[str], around: str
    ) -> Question[Look[Row]]:
        def run() -> Look[Row]:
            self.gate.wait(10)
            self.asked.append(("look", wanted.text, first, size))
            rows = self.found(wanted)
            places = {row.id: n for n, row in enumerate(rows) if row.id in ids}
            start = places[around] // size * size if around in places else first
            counts = {"even": sum(int(r.id) % 2 == 0 for r in self.rows)}
            return Look(len(rows), len(self.rows), counts, start, tuple(rows[start : start + size]), places)

        return Question(Read.PROPOSALS, lambda _session, _actor: run())

    def page(self, wanted: Wanted[Even], first: int, size: int) -> Question[tuple[Row, ...]]:
        def run() -> tuple[Row, ...]:
            self.gate.wait(10)
            self.asked.append(("page", wanted.text, first, size))
            return tuple(self.found(wanted)[first : first + size])

        return Question(Read.PROPOSALS, lambda _session, _actor: run())

    def keys(self, wanted: Wanted[Even], first: int, size: int) -> Question[tuple[str, ...]]:
        return Question(
            Read.PROPOSALS, lambda _session, _actor: tuple(r.id for r in self.found(wanted)[first : first + size])
        )


class Desk:
    """A table on ``count`` numbered rows, with the background it reads on."""

    def __init__(self, qtbot: QtBot, tasks: BackgroundTasks, count: int) -> None:
        self.qtbot, self.tasks = qtbot, tasks
        self.source = Numbers([Row(str(n), f"第{n:06d}中心") for n in range(count)])
        self.source.gate.set()
        self.table = WindowTable(COLUMNS, self.source, self.ask, ALL, name="名单")
        self.table.resize(600, 400)
        self.heard: list[Row | None] = []
        self.table.row_selected.connect(self.heard.append)
        self.table.show()
        self.table.refresh()
        self.settle()

    def ask(self, question: Question[object], *, on_done: object, on_error: object = None) -> Task:
        return self.tasks.run("storage", lambda: question.run(None, None), on_done, on_error)  # type: ignore[arg-type]

    def settle(self) -> None:
        def quiet() -> bool:
            model = self.table.rows_model
            return not self.tasks.running and not model.is_looking and not model.is_paging

        self.qtbot.waitUntil(quiet, timeout=10000)

    def names(self, first: int, count: int) -> list[str]:
        return [str(self.table.model().index(n, 0).data()) for n in range(first, first + count)]


@pytest.fixture
def desk(qtbot: QtBot, background: BackgroundTasks) -> Iterator[Desk]:
    made = Desk(qtbot, background, 100_000)
    qtbot.addWidget(made.table)
    yield made
    made.source.gate.set()


def test_the_model_keeps_qts_rules_with_rows_read_and_unread(
    qtbot: QtBot, background: BackgroundTasks, qtmodeltester: ModelTester
) -> None:
    made = Desk(qtbot, background, 250)
    qtbot.addWidget(made.table)
    qtmodeltester.check(made.table.rows_model)
    made.settle()
    made.table.set_text("第00001")
    made.settle()
    qtmodeltester.check(made.table.rows_model)
    made.table.set_text("nothing")
    made.settle()
    qtmodeltester.check(made.table.rows_model)


def test_every_row_counts_and_only_those_in_sight_are_read(desk: Desk) -> None:
    assert desk.table.count() == desk.table.total() == 100_000
    assert desk.names(0, 2) == ["第000000中心", "第000001中心"]
    assert [asked[0] for asked in desk.source.asked] == ["look"]
    assert desk.names(70_000, 1) == ["…"]
    desk.settle()
    assert desk.names(70_000, 1) == ["第070000中心"]


def test_who_drags_the_bar_waits_for_where_it_stops_only(desk: Desk) -> None:
    desk.source.asked.clear()
    for value in range(0, 90_000, 1000):
        desk.table.verticalScrollBar().setValue(value)
        desk.table.viewport().repaint()
    desk.settle()
    assert desk.names(89_000, 1) == ["第089000中心"]
    assert len(desk.source.asked) <= 6


def test_rows_long_out_of_sight_are_let_go(desk: Desk) -> None:
    for value in range(0, 100_000, 500):
        desk.table.model().index(value, 0).data()
        desk.settle()
    assert len(desk.table.rows_model.at_hand()) <= 40 * PAGE


def test_an_outdated_search_is_neither_run_nor_shown(desk: Desk) -> None:
    desk.source.asked.clear()
    desk.source.gate.clear()
    for length in range(1, 6):
        desk.table.set_text("第00001"[:length])
        QTest.qWait(1)
    desk.source.gate.set()
    desk.settle()
    assert desk.table.count() == 100
    assert len([asked for asked in desk.source.asked if asked[0] == "look"]) <= 2
    assert desk.source.asked[-1][1] == "第0000"


def test_the_old_rows_stay_until_the_new_ones_are_there(desk: Desk) -> None:
    desk.source.gate.clear()
    desk.table.set_text("第00001")
    QTest.qWait(20)
    assert desk.names(0, 1) == ["第000000中心"]
    desk.source.gate.set()
    desk.settle()
    assert desk.names(0, 1) == ["第000010中心"]


def test_a_record_is_found_wherever_it_stands(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.table.found) as told:
        desk.table.seek("77777")
    assert told.args == ["77777", True]
    assert desk.table.selected() == desk.source.rows[77_777]
    shown = desk.table.visualRect(desk.table.model().index(77_777, 0))
    assert desk.table.viewport().rect().contains(shown.center())
    with qtbot.waitSignal(desk.table.found) as told:
        desk.table.seek("none")
    assert told.args == ["none", False]
    assert desk.table.selected() is None


def test_the_selection_goes_with_its_records_through_a_refresh(desk: Desk) -> None:
    desk.table.seek("50000")
    desk.settle()
    desk.source.rows[:0] = [Row(str(200_000 + n), f"新{n}") for n in range(3)]
    desk.source.rows[50_003] = Row("50000", "第050000中心", "touched")
    desk.table.refresh()
    desk.settle()
    assert desk.table.selected() == Row("50000", "第050000中心", "touched")
    assert desk.heard[-1] == Row("50000", "第050000中心", "touched")
    del desk.source.rows[50_003]
    desk.table.refresh()
    desk.settle()
    assert desk.table.selected() is None
    assert desk.heard[-1] is None


def test_sorting_and_filtering_are_done_where_the_records_are(desk: Desk) -> None:
    desk.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    desk.settle()
    assert desk.table.rows_model.wanted.order == Order("name", descending=True)
    assert desk.names(0, 1) == ["第099999中心"]
    desk.table.set_wanted_filter(Even(only=True))
    desk.settle()
    assert (desk.table.count(), desk.table.total()) == (50_000, 100_000)
    assert desk.names(0, 1) == ["第099998中心"]
    desk.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    desk.settle()
    assert desk.table.rows_model.wanted.order is None


def test_everything_is_selected_as_a_value_and_stays_so_until_the_search_changes(desk: Desk) -> None:
    QTest.keyClick(desk.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert desk.table.chosen() == Chosen(100_000, frozenset(), ALL)
    desk.source.rows.append(Row("300000", "最后"))
    desk.table.refresh()
    desk.settle()
    assert desk.table.chosen().count == 100_001
    got: list[tuple[str, ...]] = []
    desk.table.ask_chosen(got.append)
    desk.settle()
    assert len(got[0]) == 100_001
    assert got[0][-1] == "300000"
    desk.table.set_text("第0000")
    desk.settle()
    assert desk.table.chosen() == Chosen(0, frozenset())


def test_a_long_stretch_is_selected_with_rows_that_never_were_in_sight(desk: Desk) -> None:
    desk.table.seek("10")
    desk.settle()
    flags = QItemSelectionModel.SelectionFlag
    desk.table.selectionModel().setCurrentIndex(desk.table.model().index(30_000, 0), flags.NoUpdate)
    QTest.keyClick(desk.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    got: list[tuple[str, ...]] = []
    desk.table.ask_chosen(got.append)
    assert got == []
    desk.settle()
    count = desk.table.selected_count()
    assert count > 1
    assert len(got[0]) == count == len(set(got[0]))
    desk.source.rows.insert(0, Row("400000", "第一"))
    desk.table.refresh()
    desk.settle()
    assert desk.table.chosen() == Chosen(count, frozenset(got[0]))


def test_keys_open_the_row_and_walk_on(desk: Desk, qtbot: QtBot) -> None:
    desk.table.seek("0")
    desk.settle()
    opened: list[Row] = []
    desk.table.row_activated.connect(opened.append)
    QTest.keyClick(desk.table, Qt.Key.Key_Down)
    QTest.keyClick(desk.table, Qt.Key.Key_Return)
    assert [row.id for row in opened] == ["1"]
    QTest.keyClick(desk.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    QTest.keyClick(desk.table, Qt.Key.Key_Up)
    desk.settle()
    assert desk.table.selected().id == "99998"
    assert desk.heard[-1] == desk.source.rows[-2]


def test_a_read_that_fails_says_so_and_leaves_the_list_as_it_was(desk: Desk, qtbot: QtBot) -> None:
    def broken(wanted: Wanted[Even]) -> list[Row]:
        raise OSError("disk")

    desk.source.found = broken  # type: ignore[method-assign]
    with qtbot.waitSignal(desk.table.failed) as told:
        desk.table.set_text("第0000")
    assert isinstance(told.args[0], OSError)
    assert desk.names(0, 1) == ["第000000中心"]


def test_the_model_alone_asks_nothing_before_it_is_wanted(background: BackgroundTasks) -> None:
    source = Numbers([])
    model = WindowModel(COLUMNS, source, pytest.fail, ALL)
    model.want(Wanted(Even(), "x"))
    model.sort(0)
    assert model.rowCount() == 0
    assert background.running == 0
