"""What the office reads at a glance: late as a chip, a term with its last day, the number of a paper as papers write it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from qtic_desktop.domain.examination import ExaminationResult
from qtic_desktop.gui.examination.acts import _term
from qtic_desktop.gui.intake.page import IntakePage
from qtic_desktop.gui.intake.shown import batch_chip, shown
from qtic_desktop.gui.registry.batch_acts import _late_chip
from qtic_desktop.services.examination import before_result
from qtic_desktop.storage.queries import intake as rows
from qtic_desktop.storage.queries.batches import batch_rows
from tests.gui.intake_desk import IntakeDesk, desk, enter, page, write
from tests.gui.test_wizard_form import opened
from tests.review_story import begin_story
from tests.storage.test_batches import close

__all__ = ["desk", "page"]


def test_what_came_late_is_a_chip_in_the_lists_and_a_line_on_its_card(tmp_path: Path, themed: None) -> None:
    story = begin_story(tmp_path / "w", proposals=2)
    close(story)
    row = story.ask(rows.proposals)[0]
    assert batch_chip(row) == ("bad", f"逾期 {row.batch_title[5:]}")
    assert [(line.kind, line.text[:4]) for line in shown(row).lines] == [("bad", "逾期收到")]
    (in_time,) = [
        one for one in story.ask(rows.proposals) if one.id == row.id and not replace(one, closes_on=None).late
    ]
    assert batch_chip(replace(in_time, closes_on=None)) == ("", row.batch_title), "a word alone, no chip"
    batch = next(one for one in story.ask(batch_rows) if one.late)
    assert _late_chip(batch) == ("bad", "2 项")
    story.workspace.close()


def test_the_term_of_a_correction_is_told_with_its_last_day_before_it_is_noted(tmp_path: Path, themed: None) -> None:
    story = begin_story(tmp_path / "w", proposals=1)

    def told(days: str, result: ExaminationResult = ExaminationResult.CORRECTION) -> str:
        facts: dict[str, Any] = {"today": date(2026, 3, 10), "examined_on": date(2026, 3, 10), "days": days}
        return _term(story.ask(before_result, proposal_id=story.proposals[0], result=result, **facts))

    assert told("5") == "5 个工作日，到 2026-03-17（周二）（次日起算，指引未规定）"
    assert "10 个工作日，到 2026-03-24（周二）" in told("")
    assert told("几天") == told("", ExaminationResult.PASSED) == ""
    story.workspace.close()


def test_brackets_of_a_number_are_put_right_when_the_field_is_left_and_that_is_said(
    desk: IntakeDesk, page: IntakePage, qtbot: QtBot
) -> None:
    wizard = opened(page, desk, "recommendation")
    form = wizard.page("recommendation")
    field: Any = form.fields["letter_number"]
    field.setFocus()
    write("崂科函[2026]8号")
    enter()
    desk.settle()
    assert field.text() == "崂科函〔2026〕8号"
    assert "录入的是 崂科函[2026]8号" in str(form.rows["letter_number"].property("helpText"))
    assert wizard.draft.get("letter_number") == "崂科函〔2026〕8号"
    assert desk.stored_draft().get("letter_number") == "崂科函〔2026〕8号"
