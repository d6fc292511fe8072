"""排版核对: what deviates from GB/T 9704-2012 is found and named in millimetres, and the program's own papers do not deviate.

The suite takes a few data sets of each kind; ``make reliability`` takes ``QTIC_LAYOUT`` of each and opens every Word file and
workbook with LibreOffice.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from qtic_desktop.app.main import main
from qtic_desktop.documents.check import page_count, page_texts
from qtic_desktop.documents.layout_check import check_layout
from qtic_desktop.documents.making import make_pdf, make_pdf_to_sign, make_word, make_workbook
from qtic_desktop.documents.model import Document, Part, SignatureBoard
from tests.documents import papers
from tests.documents.measured_papers import KINDS, paper

#: What an office also gets as a workbook.
WORKBOOKS = (
    "selection",
    "score summary",
    "sign-in",
    "list of the panel",
    "count of votes",
    "agenda",
    "start of centres",
)
FULL = int(os.environ.get("QTIC_LAYOUT", "0"))
SETS = FULL or 2
MM = 72 / 25.4
LINE, CELL = 225 / 22 * MM, 156 / 28 * MM


def as_printed(document: Document) -> bytes:
    """The file as it is kept: with the fields of its signatures, where it has some."""
    board = next((block for block in document.blocks if isinstance(block, SignatureBoard)), None)
    if board is None:
        return make_pdf(document, papers.fonts()).data
    return make_pdf_to_sign(document, papers.fonts(), [slot.field_name for slot in board.signers])


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_papers_of_the_program_do_not_deviate(kind: str) -> None:
    pages, found = 0, []
    for seed in range(SETS):
        report = check_layout(as_printed(paper(kind, seed)))
        pages += report.pages
        found += [(seed, one.code, dict(one.facts)) for one in report.deviations]
    print(f"\n{kind}: {SETS} data sets, {pages} pages, {len(found)} deviations")
    assert found == []


# -- papers that are wrong on purpose, drawn without the program


def drawn(draw: Callable[[Canvas], None], *, size: tuple[float, float] = (210 * MM, 297 * MM)) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, initialFontName=_face(), initialFontSize=16)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _face() -> str:
    face = papers.fonts().require("中").name
    assert face in pdfmetrics.getRegisteredFontNames()
    return str(face)


def line(canvas: Canvas, text: str, row: int = 0, *, x: float = 28.0, size: float = 16, down: float = 0.0) -> None:
    """A line of the grid; each character in its own cell."""
    canvas.setFont(_face(), size)
    y = (297 - 37) * MM - (row + 0.75) * LINE - down * MM
    for place, char in enumerate(text):
        canvas.drawString(x * MM + place * CELL, y, char)


def number(canvas: Canvas, text: str = "— 1 —", *, down: float = 0.0, in_from_right: float = 14 / MM) -> None:
    canvas.setFont(_face(), 14)
    width = canvas.stringWidth(text, _face(), 14)
    canvas.drawString((184 - in_from_right) * MM - width, 28 * MM - 5 - down * MM, text)


WORDS = "专家组听取建设单位汇报审阅建设方案及附件经质询讨论成"
assert len(WORDS) == 26


def right(canvas: Canvas) -> None:
    for row in range(22):
        line(canvas, WORDS + "意见", row)
    number(canvas)


def wrong() -> Iterator[tuple[str, Callable[[Canvas], None]]]:
    def over_the_edge(canvas: Canvas) -> None:
        right(canvas)
        line(canvas, "左", 3, x=25)

    def beyond_the_measure(canvas: Canvas) -> None:
        line(canvas, WORDS + "意见一二三")
        number(canvas)

    def too_many_lines(canvas: Canvas) -> None:
        for row in range(23):
            line(canvas, WORDS, row)
        number(canvas)

    def too_near(canvas: Canvas) -> None:
        line(canvas, WORDS)
        line(canvas, WORDS, 1, down=-3)
        number(canvas)

    def too_high(canvas: Canvas) -> None:
        line(canvas, WORDS, 0, down=-5)
        number(canvas)

    def no_number(canvas: Canvas) -> None:
        line(canvas, WORDS)

    def number_too_low(canvas: Canvas) -> None:
        line(canvas, WORDS)
        number(canvas, down=3)

    def number_aside(canvas: Canvas) -> None:
        line(canvas, WORDS)
        number(canvas, in_from_right=20)

    def mark_first(canvas: Canvas) -> None:
        line(canvas, WORDS + "意见")
        line(canvas, "，" + WORDS, 1)
        number(canvas)

    def parted(canvas: Canvas) -> None:
        line(canvas, WORDS + "第3")
        line(canvas, "场" + WORDS, 1)
        number(canvas)

    def not_in_the_file(canvas: Canvas) -> None:
        right(canvas)
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(60 * MM, 200 * MM, "未嵌入")

    def too_small(canvas: Canvas) -> None:
        right(canvas)
        line(canvas, "太小的字", 5, size=6)

    yield "layout.left", over_the_edge
    yield "layout.right", beyond_the_measure
    yield "layout.cells", beyond_the_measure
    yield "layout.lines", too_many_lines
    yield "layout.bottom", too_many_lines
    yield "layout.pitch", too_near
    yield "layout.top", too_high
    yield "layout.number_missing", no_number
    yield "layout.number_height", number_too_low
    yield "layout.number_side", number_aside
    yield "layout.line_start", mark_first
    yield "layout.parted", parted
    yield "layout.not_embedded", not_in_the_file
    yield "layout.small", too_small


@pytest.mark.parametrize(("code", "draw"), list(wrong()), ids=lambda one: one if isinstance(one, str) else "")
def test_what_is_wrong_on_purpose_is_found(code: str, draw: Callable[[Canvas], None]) -> None:
    found = [one.code for one in check_layout(drawn(draw)).deviations]
    assert code in found


def test_a_page_that_is_right_has_nothing() -> None:
    assert [one.code for one in check_layout(drawn(right)).deviations] == []
    letter = check_layout(drawn(right, size=(8.5 * 72, 11 * 72)))
    assert [one.code for one in letter.deviations] == ["layout.paper"]


def test_a_page_of_signatures_alone_is_found() -> None:
    from qtic_desktop.documents.pdf import SignatureBox
    from qtic_desktop.documents.signing.fields import prepare

    def two(canvas: Canvas) -> None:
        right(canvas)
        canvas.showPage()
        line(canvas, "王某")
        canvas.setFont(_face(), 14)
        canvas.drawString(28 * MM + 14, 28 * MM - 5, "— 2 —")

    box = SignatureBox(1, 100, 500, 200, 540)
    assert [one.code for one in check_layout(prepare(drawn(two), {"Leader": box}, ["Leader"])).deviations] == [
        "layout.alone"
    ]


@pytest.mark.skipif(not FULL, reason="make reliability: LibreOffice takes its time")
def test_libreoffice_opens_every_word_file_and_workbook_and_keeps_the_pages(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is part of the test environment"
    told = Counter[str]()
    for kind in KINDS:
        folder = tmp_path / kind.replace(" ", "_").replace(",", "")
        folder.mkdir()
        made: dict[str, tuple[Document, int]] = {}
        for seed in range(SETS):
            document = paper(kind, seed)
            made[f"{seed}w"] = document, make_pdf(document, papers.fonts()).pages
            (folder / f"{seed}w.docx").write_bytes(make_word(document))
            if kind in WORKBOOKS:
                made[f"{seed}x"] = document, 0
                (folder / f"{seed}x.xlsx").write_bytes(make_workbook(document))
        subprocess.run(
            [soffice, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf",
             "--outdir", folder, *sorted([*folder.glob("*.docx"), *folder.glob("*.xlsx")])],
            check=True, capture_output=True, timeout=1800,
        )  # fmt: skip
        for name, (document, own) in made.items():
            data = (folder / f"{name}.pdf").read_bytes()
            pages = page_count(data)
            whole = "".join("".join(page_texts(data)).split())
            assert all("".join(word.split())[:12] in whole for word in document.expected), (kind, name)
            if own:
                told["word"] += 1
                told["word, same pages"] += pages == own
                # Each part of a paper begins a page, and the last rows of each may need another one in Word's own lines.
                parts = 1 + sum(isinstance(block, Part) for block in document.blocks)
                told["word, a page more in a part"] += 0 < abs(pages - own) <= parts
                told["word, more apart"] += abs(pages - own) > parts
            else:
                told["workbooks"] += 1
                told["workbooks, a page with nothing"] += any(not text.strip() for text in page_texts(data))
        shutil.rmtree(folder)
    print(f"\n{dict(told)}")
    assert told["word, more apart"] == 0
    assert told["workbooks, a page with nothing"] == 0


def test_the_check_reads_as_many_pages_as_another_reader() -> None:
    data = as_printed(paper("minutes", 0))
    assert check_layout(data).pages == len(PdfReader(io.BytesIO(data)).pages)


def test_the_command_names_what_deviates_and_says_so_by_its_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "好.pdf", tmp_path / "差.pdf"
    good.write_bytes(drawn(right))
    bad.write_bytes(drawn(lambda canvas: line(canvas, WORDS)))
    assert main(["layout", str(good)]) == 0
    assert "没有偏差" in capsys.readouterr().out
    assert main(["layout", str(good), str(bad), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [[one["id"] for one in file["deviations"]] for file in told["files"]] == [[], ["layout.number_missing"]]
