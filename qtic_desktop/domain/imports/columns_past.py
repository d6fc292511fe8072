"""Columns of the workbook that brings ledgers of past years: centres, their annual reports, grades, changes, task books."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from qtic_desktop.domain.evaluation import DEEMED
from qtic_desktop.domain.imports.columns_centers import CENTERS
from qtic_desktop.domain.imports.forms import Choice, Column, ImportForm, ImportKind, heading_key

#: The word of the command line for this workbook, which has more than one table and so is no ``ImportKind``.
PAST_YEARS: Final = "past-years"


class Part(StrEnum):
    """The tables of the workbook; each stands in a sheet of its own, or several in the long rows of one sheet."""

    CENTERS = "centers"
    REPORTS = "reports"
    GRADES = "grades"
    CHANGES = "changes"
    TARGETS = "targets"


_NUMBER, _NAME = CENTERS.column("number"), CENTERS.column("name")
_MARKER = CENTERS.columns[0]
_NAMED = replace(_NAME, required=False)


def _day(key: str, zh: str, en: str, *aliases: str, example: str = "", required: bool = False) -> Column:
    return Column(
        key, zh, en, required, "date", example, aliases, width=14.0,
        hint_zh="如 2026-3-5、2026年3月5日 或 20260305", hint_en="such as 2026-3-5 or 20260305",
    )  # fmt: skip


def _text(
    key: str, zh: str, en: str, *aliases: str, example: str = "", longest: int = 120, width: float = 22.0
) -> Column:
    return Column(key, zh, en, False, "text", example, aliases, longest=longest, width=width)


def _needed(key: str, zh: str, en: str, *aliases: str, example: str = "", longest: int = 120) -> Column:
    return Column(key, zh, en, True, "text", example, aliases, longest=longest, width=18.0)


STATUSES: Final = (
    Choice("running", "在建", "Running", ("建设中", "正常", "在建设期", "建设期内", "运行", "已期满")),
    Choice("cancelled", "取消资格", "Cancelled", ("已取消资格", "取消")),
    Choice("merged", "并入其他中心", "Merged", ("并入", "已并入", "合并")),
    Choice("moved", "依托单位迁出", "Moved away", ("迁出", "已迁出")),
    Choice("bankrupt", "依托单位破产或注销", "Bankrupt", ("破产", "注销", "破产或注销", "已注销", "依托单位注销")),
    Choice("given_up", "依托单位申请撤销", "Given up", ("申请撤销", "自愿撤销", "放弃")),
    Choice("revoked", "评估后撤销", "Revoked", ("撤销", "已撤销")),
)

_CENTERS = ImportForm(
    ImportKind.CENTERS,
    "中心",
    "Centres",
    (
        *(replace(one, aliases=(*one.aliases, "立项日期", "认定日期")) if one.key == "started_on" else one
          for one in CENTERS.columns),
        _text("start_paper", "启动文号", "Start paper", "批准文号", "认定文号", example="青科字〔2023〕56号"),
        _text("director", "中心主任", "Director", "主任", "中心负责人", example="王示例", longest=40, width=14.0),
        _text("partners", "共建单位", "Partners", "合作单位", "联合共建单位", longest=400, width=30.0),
        _text("old_center", "原中心名称", "Old centre", "原工程技术研究中心", "原工程技术研究中心名称", longest=80),
        Column("status", "现状", "Status", False, "choice", "在建", ("状态", "目前状态", "中心状态", "建设状态"), STATUSES, width=18.0),
        _day("status_on", "终止日期", "Ended on", "撤销日期", "取消日期"),
        _text("status_reason", "终止依据", "Ground of the ending", "终止原因", "撤销原因", "取消原因", longest=200),
    ),
    keys=("number", "name", "host_name"),
    subject="name",
)  # fmt: skip

_REPORTS = ImportForm(
    ImportKind.CENTERS,
    "年度报告",
    "Annual reports",
    (
        _MARKER,
        replace(_NUMBER, example="QD2023001"),
        _NAMED,
        _needed("year", "报告年度", "Year of the report", "年度", "总结年度", example="2024", longest=12),
        _day("due_on", "应报日期", "Due on", "应报时间", "截止日期", "提报截止日期", example="2025-01-31"),
        _day("submitted_on", "提报日期", "Submitted on", "报送日期", "上报日期", "提交日期", "提报时间", example="2025-01-15"),
        _day("checked_on", "区市审核日期", "District check", "审核日期", "区市审核", example="2025-01-20"),
        _text("opinion", "区市审核意见", "District opinion", "审核意见", longest=400),
        _day("filed_on", "备案日期", "Filed on", "市局备案日期", "备案时间", example="2025-01-25"),
        _text("filing_number", "备案号", "Filing number", "备案文号", "备案编号", example="NB2025-001", longest=60),
        _day("cancelled_on", "取消资格日期", "Cancelled on"),
        _text("cancellation", "取消资格文号", "Decision of the cancellation", "取消资格依据", longest=120),
    ),
    keys=("number", "year"),
    subject="number",
)  # fmt: skip

GRADES: Final = (
    Choice("优秀", "优秀", "Excellent", ("优",)),
    Choice("合格", "合格", "Passed", ("通过", "达标")),
    Choice("不合格", "不合格", "Failed", ("未通过", "不达标")),
    Choice(DEEMED, DEEMED, "Deemed passed"),
)

_GRADES = ImportForm(
    ImportKind.CENTERS,
    "绩效评估",
    "Evaluations",
    (
        _MARKER,
        replace(_NUMBER, example="QD2023001"),
        _NAMED,
        _day("period_end", "评估期满日", "End of the period", "期满日", "被评建设期满"),
        _needed("grade", "评估等次", "Grade", "等次", "评估结果", "评估等级", "绩效评估结果", "绩效评估等次", example="合格", longest=20),
        _text("score", "评估得分", "Score", "得分", "评估分数", "平均分", longest=12, width=12.0),
        _day("decided_on", "评估决定日期", "Decided on", "决定日期", "评估日期", "评定日期", example="2026-12-28", required=True),
        _text("decision_paper", "评估文号", "Paper of the grade", "评估决定文号", "结果文号", example="青科字〔2026〕90号"),
        _day("posted_on", "公布日期", "Announced on", "结果公布日期", "公示日期"),
        _day("next_until", "下一周期期满", "Next period ends on", "延续至", "下一建设期满"),
        _text("next_paper", "下一周期文号", "Paper of the next period", "延续文号"),
        _day("revoked_on", "评估撤销日期", "Revoked on"),
        _text("revoke_paper", "评估撤销文号", "Paper of the revocation"),
    ),
    keys=("number", "grade"),
    subject="number",
)  # fmt: skip

CHANGE_KINDS: Final = (
    Choice("name", "中心名称", "Name", ("名称", "更名", "名称变更", "中心更名")),
    Choice("host", "依托单位", "Host", ("依托单位变更", "依托单位更名")),
    Choice("director", "中心主任", "Director", ("主任", "主任变更", "负责人")),
    Choice("partners", "共建单位", "Partners", ("共建单位变更", "合作单位")),
    Choice("period", "建设期", "Period", ("建设期满", "延期", "建设周期", "建设期变更", "期满日")),
)

_CHANGES = ImportForm(
    ImportKind.CENTERS,
    "变更",
    "Changes",
    (
        _MARKER,
        replace(_NUMBER, example="QD2023001"),
        _NAMED,
        Column("kind", "变更事项", "What changed", True, "choice", "中心主任", ("事项", "变更内容", "变更类型"), CHANGE_KINDS, width=14.0),
        _needed("before", "变更前", "Before", "原内容", "变更前内容", example="李示例", longest=400),
        _needed("after", "变更后", "After", "新内容", "变更后内容", example="王示例", longest=400),
        _day("asked_on", "申请日期", "Asked on", "变更申请日期"),
        _text("opinion", "区市意见", "District opinion", "主管部门意见", longest=400),
        _day("decided_on", "批准日期", "Approved on", "变更日期", "批复日期", "变更批准日期", example="2024-06-18", required=True),
        _text("paper", "批准文号", "Paper", "变更文号", "批复文号", example="青科函〔2024〕31号"),
        _text("reason", "变更原因", "Reason", longest=400),
    ),
    keys=("number", "after"),
    subject="number",
)  # fmt: skip

_TARGETS = ImportForm(
    ImportKind.CENTERS,
    "任务书指标",
    "Task books",
    (
        _MARKER,
        replace(_NUMBER, example="QD2023001"),
        _NAMED,
        _needed("task", "任务序号", "Task", "任务", "建设任务序号", example="1", longest=4),
        _needed("content", "任务内容", "Content", "建设任务", "任务名称", example="示例关键技术攻关", longest=2000),
        _text("year1", "第一年指标", "Target of year 1", "第一年", "第1年", longest=600),
        _text("year2", "第二年指标", "Target of year 2", "第二年", "第2年", longest=600),
        _text("year3", "第三年指标", "Target of year 3", "第三年", "第3年", longest=600),
    ),
    keys=("number", "content"),
    subject="number",
)

FORMS_OF_PAST: Final[Mapping[Part, ImportForm]] = MappingProxyType(
    {
        Part.CENTERS: _CENTERS,
        Part.REPORTS: _REPORTS,
        Part.GRADES: _GRADES,
        Part.CHANGES: _CHANGES,
        Part.TARGETS: _TARGETS,
    }
)

_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
#: What is left of a heading such as 2024年度报告备案日期 when its year and the word for the report are taken out.
_OF_REPORT: Final = re.compile(r"^(年度|年)?(建设)?(年度)?(工作)?(报告|年报|总结)?(情况)?")


def year_in(text: str) -> int | None:
    """The one year a text names (2024年度报告, 2024年报); None for none or for several."""
    found = set(_YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None


def wide_heading(text: str, titles: Mapping[str, str]) -> tuple[int, str] | None:
    """The year and the column of the reports' form that a heading of a long row names (2024年度报告备案日期); a heading with
    nothing behind the report means the day of its filing. None for any other heading; ``titles`` as ``headings_of``."""
    year, key = year_in(text), heading_key(text)
    if year is None or not key.startswith(str(year)):
        return None
    rest = key.removeprefix(str(year))
    if rest in ("年", "年度"):
        return None
    if rest.removeprefix("年度").removeprefix("年") in titles:
        return year, titles[rest.removeprefix("年度").removeprefix("年")]
    left = _OF_REPORT.sub("", rest)
    if not left:
        return year, "filed_on"
    column = titles.get(left)
    return (year, column) if column is not None and column not in ("number", "name", "marker", "year") else None


def meaning(part: Part, key: str) -> str:
    """How the office's words name a column of this workbook beside those of the other lists."""
    return f"{part.value}.{key}"


#: Everything a heading of this workbook can be said to mean.
PAST_MEANINGS: Final = frozenset(
    meaning(part, column.key) for part, form in FORMS_OF_PAST.items() for column in form.columns
)
