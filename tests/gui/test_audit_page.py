"""The audit page: filtered and paged by the database, every act and detail in words, nothing to change."""

from __future__ import annotations

import ast
import re
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from qtic_desktop.documents.content.audit_words import UNSHOWN, details, short_code
from qtic_desktop.documents.content.field_words import field_words
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import SYSTEM, Kind
from qtic_desktop.domain.intake.second_keying import GROUPS, LONG_TEXTS
from qtic_desktop.gui.audit import AuditPage
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.resources import words as table
from qtic_desktop.services import annual_reports as reports
from qtic_desktop.services.annual_reports import corrections as fixes
from qtic_desktop.storage.queries.annual_reports import duties
from qtic_desktop.storage.queries.audit import LogFilter, audit_page
from qtic_desktop.storage.queries.registry import departments
from qtic_desktop.storage.workspace import create_workspace
from tests.gui.review_window import make_context, settle, show_page
from tests.helpers.doors import ask, perform, store_of
from tests.review_story import CLERK, OFFICE, Story

SERVICES = Path(__file__).resolve().parents[2] / "qtic_desktop" / "services"


@pytest.fixture
def context(tmp_path: Path, themed: None) -> Iterator[AppContext]:
    at = datetime(2026, 3, 20, 9, tzinfo=UTC)

    def now() -> datetime:
        nonlocal at
        at += timedelta(seconds=1)
        return at

    from qtic_desktop.services.registry import prepare_workspace

    with create_workspace(tmp_path / "workspace", sample=True, now=now) as workspace:
        with workspace.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="示例局", sample=True)
        made = make_context(Story(workspace, [], []), OFFICE, tmp_path)
        made.now = now
        place = ask(workspace.store, departments)[0].id
        new = [
            reports.NewCenter(
                f"C-{n}", f"青岛市{n}号技术创新中心", "甲", place, "NEW", date(2024, 1, 1), date(2027, 1, 1)
            )
            for n in (1, 2)
        ]
        perform(workspace.store, OFFICE, reports.register_centers, centers=new)
        perform(workspace.store, OFFICE, reports.open_report_year, year=2025)
        first = ask(workspace.store, duties, year=2025, today=date(2026, 3, 20))[0].id
        perform(workspace.store, CLERK, reports.receive_report, duty_id=first, summary_on=date(2026, 3, 2))
        perform(
            workspace.store, OFFICE, fixes.correct_report, duty_id=first, reason="抄错一行", summary_on=date(2026, 3, 5),
            plan_on=None, checked_on=None, filed_on=None, filing_number="",
        )  # fmt: skip
        yield made
        assert made.tasks.close()


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> AuditPage:
    made = AuditPage(context)
    show_page(qtbot, made, 1150, 680)
    made.activate(Place(made.name))
    settle(qtbot, context)
    return made


def shown(page: AuditPage) -> list[str]:
    return [row.act for row in page.table.rows_model.shown()]


def test_an_entry_says_what_changed_in_words(page: AuditPage) -> None:
    assert page.entry_title.text() == "更正年度报告"
    assert page.entry_about.text() == "年度报告 · 青岛市1号技术创新中心"
    assert "总结收到日期：2026-03-02 → 2026-03-05" in page.entry_details.text()
    assert "原因：抄错一行" in page.entry_details.text()


def test_person_kind_time_and_object_filter(page: AuditPage, qtbot: QtBot) -> None:
    page.person.set_value(CLERK.name)
    page.person.edited.emit()
    settle(qtbot, page.ctx)
    assert shown(page) == ["receive_report"]
    page.person.set_value("*")
    page.kind.set_value("center")
    page.kind.edited.emit()
    settle(qtbot, page.ctx)
    assert shown(page) == ["register_centers"]
    page.kind.set_value("*")
    page.search.setText("1号")
    qtbot.waitUntil(lambda: page._page.matching == 3, timeout=5000)
    assert shown(page) == ["correct_report", "receive_report", "register_centers"]
    assert "符合条件 3 条" in page._footer.text()


def test_days_are_local_and_both_ends_count(context: AppContext) -> None:
    day = date(2026, 3, 20)
    for since, until, count in ((day, day, 5), (day + timedelta(1), None, 0), (None, day - timedelta(1), 0)):
        found = ask(store_of(context), audit_page, wanted=LogFilter(since=since, until=until))
        assert (found.matching, found.total) == (count, 5)


def test_a_percent_sign_is_looked_for_as_it_is_written(context: AppContext) -> None:
    assert ask(store_of(context), audit_page, wanted=LogFilter(words="%")).matching == 0


def test_nothing_can_be_edited(page: AuditPage) -> None:
    typed = [w for w in page.findChildren(QLineEdit) if w is not page.search and not w.isReadOnly() and w.isVisible()]
    assert typed == []
    assert page.findChildren(QTextEdit) + page.findChildren(QPlainTextEdit) == []
    assert {b.objectName() for b in page.findChildren(QPushButton) if b.objectName() and b.isVisible()} <= {
        "checkChainButton",
        "exportLogButton",
        "moreLogButton",
        "verifyLogButton",
    }


