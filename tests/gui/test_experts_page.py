"""专家库 in the window: a record corrected, retired, merged and back, other names of units, personal data, the list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.experts import experts_page
from qtic_desktop.gui.experts.certificates import CertificatesDialog
from qtic_desktop.gui.experts.contact import PurposeDialog
from qtic_desktop.gui.experts.units import UnitsDialog
from qtic_desktop.gui.place import Place
from qtic_desktop.services import experts as use
from qtic_desktop.storage.queries.audit import LogFilter, audit_page
from qtic_desktop.storage.queries.certificates import certificates
from tests.gui.report_desk import click
from tests.gui.review_window import make_context, settle, show_page
from tests.review_story import OFFICE, Story, begin_story

CARD = "11010519491231002X"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1, experts=7)
    yield made
    made.workspace.close()


def show(story: Story, qtbot: QtBot, folder: Path, actor: Actor = OFFICE) -> Any:
    context = make_context(story, actor, folder)
    context.now = story.workspace.store.now
    page = experts_page(context)
    context.notifier.changed.connect(page.refresh)
    context.signals.place_wanted.connect(page.activate)
    show_page(qtbot, page, 1150, 740)
    page.activate(Place("experts"))
    settle(qtbot, context)
    return page


@pytest.fixture
def page(story: Story, qtbot: QtBot, tmp_path: Path, themed: None) -> Iterator[Any]:
    made = show(story, qtbot, tmp_path)
    yield made
    assert made.ctx.tasks.close()


def fill(form: Any, **texts: object) -> None:
    for name, value in texts.items():
        form.field(name).set_value(value)


def do(page: Any, qtbot: QtBot, name: Act, /, **texts: object) -> None:
    """Carry out an act of the card."""
    click(page.card, name)
    part = page.card if page.dialog is None else page.dialog
    fill(part.form, **texts)
    click(part, f"do_{name}")
    settle(qtbot, page.ctx)


def chosen(page: Any, expert_id: str) -> Any:
    assert page.select(expert_id)
    return page.table.selected()


def last(story: Story) -> Any:
    return story.ask(audit_page, wanted=LogFilter(), limit=1).rows[0]


def test_a_record_is_corrected_retired_merged_and_each_of_it_undone(page: Any, story: Story, qtbot: QtBot) -> None:
    first, second = story.experts[:2]
    name = chosen(page, second).name
    chosen(page, first)
    do(page, qtbot, Act.CORRECT_EXPERT, name=name, fields="海洋装备、新材料", reason="名册更正")
    now = chosen(page, first)
    assert (now.name, now.fields) == (name, ("海洋装备", "新材料"))
    assert now.namesakes == (chosen(page, second).organization,)
    assert now.namesakes[0] != now.organization
    assert "有同名 2" in page.filter_text("namesakes")
    chosen(page, first)
    assert now.namesakes[0] in page.card.lines["warn"]
    do(page, qtbot, Act.MERGE_EXPERTS, reason="同一人")
    assert "请选择" in page.card.form.problem("into_id"), "nobody is merged into whoever stands first"
    box = page.card.form.field("into_id")
    assert {box.itemData(place) for place in range(box.count())} == set(story.experts[1:])
    page.card.form.field("into_id").set_value(second)
    click(page.card, f"do_{Act.MERGE_EXPERTS}")
    settle(qtbot, page.ctx)
    assert page.card.facts["合并到"].startswith(name)
    do(page, qtbot, Act.SPLIT_EXPERT, reason="不是同一人")
    do(page, qtbot, Act.RETIRE_EXPERT, reason="退休")
    assert page.card.facts["停用原因"] == "退休"
    do(page, qtbot, Act.RESTORE_EXPERT, reason="返聘")
    assert chosen(page, first).status == "active"
    settle(qtbot, page.ctx)
    assert "恢复专家" in page.card.history.text()


def test_another_name_of_a_unit_is_registered_and_taken_back(page: Any, qtbot: QtBot) -> None:
    click(page, "unit_aliases")
    settle(qtbot, page.ctx)
    dialog = page.units
    assert isinstance(dialog, UnitsDialog)
    assert not dialog.list.buttons[Act.REMOVE_ALIAS].isEnabled()
    for name, texts in (
        (Act.REGISTER_ALIAS, {"alias": "海大", "name": "海洋大学"}),
        (Act.REMOVE_ALIAS, {"reason": "写错"}),
    ):
        click(dialog, name)
        fill(dialog.list.dialog.form, **texts)
        click(dialog.list.dialog, f"do_{name}")
        settle(qtbot, page.ctx)
        assert dialog.list.table.total() == (name is Act.REGISTER_ALIAS)
    dialog.reject()
    assert not dialog.isVisible()


def test_personal_data_are_masked_until_a_purpose_is_written_down(page: Any, story: Story, qtbot: QtBot) -> None:
    data = {"phone": "13800001234", "id_number": CARD, "bank": "示例银行", "bank_account": "6222000011112222"}
    story.do(use.save_contact, expert_id=story.experts[0], **data)
    chosen(page, story.experts[0])
    page.read_again()
    settle(qtbot, page.ctx)
    assert "138****1234" in page.card.lines["muted"]
    assert CARD not in page.card.lines["muted"]
    click(page.card, "to_experts")
    settle(qtbot, page.ctx)
    dialog = page.dialog
    assert isinstance(dialog, PurposeDialog)
    assert dialog.findChild(QLabel).text().startswith(page.table.selected().name)
    click(dialog, "showContact")
    settle(qtbot, page.ctx)
    assert "用途" in dialog.column.rows["purpose"].problem
    dialog.column.field("purpose").set_value("发放咨询费")
    click(dialog, "showContact")
    settle(qtbot, page.ctx)
    assert (last(story).act, last(story).details["purpose"]) == (Act.SHOW_CONTACT, "发放咨询费")
    form = page.dialog.form
    assert form.field("id_number").value() == CARD
    form.field("phone").set_value("13900005678")
    click(page.dialog, f"do_{Act.SAVE_CONTACT}")
    settle(qtbot, page.ctx)
    assert page.dialog is None
    assert "139****5678" in page.card.lines["muted"], "what is masked follows what was saved"
    assert "13900005678" not in str(last(story).details)


def test_who_only_watches_is_offered_no_way_to_personal_data(
    story: Story, qtbot: QtBot, tmp_path: Path, themed: None
) -> None:
    page = show(story, qtbot, tmp_path, Actor("s-1", "监督员", Role.SUPERVISOR))
    assert not page.card.buttons
    assert all(link.place.view != "contact" for link in page.card.shown.links)
    page.activate(Place("experts", story.experts[0], "contact"))
    settle(qtbot, page.ctx)
    assert page.dialog is None
    assert page.ctx.tasks.close()


def test_the_list_goes_out_without_personal_data_and_comes_back_to_update_the_pool(
    page: Any, story: Story, qtbot: QtBot, tmp_path: Path
) -> None:
    story.do(use.save_contact, expert_id=story.experts[0], phone="13800001234", id_number="", bank="", bank_account="")
    out = tmp_path / "名单.xlsx"
    page.exporter.ask_path = lambda *_: str(out)
    click(page, Act.EXPORT_EXPERTS)
    settle(qtbot, page.ctx)
    assert "7 位专家" in page.message.text
    book = openpyxl.load_workbook(out)
    cells = [[str(cell.value) for cell in row] for row in book.worksheets[0].iter_rows()]
    assert not any("13800001234" in text for row in cells for text in row)
    head = next(place for place, row in enumerate(cells, 1) if "姓名" in row)
    book.worksheets[0].cell(head + 1, cells[head - 1].index("职称") + 1).value = "研究员"
    book.save(out)
    page.importer.ask_path = lambda *_: str(out)
    click(page, Act.IMPORT_EXPERTS)
    settle(qtbot, page.ctx)
    preview = page.importer.preview
    outcomes = [preview.findings.rows_model.row(n).outcome for n in range(preview.findings.total())]
    assert (outcomes.count("same"), outcomes.count("different")) == (6, 1)
    assert not preview.confirm.isEnabled()
    click(preview, "updateRows")
    settle(qtbot, page.ctx)
    assert "已按文件更新 1 行" in page.message.text
    assert page.feed.rows[0].title == "研究员"
    assert page.feed.rows[0].name == cells[head][cells[head - 1].index("姓名")]
    assert last(story).act == Act.IMPORT_EXPERTS


def certificate_file(folder: Path, holder: str, *, days: int = 400) -> Path:
    """What an issuer publishes: a certificate without its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, holder)])
    begins = datetime(2026, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 7, begins, begins + timedelta(days=days))
    path = folder / f"{holder}.cer"
    path.write_bytes(made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM))
    return path


