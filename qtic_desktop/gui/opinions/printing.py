"""Print the PDF's own pages: what was previewed and signed is what comes out of the printer."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.gui.background import Progress
from qtic_desktop.gui.opinions.preview import to_image

ChoosePrinter = Callable[[QWidget], QPrinter | None]
_MOST_DPI = 600  # finer than office printers need; a page at 1200 dpi would take half a gigabyte


def choose_printer(parent: QWidget) -> QPrinter | None:
    """Ask for a printer; None when the person thought better of it. Raise ``opinions.no_printer`` where there is none."""
    if not QPrinterInfo.availablePrinterNames():
        raise EnvironmentTrouble("opinions.no_printer")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def prepare(printer: QPrinter) -> None:
    """A4 upright, both sides, the page's own margins."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    printer.setFullPage(True)


def print_pages(pdf: bytes, printer: QPrinter) -> Generator[Progress, None, int]:
    """Paint every page at the printer's resolution; returns how many. Raises ``opinions.print_failed``."""
    from qtic_desktop.documents.check import page_count, render_page

    count = page_count(pdf)
    first, last = printer.fromPage() or 1, printer.toPage() or count
    numbers = range(max(first, 1) - 1, min(last, count))
    scale = min(printer.resolution(), _MOST_DPI) / 72
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentTrouble("opinions.print_failed")
    try:
        for done, number in enumerate(numbers):
            if done and not printer.newPage():
                raise EnvironmentTrouble("opinions.print_failed")
            image = to_image(render_page(pdf, number, scale))
            area = printer.paperRect(QPrinter.Unit.DevicePixel)
            painter.drawImage(QRectF(0, 0, area.width(), area.height()), image)
            yield Progress(done + 1, len(numbers))
    finally:
        painter.end()
    return len(numbers)
