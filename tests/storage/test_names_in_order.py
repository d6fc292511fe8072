"""Names stand in the order in which they are read, before anybody sorts a list."""

from __future__ import annotations

from pathlib import Path

from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.search import sort_key
from qtic_desktop.services.accounts import add_people
from qtic_desktop.services.experts import NewExpert, add_experts
from qtic_desktop.storage.queries import experts as pool_rows
from qtic_desktop.storage.queries import meetings as meeting_rows
from qtic_desktop.storage.queries.registry import staff
from tests.review_story import begin_story

NAMES = ("张喆", "阿依古丽", "刘惠", "丁一", "王龚", "办事员", "陈颇")
READ = ["阿依古丽", "办事员", "陈颇", "丁一", "刘惠", "王龚", "张喆"]


def test_experts_and_staff_stand_as_their_names_are_read(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w", proposals=1, experts=1)
    story.do(add_experts, experts=[NewExpert(name, "某大学") for name in NAMES])
    story.do(add_people, people=[(name, Role.CLERK) for name in NAMES])
    assert sorted(NAMES) != READ  # by code point they would stand in another order
    pooled = [row.name for row in story.ask(pool_rows.pool, story.seat(0), year=2026) if row.name in NAMES]
    offered = [row.name for row in story.ask(meeting_rows.experts) if row.name in NAMES]
    clerks = [row.name for row in story.ask(staff) if row.name in NAMES]
    assert pooled == offered == clerks == READ == sorted(NAMES, key=sort_key)
    story.workspace.close()
