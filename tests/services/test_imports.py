"""Files that come in: the dry run tells what the real run does, nothing comes twice, nothing is passed over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.office_lists import ListDraft, ListEntry, OfficeList
from qtic_desktop.services import intake, registry
from qtic_desktop.services.experts import retire_expert
from qtic_desktop.services.imports import import_file
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.services.registry.office_lists import revise_list
from qtic_desktop.storage.queries.office_lists import shipped_entries
from qtic_desktop.storage.workspace import Workspace, create_workspace
from tests.helpers.doors import perform
from tests.review_story import CLERK, OFFICE, Story, begin_story
from tests.services.taking_in import codes, counts, rows, sentences, stored, table, take

USUAL: dict[str, object] = {
    "申报类型": "新建", "中心名称": "青岛市甲技术创新中心", "依托单位": "青岛甲公司", "统一社会信用代码": "91350100M000100Y43",
    "主管部门": "市南区科技主管部门", "推荐函文号": "南科函〔2026〕3号", "推荐函日期": "2026-3-5", "领域": "现代海洋",
    "方向": "养殖工船", "建设模式": "企业牵头", "建设任务": "1、2", "中心主任": "林大川", "联系人": "宋小满",
    "联系电话": "0532-85911234", "总投入（万元）": 1200,
}  # fmt: skip
EXPERT: dict[str, object] = {
    "姓名": "高一航", "工作单位": "胶州湾大学", "职称": "教授", "专业": "船舶", "专家类别": "技术", "联系电话": "13800000001",
    "所在城市": "青岛",
}  # fmt: skip
CENTER: dict[str, object] = {
    "中心编号": "QD1", "中心名称": "青岛市甲技术创新中心", "依托单位": "青岛甲公司", "主管部门": "市南区科技主管部门",
    "启动日期": "2023-12-20", "建设期满": "2026-12-19", "类型": "新建",
}  # fmt: skip


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Workspace]:
    """A real workspace with the departments of the city."""
    with create_workspace(tmp_path / "w") as made:
        with made.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="青岛市科学技术局", sample=False)
        yield made


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """A sample workspace with an open meeting."""
    made = begin_story(tmp_path / "s")
    made.convene()
    made.open()
    yield made
    made.workspace.close()


# -- proposals


def test_the_corrected_list_brings_only_what_is_new(real: Workspace, tmp_path: Path) -> None:
    rows_of = [USUAL | {"中心名称": f"青岛市{n}技术创新中心"} for n in "甲乙丙"]
    first = take(real, "proposals", table(tmp_path, *rows_of[:2], rows_of[2] | {"推荐函日期": "三月五日"}))
    assert counts(first) == (2, 0, 0, 1)
    again = take(real, "proposals", table(tmp_path, *rows_of))
    assert counts(again) == (1, 2, 0, 0)
    assert codes(again)[:2] == [(2, "imports.row_known"), (3, "imports.row_known")]
    assert rows(real, "SELECT count(*) FROM proposals") == [(3,)]
    assert counts(take(real, "proposals", table(tmp_path, *rows_of))) == (0, 3, 0, 0)


def test_an_accepted_proposal_is_recognised_and_what_differs_is_said(real: Workspace, tmp_path: Path) -> None:
    take(real, "proposals", table(tmp_path, USUAL))
    ((proposal_id, text),) = rows(real, "SELECT id, draft FROM proposals")
    draft = ProposalDraft.from_mapping(json.loads(text))
    for name, value in {
        "received_on": "2026-3-10",
        "host_kind": "enterprise",
        "center_name": "青岛市甲技术创新中心",
    }.items():
        draft = draft.having(name, value)
    tasks = tuple(replace(task, content="研究") for task in draft.tasks)
    draft = replace(draft, tasks=tasks)
    perform(real.store, CLERK, intake.save_draft, draft=draft, page="host", cursor_field="", proposal_id=proposal_id)
    perform(real.store, CLERK, intake.submit_proposal, proposal_id=proposal_id)
    found = take(
        real, "proposals", table(tmp_path, USUAL | {"中心主任": "王大海", "总投入（万元）": 1500, "联系人": None})
    )
    assert counts(found) == (0, 0, 1, 0)
    assert codes(found) == [(2, "imports.row_differs")]
    assert "中心主任“林大川”≠“王大海”" in sentences(found)
    assert "总投入“1200”≠“1500”" in sentences(found)
    assert "联系人" not in sentences(found)


def test_what_the_clerk_corrected_is_no_difference_to_the_same_list(real: Workspace, tmp_path: Path) -> None:
    take(real, "proposals", table(tmp_path, USUAL))
    ((proposal_id, text),) = rows(real, "SELECT id, draft FROM proposals")
    draft = ProposalDraft.from_mapping(json.loads(text)).having("director_name", "林大江")
    perform(real.store, CLERK, intake.save_draft, draft=draft, page="host", cursor_field="", proposal_id=proposal_id)
    assert counts(take(real, "proposals", table(tmp_path, USUAL | {"方向": "养殖 工船"}, name="二"))) == (0, 1, 0, 0)


def test_only_the_centre_or_only_the_host_is_no_recognition_but_a_hint(real: Workspace, tmp_path: Path) -> None:
    take(real, "proposals", table(tmp_path, USUAL))
    other_code = USUAL | {"统一社会信用代码": "11320000MB151840XJ"}
    other_name = USUAL | {"中心名称": "青岛市乙技术创新中心"}
    found = take(real, "proposals", table(tmp_path, other_code, other_name))
    assert counts(found) == (2, 0, 0, 0)
    assert codes(found) == [(2, "imports.same_center"), (3, "imports.same_host")]


def test_an_unknown_department_keeps_its_words(real: Workspace, tmp_path: Path) -> None:
    found = take(real, "proposals", table(tmp_path, USUAL | {"主管部门": "市南区科学技术局"}))
    assert codes(found) == [(2, "imports.department_not_listed")]
    assert "市南区科学技术局" in sentences(found)
    assert "市南区科技主管部门" in sentences(found), "the one that may be meant is shown"
    ((text,),) = rows(real, "SELECT draft FROM proposals")
    draft = ProposalDraft.from_mapping(json.loads(text))
    assert (draft.get("department_id"), draft.listed("department_id")) == ("", "市南区科学技术局")
    assert draft.differs_from_list("department_id")


def test_a_field_that_was_merged_is_taken_as_the_other_and_a_retired_one_as_written(
    real: Workspace, tmp_path: Path
) -> None:
    entries = [
        replace(one, retired=one.key in ("现代海洋", "生物医药"), into="海洋产业" if one.key == "现代海洋" else "")
        for one in shipped_entries(OfficeList.FIELDS)
    ]
    draft = ListDraft(OfficeList.FIELDS, 1, (*entries, ListEntry("海洋产业", "海洋产业")))
    perform(real.store, OFFICE, revise_list, draft=draft, reason="新的目录")
    other = {
        **USUAL,
        "中心名称": "青岛市乙技术创新中心",
        "依托单位": "青岛乙公司",
        "统一社会信用代码": "",
        "领域": "生物医药",
    }
    report = take(real, "proposals", table(tmp_path, USUAL, other))
    assert "领域“现代海洋”已并入“海洋产业”，按“海洋产业”导入" in sentences(report)
    assert "领域“生物医药”已停用，照原文导入" in sentences(report)
    drafts = [json.loads(text)["values"] for (text,) in rows(real, "SELECT draft FROM proposals")]
    fields = {one["center_name"]: one["field"] for one in drafts}
    assert fields == {USUAL["中心名称"]: "海洋产业", other["中心名称"]: "生物医药"}


def test_a_list_without_what_a_clerk_fills_in_later_is_taken(real: Workspace, tmp_path: Path) -> None:
    later = ("方向", "建设任务", "建设模式", "领域", "推荐函文号", "推荐函日期", "中心主任")
    short = {key: value for key, value in USUAL.items() if key not in later}
    found = take(real, "proposals", table(tmp_path, short))
    assert (counts(found), codes(found)) == ((1, 0, 0, 0), [(1, "exchange.columns_later")])
    assert all(title in sentences(found) for title in later)
    blank = take(
        real, "proposals", table(tmp_path, USUAL | {"中心名称": "青岛市乙技术创新中心", "方向": None}, name="二")
    )
    assert counts(blank) == (1, 0, 0, 0)
    assert (2, "exchange.required_later") in codes(blank)


def test_spacing_brackets_and_width_make_no_second_proposal(real: Workspace, tmp_path: Path) -> None:
    take(real, "proposals", table(tmp_path, USUAL | {"中心名称": "青岛市甲（海洋）技术创新中心"}))
    again = USUAL | {
        "中心名称": "青岛市甲(海洋) 技术创新中心",
        "依托单位": "青岛甲 公司",
        "主管部门": "市南区 科技主管部门",
    }
    assert counts(take(real, "proposals", table(tmp_path, again, name="二"))) == (0, 1, 0, 0)


def test_a_draft_thrown_away_may_come_again(real: Workspace, tmp_path: Path) -> None:
    path = table(tmp_path, USUAL)
    take(real, "proposals", path)
    ((proposal_id,),) = rows(real, "SELECT id FROM proposals")
    perform(real.store, CLERK, intake.discard_draft, proposal_id=proposal_id)
    again = take(real, "proposals", path)
    assert counts(again) == (1, 0, 0, 0)
    assert again.seen_before
    assert codes(again) == [(0, "imports.seen_before")]


# -- people, departments, centres


def test_known_experts_are_told_apart_from_changed_ones(real: Workspace, tmp_path: Path) -> None:
    take(real, "experts", table(tmp_path, EXPERT, EXPERT | {"姓名": "高二航"}))
    changed = EXPERT | {"姓名": "高二航", "职称": "研究员", "联系电话": None}
    found = take(real, "experts", table(tmp_path, EXPERT, changed, EXPERT | {"工作单位": "别的大学"}))
    assert counts(found) == (1, 1, 1, 0)
    assert "职称“教授”≠“研究员”" in sentences(found)
    assert "联系电话" not in sentences(found)
    assert rows(real, "SELECT title FROM experts WHERE name='高二航'") == [("教授",)]


def test_departments_by_name(real: Workspace, tmp_path: Path) -> None:
    file = table(tmp_path, {"部门名称": "胶澳湾区科技主管部门", "区划代码": "370299", "联系人": "于海"})
    found = take(real, "departments", file)
    assert (counts(found), found.unused_columns) == ((1, 0, 0, 0), ("联系人",))
    again = take(real, "departments", table(tmp_path, {"部门名称": "胶澳湾区科技主管部门", "区划代码": "370298"}))
    assert counts(again) == (0, 0, 1, 0)
    assert "区划代码“370299”≠“370298”" in sentences(again)


def test_corrections_of_known_centres_are_named_and_never_called_written(real: Workspace, tmp_path: Path) -> None:
    take(real, "centers", table(tmp_path, CENTER, CENTER | {"中心编号": "QD2"}))
    rows_of = (
        CENTER | {"建设期满": "2027-12-19"}, CENTER | {"中心编号": "QD2", "依托单位": "青岛乙公司"}, CENTER | {"中心编号": "QD3"},
    )  # fmt: skip
    found = take(real, "centers", table(tmp_path, *rows_of))
    assert (counts(found), found.written) == ((1, 0, 2, 0), 1)
    assert "建设期满“2026-12-19”≠“2027-12-19”" in sentences(found)
    assert "依托单位“青岛甲公司”≠“青岛乙公司”" in sentences(found)
    assert rows(real, "SELECT ends_on FROM centers WHERE number='QD1'") == [("2026-12-19",)]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2024-01-01", "2026-12-31"),
        ("2023-12-31", "2026-12-30"),
        ("2024-02-29", "2027-02-28"),
        ("2023-12-20", "2026-12-19"),
    ],
)
def test_the_reckoned_end_is_told_before_it_is_written(real: Workspace, tmp_path: Path, start: str, end: str) -> None:
    found = take(real, "centers", table(tmp_path, CENTER | {"启动日期": start, "建设期满": None}))
    assert codes(found) == [(2, "imports.end_reckoned")]
    assert end in sentences(found)
    assert rows(real, "SELECT ends_on FROM centers") == [(end,)]


def test_one_unknown_department_does_not_hold_up_the_others(real: Workspace, tmp_path: Path) -> None:
    wrong = CENTER | {"中心编号": "QD2", "主管部门": "市南区科学技术局"}
    found = take(real, "centers", table(tmp_path, wrong, CENTER))
    assert (counts(found), found.rejected) == ((1, 0, 0, 1), (2,))
    assert codes(found) == [(2, "imports.unknown_department")]
    assert "第 2 行" in sentences(found)
    assert "市南区科技主管部门" in sentences(found)


# -- rights and invented data


def test_a_dry_run_needs_the_right_as_well(story: Story, tmp_path: Path) -> None:
    for dry_run in (True, False):
        with pytest.raises(NotAllowed):
            import_file(story.workspace, story.seat(0), "experts", table(tmp_path, EXPERT), dry_run=dry_run)


def test_a_list_brings_known_experts_up_to_date_where_it_says_more(real: Workspace, tmp_path: Path) -> None:
    again = [EXPERT | {"姓名": f"高{n}航"} for n in "一二三四"]
    take(real, "experts", table(tmp_path, *again))
    (retired,) = rows(real, "SELECT id FROM experts WHERE name='高三航'")[0]
    perform(real.store, OFFICE, retire_expert, expert_id=retired, reason="退休")
    changed = [
        again[0] | {"职称": "研究员", "领域": "海洋装备、新材料", "所在城市": None},
        again[1],
        again[2] | {"职称": "研究员"},
        again[3] | {"联系电话": "13900005678"},
    ]
    path = table(tmp_path, *changed, name="更新")
    tried = import_file(real, CLERK, "experts", path, dry_run=True, update=True)
    assert (tried.updated, tried.same, tried.different, tried.written) == (1, 1, 2, 0)
    assert "职称“教授”→“研究员”" in sentences(tried)
    assert "138****0001" in sentences(tried), "a telephone in the record is never shown in full"
    assert "13800000001" not in sentences(tried)
    done = import_file(real, CLERK, "experts", path, dry_run=False, update=True)
    assert (done.updated, done.written) == (1, 1)
    now = rows(real, "SELECT name, title, city, fields FROM experts ORDER BY name")
    assert ("高一航", "研究员", "青岛", '["海洋装备", "新材料"]') in now
    assert [one[1] for one in now if one[0] != "高一航"] == ["教授"] * 3
    assert {phone for (phone,) in rows(real, "SELECT phone FROM expert_contacts")} == {"13800000001"}
    repeated = import_file(real, CLERK, "experts", path, dry_run=False, update=True)
    assert (repeated.updated, repeated.same, repeated.written) == (0, 2, 0)


def test_invented_data_stays_out_of_a_real_workspace_by_its_mark_alone(real: Workspace, tmp_path: Path) -> None:
    rows_of = [
        EXPERT | {"专业": "应用示例库"},
        EXPERT | {"工作单位": "胶东理工大学（示例）"},
        EXPERT | {"姓名": "张示例"},
    ]
    found = take(real, "experts", table(tmp_path, *rows_of))
    assert (counts(found), found.rejected) == ((2, 0, 0, 1), (3,))
    assert codes(found) == [(3, "imports.sample_row")]
    assert "胶东理工大学（示例）" in sentences(found)


def test_the_example_of_the_template_without_its_mark_is_still_an_example(real: Workspace, tmp_path: Path) -> None:
    found = take(real, "experts", table(tmp_path, EXPERT | {"姓名": "张示例", "工作单位": "青岛示例大学"}))
    assert codes(found) == [(2, "imports.sample_row")]


def test_a_file_of_which_nothing_is_new_leaves_no_entry(real: Workspace, tmp_path: Path) -> None:
    path = table(tmp_path, EXPERT)
    take(real, "experts", path)
    before = stored(real)
    assert import_file(real, OFFICE, "experts", path, dry_run=False).written == 0
    assert stored(real) == before


def test_every_sentence_of_a_finding_is_whole_in_both_languages(real: Workspace, tmp_path: Path) -> None:
    perform(real.store, OFFICE, registry.add_department, name="胶澳湾区科技主管部门", kind="district")
    take(real, "centers", table(tmp_path, CENTER))
    rows_of = (
        CENTER | {"依托单位": "乙"},
        CENTER | {"中心编号": "2", "主管部门": "胶澳湾区科技局"},
        CENTER | {"中心编号": "3", "建设期满": None},
    )
    found = take(real, "centers", table(tmp_path, *rows_of))
    assert len(found.findings) == 3
    for lang in ("zh", "en"):
        assert "{" not in sentences(found, lang)
