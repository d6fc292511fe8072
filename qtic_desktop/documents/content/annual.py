"""The annual-report checklist on paper (三（四）): who owes a report, what has come, what is overdue."""

from __future__ import annotations

from datetime import date

from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import Block, Column, Document, KeyValues, Paragraph, SignLine, Table
from qtic_desktop.domain.summaries import AnnualChecklist, ChecklistLine
from qtic_desktop.resources import message

_COLUMNS = (
    Column("序号", 11, "center"),
    Column("中心编号", 34, "center"),
    Column("中心名称", 36),
    Column("依托单位", 30),
    Column("主管部门", 22),
    Column("应报日", 21, "center"),
    Column("工作总结", 21, "center"),
    Column("工作计划", 21, "center"),
    Column("区市审核", 21, "center"),
    Column("市局备案", 30, "center"),
    Column("状态", 23, "center"),
    Column("备注", 23),
)
_LEGAL = (
    "依据：《青岛市技术创新中心建设工作指引》三（四）：每年编写上年度工作总结和本年度工作计划，经各区（市、功能区）"
    "科技主管部门审核后报市科技局备案；未按时提报的，取消市技术创新中心资格。"
)
_PROPOSAL = "逾期者仅列为拟办事项，是否取消资格由市科技局研究决定，本表不自动作出任何决定。"


def checklist_document(checklist: AnnualChecklist, *, footer_code: str = "", made_at: str = "") -> Document:
    """The checklist of one year as a turned table with the clause it rests on."""
    rows = tuple(_row(number, line) for number, line in enumerate(checklist.lines, 1))
    counts = {state: count for state, count in checklist.counts.items() if count and state != "due"}
    states = "，".join(f"{message(f'xlsx.annual.state_{state}')} {count}" for state, count in counts.items())
    blocks: list[Block] = [
        KeyValues(
            (
                ("统计日期", chinese_date(checklist.as_of)),
                *((("本表范围", checklist.shown),) if checklist.shown else ()),
                (
                    "本表中心" if checklist.shown else "应报中心",
                    f"{len(checklist.lines)} 个" + (f"（{states}）" if states else ""),
                ),
            )
        ),
        Table(_COLUMNS, rows, small=True) if rows else Paragraph("本年度没有应提报年度报告的中心。", "plain"),
        Paragraph(_LEGAL, "note"),
        Paragraph(_PROPOSAL, "note"),
        *(Paragraph(rule, "note") for rule in checklist.rules),
        SignLine(("经办", "复核", "日期")),
    ]
    return Document(
        title=f"青岛市技术创新中心{checklist.year}年度报告检查表",
        kind="年度报告检查表",
        code=str(checklist.year),
        version_no=1,
        blocks=tuple(blocks),
        sample=checklist.sample,
        footer_code=footer_code,
        landscape=True,
        dated=checklist.as_of,
        made_at=made_at,
    )


def _row(number: int, line: ChecklistLine) -> tuple[str, ...]:
    filed = _day(line.filed_on) + (f"\n{line.filing_number}" if line.filing_number else "")
    return (
        str(number),
        line.center_number,
        line.center_name,
        line.host_name,
        line.department_name,
        _day(line.due_on),
        _day(line.summary_received_on),
        _day(line.plan_received_on),
        _day(line.district_checked_on),
        filed,
        line.state_text,
        line.remark,
    )


def _day(day: date | None) -> str:
    return f"{day.year}.{day.month}.{day.day}" if day else ""
