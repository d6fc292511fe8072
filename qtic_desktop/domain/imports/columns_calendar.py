"""Columns of the yearly notice on public holidays: spans of days off, and the weekend days worked instead."""

from __future__ import annotations

from qtic_desktop.domain.imports.forms import MARKER, Choice, Column, ImportForm, ImportKind

CALENDAR = ImportForm(
    ImportKind.CALENDAR,
    "工作日历",
    "Working days",
    (
        MARKER,
        Column(
            "name",
            "节日",
            "Holiday",
            False,
            "text",
            "国庆节",
            ("名称", "节假日", "假期"),
            width=18.0,
            longest=40,
        ),
        Column(
            "kind",
            "类型",
            "Kind",
            True,
            "choice",
            "放假",
            ("类别",),
            (
                Choice("off", "放假", "Off", ("休", "休息", "放假调休")),
                Choice("worked", "上班", "Worked", ("班", "调休上班", "补班")),
            ),
            width=12.0,
        ),
        Column(
            "first",
            "开始日期",
            "First day",
            True,
            "date",
            "2031-10-01",
            ("日期", "起始日期", "从"),
            width=16.0,
            hint_zh="一天的只填开始日期",
            hint_en="for a single day the first day is enough",
        ),
        Column("last", "结束日期", "Last day", False, "date", "2031-10-07", ("截止日期", "到"), width=16.0),
    ),
    keys=("first",),
    subject="name",
)
