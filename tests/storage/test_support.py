"""The facts for those who look after the program: enough to help, and not one word of anybody."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import text

from qtic_desktop.services.archive.support import support_facts
from qtic_desktop.storage.witness import bound_tables
from tests.review_story import OFFICE, begin_story


def test_the_facts_tell_states_and_nothing_of_anybody(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "张三的工作区", proposals=2, experts=5)
    story.convene()
    story.open()
    story.score(0)
    with story.workspace as workspace:
        with workspace.store.engine.connect() as connection:
            connection.execute(text("UPDATE experts SET name = '王小明' WHERE id = (SELECT min(id) FROM experts)"))
            connection.commit()
        told = support_facts(workspace, OFFICE)
        assert "check.row_changed x1" in told  # a finding is told by its code
        assert re.search(r"rows of score_entries: \d+", told)
        with workspace.store.engine.connect() as connection:
            held = {
                value
                for name in bound_tables()
                for row in connection.execute(text(f"SELECT * FROM {name}"))
                for value in row
                if isinstance(value, str) and re.search(r"[\u4e00-\u9fff]|.{9}", value)
            }
    assert len(held) > 100
    assert [value for value in held if value in told] == []
    assert not re.search(r"[\u4e00-\u9fff]", told)
