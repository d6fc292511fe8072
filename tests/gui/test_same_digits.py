"""Window, pages, workbook and database show the same digits, for every allowed setting of decimals and trimming.

A few settings in the suite; ``make reliability`` asks for all by ``QTIC_MATRIX=full``.
"""

from __future__ import annotations

import json
import os
import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.gui.scoring.results_pane import COLUMNS, ResultsPane
from qtic_desktop.services import scoring
from qtic_desktop.services.exports import export_score_sheets, export_score_summary
from qtic_desktop.services.perform import ask, work
from qtic_desktop.services.results import sealed_results
from qtic_desktop.storage.tables.registry import RuleSetVersion
from qtic_desktop.storage.tables.scoring import SealedResult
from qtic_desktop.storage.workspace import open_workspace
from tests.gui.review_window import make_context
from tests.helpers.meeting_day import MAXIMA, printed
from tests.review_story import OFFICE, Story, begin_story

#: Points short of the full sheet by expert; of the first proposal three criteria do not apply, so that no total ends.
SHORT = (("2.5", "0", "2", "1.5", "4"), ("3", "1", "1", "6", "2.5"))
LEFT_OUT = ("3", "7", "8")
SETTINGS = [(decimals, trim) for trim in ("one-high-one-low", "none") for decimals in range(7)]
SOME = [(0, "none"), (2, "one-high-one-low"), (6, "none")]


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Story]:
    """Everything is handed in and nothing sealed."""
    folder = tmp_path_factory.mktemp("evening") / "w"
    story = begin_story(folder, proposals=2, experts=5)
    story.convene()
    story.open()
    story.leave_out(*LEFT_OUT)
    for item, shorts in enumerate(SHORT):
        for place, short in enumerate(shorts):
            story.score(place, item, short=short)
    story.workspace.close()
    return folder, story


def by_hand(decimals: int, trim: str) -> list[tuple[list[str], str]]:
    """Totals of the experts and the mean, as they have to be printed."""
    found = []
    for track, left_out, shorts in zip(("NEW", "CONVERSION"), (LEFT_OUT, ()), SHORT, strict=True):
        full = sum(maximum for n, maximum in enumerate(MAXIMA[track], 1) if str(n) not in left_out)
        totals = [(full - Fraction(short)) / full * 100 for short in shorts]
        kept = sorted(totals)[1:-1] if trim != "none" else totals
        mean = printed(sum(kept, Fraction(0)) / len(kept), decimals)
        found.append(([printed(total, max(decimals, 1)) for total in totals], mean))
    return found


def shown(cell: Any) -> str:
    """What a cell of a workbook shows."""
    if isinstance(cell.value, int | float):
        return f"{cell.value:.{len(cell.number_format.partition('.')[2])}f}"
    return str(cell.value or "").removeprefix("高 ").removeprefix("低 ")


@pytest.mark.parametrize(("decimals", "trim"), SETTINGS if os.environ.get("QTIC_MATRIX") == "full" else SOME)
def test_window_pages_workbook_and_database_show_the_same_digits(
    qtbot: Any, themed: None, tmp_path: Path, evening: tuple[Path, Story], decimals: int, trim: str
) -> None:
    folder, made = evening
    shutil.copytree(folder, tmp_path / "w")
    story = Story(open_workspace(tmp_path / "w"), made.experts, made.proposals, made.meeting_id)
    with story.workspace.store.begin(OFFICE) as unit:
        (rules,) = unit.session.query(RuleSetVersion)
        rules.body = json.dumps({**json.loads(rules.body), "decimals": decimals, "trim": trim}, ensure_ascii=False)
        unit.record(Act.REVISE_RULES, Kind.RULES, rules.id)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    wanted = by_hand(decimals, trim)
    with story.workspace.store.read() as session:
        sealed = {row.agenda_item_id: json.loads(row.body)["mean"] for row in session.query(SealedResult)}
    assert [sealed[item] for item in story.items()] == [mean for _, mean in wanted]

    context = make_context(story, OFFICE, tmp_path)
    pane = ResultsPane(context)
    qtbot.addWidget(pane)
    pane.show_outcomes(*ask(story.workspace.store, OFFICE, sealed_results.bind(meeting_id=story.meeting_id)))
    cells = [pane.table.item(row, COLUMNS.index("mean")) for row in range(pane.table.rowCount())]
    means = [cell.text() for cell in cells if cell is not None and cell.text()]
    assert sorted(means) == sorted(mean for _, mean in wanted)
    assert context.tasks.close()

    out = tmp_path / "s.xlsx"
    work(story.workspace, OFFICE, export_score_summary.bind(out=out, meeting=story.meeting_id))
    matrix = openpyxl.load_workbook(out).worksheets[1]
    rows = [[shown(cell) for cell in row] for row in matrix.iter_rows() if str(row[1].value).startswith("QTIC-")]
    told = {tuple(row[3:8]): row[9] for row in rows}
    assert told == {tuple(totals): mean for totals, mean in wanted}

    order = export_score_summary.bind(out=tmp_path / "s.pdf", meeting=story.meeting_id)
    work(story.workspace, OFFICE, order)
    text = "".join("".join(page_texts(tmp_path / "s.pdf")).split()).replace("高", "").replace("低", "")
    for totals, mean in wanted:
        assert "".join(totals) + "5" + mean in text, "totals of the experts, how many count, the mean"
    work(story.workspace, OFFICE, export_score_sheets.bind(out=tmp_path / "sheets.pdf", meeting=story.meeting_id))
    pages = ["".join(page.split()) for page in page_texts(tmp_path / "sheets.pdf")]
    for page, total in zip(pages, [total for totals, _ in wanted for total in totals], strict=True):
        assert f"100{total}" in page
    story.workspace.close()
