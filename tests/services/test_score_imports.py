"""Score sheets that come as a table: taken whole, found by name, never written over, never told."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.review_story import Story, begin_story
from tests.services.taking_in import codes, counts, rows, sentences, table, take


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """A sample workspace with an open meeting."""
    made = begin_story(tmp_path / "s")
    made.convene()
    made.open()
    yield made
    made.workspace.close()


def sheet_row(story: Story, place: int = 0, item: int = 0, **changed: object) -> dict[str, object]:
    """A full sheet of an expert on an item, in the words of the file."""
    number = rows(story.workspace, f"SELECT number FROM proposals WHERE id='{story.proposals[item]}'")[0][0]
    meeting = rows(story.workspace, "SELECT number FROM meetings")[0][0]
    name, organization = rows(
        story.workspace, f"SELECT name, organization FROM experts WHERE id='{story.experts[place]}'"
    )[0]
    found: dict[str, object] = {"会议编号": meeting, "申报编号": number, "专家姓名": name, "工作单位": organization}
    found |= {f"指标{one.number}": float(one.maximum) - 1 for one in story.sheet(place, item).rubric.criteria}
    return found | {"计分情况": None} | changed


def points(story: Story, place: int) -> dict[str, str]:
    """What the record holds of a sheet."""
    query = f"SELECT criterion, points FROM score_entries WHERE sheet_id='{story.sheet(place).id}'"
    return dict(rows(story.workspace, query))


def test_a_sheet_is_taken_whole_and_handed_in(story: Story, tmp_path: Path) -> None:
    found = take(story.workspace, "scores", table(tmp_path, sheet_row(story), sheet_row(story, 1)))
    assert counts(found) == (2, 0, 0, 0)
    assert story.sheet(0).state == story.sheet(1).state == "submitted"
    again = take(story.workspace, "scores", table(tmp_path, sheet_row(story), sheet_row(story, 1, 指标1=1), name="二"))
    assert counts(again) == (0, 1, 1, 0)
    assert "指标1“已录的分”≠“1”" in sentences(again), "which one, but not what is there"
    assert points(story, 1) == points(story, 0)


def test_a_sheet_with_its_written_sum_is_taken_in_one_go(story: Story, tmp_path: Path) -> None:
    row = sheet_row(story)
    total = sum(value for name, value in row.items() if name.startswith("指标") and isinstance(value, float))
    found = take(story.workspace, "scores", table(tmp_path, row | {"纸面合计": total}))
    assert (counts(found), sentences(found)) == ((1, 0, 0, 0), "")
    assert story.sheet(0).state == "submitted"
    assert story.sheet(0).paper_total == Decimal(total)


def test_an_expert_is_found_by_name_and_the_organization_only_decides_between_two(story: Story, tmp_path: Path) -> None:
    found = take(
        story.workspace,
        "scores",
        table(tmp_path, sheet_row(story, 工作单位=None), sheet_row(story, 1, 工作单位="别处")),
    )
    assert counts(found) == (2, 0, 0, 0)
    assert codes(found) == [(3, "imports.other_organization")]
    with story.workspace.store.engine.begin() as link:
        name = link.scalar(text("SELECT name FROM experts WHERE id = :id"), {"id": story.experts[2]})
        link.execute(text("UPDATE experts SET name = :name WHERE id = :id"), {"name": name, "id": story.experts[3]})
    rows_of = [sheet_row(story, 2, 工作单位=None), sheet_row(story, 3)]
    found = take(story.workspace, "scores", table(tmp_path, *rows_of, name="二"))
    assert (counts(found), found.rejected) == ((1, 0, 0, 1), (2,))
    assert codes(found) == [(2, "imports.namesakes")]
    assert (story.sheet(2).state, story.sheet(3).state) == ("open", "submitted")


def test_a_file_without_meeting_means_the_open_one(story: Story, tmp_path: Path) -> None:
    assert counts(take(story.workspace, "scores", table(tmp_path, sheet_row(story, 会议编号=None)))) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"会议编号": "PS-1999-01"}, "imports.unknown_meeting"),
        ({"申报编号": "QTIC-1999-X001"}, "imports.unknown_proposal"),
        ({"专家姓名": "无此人"}, "imports.not_on_panel"),
        ({"指标1": 99}, "scoring.above_maximum"),
        ({"指标1": 0.3}, "scoring.off_step"),
        ({"指标1": None}, "scoring.blank_items"),
        ({"计分情况": "缺席", **{f"指标{n}": None for n in range(1, 10)}}, "imports.absent_by_sign_in"),
    ],
)
def test_a_row_that_cannot_be_written_is_refused_alone_in_the_dry_run_too(
    story: Story, tmp_path: Path, changed: dict[str, object], code: str
) -> None:
    found = take(story.workspace, "scores", table(tmp_path, sheet_row(story), sheet_row(story, 1) | changed))
    assert (counts(found), found.rejected) == ((1, 0, 0, 1), (3,))
    assert [finding.row for finding in found.findings] == [3]
    assert found.findings[0].code == code
    assert "{" not in sentences(found)
    assert story.sheet(0).state == "submitted"
    assert (story.sheet(1).state, points(story, 1)) == ("open", {})


def test_points_that_were_typed_are_never_written_over(story: Story, tmp_path: Path) -> None:
    story.score(0, submit=False, vote="")
    typed = points(story, 0)
    found = take(story.workspace, "scores", table(tmp_path, sheet_row(story)))
    assert counts(found) == (0, 0, 1, 0)
    assert (story.sheet(0).state, points(story, 0)) == ("open", typed)


def test_the_audit_chain_holds_after_rows_were_undone(story: Story, tmp_path: Path) -> None:
    from qtic_desktop.services.audit.checks import check_workspace

    wrong = sheet_row(story, 1) | {"指标2": 99}
    take(story.workspace, "scores", table(tmp_path, wrong, sheet_row(story), sheet_row(story, 2) | {"指标3": 0.3}))
    assert check_workspace(story.workspace) == ()
