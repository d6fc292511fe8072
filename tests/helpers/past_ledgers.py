"""A workbook of past years as a bureau keeps it, on sheets and in long rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Sequence[Mapping[str, object]]

A, B, C, D = "QD2019001", "QD2022007", "QD2022008", "QD2023002"
CENTERS: Rows = (
    {"中心编号": A, "中心名称": "青岛市甲技术创新中心", "依托单位": "甲公司", "主管部门": "城阳区科技局", "启动日期": "2019-12-20",
     "建设期满": "2025-12-19", "类型": "转建", "启动文号": "青科字〔2019〕8号", "中心主任": "林一", "原中心名称": "青岛市甲工程技术研究中心",
     "现状": "在建"},
    {"中心编号": B, "中心名称": "青岛市乙技术创新中心", "依托单位": "乙公司", "主管部门": "城阳区科技局", "启动日期": "2022-12-28",
     "建设期满": "2026-06-27", "类型": "新建", "启动文号": "青科字〔2022〕6号", "中心主任": "林二", "现状": "在建"},
    {"中心编号": C, "中心名称": "青岛市丙技术创新中心", "依托单位": "丙公司", "主管部门": "城阳区科技局", "启动日期": "2022-03-01",
     "建设期满": "2025-02-28", "类型": "新建", "启动文号": "青科字〔2022〕6号", "中心主任": "林三", "现状": "取消资格"},
    {"中心编号": D, "中心名称": "青岛市丁技术创新中心", "依托单位": "丁公司", "主管部门": "城阳区科技局", "启动日期": "2023-12-20",
     "类型": "新建", "现状": "建设中"},
)  # fmt: skip
REPORTS: Rows = (
    *({"中心编号": A, "年度": year, "提报日期": f"{year + 1}-01-10", "区市审核日期": f"{year + 1}-01-15",
       "备案日期": f"{year + 1}-01-20", "备案号": f"NB{year + 1}-001"} for year in (2020, 2021, 2022, 2023, 2024)),
    *({"中心编号": B, "年度": year, "提报日期": f"{year + 1}-01-12", "区市审核日期": f"{year + 1}-01-18",
       "备案日期": f"{year + 1}-03-02", "备案号": f"NB{year + 1}-002"} for year in (2023, 2024)),
    {"中心编号": C, "年度": 2022, "提报日期": "2023-01-12", "区市审核日期": "2023-01-18", "备案日期": "2023-01-20", "备案号": "NB2023-003"},
    {"中心编号": C, "年度": 2023, "取消资格日期": "2024-06-01", "取消资格文号": "青科字〔2024〕40号"},
    {"中心编号": D, "年度": 2024, "提报日期": "2025-01-20"},
)  # fmt: skip
GRADES: Rows = (
    {"中心编号": A, "评估期满日": "2022-12-19", "评估等次": "优", "评估得分": "91.5", "评估决定日期": "2023-02-01",
     "评估文号": "青科字〔2023〕3号", "公布日期": "2023-02-20", "下一周期期满": "2025-12-19", "下一周期文号": "青科字〔2023〕4号"},
)  # fmt: skip
CHANGES: Rows = (
    {"中心编号": B, "变更事项": "延期", "变更前": "2025-12-27", "变更后": "2026-06-27", "批准日期": "2025-06-18",
     "批准文号": "青科函〔2025〕31号"},
    {"中心编号": B, "变更事项": "更名", "变更前": "青岛市旧乙技术创新中心", "变更后": "青岛市乙技术创新中心", "申请日期": "2024-03-01",
     "批准日期": "2024-04-01", "批准文号": "青科函〔2024〕12号", "区市意见": "同意"},
)  # fmt: skip
TARGETS: Rows = (
    {"中心编号": B, "任务序号": 1, "任务内容": "攻关", "第一年指标": "1 项", "第二年指标": "2 项", "第三年指标": "3 项"},
)  # fmt: skip


def past_workbook(
    path: Path, *, centers: Rows = CENTERS, reports: Rows = REPORTS, grades: Rows = GRADES, changes: Rows = CHANGES,
    targets: Rows = TARGETS, **more: Rows,
) -> Path:  # fmt: skip
    """The workbook with a sheet for each part that has rows."""
    sheets = {"中心台账": centers, "年报": reports, "评估": grades, "变更记录": changes, "任务书": targets, **more}
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        if rows:
            sheet = book.create_sheet(name)
            heads = list(dict.fromkeys(head for row in rows for head in row))
            for row in (heads, *([one.get(head) for head in heads] for one in rows)):
                sheet.append(row)
    book.save(path)
    return path


def changed(rows: Rows, place: int, **values: object) -> Rows:
    """The same rows with other values in one of them."""
    return tuple({**row, **values} if n == place else row for n, row in enumerate(rows))
