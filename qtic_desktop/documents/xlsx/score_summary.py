"""评分汇总表: experts by proposals, the points of every criterion, and the rules that were used (三（二）)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import BinaryIO

from qtic_desktop.documents.xlsx.grid import Grid, Value
from qtic_desktop.documents.xlsx.writer import check, render, save
from qtic_desktop.domain.numbers import decimal_text, round_half_up
from qtic_desktop.domain.summaries import ScoreSummary, SummaryCell, SummaryCriterion, SummaryExpert, SummaryRow
from qtic_desktop.resources import Language, message

COUNTED = "counted"
DROPPED = ("dropped_high", "dropped_low")
# Narrow on purpose: the sheet is shrunk to one page width, so every spare character makes the print smaller.
_PROPOSAL_WIDTHS = (5.0, 14.5, 26.0, 18.0, 6.0)
_EXPERT_WIDTH = 9.5
_RESULT_WIDTHS = (5.5, 8.5, 8.5, 5.5, 8.5, 7.0, 5.5, 7.0, 11.0)
_POINT_SHAPE = "0.0#"

Words = Callable[..., str]


def write_score_summary(
    summary: ScoreSummary, out: Path | BinaryIO, *, lang: Language = "zh", created: date | None = None
) -> None:
    """Write the workbook, read it back, then put it in place; the same summary gives the same bytes.

    ``created`` is the date kept inside the file, by default the day of the meeting. Raises ``Refused`` when the file
    would not say what the summary says, ``EnvironmentTrouble`` when the disk refuses it.
    """
    grids = summary_grids(summary, lang)
    data = render(grids, title=grids[0].title, created=created or summary.held_on)
    check(data, grids)
    save(data, out)


def check_summary(path: Path, summary: ScoreSummary, *, lang: Language = "zh") -> None:
    """Raise ``Refused`` unless the workbook holds exactly this summary, every figure and every word."""
    check(path, summary_grids(summary, lang))


def summary_grids(summary: ScoreSummary, lang: Language = "zh") -> tuple[Grid, ...]:
    """The worksheets: totals; points by criterion for each track in use; remarks if there are any; rules and legend."""
    words = partial(_word, lang)
    tracks = [track for track in summary.criteria if any(row.track == track for row in summary.rows)]
    grids = [_totals(summary, words), *(_points(summary, track, words) for track in tracks)]
    if any(comment.strip() for row in summary.rows for cell in row.cells for comment in cell.comments):
        grids.append(_comments(summary, words))
    grids.append(_rules(summary, words))
    for grid in grids:
        grid.footer_left = summary.made_at
        grid.footer_right = (
            words("sample_footer") if summary.sample else words("sealed" if summary.sealed else "unsealed")
        )
    return tuple(grids)


def _word(lang: Language, code: str, **facts: object) -> str:
    return message(f"xlsx.summary.{code}", lang, **facts)


def _head(grid: Grid, summary: ScoreSummary, title: str, words: Words) -> int:
    """Title, the 示例 warning, place and date; returns the first free row."""
    width, row = len(grid.widths), 1
    grid.put(row, 1, title, "title", span=(1, width))
    if summary.sample:
        row += 1
        grid.put(row, 1, words("sample"), "warning", span=(1, width))
    half = width // 2
    day = summary.held_on
    held = words("held", year=day.year, month=day.month, day=day.day, place=summary.place)
    state = words("sealed" if summary.sealed else "unsealed")
    grid.put(row + 1, 1, held, "note", span=(1, half))
    grid.put(
        row + 1, half + 1, words("made", made_at=summary.made_at, state=state), "note_right", span=(1, width - half)
    )
    return row + 2


def _totals(summary: ScoreSummary, words: Words) -> Grid:
    experts = summary.experts
    grid = Grid(words("totals"), _PROPOSAL_WIDTHS + (_EXPERT_WIDTH,) * len(experts) + _RESULT_WIDTHS, frozen_columns=3)
    top = _head(grid, summary, words("title", meeting=summary.meeting_title), words)
    for place, code in enumerate(("order", "number", "center", "host", "track"), start=1):
        grid.put(top, place, words(code), "head", span=(2, 1))
    if experts:
        grid.put(top, 6, words("expert_totals"), "head", span=(1, len(experts)))
        grid.put_row(top + 1, [expert_head(expert, experts, words) for expert in experts], "head", start=6)
    first = 6 + len(experts)
    for place, code in enumerate(("counted", "mean", "rank"), start=first):
        grid.put(top, place, words(code), "head", span=(2, 1))
    grid.put(top, first + 3, words("votes"), "head", span=(1, 5))
    grid.put_row(top + 1, map(words, ("agree", "revise", "disagree", "abstain", "needed")), "head", start=first + 3)
    grid.put(top, first + 8, words("verdict"), "head", span=(2, 1))
    for place, row in enumerate(summary.rows, start=top + 2):
        _total_row(grid, place, row, words)
    grid.header_rows = (top, top + 1)
    _foot(grid, words)
    return grid


def expert_head(expert: SummaryExpert, experts: tuple[SummaryExpert, ...], words: Words) -> str:
    """Column head of an expert: the name, the leader marked, the organization where two experts share a name."""
    parts = [expert.name]
    if expert.is_leader:
        parts.append(words("leader"))
    if sum(other.name == expert.name for other in experts) > 1:
        parts.append(expert.organization)
    return "\n".join(parts)


def _total_row(grid: Grid, place: int, row: SummaryRow, words: Words) -> None:
    grid.put(place, 1, row.order, "center")
    grid.put(place, 2, row.proposal_number, "center")
    grid.put(place, 3, row.center_name)
    grid.put(place, 4, row.host_name)
    grid.put(place, 5, words(f"track_{row.track}"), "center")
    for column, cell in enumerate(row.cells, start=6):
        value = shown_total(cell, words)
        grid.put(place, column, value, "number" if isinstance(value, Decimal) else "mark")
    first = 6 + len(row.cells)
    grid.put(place, first, row.counted, "center")
    grid.put(place, first + 1, words("none") if row.mean is None else row.mean, "mean")
    rank: Value = words("none") if row.rank is None else row.rank
    grid.put(place, first + 2, rank, "strong", shape=words("tied_shape") if row.tied and row.rank is not None else "")
    votes = (row.agree, row.agree_after_revision, row.disagree, row.abstain, row.needed)
    grid.put_row(place, votes, "center", start=first + 3)
    grid.put(place, first + 8, words(f"verdict_{row.track}_{row.verdict}"), "strong")


def shown_total(cell: SummaryCell, words: Words) -> Decimal | str:
    """A counted total is a number; a dropped one is words with its figure, so that no sum over the row counts it."""
    if cell.state == COUNTED and cell.total is not None:
        return cell.total
    if cell.state in DROPPED and cell.total is not None:
        return words(cell.state, total=f"{round_half_up(Fraction(cell.total), 2):f}")
    return words(f"state_{cell.state}")


def _points(summary: ScoreSummary, track: str, words: Words) -> Grid:
    criteria = summary.criteria[track]
    widths = (6.0, 16.0, 14.0, 11.0) + (12.0,) * len(criteria) + (10.0,)
    grid = Grid(words("points", track=words(f"track_{track}")), widths, frozen_columns=4)
    top = _head(grid, summary, words("points_title", track=words(f"track_{track}")), words)
    grid.put_row(top, map(words, ("order", "number", "expert", "state")), "head")
    grid.put_row(top, [_criterion_head(criterion, words) for criterion in criteria], "head", start=5)
    grid.put(top, len(widths), words("sum"), "head")
    place = top + 1
    for row in (row for row in summary.rows if row.track == track):
        place = _points_of_proposal(grid, place, row, criteria, summary.experts, words)
    grid.header_rows = (top, top)
    _foot(grid, words, legend="points_legend")
    return grid


def _points_of_proposal(
    grid: Grid,
    place: int,
    row: SummaryRow,
    criteria: tuple[SummaryCriterion, ...],
    experts: tuple[SummaryExpert, ...],
    words: Words,
) -> int:
    count = len(grid.widths) - 5
    left_out = [criterion.number in row.not_applicable for criterion in criteria]
    banner = words("proposal", number=row.proposal_number, center=row.center_name, host=row.host_name)
    grid.put(place, 1, row.order, "group_number")
    grid.put(place, 2, banner, "group", span=(1, len(grid.widths) - 1))
    for expert, cell in zip(experts, row.cells, strict=True):
        place += 1
        values = (row.order, row.proposal_number, expert.name, words(f"state_{cell.state}"))
        grid.put_row(place, values, "center")
        _point_cells(grid, place, cell.points, left_out, words)
    _item_means(grid, place + 1, row, count, words)
    return place + 2


def _criterion_head(criterion: SummaryCriterion, words: Words) -> str:
    maximum = decimal_text(criterion.maximum)
    return words("criterion", number=criterion.number, title=criterion.title, maximum=maximum)


def _point_cells(
    grid: Grid, place: int, points: tuple[Decimal | None, ...], left_out: list[bool], words: Words
) -> None:
    count = len(left_out)
    padded = (points + (None,) * count)[:count]
    for column, (value, is_out) in enumerate(zip(padded, left_out, strict=True), start=5):
        # A blank is shown as a dash and what does not apply in words: nobody can take it for a zero, no sum counts it.
        if is_out and points:
            grid.put(place, column, words("not_applicable"), "mark")
        elif value is None:
            grid.put(place, column, words("none"), "mark")
        else:
            grid.put(place, column, value, "number", shape=_POINT_SHAPE)
    entered = [value for value in padded if value is not None]
    total: Value = sum(entered, Decimal(0)) if entered else words("none")
    grid.put(place, 5 + count, total, "strong", shape=_POINT_SHAPE if entered else "")


def _item_means(grid: Grid, place: int, row: SummaryRow, count: int, words: Words) -> None:
    grid.put(place, 1, row.order, "mean")
    grid.put(place, 2, words("item_mean", counted=row.counted), "mean", span=(1, 3))
    for item in range(count):
        found = [
            Fraction(points)
            for cell in row.cells
            if cell.state == COUNTED and item < len(cell.points) and (points := cell.points[item]) is not None
        ]
        mean: Value = round_half_up(sum(found, Fraction(0)) / len(found), 2) if found else words("none")
        grid.put(place, 5 + item, mean, "mean")
    grid.put(place, 5 + count, "", "mean")


def _comments(summary: ScoreSummary, words: Words) -> Grid:
    grid = Grid(words("comments"), (6.0, 14.0, 28.0, 12.0, 26.0, 60.0), frozen_columns=0)
    top = _head(grid, summary, words("comments_title"), words)
    grid.put_row(top, map(words, ("order", "number", "center", "expert", "item", "comment")), "head")
    place = top + 1
    for row in summary.rows:
        criteria = summary.criteria.get(row.track, ())
        for expert, cell in zip(summary.experts, row.cells, strict=True):
            for item, comment in enumerate(cell.comments):
                if not comment.strip():
                    continue
                grid.put_row(place, (row.order, row.proposal_number), "center")
                grid.put(place, 3, row.center_name)
                grid.put(place, 4, expert.name, "center")
                grid.put(place, 5, _criterion_head(criteria[item], words) if item < len(criteria) else words("overall"))
                grid.put(place, 6, comment)
                place += 1
    grid.header_rows = (top, top)
    return grid


def _rules(summary: ScoreSummary, words: Words) -> Grid:
    grid = Grid(words("rules"), (8.0, 34.0, 30.0, 24.0), landscape=False)
    place = _head(grid, summary, words("rules_title"), words)
    grid.header_rows = (1, 1)
    place = _list(grid, place + 1, words("rules_used"), summary.rules)
    place = _list(grid, place + 1, words("legend_title"), words("legend").split("\n"))
    grid.put(place + 1, 1, words("experts"), "section", span=(1, 4))
    grid.put_row(place + 2, map(words, ("order", "expert", "organization", "role")), "head")
    for number, expert in enumerate(summary.experts, start=1):
        row = place + 2 + number
        grid.put(row, 1, number, "center")
        grid.put(row, 2, expert.name, "center")
        grid.put(row, 3, expert.organization)
        grid.put(row, 4, words("role_leader" if expert.is_leader else "role_member"), "center")
    return grid


def _list(grid: Grid, place: int, title: str, lines: tuple[str, ...] | list[str]) -> int:
    grid.put(place, 1, title, "section", span=(1, 4))
    for number, line in enumerate(lines, start=1):
        grid.put(place + number, 1, number, "center")
        grid.put(place + number, 2, line, span=(1, 3))
    return place + len(lines) + 1


def _foot(grid: Grid, words: Words, legend: str = "totals_legend") -> None:
    width, row = len(grid.widths), grid.last_row + 1
    grid.put(row, 1, words(legend), "note", span=(1, width))
    # The signatures are one cell over the whole width: they stay on the last page, side by side, whatever the panel.
    grid.put(row + 1, 1, words("signatures"), "sign", span=(1, width))