def test_a_certificate_is_registered_after_its_holder_was_seen_and_withdrawn_again(
    page: Any, story: Story, qtbot: QtBot, tmp_path: Path
) -> None:
    expert = chosen(page, story.experts[0])
    page.activate(Place("experts", expert.id, "certificates"))
    settle(qtbot, page.ctx)
    dialog = page.dialog
    assert isinstance(dialog, CertificatesDialog)
    dialog.begin.click()
    dialog.file.set_value(tmp_path / "没有.cer")
    dialog.check.click()
    settle(qtbot, page.ctx)
    assert dialog.column.rows["file"].problem
    broken = tmp_path / "坏.cer"
    broken.write_bytes(b"no certificate")
    for path, told in ((broken, "不是可读的证书"), (certificate_file(tmp_path, "过期", days=3), "到期")):
        dialog.file.set_value(path)
        dialog.check.click()
        settle(qtbot, page.ctx)
        assert told in dialog.column.rows["file"].problem
        assert not dialog.register.isEnabled()
    dialog.file.set_value(certificate_file(tmp_path, "赵六"))
    dialog.check.click()
    settle(qtbot, page.ctx)
    assert "赵六" in dialog.message.text
    assert f"持有人不是“{expert.name}”" in dialog.message.text
    dialog.register.click()
    assert dialog.column.rows["reason"].problem
    dialog.reason.set_value("本人当面出示")
    dialog.register.click()
    settle(qtbot, page.ctx)
    assert "已登记“赵六”的证书" in dialog.message.text
    (row,) = story.ask(certificates, expert_id=expert.id)
    assert (row.holder, row.withdrawn_at) == ("赵六", None)
    dialog.list.press(Act.WITHDRAW_CERTIFICATE)
    form = dialog.list.dialog.form
    form.field("reason").set_value("换了新证书")
    form.send()
    settle(qtbot, page.ctx)
    (row,) = story.ask(certificates, expert_id=expert.id)
    assert row.withdrawn_at
    assert last(story).act == Act.WITHDRAW_CERTIFICATE
    assert not dialog.list.buttons[Act.WITHDRAW_CERTIFICATE].isEnabled()
    dialog.reject()


def test_who_is_not_the_office_has_no_way_to_certificates(story: Story, qtbot: QtBot, tmp_path: Path) -> None:
    made = show(story, qtbot, tmp_path, Actor("c", "赵录", Role.CLERK))
    chosen(made, story.experts[0])
    made.activate(Place("experts", story.experts[0], "certificates"))
    settle(qtbot, made.ctx)
    assert made.dialog is None
    assert made.ctx.tasks.close()
