"""复录 in the window: empty fields, Enter goes on, a difference is heard and stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import SYSTEM, Actor, Role
from qtic_desktop.domain.intake import Partner, ProposalDraft, Verification
from qtic_desktop.domain.intake.second_keying import Keyed, read_entry, value_at
from qtic_desktop.gui.intake.page import IntakePage
from qtic_desktop.gui.intake.second_keying import SecondKeying
from qtic_desktop.gui.place import Place
from qtic_desktop.services import registry
from qtic_desktop.services.intake import save_draft, submit_proposal, take_material
from qtic_desktop.services.perform import work
from qtic_desktop.storage.queries import intake as draft_rows
from qtic_desktop.storage.queries.second_keying import keying_statistics
from tests.documents.test_foreign_pages import pdf
from tests.gui.intake_desk import IntakeDesk, enter, intake_desk, key, write
from tests.gui.test_handing_in import complete
from tests.helpers.doors import ask, perform

FIRST = Actor("clerk-1", "录入员甲", Role.CLERK)


@dataclass
class Keying:
    """An accepted proposal, and the window in which somebody keys it again."""

    desk: IntakeDesk
    page: IntakePage
    draft: ProposalDraft
    proposal_id: str

    @property
    def panel(self) -> SecondKeying:
        """What covers the list."""
        assert isinstance(self.page.overlay, SecondKeying)
        return self.page.overlay

    @property
    def here(self) -> str:
        """The field in which one types."""
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused.objectName().removeprefix("again_")

    def say(self, text: str) -> None:
        """Type, Enter, and the answer."""
        if text:
            write(text)
        enter()
        self.desk.settle()


@pytest.fixture
def keying(qtbot: QtBot, tmp_path: Path, themed: None) -> Iterator[Keying]:
    with intake_desk(qtbot, tmp_path, Role.CLERK) as desk:
        store = desk.workspace.store
        a_draft = complete(desk)
        a_draft = replace(
            a_draft.having("registered_capital", "12000"), partners=(Partner("青岛海洋大学", "研究", "30"),)
        )
        settings = {"keying_groups": ["identity", "dates", "money", "partners"]}
        perform(store, SYSTEM, registry.revise_rules, settings=settings, reason="本局规定")
        (proposal_id,) = perform(store, FIRST, save_draft, draft=a_draft, page="readback", cursor_field="").ids
        perform(store, FIRST, submit_proposal, proposal_id=proposal_id)
        page = IntakePage(desk.ctx)
        qtbot.addWidget(page)
        page.resize(1100, 640)
        desk.ctx.notifier.changed.connect(page.refresh)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.activate(Place("intake", proposal_id))
        desk.settle()
        yield Keying(desk, page, a_draft, proposal_id)


def begin(keying: Keying) -> SecondKeying:
    keying.page.activate(Place("intake", keying.proposal_id, view="again"))
    keying.desk.settle()
    QTest.qWait(20)
    return keying.panel


def test_the_fields_are_empty_and_enter_goes_from_one_to_the_next(keying: Keying) -> None:
    panel = begin(keying)
    assert {row.entry.text() for row in panel.rows.values()} == {""}
    assert keying.here == "center_name"
    keying.say(keying.draft.get("center_name"))
    assert panel.rows["center_name"].line.state is Keyed.AGREED
    assert panel.rows["center_name"].entry.isReadOnly()
    assert keying.here == "letter_date"
    assert panel.progress.text().startswith("已一致 1 项")


def test_a_difference_beeps_empties_the_field_and_stays(keying: Keying, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QApplication, "beep", lambda *_: heard.append("beep"))
    panel = begin(keying)
    keying.say("青岛市别的技术创新中心")
    row = panel.rows["center_name"]
    assert (heard, row.entry.text(), keying.here) == (["beep"], "", "center_name")
    assert "两遍不一样" in row.problem
    assert keying.draft.get("center_name") not in row.problem
    keying.say("青岛市又别的技术创新中心")
    assert heard == ["beep", "beep"]
    keying.say("青岛市又别的技术创新中心")
    assert (row.line.keyer_wrong, row.entry.text()) == (True, "青岛市又别的技术创新中心")
    assert keying.here == "letter_date"


def test_a_difference_names_the_entry_what_was_typed_and_what_comes_next(keying: Keying) -> None:
    panel = begin(keying)
    keying.say("青岛市别的技术创新中心")
    said = panel.rows["center_name"].problem
    for part in ("中心名称", "您录的是“青岛市别的技术创新中心”", "暂不显示", "就以它为准", "记第一遍录错"):
        assert part in said
    keying.say(keying.draft.get("center_name"))
    assert "“拟建中心名称”和第一遍一致了" in panel.message.text


def test_a_value_that_came_twice_is_said_with_both_values_and_has_its_way_back(keying: Keying) -> None:
    panel = begin(keying)
    keying.say("青岛市别的技术创新中心")
    keying.say("青岛市别的技术创新中心")
    first = keying.draft.get("center_name")
    for part in ("中心名称", f"第一遍录的是“{first}”", "“青岛市别的技术创新中心”录了两次", "重录这一项"):
        assert part in panel.message.text
    panel.rows["center_name"].anew.click()
    keying.desk.settle()
    assert (keying.here, panel.rows["center_name"].entry.text()) == ("center_name", "")
    keying.say(first)
    line = panel.rows["center_name"].line
    assert (line.state, line.keyer_wrong) == (Keyed.AGREED, False)
    assert [one.wrong for one in ask(keying.desk.workspace.store, keying_statistics) if one.name == FIRST.name] == [0]


def test_leaning_on_enter_settles_nothing_that_was_keyed_first(keying: Keying) -> None:
    panel = begin(keying)
    row = panel.rows["registered_capital"]
    row.entry.setFocus()
    for _ in range(4):
        keying.say("")
        assert keying.here == "registered_capital"
    assert row.line.state is Keyed.DIFFERS
    assert "您这里是空的" in row.problem
    assert row.blank.isVisible()
    keying.say(keying.draft.get("registered_capital"))
    assert (row.line.state, row.line.keyer_wrong) == (Keyed.AGREED, False)
    assert not row.blank.isVisible()


def test_what_is_empty_on_the_paper_is_said_by_its_own_button(keying: Keying) -> None:
    panel = begin(keying)
    row = panel.rows["registered_capital"]
    row.entry.setFocus()
    keying.say("")
    row.blank.click()
    keying.desk.settle()
    row = panel.rows["registered_capital"]
    assert (row.line.state, row.line.keyer_wrong, row.line.before) == (Keyed.AGREED, True, "12000")


def test_what_is_read_stands_under_the_field_while_it_is_typed(keying: Keying) -> None:
    panel = begin(keying)
    for field, typed, said in (
        ("letter_date", "2026年3月1日", "2026-03-01"),
        ("registered_capital", "1.2亿元", "12,000 万元，壹亿贰仟万元整"),
        ("credit_code", "9137 0200", "91370200"),
    ):
        row = panel.rows[field]
        row.entry.setFocus()
        write(typed)
        assert said in row._help.text()
        row.entry.set_value("")


def test_what_cannot_be_read_is_said_and_stays_in_the_field(keying: Keying) -> None:
    panel = begin(keying)
    panel.rows["letter_date"].entry.setFocus()
    keying.say("3.1")
    assert "不是日期" in panel.rows["letter_date"].problem
    assert (panel.rows["letter_date"].entry.text(), keying.here) == ("3.1", "letter_date")


def test_keyed_by_keyboard_alone_to_the_end_it_is_verified_and_said(keying: Keying) -> None:
    begin(keying)
    for _ in range(60):
        if keying.page.overlay is None:
            break
        field = keying.here
        keying.say(read_entry(field, value_at(keying.draft, field)).written)
    (row,) = keying.desk.proposals()
    assert row.verification is Verification.VERIFIED
    assert "复录完成" in keying.page.message.text
    assert keying.page.card.facts["复录"].startswith(f"已复录（{keying.desk.ctx.actor.name}")


def test_before_it_is_taken_back_the_form_names_what_it_put_right_and_offers_the_first_values(keying: Keying) -> None:
    begin(keying)
    for _ in range(60):
        if keying.page.overlay is None:
            break
        field = keying.here
        text = "13000" if field == "registered_capital" else value_at(keying.draft, field)
        keying.say(read_entry(field, text).written)
    card = keying.page.card
    assert card.press(Act.TAKE_BACK_VERIFICATION)
    keying.desk.settle()
    assert "复录改正过 1 项" in card.form.told.text()
    assert "第一遍 12000，现在 13000" in card.form.told.text()
    assert card.form.field("restore").value() is False, "only what a person asks for goes back"
    card.form.field("restore").set_value(True)
    card.form.field("reason").set_value("拿错了申报书")
    card.form.send()
    keying.desk.settle()
    (row,) = keying.desk.proposals()
    assert row.verification is Verification.OPEN
    store = keying.desk.workspace.store
    kept = ProposalDraft.from_mapping(ask(store, draft_rows.draft, proposal_id=keying.proposal_id).draft)
    assert kept.get("registered_capital") == "12000"


def test_leaving_in_the_middle_keeps_what_agrees(keying: Keying) -> None:
    begin(keying)
    keying.say(keying.draft.get("center_name"))
    key(Qt.Key.Key_Escape)
    assert keying.page.overlay is not None
    keying.panel.close_button.click()
    keying.desk.settle()
    assert keying.page.card.facts["复录"] == "复录中"
    panel = begin(keying)
    assert panel.rows["center_name"].entry.isReadOnly()
    assert keying.here == "letter_date"


def test_who_keyed_it_first_is_told_so_and_nothing_opens(keying: Keying) -> None:
    keying.desk.ctx.actor = FIRST
    keying.page.activate(Place("intake", keying.proposal_id, view="again"))
    keying.desk.settle()
    assert keying.page.overlay is None
    assert "另一个人" in keying.page.message.text


def test_the_statistics_name_who_was_wrong(keying: Keying) -> None:
    begin(keying)
    keying.say("青岛市别的技术创新中心")
    keying.say(keying.draft.get("center_name"))
    keying.panel.close_button.click()
    keying.page.open_statistics()
    keying.desk.settle()
    table = keying.page.dialog.table  # type: ignore[union-attr]
    told = {row.name: (row.keyed, row.wrong, row.again, row.slips) for row in table.rows_model.shown()}
    assert told == {FIRST.name: (1, 0, 0, 0), keying.desk.ctx.actor.name: (0, 0, 1, 1)}
    keying.page.dialog.reject()  # type: ignore[union-attr]


def asked_for(keying: Keying, groups: list[str]) -> None:
    """The office asks for these groups."""
    store = keying.desk.workspace.store
    perform(store, SYSTEM, registry.revise_rules, settings={"keying_groups": groups}, reason="本局另有规定")


@pytest.mark.qt_log_ignore("does not support", extend=True)  # a list that pops up
def test_choices_are_keyed_again_from_their_lists_by_keys(keying: Keying) -> None:
    asked_for(keying, ["choices"])
    panel = begin(keying)
    department = next(name for key, name in panel.sheet.departments if key == keying.draft.get("department_id"))
    assert keying.here == "department_id"
    keying.say("没有这个部门")
    assert "请从列表中选" in panel.rows["department_id"].problem
    line = panel.rows["department_id"].entry.lineEdit()  # type: ignore[union-attr]
    line.selectAll()
    keying.say(department)
    assert panel.rows["department_id"].line.state is Keyed.AGREED
    assert keying.here == "channel"
    assert panel.rows["channel"].entry.written() == ""  # nothing of the first keying is seen
    key(Qt.Key.Key_Down)
    keying.desk.settle()
    assert panel.rows["channel"].line.state is Keyed.OPEN  # the arrows only go through the list
    keying.say("")
    assert panel.rows["channel"].line.state is Keyed.AGREED
    assert not panel.rows["channel"].entry.isEnabled()
    assert keying.here == "host_kind"


def test_a_long_text_that_differs_stays_with_the_cursor_where_it_parts(keying: Keying) -> None:
    asked_for(keying, ["direction"])
    panel = begin(keying)
    row = panel.rows["direction"]
    write("深海装备 专用技术")
    enter()
    keying.desk.settle()
    assert row.line.state is Keyed.DIFFERS
    assert "第 5 个字起" in row.problem
    editor = row.entry.editor  # type: ignore[union-attr]
    assert editor.toPlainText() == "深海装备 专用技术"
    assert editor.textCursor().position() == len("深海装备 ")
    editor.selectAll()
    write(keying.draft.get("direction"))
    enter()
    keying.desk.settle()
    assert row.line.state is Keyed.AGREED


def test_the_scan_of_the_form_follows_the_field_that_is_keyed_again(keying: Keying, tmp_path: Path) -> None:
    scan = tmp_path / "form.pdf"
    scan.write_bytes(pdf(2))
    store_scan = take_material.bind(proposal_id=keying.proposal_id, kind="form", path=scan)
    work(keying.desk.workspace, keying.desk.ctx.actor, store_scan)
    keying.page.key_again(keying.proposal_id)
    keying.desk.settle()
    beside = keying.panel.beside
    assert beside.is_shown
    field = keying.here
    column = beside.dock.view.column()
    column.show_place(1, 0.5)
    key(Qt.Key.Key_F8)
    assert keying.here == field
    column.show_place(0, 0.2)
    keying.say("随便")
    beside._on_focus(None, keying.panel.rows[field].entry)
    assert column.place() == (1, pytest.approx(0.5, abs=0.02))


def test_the_sentence_of_a_difference_and_its_button_are_in_sight_wherever_the_entry_stands(keying: Keying) -> None:
    keying.page.resize(1100, 480)
    panel = begin(keying)
    for name in ("letter_date", "received_on", "registered_capital", "partners.0.money"):
        row = panel.rows[name]
        panel._focus(name)
        QTest.qWait(10)
        for _ in range(2):
            keying.say("")
            QTest.qWait(10)
            assert row.blank.isVisible()
            for one in (row.blank, row.entry):
                assert one.visibleRegion().boundingRect().height() == one.height(), name
            assert row.visibleRegion().boundingRect().height() == row.height(), name


def test_the_end_names_what_was_put_right_as_it_was_keyed_first(keying: Keying) -> None:
    begin(keying)
    for _ in range(80):
        if keying.page.overlay is None:
            break
        field = keying.here
        truth = "20260311" if field == "letter_date" else read_entry(field, value_at(keying.draft, field)).written
        keying.say(truth)
    first = keying.draft.get("letter_date")
    assert f"{first} → 2026-03-11" in keying.page.message.text
