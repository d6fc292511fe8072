"""The sections of the read-back: every page of the wizard as the paper form has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from qtic_desktop.domain.intake import Partner, ProposalDraft, funding_total
from qtic_desktop.domain.intake.money import rd_share
from qtic_desktop.domain.numbers import parse_money
from qtic_desktop.gui.intake import operation_table
from qtic_desktop.gui.intake.choices import PAGE_TITLES
from qtic_desktop.gui.intake.finance_table import PARTS
from qtic_desktop.gui.intake.form_page import FormPage
from qtic_desktop.gui.intake.funding_table import SOURCES
from qtic_desktop.gui.intake.readback import Entry, Grid, Section
from qtic_desktop.gui.intake.task_table import TASK_TITLES
from qtic_desktop.gui.texts import tr


def sections_of(draft: ProposalDraft, forms: Sequence[FormPage]) -> list[Section]:
    """One section per page in the order of the wizard."""
    return [
        Section(form.key, tr(PAGE_TITLES[form.key]), tuple(_entries(draft, form)), tuple(_grids(draft, form.key)))
        for form in forms
    ]


def _entries(draft: ProposalDraft, form: FormPage) -> Iterator[Entry]:
    titles = {"track": {"NEW": tr("新建"), "CONVERSION": tr("转建")}}
    titles["mode"] = {
        "LEAD_ENTERPRISE": tr("企业牵头"),
        "ALLIANCE": tr("多家企业联合"),
        "RESEARCH_LED": tr("高校院所牵头"),
    }
    for name, label, shown in form.shown_texts():
        unit = form.unit_of(name)
        text = f"{shown} {unit}" if shown and unit else shown
        listed = draft.listed(name) if draft.differs_from_list(name) else ""
        yield Entry(name, label, titles.get(name, {}).get(text, text), titles.get(name, {}).get(listed, listed))


def _grids(draft: ProposalDraft, page: str) -> Iterator[Grid]:
    if page == "direction" and draft.partners:
        yield Grid((tr("共建单位"), tr("分工"), tr("出资（万元）")), tuple(_line(row) for row in draft.partners))
    if page == "tasks" and draft.tasks:
        years = tuple(tr("第 {year} 年目标").format(year=year) for year in (1, 2, 3))
        lines = tuple(
            (f"{t.number}  {tr(TASK_TITLES[t.number - 1])}", t.content, t.year1, t.year2, t.year3) for t in draft.tasks
        )
        yield Grid((tr("任务"), tr("内容"), *years), lines)
    if page == "plan" and draft.indicators:
        heads = (tr("考核指标（写明单位）"), tr("现状"), tr("第 1 年"), tr("第 2 年"), tr("第 3 年"))
        yield Grid(heads, tuple((i.name, i.baseline, i.year1, i.year2, i.year3) for i in draft.indicators))
    if page == "funding":
        yield from _money(draft)
    if page == "old_center" and draft.operation:
        years = (tr("原中心近三年运行数据"), *(tr("{year} 年").format(year=row.year) for row in draft.operation))
        titles = operation_table.PARTS.items()
        yield Grid(
            years, tuple((tr(title), *(getattr(row, part) for row in draft.operation)) for part, title in titles)
        )


def _line(row: Partner) -> tuple[str, ...]:
    return (row.name, row.duty, row.money)


def _money(draft: ProposalDraft) -> Iterator[Grid]:
    if draft.funding:
        rows = [(f.year1, f.year2, f.year3) for f in draft.funding]
        lines = [(tr(SOURCES[f.source]), *row, _sum(row)) for f, row in zip(draft.funding, rows, strict=True)]
        total = (tr("合计"), *(_sum(year) for year in zip(*rows, strict=True)), f"{funding_total(draft):,f}")
        heads = (tr("经费来源（万元）"), tr("第 1 年"), tr("第 2 年"), tr("第 3 年"), tr("合计"))
        yield Grid(heads, (*lines, total))
    if draft.finance:
        years = (tr("近三年财务（万元）"), *(tr("{year} 年").format(year=row.year) for row in draft.finance))
        parts = ((tr(title), *(getattr(row, part) for row in draft.finance)) for part, title in PARTS.items())
        shares = (tr("研发投入占营业收入"), *(rd_share(row) for row in draft.finance))
        yield Grid(years, (*parts, shares))


def _sum(texts: Sequence[str]) -> str:
    """Of what can be read; the rest are problems of their own."""
    return f"{sum((parse_money(text) or Decimal(0) for text in texts if text.strip()), Decimal(0)):,f}"
