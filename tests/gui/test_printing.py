"""What reaches the printer: every page at its true size, signatures included, and only the pages chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from qtic_desktop.documents.check import page_count, page_sizes, page_texts, render_page
from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.gui.opinions.printing import keep_size, prepare, print_pages
from tests.documents.signing_kit import office, signed_pdf

DPI = 300
MM = 25.4 / DPI


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return signed_pdf(office(tmp_path_factory.mktemp("keys")), 9)


@pytest.fixture
def printer(tmp_path: Path, qtbot: QtBot) -> QPrinter:
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    made.setResolution(DPI)
    prepare(made)
    return made


def _print(paper: bytes, printer: QPrinter) -> bytes:
    for _ in print_pages(paper, printer):
        pass
    return Path(printer.outputFileName()).read_bytes()


def _page(pdf: bytes, number: int) -> Image.Image:
    shown = render_page(pdf, number, DPI / 72, grey=True)
    return Image.frombytes("L", (shown.width, shown.height), shown.data, "raw", "L", shown.stride)


def test_the_printed_page_is_the_page_at_its_true_size(paper: bytes, printer: QPrinter) -> None:
    printed = _print(paper, printer)
    assert [(round(width), round(height)) for width, height in page_sizes(printed)] == [(595, 842)] * 2
    for number in range(2):
        meant, found = _page(paper, number), _page(printed, number)
        ink = [image.point(lambda grey: 255 * (grey < 128)).getbbox() for image in (meant, found)]
        assert ink[0] is not None
        assert ink[1] is not None
        assert max(abs(one - other) * MM for one, other in zip(*ink, strict=True)) < 0.3
        small = [image.resize((60, 85), Image.Resampling.BOX) for image in (meant, found)]
        assert max(abs(one - other) for one, other in zip(small[0].tobytes(), small[1].tobytes(), strict=True)) < 24
    assert _page(printed, 1).crop((250, 900, 2200, 1200)).getextrema()[0] < 200, "the signatures are on paper"


def test_another_paper_chosen_in_the_dialog_does_not_squeeze_the_page(paper: bytes, printer: QPrinter) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    keep_size(printer)
    assert [(round(width), round(height)) for width, height in page_sizes(_print(paper, printer))] == [(595, 842)] * 2


def test_only_the_pages_chosen_are_printed(paper: bytes, printer: QPrinter) -> None:
    printer.setFromTo(2, 2)
    printed = _print(paper, printer)
    assert page_count(printed) == 1
    assert "page 2" in page_texts(paper)[1]
    assert _page(printed, 0).tobytes() != _page(paper, 0).tobytes()
    small = [image.resize((60, 85), Image.Resampling.BOX) for image in (_page(paper, 1), _page(printed, 0))]
    assert max(abs(one - other) for one, other in zip(small[0].tobytes(), small[1].tobytes(), strict=True)) < 24


def test_a_printer_finer_than_needed_still_gets_the_true_size(paper: bytes, printer: QPrinter) -> None:
    printer.setResolution(1200)
    meant, found = _page(paper, 0), _page(_print(paper, printer), 0)
    ink = [image.point(lambda grey: 255 * (grey < 128)).getbbox() for image in (meant, found)]
    assert ink[0] is not None
    assert ink[1] is not None
    assert max(abs(one - other) * MM for one, other in zip(*ink, strict=True)) < 0.3


def test_stopping_takes_the_job_back(paper: bytes, printer: QPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    taken_back: list[bool] = []
    monkeypatch.setattr(printer, "abort", lambda: taken_back.append(True) or True)
    work = print_pages(paper, printer)
    next(work)
    work.close()
    assert taken_back == [True]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_named_as_such(paper: bytes, printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    with pytest.raises(EnvironmentTrouble) as trouble:
        _print(paper, printer)
    assert trouble.value.code == "opinions.print_failed"
