"""Two departments become one and two again: what points at them follows, and nothing final changes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.services import annual_reports, intake, letters, registry
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.imports.places import register
from qtic_desktop.services.registry.merging import merge_departments, split_department
from qtic_desktop.storage import migrations
from qtic_desktop.storage.queries.audit import LogFilter, audit_page
from qtic_desktop.storage.queries.registry import department_rows, departments
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.letters import Letter
from qtic_desktop.storage.workspace import create_workspace, open_workspace
from tests.helpers.doors import ask
from tests.helpers.founded import refusal
from tests.review_story import CLERK, Story, begin_story
from tests.storage.test_migrations import pour

WHY = "机构改革，两局合并"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3, experts=6)
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def pair(story: Story) -> tuple[str, str]:
    """A department with proposals of its own, and another one."""
    with story.workspace.store.read() as session:
        own = session.query(Proposal.department_id).filter(Proposal.id == story.proposals[0]).scalar()
    other = next(row.id for row in story.ask(departments) if row.id != own)
    return str(own), other


def letter(story: Story, department: str, number: str) -> None:
    entry = letters.LetterEntry(number, date(2026, 3, 1), department, "recommended", True, date(2026, 3, 2))
    story.do(letters.register_letter, entry=entry)


def name_of(story: Story, key: str) -> str:
    return next(row.name for row in story.ask(department_rows) if row.id == key)


def owner(story: Story, table: type, key: str) -> str:
    with story.workspace.store.read() as session:
        return str(session.get(table, key).department_id)


def draft_of(story: Story, key: str) -> dict[str, object]:
    with story.workspace.store.read() as session:
        return dict(json.loads(session.get(Proposal, key).draft))


def test_what_is_a_departments_follows_and_comes_back(story: Story) -> None:
    old, new = pair(story)
    name = name_of(story, old)
    letter(story, name, "青科〔2026〕1号")
    started = date(2025, 1, 8)
    center = annual_reports.NewCenter("QTIC-C-1", "青岛市示例中心", "示例单位", old, "NEW", started, date(2028, 1, 7))
    (center_id,) = story.do(annual_reports.register_centers, centers=[center]).ids
    draft = ProposalDraft({"track": "NEW", "center_name": "录到一半的中心", "department_id": old})
    (draft_id,) = story.do(intake.save_draft, draft=draft, page="host", cursor_field="").ids
    before = next(row for row in story.ask(department_rows) if row.id == old)
    assert (before.centers, before.letters) == (1, 1)
    assert before.proposals >= 1
    story.do(merge_departments, department_id=old, into_id=new, reason=WHY)
    assert owner(story, Center, center_id) == owner(story, Proposal, story.proposals[0]) == new
    assert draft_of(story, draft_id)["values"]["department_id"] == new
    assert draft_of(story, story.proposals[0])["values"]["department_id"] == new
    with story.workspace.store.read() as session:
        assert [row.department_id for row in session.query(Letter)] == [new]
        assert register(session).id_of(name) == new
    assert old not in {row.id for row in story.ask(departments)}
    row = next(row for row in story.ask(department_rows) if row.id == old)
    assert (row.proposals, row.centers, row.letters, row.merged_into) == (0, 0, 0, name_of(story, new))
    told = story.ask(audit_page, wanted=LogFilter(), limit=1).rows[0]
    assert told.act == Act.MERGE_DEPARTMENTS
    story.do(split_department, department_id=old, reason="合并错了")
    assert owner(story, Center, center_id) == owner(story, Proposal, story.proposals[0]) == old
    assert draft_of(story, draft_id)["values"]["department_id"] == old
    assert next(row for row in story.ask(department_rows) if row.id == old) == before


def test_what_went_on_since_stays_where_it_is_when_a_merging_is_taken_back(story: Story) -> None:
    old, new = pair(story)
    third = next(row.id for row in story.ask(departments) if row.id not in (old, new))
    began = {"track": "NEW", "center_name": "录到一半的中心", "department_id": old}
    (kept,) = story.do(intake.save_draft, draft=ProposalDraft(began), page="host", cursor_field="").ids
    story.do(merge_departments, department_id=old, into_id=new, reason=WHY)
    moved = ProposalDraft({**began, "department_id": third})
    story.do(intake.save_draft, draft=moved, page="host", cursor_field="", proposal_id=kept)
    fresh = ProposalDraft({**began, "center_name": "合并后新来的", "department_id": new})
    (later,) = story.do(intake.save_draft, draft=fresh, page="host", cursor_field="").ids
    story.do(split_department, department_id=old, reason="合并错了")
    assert draft_of(story, kept)["values"]["department_id"] == third
    assert draft_of(story, later)["values"]["department_id"] == new


def test_what_makes_no_sense_is_refused_and_nothing_moves(story: Story) -> None:
    old, new = pair(story)
    third = next(row.id for row in story.ask(departments) if row.id not in (old, new))

    def merged(one: str, into: str, reason: str = WHY) -> str:
        return refusal(
            lambda: story.do(merge_departments, department_id=one, into_id=into, reason=reason)
        ).code  # fmt: skip

    assert merged(old, new, " ") == "registry.reason_missing"
    assert merged(old, old) == "registry.merge_itself"
    for key in (old, new):
        letter(story, name_of(story, key), "青科〔2026〕7号")
    assert merged(old, new) == "registry.merge_letters"
    assert owner(story, Proposal, story.proposals[0]) == old
    story.do(merge_departments, department_id=new, into_id=third, reason=WHY)
    assert merged(old, new) == "registry.department_merged"
    assert merged(third, old) == "registry.merge_chain"
    taken = refusal(lambda: story.do(registry.take_back_department, department_id=new, reason=WHY))
    assert taken.code == "registry.merged_stays"
    assert refusal(lambda: story.do(split_department, department_id=old, reason=WHY)).code == "registry.not_merged"
    stranger = refusal(lambda: story.do(split_department, actor=CLERK, department_id=new, reason=WHY))
    assert stranger.code == "accounts.not_allowed"


def test_a_form_that_still_names_the_merged_one_says_so_when_it_is_submitted(story: Story) -> None:
    old, new = pair(story)
    values = draft_of(story, story.proposals[0])
    story.do(merge_departments, department_id=old, into_id=new, reason=WHY)
    whole = ProposalDraft.from_mapping(values).having("center_name", "青岛市合并前填好的技术创新中心")
    whole = whole.having("credit_code", "").having("host_name", "另一个单位")
    (late,) = story.do(intake.save_draft, draft=whole, page="host", cursor_field="").ids
    with story.workspace.store.read() as session:
        row = session.get(Proposal, late)
    with pytest.raises(Exception, match="registry.department_merged"), story.workspace.store.begin(CLERK) as work:
        intake.fill_columns(work, row, whole)


@pytest.mark.of_file
def test_departments_of_before_stand_for_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def now() -> datetime:
        return datetime(2026, 3, 11, 9, tzinfo=UTC)

    made = begin_story(tmp_path / "new", proposals=1, experts=6)
    old, new = pair(made)
    made.workspace.close()
    monkeypatch.setattr(migrations, "HEAD", "0027")
    create_workspace(tmp_path / "old", sample=True, now=now).close()
    monkeypatch.undo()
    pour(tmp_path / "new" / "qtic.db", tmp_path / "old" / "qtic.db")
    with sqlite3.connect(tmp_path / "old" / "qtic.db") as db:
        assert "moved" not in {row[1] for row in db.execute("PRAGMA table_info(departments)")}
    db.close()
    with open_workspace(tmp_path / "old", now=now) as workspace:
        assert {row.merged_into for row in ask(workspace.store, department_rows)} == {""}
        made.workspace = workspace
        made.do(merge_departments, department_id=old, into_id=new, reason=WHY)
        assert owner(made, Proposal, made.proposals[0]) == new
        assert check_workspace(workspace) == ()
