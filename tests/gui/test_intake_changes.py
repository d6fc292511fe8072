"""After acceptance, in the window: the form is opened again, corrected with a reason, withdrawn and moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.intake import ProposalDraft, ProposalStatus
from qtic_desktop.gui.intake.correcting import CorrectionDialog, CorrectionKeeper
from qtic_desktop.gui.intake.page import IntakePage
from qtic_desktop.gui.intake.wizard import ProposalWizard
from qtic_desktop.gui.place import Place
from qtic_desktop.services.intake.changes import correct_proposal
from qtic_desktop.services.registry import open_batch
from qtic_desktop.storage.queries.intake import ProposalRow, draft, proposals
from qtic_desktop.storage.queries.registry import batches
from tests.gui.report_desk import click, form
from tests.gui.review_window import make_context, settle
from tests.gui.test_materials import pdf
from tests.review_story import CLERK, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    yield made
    made.workspace.close()


@pytest.fixture
def page(qtbot: QtBot, story: Story, tmp_path: Path) -> Iterator[IntakePage]:
    context = make_context(story, CLERK, tmp_path)
    made = IntakePage(context)
    context.notifier.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1150, 700)
    made.show()
    made.activate(Place("intake", story.proposals[0]))
    settle(qtbot, context)
    yield made
    settle(qtbot, context)
    assert context.tasks.close()


def row(story: Story) -> ProposalRow:
    return next(one for one in story.ask(proposals) if one.id == story.proposals[0])


def wizard(page: IntakePage) -> ProposalWizard:
    found = page.overlay
    assert isinstance(found, ProposalWizard)
    return found


def open_form(page: IntakePage, qtbot: QtBot) -> ProposalWizard:
    page.correct(row_id(page))
    settle(qtbot, page.ctx)
    return wizard(page)


def row_id(page: IntakePage) -> str:
    chosen = page.table.selected()
    assert chosen is not None
    return str(chosen.id)


def change_director(made: ProposalWizard, name: str) -> None:
    made.go_to("people")
    field = made.page("people").fields["director_name"]
    field.setFocus()
    field.set_value(name)  # type: ignore[attr-defined]
    made.keep()
    made.go_to("readback")


def test_looking_through_the_form_writes_nothing_and_says_that_nothing_changed(
    page: IntakePage, qtbot: QtBot, story: Story
) -> None:
    made = open_form(page, qtbot)
    assert made.current == "readback"
    assert made.submit_button.text() == "更正…"
    assert not made.submit_button.isEnabled()
    assert made.why_not.text() == "还没有改动"
    made.go_to("host")
    made.go_to("readback")
    settle(qtbot, page.ctx)
    assert story.ask(draft, proposal_id=story.proposals[0]).correction is None


def test_a_correction_shows_before_and_after_and_asks_for_the_reason(
    page: IntakePage, qtbot: QtBot, story: Story
) -> None:
    made = open_form(page, qtbot)
    before = row(story).director_name
    change_director(made, "赵𬱖")
    settle(qtbot, page.ctx)
    assert row(story).director_name == before
    assert made.submit_button.isEnabled()
    made.submit()
    settle(qtbot, page.ctx)
    keeper = made.keeper
    assert isinstance(keeper, CorrectionKeeper)
    dialog = keeper.dialog
    assert isinstance(dialog, CorrectionDialog)
    assert f"{before} → 赵𬱖" in dialog.changes.text()
    assert dialog.changes.text().split("：")[0] in made.readback.toPlainText()  # the words of the form, no key
    click(dialog, "confirmCorrection")
    assert dialog.reason_row.problem
    dialog.reason.set_value("申报单位来函更正")
    click(dialog, "confirmCorrection")
    settle(qtbot, page.ctx)
    assert page.overlay is None
    assert row(story).director_name == "赵𬱖"
    assert "已更正" in page.message.text


def test_an_interrupted_correction_is_gone_on_with_or_given_up(page: IntakePage, qtbot: QtBot, story: Story) -> None:
    change_director(open_form(page, qtbot), "钱某")
    settle(qtbot, page.ctx)
    page.close_wizard()
    settle(qtbot, page.ctx)
    kept = story.ask(draft, proposal_id=story.proposals[0]).correction
    assert ProposalDraft.from_mapping(kept).get("director_name") == "钱某"
    titles = [made.text() for made in page.card.findChildren(QPushButton) if made.isVisible()]
    assert "继续更正" in titles
    assert open_form(page, qtbot).draft.get("director_name") == "钱某"
    page.close_wizard()
    settle(qtbot, page.ctx)
    click(page.card, Act.DROP_CORRECTION)
    click(page.dialog or page.card, f"do_{Act.DROP_CORRECTION}")
    settle(qtbot, page.ctx)
    assert story.ask(draft, proposal_id=story.proposals[0]).correction is None


def test_a_withdrawal_and_its_way_back(page: IntakePage, qtbot: QtBot, story: Story) -> None:
    click(page.card, Act.WITHDRAW_PROPOSAL)
    form(page).field("reason").set_value("单位申请撤回")
    click(page.card, f"do_{Act.WITHDRAW_PROPOSAL}")
    settle(qtbot, page.ctx)
    assert row(story).status == ProposalStatus.WITHDRAWN
    assert page.filter_text("withdrawn") == "已撤回 1"
    click(page.card, Act.READMIT_PROPOSAL)
    form(page).field("reason").set_value("误点撤回")
    click(page.card, f"do_{Act.READMIT_PROPOSAL}")
    settle(qtbot, page.ctx)
    assert row(story).status == ProposalStatus.ACCEPTED


def test_an_accepted_form_that_is_looked_at_is_no_draft(page: IntakePage, qtbot: QtBot) -> None:
    made = open_form(page, qtbot)
    assert made.save_button.isHidden()
    change_director(made, "赵二")
    assert (made.save_button.isHidden(), made.save_button.text()) == (False, "保留更正")


def second_batch(story: Story) -> str:
    story.do(open_batch, actor=CLERK, year=2026)
    return str(story.ask(batches)[0].id)


def test_moving_offers_the_other_batch_and_says_where_it_went(page: IntakePage, qtbot: QtBot, story: Story) -> None:
    other = second_batch(story)
    page.refresh(Changes.of_kinds(Kind.BATCH))
    settle(qtbot, page.ctx)
    click(page.card, Act.MOVE_PROPOSAL)
    filled = form(page)
    assert filled.column.field("batch_id").value() == other != row(story).batch_id
    filled.column.field("reason").set_value("申报时选错了批次")
    filled.send()
    settle(qtbot, page.ctx)
    assert row(story).batch_id == other
    assert page.message.text == f"{row(story).number} 已移到2026年第二批。"


def test_among_several_batches_none_is_chosen_for_the_person(page: IntakePage, qtbot: QtBot, story: Story) -> None:
    second_batch(story)
    second_batch(story)
    page.refresh(Changes.of_kinds(Kind.BATCH))
    settle(qtbot, page.ctx)
    click(page.card, Act.MOVE_PROPOSAL)
    assert form(page).column.field("batch_id").value() is None


def test_withdrawing_and_admitting_again_say_so(page: IntakePage, qtbot: QtBot, story: Story) -> None:
    for act, words in ((Act.WITHDRAW_PROPOSAL, "已撤回受理"), (Act.READMIT_PROPOSAL, "已恢复受理")):
        click(page.card, act)
        filled = form(page)
        filled.column.field("reason").set_value("申报单位来函")
        filled.send()
        settle(qtbot, page.ctx)
        assert words in page.message.text


def test_the_batch_in_the_header_filters_the_list_and_a_named_record_widens_it(
    page: IntakePage, qtbot: QtBot, story: Story
) -> None:
    other = second_batch(story)
    page.refresh(Changes.of_kinds(Kind.BATCH))
    page.ctx.choose(batch_id=other)
    settle(qtbot, page.ctx)
    assert (page.table.total(), page.filter_text("accepted")) == (0, "已受理 0")
    assert "2026年第二批" in page.title.text()
    page.activate(Place("intake", story.proposals[1]))  # a record of the first batch
    settle(qtbot, page.ctx)
    assert row_id(page) == story.proposals[1]
    assert (page.ctx.batch_id, page.table.total()) == ("", 2)
    page.ctx.choose(batch_id=other)
    settle(qtbot, page.ctx)
    page.activate(Place("intake", view="accepted"))  # as a card of 今日待办 leads there, which counts all batches
    settle(qtbot, page.ctx)
    assert page.table.total() == 2


def test_every_button_of_an_accepted_proposal_is_in_sight_without_scrolling(
    themed: None, page: IntakePage, qtbot: QtBot
) -> None:
    page.resize(1150, 616)  # what a window of 1366 x 768 leaves a page
    settle(qtbot, page.ctx)

    def whole() -> bool:
        """Whether the card has come to rest with every button shown from top to bottom."""
        shown = [made for made in page.card.findChildren(QPushButton) if made.isVisible()]
        return bool(shown) and all(made.visibleRegion().boundingRect().height() == made.height() for made in shown)

    qtbot.waitUntil(whole, timeout=20_000)
    buttons = [made for made in page.card.findChildren(QPushButton) if made.isVisible()]
    assert {"to_intake", "to_intake_again", "to_meetings", "move_proposal", "withdraw_proposal"} <= {
        made.objectName() for made in buttons
    }
    for made in buttons:
        assert not made.visibleRegion().isEmpty()
        assert made.visibleRegion().boundingRect().height() == made.height()


def test_a_paper_that_comes_later_ticks_itself_off_and_is_no_correction(
    page: IntakePage, qtbot: QtBot, story: Story, tmp_path: Path
) -> None:
    noted = stored(story).having("missing_papers", "plan,licence")
    facts = {"proposal_id": story.proposals[0], "reason": "收件时漏登缺件"}
    story.do(correct_proposal, actor=CLERK, draft=noted, **facts)
    page.read_again()
    settle(qtbot, page.ctx)
    assert page.card.lines["warn"] == "缺件：建设方案、法人证书或营业执照"
    made = open_form(page, qtbot)
    made.go_to("people")
    made.shelf.take("plan", pdf(tmp_path, "plan.pdf"))
    settle(qtbot, page.ctx)
    assert stored(story).get("missing_papers") == "licence"
    assert (row(story).correcting, made.save_button.isHidden()) == (False, True)
    made.close_button.click()
    settle(qtbot, page.ctx)
    assert page.card.lines["warn"] == "缺件：法人证书或营业执照"


def test_the_application_form_is_made_from_the_card(
    page: IntakePage, qtbot: QtBot, story: Story, tmp_path: Path
) -> None:
    out = tmp_path / "form.pdf"
    page.exporter.ask_path = lambda *_args: str(out)
    assert page.card.findChild(QPushButton, "to_intake_print") is not None
    page.activate(Place("intake", story.proposals[0], view="print"))
    settle(qtbot, page.ctx)
    text = "".join("\n".join(one.extract_text() for one in PdfReader(out).pages).split())
    kept = stored(story)
    for told in (row(story).number, kept.get("center_name"), kept.get("credit_code"), kept.partners[1].name):
        assert "".join(told.split()) in text
    assert "叁仟叁佰万元整" in text  # 800 900 850 and 200 300 250 of 万元


def stored(story: Story) -> ProposalDraft:
    return ProposalDraft.from_mapping(story.ask(draft, proposal_id=story.proposals[0]).draft)
