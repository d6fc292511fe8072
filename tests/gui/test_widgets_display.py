"""Lists, messages, steps, pages and dialogs: what they show, and that nothing is lost in them."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from qtic_desktop.domain import search
from qtic_desktop.domain.problems import Problem
from qtic_desktop.gui.background import BackgroundTasks, Progress
from qtic_desktop.gui.models import rows as row_models
from qtic_desktop.gui.widgets import (
    BandButtons,
    BusyBar,
    Column,
    Dialog,
    EmptyState,
    FieldRow,
    FormColumn,
    InlineMessage,
    NumberField,
    PdfView,
    ProblemList,
    RowTable,
    RowTableModel,
    SaveState,
    StateChip,
    Step,
    StepList,
    TextField,
    plain_label,
)
from qtic_desktop.gui.widgets.pdf_view import page_image

pytestmark = [
    pytest.mark.usefixtures("themed"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]


@dataclass(frozen=True)
class Row:
    id: str
    name: str
    amount: int | None
    late: bool = False


COLUMNS = (
    Column("name", "名称", lambda row: row.name, stretch=True, pinyin=True),
    Column("amount", "投资", lambda row: row.amount, "right"),
    Column("state", "状态", lambda row: row.late, chip=lambda row: ("bad", "逾期") if row.late else ("ok", "按时")),
)
ROWS = (Row("1", "青岛海洋", 30), Row("2", "青岛氢能", None, True), Row("3", "崂山软件", 10))


def names(model: RowTableModel) -> list[str]:
    return [row.name for row in model.shown()]


def test_the_model_keeps_qts_rules(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = RowTableModel(COLUMNS)
    model.set_rows(ROWS)
    qtmodeltester.check(model)
    model.set_filter("青岛")
    model.sort(1)
    model.set_rows(())
    qtmodeltester.check(model)


def test_blank_values_stand_last_in_both_orders() -> None:
    model = RowTableModel(COLUMNS)
    model.set_rows(ROWS)
    model.sort(1)
    assert names(model) == ["崂山软件", "青岛海洋", "青岛氢能"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["青岛海洋", "崂山软件", "青岛氢能"]
    model.sort(-1)
    assert names(model) == ["青岛海洋", "青岛氢能", "崂山软件"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("qdhy", ["青岛海洋"]),
        ("青岛 逾期", ["青岛氢能"]),
        ("30", ["青岛海洋"]),
        ("QD", ["青岛海洋", "青岛氢能"]),
        ("x", []),
    ],
)
def test_filtering_by_words_and_initials(query: str, found: list[str]) -> None:
    model = RowTableModel(COLUMNS)
    model.set_rows(ROWS)
    model.set_filter(query)
    assert names(model) == found
    assert model.total == 3


def test_a_screen_reader_hears_the_header_with_the_cell() -> None:
    model = RowTableModel(COLUMNS)
    model.set_rows(ROWS)
    heard = [model.index(1, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(3)]
    assert heard == ["名称 青岛氢能", "投资 ", "状态 逾期"]


def test_the_selection_survives_a_refresh_and_goes_with_its_row(qtbot: QtBot) -> None:
    table = RowTable(COLUMNS, name="名单")
    qtbot.addWidget(table)
    heard: list[object] = []
    table.set_rows(ROWS, key=lambda row: row.id)
    assert table.select("2")
    table.row_selected.connect(heard.append)
    table.set_rows(tuple(reversed(ROWS)))
    assert table.selected() == ROWS[1]
    table.set_rows((ROWS[0],))
    assert table.selected() is None
    assert heard[-1] is None


def test_ten_thousand_rows_are_shown_filtered_and_sorted_without_a_stall(qtbot: QtBot) -> None:
    table = RowTable(COLUMNS, name="名单")
    qtbot.addWidget(table)
    rows = [Row(str(n), f"第{n}中心", n % 97) for n in range(10_000)]
    table.show()
    started = perf_counter()
    table.set_rows(rows, key=lambda row: row.id)
    table.set_filter("第99")
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    table.set_filter("")
    assert table.count() == 10_000
    assert perf_counter() - started < 2.0


def test_data_is_never_markup(qtbot: QtBot) -> None:
    label = plain_label("<img src='file:///etc/passwd'><b>甲</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    message, row = InlineMessage(), FieldRow(label="名称", field=TextField(), help_text="<b>帮助</b>")
    for widget in (message, row):
        qtbot.addWidget(widget)
        assert {part.textFormat() for part in widget.findChildren(QLabel) if part.text()} <= {Qt.TextFormat.PlainText}


def test_a_message_runs_its_act_once_and_goes(qtbot: QtBot) -> None:
    message = InlineMessage()
    qtbot.addWidget(message)
    ran: list[int] = []
    message.show_message("有 2 项", "warn", (("查看", lambda: ran.append(1)),))
    assert message.text == "有 2 项"
    next(part for part in message.findChildren(QPushButton) if part.text() == "查看").click()
    assert ran == [1]
    assert message.text == ""


def test_problems_are_beside_the_field_and_jump_to_it(qtbot: QtBot) -> None:
    form = FormColumn()
    form.add("name", "名称", TextField(), required=True)
    form.add("sum", "投资", NumberField(unit="万元"), help_text="与推荐函一致")
    qtbot.addWidget(form)
    found = [Problem("a.hint", "name", blocking=False), Problem("a.bad", "name"), Problem("b", "sum", blocking=False)]
    form.show_problems(found, lambda problem: f"句子 {problem.code}")
    assert form.rows["name"].problem == "句子 a.bad"
    assert form.field("name").property("role") == "invalid"
    assert form.rows["sum"].problem == "句子 b"
    assert form.field("sum").accessibleDescription() == "句子 b"
    form.show_problems([], lambda problem: "")
    assert form.rows["name"].problem == ""
    assert form.field("name").property("role") == ""
    assert form.field("sum").accessibleDescription() == "与推荐函一致"
    listed = ProblemList()
    qtbot.addWidget(listed)
    listed.set_problems([("name", "缺名称", True), ("sum", "缺投资", True)])
    jumped: list[str] = []
    listed.jump.connect(jumped.append)
    listed.setCurrentRow(1)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert jumped == ["sum"]


def test_a_row_of_a_designer_form_adopts_its_field(qtbot: QtBot) -> None:
    row = FieldRow()
    field = TextField(row)
    QVBoxLayout(row).addWidget(field)
    row.setProperty("label", "名称")
    row.setProperty("required", True)
    qtbot.addWidget(row)
    row.show()
    assert row.field is field
    assert field.accessibleName() == "名称"
    label = next(part for part in row.findChildren(QLabel) if part.text() == "名称")
    assert label.buddy() is field


def test_the_save_state_is_in_words(qtbot: QtBot) -> None:
    state = SaveState()
    qtbot.addWidget(state)
    seen = [state.text]
    state.set_unsaved()
    seen.append(state.text)
    state.set_saving()
    seen.append(state.text)
    state.set_saved(datetime(2026, 3, 5, 10, 42, 7))  # noqa: DTZ001 - shown as the clock on the wall
    seen.append(state.text)
    state.set_failed("磁盘已满")
    seen.append(state.text)
    assert seen == ["没有改动", "有未保存修改", "正在保存…", "已保存 10:42:07", "没有保存"]
    assert state.toolTip() == "磁盘已满"


def test_steps_say_their_state_and_keep_the_focus(qtbot: QtBot) -> None:
    steps = StepList()
    qtbot.addWidget(steps)
    steps.set_steps([Step("a", "基本情况", "done"), Step("b", "依托单位", "missing", 2), Step("c", "任务")])
    steps.set_current("c")
    assert [steps.words(key) for key in "abc"] == ["完成", "缺 2 项", "当前"]
    chosen: list[str] = []
    steps.chosen.connect(chosen.append)
    buttons = steps.findChildren(QPushButton)
    buttons[1].click()
    assert chosen == ["b"]
    assert steps.current() == "c"
    assert buttons[2].isChecked()
    steps.set_steps([Step("a", "基本情况", "done"), Step("b", "依托单位", "done"), Step("c", "任务")])
    assert steps.findChildren(QPushButton) == buttons


def test_bands_follow_without_signalling(qtbot: QtBot) -> None:
    bands = BandButtons()
    qtbot.addWidget(bands)
    heard: list[str] = []
    bands.chosen.connect(heard.append)
    bands.set_band("良")
    assert heard == []
    bands.findChildren(QPushButton)[0].click()
    assert heard == ["优"]
    assert bands.band() == "优"
    bands.findChildren(QPushButton)[0].click()
    assert bands.findChildren(QPushButton)[0].isChecked()


def test_states_and_empty_places(qtbot: QtBot) -> None:
    chip, empty = StateChip("逾期 12 天", "bad"), EmptyState("这里列出待办。", "新建", "today")
    qtbot.addWidget(chip)
    qtbot.addWidget(empty)
    assert chip.accessibleName() == "逾期 12 天"
    assert chip.sizeHint().width() > chip.fontMetrics().horizontalAdvance("逾期 12 天")
    heard: list[str] = []
    empty.acted.connect(lambda: heard.append("act"))
    empty.manual_requested.connect(heard.append)
    empty.button.click()
    empty.link.click()
    assert heard == ["act", "today"]


class _Held(Dialog):
    may = False

    def may_close(self) -> bool:
        return self.may


def test_esc_and_the_close_button_lose_nothing(qtbot: QtBot) -> None:
    dialog = _Held("更正")
    field = TextField(dialog)
    dialog.body.addWidget(field)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.close()
    assert dialog.isVisible()
    dialog.may = True
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_running_work_is_shown_late_tells_how_far_and_can_be_stopped(qtbot: QtBot, background: BackgroundTasks) -> None:
    bar = BusyBar(delay_ms=0)
    holder = QWidget()
    QVBoxLayout(holder).addWidget(bar)
    qtbot.addWidget(holder)
    holder.show()
    ended: list[Exception] = []

    def work():  # type: ignore[no-untyped-def]
        done = 0
        while True:
            done += 1
            yield Progress(min(done, 9), 10, "第 9 份")

    task = background.run("documents", work, on_error=ended.append)
    bar.watch(task, "正在导出")
    qtbot.waitUntil(bar.isVisible)
    next(iter(bar.findChildren(QPushButton))).click()
    qtbot.waitUntil(lambda: bool(ended))
    assert not bar.isVisible()


def _sheet(asked: list[int]):  # type: ignore[no-untyped-def]
    def render(page: int, scale: float) -> tuple[int, int, bytes]:
        asked.append(page)
        width, height = round(595 * scale), round(842 * scale)
        return width, height, bytes([255 - page]) * (width * height * 3)

    return render


def test_only_pages_in_view_are_rendered(qtbot: QtBot, background: BackgroundTasks) -> None:
    asked: list[int] = []
    view = PdfView(tasks=background)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.set_document(300, _sheet(asked))
    qtbot.waitUntil(lambda: 0 in asked)
    assert max(asked) < 12
    view.go_to(200)
    qtbot.waitUntil(lambda: 200 in asked)
    assert not {50, 100, 150} & set(asked)
    assert view.page() == 200


def test_pages_by_keyboard_and_zoom(qtbot: QtBot) -> None:
    view = PdfView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.set_document(5, _sheet([]))
    keys = view._pages
    assert keys is not None
    assert keys.accessibleName()
    qtbot.keyClick(keys, Qt.Key.Key_PageDown)
    assert view.page() == 1
    view.set_zoom(1.0)
    qtbot.keyClick(keys, Qt.Key.Key_Plus)
    assert view.zoom() == 1.25
    assert view.page() == 1
    view.set_document(5, _sheet([]))
    assert view.page() == 1
    view.clear()
    assert view.page_count() == 0


def test_bytes_that_are_no_page_are_refused() -> None:
    with pytest.raises(ValueError, match="no page"):
        page_image(10, 10, b"123")


def test_the_search_is_made_ready_off_the_gui_thread_and_follows_new_rows(qtbot: QtBot) -> None:
    @dataclass(frozen=True)
    class Named:
        name: str

    model = RowTableModel([Column("name", "名称", lambda row: row.name, pinyin=True)])
    threads: list[str] = []
    with pytest.MonkeyPatch.context() as patch:

        def spelt(text: str) -> str:
            if text == "未知行":  # lists of tests before may still be made ready, on threads of their own
                threads.append(threading.current_thread().name)
            return "wzx"

        patch.setattr(row_models, "initials", spelt)
        model.set_rows([Named("未知行")])
        model.prepare_search().join()
        assert threads == ["pinyin"]
    model.set_rows([Named("青岛海洋"), Named("威海 2025")])
    model.set_filter("qdhy")
    assert [row.name for row in model.shown()] == ["青岛海洋"]
    model.set_rows([Named("青岛海洋"), Named("青岛化研 2025")])
    assert [row.name for row in model.shown()] == ["青岛海洋", "青岛化研 2025"]
    model.set_filter("qdhy 2025")
    assert [row.name for row in model.shown()] == ["青岛化研 2025"]


def test_figures_are_sought_as_written_without_the_tables_of_pinyin(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> str:
        raise AssertionError("a figure needs no initials")

    monkeypatch.setattr(row_models, "initials", refuse)
    assert search.matches("QTIC-2025-0129 青岛", "0129")
    assert not search.matches("青岛", "0129")
