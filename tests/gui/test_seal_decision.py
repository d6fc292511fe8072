"""A veto is decided at the desk by keys: the sentence, the written decision, the typed number, the seal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.opinions import OpinionsPage
from qtic_desktop.gui.place import Place
from qtic_desktop.services import scoring
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.tables.scoring import SealedResult
from tests.gui.review_window import named, press, settle, show_page
from tests.gui.test_scoring_desk import Desk, finish
from tests.review_story import CLERK, OFFICE, Story, begin_story

DECISION = "监督组长核对原件，认定不属弄虚作假"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1)
    made.convene()
    made.open()
    made.do(scoring.save_veto, sheet_id=made.sheet(0).id, veto=True, reason="合同扫描件前后不一")
    finish(made)
    yield made
    made.workspace.close()


@pytest.fixture
def desk(qtbot: Any, story: Story, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, story, OFFICE, tmp_path)
    made.page.choose_filter("results")
    made.wait()
    yield made
    assert made.context.tasks.close()


def listed(desk: Desk) -> list[str]:
    found = named(desk.page, "seal_blockers")
    return [found.item(row).text() for row in range(found.count())] if found.isVisible() else []


def test_a_veto_is_decided_and_sealed_by_keys(desk: Desk, story: Story) -> None:
    name = story.ask(rows.panel, meeting_id=story.meeting_id)[0].name
    (sentence,) = listed(desk)
    assert name in sentence
    assert "须由人裁定" in desk.shown()
    assert desk.page.results.table.rowCount() == 0
    named(desk.page, "seal_decision").setFocus()
    press("同意", Qt.Key.Key_Tab)
    press("ps-2026-01", Qt.Key.Key_Return)
    press("", Qt.Key.Key_Return)
    desk.wait()
    assert "裁定说明至少写 10 个字" in desk.shown()
    assert story.ask(rows.meetings)[0].status == "open"
    named(desk.page, "seal_decision").set_value("")
    press(DECISION, Qt.Key.Key_Tab)
    press("", Qt.Key.Key_Return)
    press("", Qt.Key.Key_Return)
    desk.wait()
    assert story.ask(rows.meetings)[0].status == "sealed"
    with story.workspace.store.read() as session:
        body = json.loads(session.scalars(select(SealedResult.body)).one())
    assert body["decision"] == {"text": DECISION, "codes": ["scoring.veto"]}
    assert not named(desk.page, "seal_decision").isVisible()
    assert listed(desk) == []
    assert desk.page.results.table.rowCount() == 2, "the group and its proposal"
    assert "95.83" in desk.shown()


def test_what_was_written_survives_a_new_reading(desk: Desk) -> None:
    named(desk.page, "seal_decision").setFocus()
    press(DECISION)
    desk.read()
    assert named(desk.page, "seal_decision").value() == DECISION


def test_a_clerk_reads_what_is_to_be_decided(qtbot: Any, story: Story, tmp_path: Path) -> None:
    desk = Desk(qtbot, story, CLERK, tmp_path)
    desk.page.choose_filter("results")
    desk.wait()
    assert len(listed(desk)) == 1
    assert "裁定和封存由办公室人员操作" in desk.shown()
    assert not named(desk.page, "seal_decision").isVisible()
    assert not named(desk.page, "seal").isVisible()
    assert desk.context.tasks.close()


def test_while_a_sum_is_to_be_corrected_no_decision_is_asked_for(desk: Desk, story: Story) -> None:
    story.do(scoring.record_paper_total, sheet_id=story.sheet(1).id, text="50")
    desk.read()
    assert listed(desk) == []
    assert not named(desk.page, "seal_decision").isVisible()
    assert named(desk.page, "blockers").count() == 2
    assert not named(desk.page, "seal").isVisible()


def test_the_page_of_opinions_says_that_this_one_is_written_by_hand(desk: Desk, story: Story) -> None:
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id, decision=DECISION)
    page = OpinionsPage(desk.context)
    show_page(desk.qtbot, page)
    page.activate(Place(page.name))
    settle(desk.qtbot, desk.context)
    assert page.card.press(Act.DRAFT_OPINION)
    settle(desk.qtbot, desk.context)
    assert "手工书写" in page.message.text
    assert page.overlay is None