def test_the_shown_entries_are_written_with_the_filter_and_the_code(
    page: AuditPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.search.setText("抄错")
    qtbot.waitUntil(lambda: page._page.matching == 1, timeout=5000)
    page.exporter.ask_path = lambda *_: str(tmp_path / "log")
    page.export_log()
    qtbot.waitUntil(lambda: page.ctx.tasks.running == 0, timeout=60000)
    settle(qtbot, page.ctx)
    assert "1 条，搜索“抄错”" in page.message.text
    cells = [str(c.value) for row in openpyxl.load_workbook(tmp_path / "log.xlsx").active.iter_rows() for c in row]
    assert "本表范围：搜索“抄错”" in cells
    assert "示例、演练数据，不得用作正式材料" in cells
    assert any(short_code(page._page.last_hash) in cell for cell in cells)
    assert "总结收到日期：2026-03-02 → 2026-03-05；原因：抄错一行" in cells


@pytest.mark.parametrize("chosen", ["log.xlsx", "log.xlsx.sig"])
def test_an_exported_log_is_verified_in_the_window_by_either_file(
    page: AuditPage, qtbot: QtBot, tmp_path: Path, chosen: str
) -> None:
    page.exporter.ask_path = lambda *_: str(tmp_path / "log")
    page.export_log()
    qtbot.waitUntil(lambda: page.ctx.tasks.running == 0, timeout=60000)
    settle(qtbot, page.ctx)
    page.ask_open = lambda *_: str(tmp_path / chosen)

    def said() -> str:
        page.message.clear()
        page.verify_a_log()
        settle(qtbot, page.ctx)
        return page.message.text

    assert "导出后没有改动" in said()
    with (tmp_path / "log.xlsx").open("ab") as file:
        file.write(b" ")
    assert "与签名时不一样" in said()
    (tmp_path / ("log.xlsx.sig" if chosen == "log.xlsx" else "log.xlsx")).unlink()
    assert "没有核验" in said()


def test_a_hundred_thousand_entries_are_read_page_by_page(context: AppContext, qtbot: QtBot) -> None:
    writing = store_of(context).engine.execution_options(writes=True)
    with writing.begin() as connection, Session(connection) as session:
        for number in range(100_000):
            append_fast(session, number)
        session.flush()
    page = AuditPage(context)
    show_page(qtbot, page, 1150, 680)
    began = time.perf_counter()
    page._read()
    qtbot.waitUntil(lambda: page.table.count() == 500, timeout=20000)
    assert time.perf_counter() - began < 3.0  # 0.3 s is aimed at; the margin is for a busy machine
    QTest.mouseClick(page.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.table.count() == 1000, timeout=20000)
    assert "共 100005 条记录" in page._footer.text()
    page.exporter.ask_path = lambda *_: "unused.xlsx"
    page.export_log()
    settle(qtbot, context)
    assert "一次最多导出 10000 条" in page.message.text


def append_fast(session: Session, number: int) -> None:
    from qtic_desktop.storage.tables.audit import AuditEntry

    facts = {
        "at": "2026-03-21T09:00:00+08:00",
        "actor_id": "a",
        "actor_name": "甲",
        "role": "clerk",
        "act": "save_points",
    }
    session.add(
        AuditEntry(
            seq=number + 6,
            **facts,
            subject_kind="sheet",
            subject_id="s",
            details="{}",
            previous="",
            hash=f"{number:064d}",
        )
    )


def recorded() -> Iterator[tuple[str, str, set[str]]]:
    """Act, kind of subject and names of details of every entry that a use case writes."""
    for file in SERVICES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "record" and len(node.args) == 3:
                act, kind = (word_of(arg) for arg in node.args[:2])
                yield act, kind, {word.arg for word in node.keywords if word.arg}


def word_of(argument: ast.expr) -> str:
    """The word that is recorded: a literal, or a member of ``Act`` or ``Kind``."""
    if isinstance(argument, ast.Constant):
        return str(argument.value)
    if isinstance(argument, ast.Attribute) and isinstance(argument.value, ast.Name):
        family = {"Act": Act, "Kind": Kind}.get(argument.value.id)
        return family[argument.attr].value if family else ""
    return ""


def test_every_act_subject_and_detail_has_its_word() -> None:
    found = list(recorded())
    assert len(found) > 40
    known = set(table("audit.detail")) | UNSHOWN | {"before", "after", "changed"}
    for act, kind, facts in found:
        assert not act or act in table("audit.act"), act
        assert not kind or kind in table("audit.subject"), kind
        assert facts <= known, (act, facts - known)


def test_every_group_of_second_keying_has_its_word() -> None:
    both: dict[str, Any] = {"changed": {"keying_groups": [["dates"], list(GROUPS)]}}
    told = details(both)
    assert not re.findall(r"[a-z_]+", told), told
    assert "_" not in details(both, "en")
    for group in LONG_TEXTS:
        assert field_words(group, "en") in details(both, "en")
    some: dict[str, Any] = {
        "before": {"keying_groups": ["dates"]},
        "after": {"keying_groups": ["choices", LONG_TEXTS[0]]},
    }
    assert details(some) == f"复录的内容：日期 → 选择项、{field_words(LONG_TEXTS[0], 'zh')}"


def test_ids_and_digests_are_not_shown() -> None:
    facts = {"item": "x", "experts": ["019d0a79-6c58-7e6f-96d0-d766ac3c72b0"] * 3, "sha256": "ab" * 32, "veto": True}
    assert details(facts) == "专家：3 人；文件校验码：ABAB-ABAB-ABAB；一票否决：是"


def click(root: Any, name: str) -> None:
    QTest.mouseClick(root.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_the_audit_page_tells_whether_the_chain_holds(context: AppContext, qtbot: QtBot) -> None:
    page = AuditPage(context)
    show_page(qtbot, page, 1150, 740)
    page.activate(Place(page.name))
    settle(qtbot, context)
    assert page.chip.text == "完整"
    assert page.table.count() >= 2
    assert page.table.rows_model.shown()[0].act == "correct_report"
    with store_of(context).engine.connect() as connection:
        triggers = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall()
        for (name,) in triggers:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("UPDATE audit_entries SET actor_name='x' WHERE seq=1")
        connection.commit()
    click(page, "checkChainButton")
    settle(qtbot, context)
    assert page.chip.text == "不完整"
    assert "第 1 条" in page.state.text()
