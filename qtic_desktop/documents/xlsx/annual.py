"""年度报告检查表: the centres that owe a report, what has come, and what is overdue (三（四）)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

from qtic_desktop.documents.xlsx.grid import Grid
from qtic_desktop.documents.xlsx.writer import check, render, save
from qtic_desktop.domain.summaries import AnnualChecklist, ChecklistLine
from qtic_desktop.resources import Language, message

_COLUMNS: tuple[tuple[str, float], ...] = (
    ("order", 5.0),
    ("number", 13.0),
    ("center", 26.0),
    ("host", 20.0),
    ("department", 14.0),
    ("due", 11.5),
    ("summary", 11.5),
    ("plan", 11.5),
    ("district", 11.5),
    ("filed", 11.5),
    ("filing_number", 14.0),
    ("state", 10.0),
    ("days_left", 8.0),
    ("remark", 24.0),
)

Words = Callable[..., str]


def write_annual_checklist(
    checklist: AnnualChecklist, out: Path | BinaryIO, *, lang: Language = "zh", created: date | None = None
) -> None:
    """Write the workbook, read it back, then put it in place. ``created`` defaults to the day of the checklist."""
    grids = checklist_grids(checklist, lang)
    data = render(grids, title=grids[0].title, created=created or checklist.as_of)
    check(data, grids)
    save(data, out)


def check_annual(path: Path, checklist: AnnualChecklist, *, lang: Language = "zh") -> None:
    """Raise ``Refused`` unless the workbook holds exactly this checklist."""
    check(path, checklist_grids(checklist, lang))


def checklist_grids(checklist: AnnualChecklist, lang: Language = "zh") -> tuple[Grid, ...]:
    """Two worksheets: the list, and the counts with the rules that were used."""
    words = partial(_word, lang)
    grids = (_lines(checklist, words), _rules(checklist, words))
    for grid in grids:
        grid.footer_left = words("as_of", date=checklist.as_of.isoformat())
        grid.footer_right = words("sample_footer") if checklist.sample else ""
    return grids


def _word(lang: Language, code: str, **facts: object) -> str:
    return message(f"xlsx.annual.{code}", lang, **facts)


def _head(grid: Grid, checklist: AnnualChecklist, title: str, words: Words) -> int:
    width, row = len(grid.widths), 1
    grid.put(row, 1, title, "title", span=(1, width))
    if checklist.sample:
        row += 1
        grid.put(row, 1, words("sample"), "warning", span=(1, width))
    grid.put(row + 1, 1, words("as_of", date=checklist.as_of.isoformat()), "note", span=(1, width))
    if checklist.shown:
        row += 1
        grid.put(row + 1, 1, words("shown", what=checklist.shown), "warning", span=(1, width))
    return row + 2


def _lines(checklist: AnnualChecklist, words: Words) -> Grid:
    grid = Grid(words("list"), tuple(width for _, width in _COLUMNS), frozen_columns=3)
    top = _head(grid, checklist, words("title", year=checklist.year), words)
    grid.put_row(top, [words(code) for code, _ in _COLUMNS], "head")
    for number, line in enumerate(checklist.lines, start=1):
        _line(grid, top + number, number, line, words)
    grid.header_rows = (top, top)
    last = grid.last_row + 1
    grid.put(last, 1, words("consequence"), "note", span=(1, len(_COLUMNS)))
    grid.put(last + 1, 1, words("signatures"), "sign", span=(1, len(_COLUMNS)))
    return grid


def _line(grid: Grid, row: int, number: int, line: ChecklistLine, words: Words) -> None:
    grid.put_row(row, (number, line.center_number), "center")
    grid.put_row(row, (line.center_name, line.host_name, line.department_name), start=3)
    grid.put(row, 6, line.due_on, "center")
    received = (line.summary_received_on, line.plan_received_on, line.district_checked_on, line.filed_on)
    for column, day in enumerate(received, start=7):
        grid.put(row, column, _day(day, words), "mark" if day is None else "center")
    grid.put(row, 11, line.filing_number, "center")
    grid.put(row, 12, line.state_text, "strong")
    grid.put(row, 13, words("done") if line.filed_on else line.days_left, "center")
    grid.put(row, 14, line.remark)


def _day(day: date | None, words: Words) -> date | str:
    return words("not_yet") if day is None else day


def _rules(checklist: AnnualChecklist, words: Words) -> Grid:
    grid = Grid(words("rules"), (10.0, 66.0, 16.0), landscape=False)
    row = _head(grid, checklist, words("rules_title", year=checklist.year), words) + 1
    grid.header_rows = (1, 1)
    grid.put_row(row, map(words, ("order", "state", "count")), "head")
    for number, (state, count) in enumerate(checklist.counts.items(), start=1):
        grid.put(row + number, 1, number, "center")
        grid.put(row + number, 2, words(f"state_{state}"))
        grid.put(row + number, 3, count, "center")
    row += len(checklist.counts) + 2
    grid.put(row, 1, words("rules_used"), "section", span=(1, 3))
    for number, rule in enumerate(checklist.rules, start=1):
        grid.put(row + number, 1, number, "center")
        grid.put(row + number, 2, rule, span=(1, 2))
    return grid
