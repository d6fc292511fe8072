"""The list of proposals, throwing a draft away, the dry run of an import, and the pool of experts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.imports.columns import EXPERTS
from qtic_desktop.domain.intake import FIELDS_OF_GUIDELINE, ProposalDraft
from qtic_desktop.gui.experts import experts_page
from qtic_desktop.gui.intake import IntakePage, ProposalWizard
from qtic_desktop.gui.intake.choices import FIELDS
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.widgets import PickList
from qtic_desktop.services.experts import NewExpert, add_experts
from qtic_desktop.services.intake import save_draft
from qtic_desktop.storage.queries.experts import PoolRow
from qtic_desktop.storage.queries.meetings import experts
from tests.gui.intake_desk import NOW, IntakeDesk, desk, intake_desk
from tests.gui.review_window import settle
from tests.helpers.doors import ask

__all__ = ["desk"]

NAMES = ("青岛市深海装备技术创新中心", "青岛市智能制造技术创新中心")


@pytest.fixture
def page(desk: IntakeDesk, qtbot: QtBot) -> IntakePage:
    made = IntakePage(desk.ctx)
    desk.ctx.notifier.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1150, 660)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    for name in NAMES:
        desk.ctx.perform(
            save_draft.bind(draft=ProposalDraft({"track": "NEW", "center_name": name}), page="host", cursor_field="")
        )
    desk.settle()
    return made


@pytest.fixture
def pool(desk: IntakeDesk, qtbot: QtBot) -> RecordPage[PoolRow]:
    made = experts_page(desk.ctx)
    desk.ctx.notifier.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1150, 660)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    desk.settle()
    return made


def test_the_list_counts_and_is_searched_by_initials(desk: IntakeDesk, page: IntakePage) -> None:
    assert page.table.count() == 2
    assert page.waiting_count() == 2
    QTest.keyClicks(page.search, "znzz")
    desk.settle()
    assert page.table.count() == 1
    page.search.clear()
    page.choose_filter("accepted")
    desk.settle()
    assert page.table.count() == 0


def test_a_proposal_is_shown_though_a_search_and_a_filter_hide_it(desk: IntakeDesk, page: IntakePage) -> None:
    wanted = next(row for row in desk.proposals() if row.center_name == NAMES[0])
    QTest.keyClicks(page.search, "znzz")
    page.choose_filter("accepted")
    desk.settle()
    page.activate(Place("intake", wanted.id))
    desk.settle()
    assert page.table.selected().id == wanted.id
    assert (page.search.text(), page.filter_key, page.table.count()) == ("", "all", 2)


def test_the_list_is_not_read_at_every_field_but_when_the_wizard_is_closed(
    desk: IntakeDesk, page: IntakePage, qtbot: QtBot
) -> None:
    looks: list[object] = []
    page.table.looked.connect(looks.append)
    page.new_proposal()
    wizard = page.overlay
    assert isinstance(wizard, ProposalWizard)
    for _ in range(3):
        QTest.keyClicks(wizard.page("recommendation").fields["letter_number"], "1")
        wizard.save_pending()
        desk.settle()
    assert len(desk.proposals()) == 3
    assert looks == []
    wizard.close_button.click()
    desk.settle()
    assert page.table.count() == 3
    assert page.table.selected().id == wizard.keeper.proposal_id
    assert page.waiting_count() == 3


def test_a_draft_is_compared_with_others_as_it_is_typed_and_never_with_itself(
    desk: IntakeDesk, page: IntakePage
) -> None:
    page.new_proposal()
    wizard = page.overlay
    assert isinstance(wizard, ProposalWizard)
    name = wizard.page("recommendation").fields["center_name"]
    for text, alike in (("青岛市某某技术创新中心", []), (NAMES[0], [NAMES[0]]), ("青岛市另一技术创新中心", [])):
        name.set_value(text)
        for _ in range(2):  # the second time the record exists and holds the very name
            wizard.save_pending()
            wizard._check()
            desk.settle()
            assert [other.center_name for other in wizard.alike.others] == alike


def test_drafts_without_a_name_are_told_apart(desk: IntakeDesk, page: IntakePage) -> None:
    for values in ({"host_name": "青岛远海装备股份有限公司"}, {"letter_number": "崂科函〔2026〕8号"}):
        desk.ctx.perform(save_draft.bind(draft=ProposalDraft(values), page="host", cursor_field=""))
        desk.settle()
    shown = {str(page.table.model().index(row, 0).data()) for row in range(page.table.count())}
    named = {name for name in shown if name.startswith("（未命名")}
    assert "（未命名，青岛远海装备股份有限公司）" in named
    assert f"（未命名，{NOW:%Y-%m-%d %H:%M}）" in named


def test_a_draft_is_thrown_away_only_when_named_and_confirmed(desk: IntakeDesk, page: IntakePage) -> None:
    page.table.seek(page.table.rows_model.row(0).id)
    desk.settle()
    name = page.table.selected().center_name
    for confirmed in (False, True):
        page.card.buttons[Act.DISCARD_DRAFT].click()
        dialog = page.dialog
        assert isinstance(dialog, ActDialog)
        assert name in dialog.form.words.text()
        assert QApplication.focusWidget() is not dialog.form.do_button
        (dialog.form.do_button if confirmed else dialog.form.leave_button).click()
        desk.settle()
        assert (name in [row.center_name for row in desk.proposals()]) is not confirmed


def write_experts(path: Path, *rows: tuple[str, ...]) -> Path:
    heads = [column.zh for column in EXPERTS.columns]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([heads, *rows])
    return path


def test_an_import_writes_nothing_before_it_is_confirmed(
    desk: IntakeDesk, pool: RecordPage[PoolRow], tmp_path: Path
) -> None:
    rows = [
        ("1", "欧阳建国", "青岛海洋大学", "教授", "海洋工程", "技术", "", "青岛"),
        ("2", "", "青岛大学", "", "材料", "技术", "", ""),
    ]
    path = write_experts(tmp_path / "专家.csv", *rows)
    importer = pool.importer
    assert importer is not None
    importer.try_out(path)
    desk.settle()
    dialog = importer.preview
    assert dialog is not None
    assert dialog.findings.total() >= 1
    assert ask(desk.workspace.store, experts) == ()
    dialog.confirm.click()
    desk.settle()
    assert [row.name for row in ask(desk.workspace.store, experts)] == ["欧阳建国"]
    assert pool.table.count() == 1
    importer.try_out(path)
    desk.settle()
    again = importer.preview
    assert again is not None
    assert not again.confirm.isEnabled()
    again.reject()


def test_a_file_that_is_no_table_is_refused_in_words(desk: IntakeDesk, page: IntakePage, tmp_path: Path) -> None:
    wrong = tmp_path / "照片.xlsx"
    wrong.write_bytes(b"JFIF")
    page.importer.try_out(wrong)
    desk.settle()
    assert "照片.xlsx" in page.message.text


def test_an_expert_is_added_by_keys_and_the_form_is_ready_for_the_next(
    desk: IntakeDesk, pool: RecordPage[PoolRow]
) -> None:
    pool.press_primary()
    dialog = pool.dialog
    assert isinstance(dialog, ActDialog)
    form = dialog.form
    form.send()
    assert form.problem("name")
    for name, text in (("name", "Zhao Ming"), ("organization", "QU"), ("title", ""), ("speciality", "sea")):
        form.field(name).setFocus()
        QTest.keyClicks(form.field(name), text)
    QTest.keyClick(form.field("speciality"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert [row.name for row in ask(desk.workspace.store, experts)] == ["Zhao Ming"]
    assert form.field("name").value() == ""
    assert pool.table.selected().name == "Zhao Ming"
    dialog.reject()
    assert not dialog.isVisible()


def test_an_expert_is_shown_though_a_search_and_a_chip_hide_it(desk: IntakeDesk, pool: RecordPage[PoolRow]) -> None:
    new = [NewExpert("赵明", "青岛大学", kind=kind) for kind in ("technical", "finance")]
    namesakes = [NewExpert("赵明", "海洋大学"), NewExpert("钱亮", "海洋大学", kind="finance")]
    desk.ctx.perform(add_experts.bind(experts=[*new, *namesakes]))
    desk.settle()
    assert [pool.filter_text(key) for key in ("all", "technical", "finance")] == ["全部 3", "技术 2", "财务 1"]
    wanted = next(row for row in ask(desk.workspace.store, experts) if row.organization == "青岛大学")
    pool.choose_filter("finance")
    QTest.keyClicks(pool.search, "ql")
    desk.settle()
    assert pool.table.count() == 1
    pool.activate(Place("experts", wanted.id))
    desk.settle()
    assert pool.card.owner.text() == "青岛大学"
    assert (pool.filter_key, pool.search.text(), pool.table.count()) == ("all", "", 3)


def test_closing_the_form_with_something_typed_warns_once(desk: IntakeDesk, pool: RecordPage[PoolRow]) -> None:
    pool.press_primary()
    dialog = pool.dialog
    assert isinstance(dialog, ActDialog)
    dialog.form.field("name").set_value("赵明")
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.form.message.text
    dialog.form.message.findChild(QPushButton, "messageAct").click()
    assert not dialog.isVisible()


def test_the_window_offers_the_fields_of_the_guideline() -> None:
    assert FIELDS == FIELDS_OF_GUIDELINE


def test_a_wizard_opened_before_the_departments_are_read_gets_them(desk: IntakeDesk, qtbot: QtBot) -> None:
    made = IntakePage(desk.ctx)
    qtbot.addWidget(made)
    made.activate(Place("intake", new=True))
    desk.settle()
    wizard = made.overlay
    assert isinstance(wizard, ProposalWizard)
    box = wizard.page("recommendation").fields["department_id"]
    assert isinstance(box, PickList)
    assert box.count() >= 10


def test_a_supervisor_only_looks(qtbot: QtBot, tmp_path: Path) -> None:
    with intake_desk(qtbot, tmp_path, Role.SUPERVISOR) as desk:
        made = IntakePage(desk.ctx)
        qtbot.addWidget(made)
        desk.settle()
        made.activate(Place("intake", new=True))
        assert made.overlay is None
        assert "只能查看" in made.message.text


def test_the_list_is_written_as_it_can_be_taken_in_again(page: IntakePage, qtbot: QtBot, tmp_path: Path) -> None:
    page.exporter.ask_path = lambda *_: str(tmp_path / "清单.xlsx")
    export = next(paper for paper in page.records.papers if paper.act == Act.EXPORT_PROPOSALS)
    page.exporter.export(export)
    settle(qtbot, page.ctx)
    rows = list(load_workbook(tmp_path / "清单.xlsx").worksheets[0].iter_rows(values_only=True))
    assert {"申报类型", "中心名称", "统一社会信用代码"} <= set(rows[0])
    assert {row[rows[0].index("中心名称")] for row in rows[1:]} >= set(NAMES)
    assert f"共 {len(NAMES)} 份申报" in page.message.text
