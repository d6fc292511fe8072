"""Print the PDF's own pages: what was previewed and signed is what comes out of the printer (docs/decisions/0007)."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.domain.progress import Progress
from qtic_desktop.gui.opinions.preview import to_image

ChoosePrinter = Callable[[QWidget, str, int], QPrinter | None]
_MOST_DPI = 600  # finer than office printers need; memory grows with the square
_POINTS = 72.0  # per inch


def choose_printer(parent: QWidget, name: str, pages: int) -> QPrinter | None:
    """Ask for a printer, copies and a range of ``pages``; None when the person thought better of it.

    ``name`` is what the queue of the printer shows. Raises ``opinions.no_printer`` where there is none.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise EnvironmentTrouble("opinions.no_printer")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    prepare(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    keep_size(printer)
    return printer


def prepare(printer: QPrinter) -> None:
    """The usual choice: A4 upright, both sides turned over the long edge; the person may choose otherwise."""
    keep_size(printer)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)


def keep_size(printer: QPrinter) -> None:
    """A4 upright to the edge of the paper: another paper would squeeze the text area of 156 x 225 mm (GB/T 9704)."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


def print_pages(pdf: bytes, printer: QPrinter) -> Generator[Progress, None, int]:
    """Paint the pages chosen at the printer's resolution and at their true size; returns how many.

    Stopped or failed, the job is taken back. Raises ``opinions.print_failed``.
    """
    from qtic_desktop.documents.check import page_count, render_page

    count = page_count(pdf)
    first, last = printer.fromPage() or 1, printer.toPage() or count
    numbers = range(max(first, 1) - 1, min(last, count))
    dpi = min(printer.resolution(), _MOST_DPI)
    painter, whole = QPainter(), False
    if not painter.begin(printer):
        raise EnvironmentTrouble("opinions.print_failed")
    try:
        for done, number in enumerate(numbers):
            if done and not printer.newPage():
                raise EnvironmentTrouble("opinions.print_failed")
            image = to_image(render_page(pdf, number, dpi / _POINTS, grey=True))
            zoom = printer.resolution() / dpi
            painter.drawImage(QRectF(0, 0, image.width() * zoom, image.height() * zoom), image)
            yield Progress(done + 1, len(numbers))
        whole = True
    finally:
        if not whole:
            printer.abort()
        painter.end()
    return len(numbers)
