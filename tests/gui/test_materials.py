"""Files of a draft: opened, replaced, taken off with a trace, brought back; undo right after one came means that file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.gui.intake import IntakePage, ProposalWizard
from qtic_desktop.gui.intake.material_view import MaterialView
from qtic_desktop.gui.intake.materials import MaterialList
from qtic_desktop.gui.intake.missing_papers import MissingPapers
from qtic_desktop.services.intake import remove_material, save_draft
from qtic_desktop.storage.queries import intake as rows
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.intake import Proposal
from tests.gui.intake_desk import IntakeDesk, desk
from tests.helpers.doors import ask, perform

__all__ = ["desk"]

pytestmark = [
    pytest.mark.usefixtures("themed"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]


@pytest.fixture
def wizard(desk: IntakeDesk, qtbot: QtBot) -> ProposalWizard:
    draft = ProposalDraft({"center_name": "青岛市海洋装备技术创新中心", "missing_papers": "plan,licence"})
    (proposal_id,) = perform(
        desk.workspace.store, desk.ctx.actor, save_draft, draft=draft, page="people", cursor_field=""
    ).ids
    page = IntakePage(desk.ctx)
    qtbot.addWidget(page)
    page.resize(1150, 660)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page._open_wizard(draft, proposal_id=proposal_id, page="people")
    made = page.overlay
    assert isinstance(made, ProposalWizard)
    desk.settle()
    return made


def pdf(folder: Path, name: str) -> Path:
    from reportlab.pdfgen.canvas import Canvas

    path = folder / name
    canvas = Canvas(str(path))
    canvas.drawString(72, 720, name)
    canvas.save()
    return path


def added(desk: IntakeDesk, wizard: ProposalWizard, path: Path, kind: str = "plan") -> None:
    wizard.shelf.take(kind, path)
    desk.settle()


def pressed(desk: IntakeDesk, wizard: ProposalWizard, name: str) -> None:
    shelf = wizard.page("people").content.findChild(MaterialList)
    assert shelf is not None
    made = next(part for part in shelf.findChildren(QPushButton, name) if not part.isHidden() and part.isVisible())
    made.click()
    desk.settle()


def kept(desk: IntakeDesk) -> list[str]:
    (row,) = desk.proposals()
    return [found.file_name for found in ask(desk.workspace.store, rows.materials, proposal_id=row.id)]


def test_a_file_is_opened_inside_the_program(desk: IntakeDesk, wizard: ProposalWizard, tmp_path: Path) -> None:
    added(desk, wizard, pdf(tmp_path, "plan.pdf"))
    pressed(desk, wizard, "openMaterial")
    view = wizard.window().findChild(MaterialView)
    assert view is not None
    assert view.view.page_count() == 1
    view.reject()


def test_a_removed_file_is_gone_from_the_list_kept_in_the_record_and_comes_back(
    desk: IntakeDesk, wizard: ProposalWizard, tmp_path: Path
) -> None:
    added(desk, wizard, pdf(tmp_path, "plan.pdf"))
    pressed(desk, wizard, "removeMaterial")
    assert kept(desk) == []
    assert wizard.shelf.shown == ["已移除 建设方案：plan.pdf"]
    with desk.workspace.store.read() as session:
        told = session.query(AuditEntry).filter(AuditEntry.act == Act.REMOVE_MATERIAL).one()
    assert "plan.pdf" in told.details
    pressed(desk, wizard, "restoreMaterial")
    assert kept(desk) == ["plan.pdf"]
    assert wizard.shelf.shown == ["建设方案：plan.pdf"]
    pressed(desk, wizard, "openMaterial")
    view = wizard.window().findChild(MaterialView)
    assert view is not None
    view.reject()


def test_a_file_is_replaced_by_another_one_of_its_kind(
    desk: IntakeDesk, wizard: ProposalWizard, tmp_path: Path
) -> None:
    added(desk, wizard, pdf(tmp_path, "old.pdf"), "licence")
    shelf = wizard.page("people").content.findChild(MaterialList)
    assert shelf is not None
    shelf.ask_paths = lambda _parent, _title, _kinds: [str(pdf(tmp_path, "new.pdf"))]
    pressed(desk, wizard, "replaceMaterial")
    assert kept(desk) == ["new.pdf"]
    assert wizard.shelf.shown == ["法人证书或营业执照：new.pdf", "已移除 法人证书或营业执照：old.pdf"]


def test_undo_right_after_a_file_came_takes_the_file_back_and_no_field(
    desk: IntakeDesk, wizard: ProposalWizard, tmp_path: Path
) -> None:
    wizard.page("people").focus_field("director_name")
    field = wizard.page("people").fields["director_name"]
    field.insert("赵明")  # type: ignore[attr-defined]
    field.textEdited.emit("赵明")  # type: ignore[attr-defined]
    wizard.keep()
    desk.settle()
    added(desk, wizard, pdf(tmp_path, "plan.pdf"))
    assert "plan.pdf" in wizard.undo_button.toolTip()
    wizard.undo_button.click()
    desk.settle()
    assert kept(desk) == []
    assert wizard.draft.get("director_name") == "赵明"


def test_undo_right_after_a_replacement_brings_the_old_file_back(
    desk: IntakeDesk, wizard: ProposalWizard, tmp_path: Path
) -> None:
    added(desk, wizard, pdf(tmp_path, "old.pdf"))
    (row,) = desk.proposals()
    (old,) = ask(desk.workspace.store, rows.materials, proposal_id=row.id)
    wizard.shelf.take("plan", pdf(tmp_path, "new.pdf"), old.id)
    desk.settle()
    assert kept(desk) == ["new.pdf"]
    wizard.undo_button.click()
    desk.settle()
    assert kept(desk) == ["old.pdf"]


def test_a_paper_of_which_there_is_a_file_is_not_missing(
    desk: IntakeDesk, wizard: ProposalWizard, tmp_path: Path
) -> None:
    papers = wizard.page("people").fields["missing_papers"]
    assert isinstance(papers, MissingPapers)
    assert papers.value() == "plan,licence"
    added(desk, wizard, pdf(tmp_path, "plan.pdf"))
    assert papers.value() == "licence"
    assert desk.stored_draft().get("missing_papers") == "licence"
    assert not papers.ticks["plan"].isEnabled()
    pressed(desk, wizard, "removeMaterial")
    assert papers.ticks["plan"].isEnabled()


def test_nothing_is_taken_off_a_proposal_that_was_submitted(
    desk: IntakeDesk, wizard: ProposalWizard, tmp_path: Path
) -> None:
    added(desk, wizard, pdf(tmp_path, "plan.pdf"))
    (row,) = desk.proposals()
    (material,) = ask(desk.workspace.store, rows.materials, proposal_id=row.id)
    with desk.workspace.store.begin(desk.ctx.actor) as work:
        work.get(Proposal, row.id).status = "accepted"
        work.record(Act.SUBMIT_PROPOSAL, Kind.PROPOSAL, row.id)
    with pytest.raises(Refused):
        perform(desk.workspace.store, desk.ctx.actor, remove_material, material_id=material.id)
    assert kept(desk) == ["plan.pdf"]


def test_edge_28_a_large_and_a_locked_scan_are_taken_in_and_said_to_trouble_somebody_later(
    desk: IntakeDesk, wizard: ProposalWizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    wizard.shelf.said.connect(lambda words, _kind: said.append(words))
    locked = tmp_path / "有密码.pdf"
    locked.write_bytes(pdf(tmp_path, "plan.pdf").read_bytes() + b"trailer << /Encrypt 9 0 R >>")
    added(desk, wizard, locked)
    monkeypatch.setattr("qtic_desktop.services.intake.LARGE_FILE", 500)
    added(desk, wizard, pdf(tmp_path, "很大.pdf"), "licence")
    assert sorted(kept(desk)) == ["很大.pdf", "有密码.pdf"]
    assert ["密码" in said[0], "50 MB" in said[1]] == [True, True]


@pytest.mark.parametrize("name", ["方案.doc", "方案.wps", "方案.pdf"])
def test_edge_28_what_is_no_pdf_is_refused_in_words_whatever_it_is_called(
    desk: IntakeDesk, wizard: ProposalWizard, tmp_path: Path, name: str
) -> None:
    said: list[str] = []
    wizard.shelf.said.connect(lambda words, _kind: said.append(words))
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    added(desk, wizard, tmp_path / name)
    assert kept(desk) == []
    assert name in said[0]
    assert "PDF" in said[0]


def test_edge_28_a_scan_that_lies_on_its_side_is_turned_to_be_read(
    desk: IntakeDesk, wizard: ProposalWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    added(desk, wizard, pdf(tmp_path, "plan.pdf"))
    pressed(desk, wizard, "openMaterial")
    view = wizard.window().findChild(MaterialView)
    assert view is not None
    pages = view.view._pages
    qtbot.waitUntil(lambda: 0 in pages._images)
    upright = pages._images[0]
    view.view.findChild(QPushButton, "turnPages").click()
    qtbot.waitUntil(lambda: 0 in pages._images)
    turned = pages._images[0]
    assert upright.height() > upright.width()
    assert turned.width() > turned.height()
    assert not view.view.scrolls_sideways()
    view.reject()
