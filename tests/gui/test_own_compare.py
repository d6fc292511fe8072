"""我的评分对照: the own marks side by side, blanks blank, what does not apply a dash, nothing of anybody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qtic_desktop.gui.scoring.own_compare import OwnCompare, own_tables
from qtic_desktop.services import meetings, scoring
from qtic_desktop.storage.queries.scoring import sheets_of_expert
from tests.review_story import begin_story


def test_own_marks_stand_side_by_side_by_kind_of_sheet(qtbot: Any, themed: None, tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w", proposals=4)
    story.convene()
    story.open()
    story.score(1, 0, short="2", submit=False, vote="")
    story.do(scoring.save_points, actor=story.seat(1), sheet_id=story.sheet(1, 2).id, criterion="1", text="7.5")
    story.score(0, 0, short="9")
    gone = {"agenda_item_id": story.items()[3], "expert_id": story.experts[1], "reason": "与申报单位有合作"}
    story.do(meetings.record_recusal, **gone)
    mine = {"meeting_id": story.meeting_id, "expert_id": story.experts[1]}
    new, conversion = own_tables(story.ask(sheets_of_expert, story.seat(1), **mine))
    assert [head.split("  ")[0] for head in new.heads] == ["1", "3"]
    assert [head.split("  ")[0] for head in conversion.heads] == ["2"], "of the recused one nothing is judged"
    assert new.lines[0][2] == ("13", "7.5")
    assert new.lines[1][2][1] == "", "a blank is no zero"
    assert new.lines[-1][2] == ("98", "")
    shown = OwnCompare(story.ask(sheets_of_expert, story.seat(1), **mine), None)  # type: ignore[arg-type]
    qtbot.addWidget(shown)
    text = shown.sheet.toPlainText()
    assert "7.5" in text
    assert "91" not in text, "the sum of the other expert"
    story.workspace.close()
