"""What is printed once and kept nowhere: a slip with the half that is signed for, and the recovery sheet for the safe."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from qtic_desktop.domain.errors import EnvironmentTrouble, QticError
from qtic_desktop.gui.texts import say, tr, translations
from qtic_desktop.gui.widgets import InlineMessage
from qtic_desktop.services.accounts.slips import Slip

_DIGITS = "font-size:26pt; font-weight:600; letter-spacing:3px"


def slips_document(slips: Sequence[Slip], parent: QWidget) -> QTextDocument:
    """A page for each slip: the slip, and the half that stays in the file."""
    breaks = '<div style="page-break-before:always"></div>'
    return _made(breaks.join(map(_slip, slips)), parent)


def _slip(slip: Slip) -> str:
    whose = tr("{name}（{unit}）").format(name=slip.name, unit=slip.unit) if slip.unit else slip.name
    when = slip.made_at.replace("T", " ")[:16]
    upper = (
        _line(tr("凭条"), 18),
        _line(whose, 14),
        _digits(slip.text),
        _line(tr("登录和签名时输入这 16 个数字，空格可有可无。只给本人，不要拍照或转交；遗失请马上告诉办公室。"), 11),
    )
    lower = (
        _line(tr("凭条签收"), 18),
        _line(whose, 14),
        _line(tr("发放时间：{time}").format(time=when), 11),
        _line(tr("本人已收到凭条。签名：________________　日期：________________"), 12),
    )
    cut = _line(tr("- - - - - - - - - - - - - -　沿此线撕开，下半由办公室存档　- - - - - - - - - - - - - -"), 10)
    return "".join((*upper, "<br>", cut, "<br>", *lower))


def sheet_lines(sheet: str) -> list[str]:
    """The groups of a recovery sheet, four on a line."""
    groups = sheet.split()
    return ["  ".join(groups[at : at + 4]) for at in range(0, len(groups), 4)]


def sheet_document(sheet: str, where: str, proved_at: str, parent: QWidget) -> QTextDocument:
    """The recovery sheet of the workspace called ``where``."""
    parts = (
        _line(tr("恢复单"), 18),
        _line(tr("工作区：{name}").format(name=where), 12),
        _line(tr("试开时间：{time}").format(time=proved_at.replace("T", " ")[:19]), 11),
        *(_digits(line) for line in sheet_lines(sheet)),
        _line(tr("请放进保险柜。使用时在登录页选“忘记口令，使用恢复单”。"), 11),
        _line(tr("做了新的恢复单，这一张就作废，请销毁。"), 11),
    )
    return _made("".join(parts), parent)


def print_on_paper(document: QTextDocument, parent: QWidget) -> str | None:
    """Ask for the printer and print; None when the person thought better of it, the name of the file where what was
    chosen writes one, else empty.

    Raises ``accounts.no_printer`` where there is none: Qt would offer a file then, which is where no secret belongs.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise EnvironmentTrouble("accounts.no_printer")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return None
    document.print_(printer)
    return printer.outputFileName()


def print_or_say(document: QTextDocument, parent: QWidget, message: InlineMessage) -> bool:
    """Print; whether it stands on paper now. Why it does not is said in ``message``."""
    try:
        file = print_on_paper(document, parent)
    except QticError as error:
        message.show_message(say(error, translations.lang), "bad")
        return False
    if file:
        words = tr("没有印在纸上，写成了文件 {file}：谁拿到它，谁就能用。请印出来，再删除这个文件。")
        message.show_message(words.format(file=file), "warn")
    return file == ""


def _line(text: str, points: int) -> str:
    return f'<p style="font-size:{points}pt; margin:6pt 0">{escape(text)}</p>'


def _digits(text: str) -> str:
    return f'<p style="{_DIGITS}; margin:10pt 0">{escape(text).replace("  ", "&nbsp;&nbsp;")}</p>'


def _made(html: str, parent: QWidget) -> QTextDocument:
    made = QTextDocument(parent)
    made.setHtml(html)
    return made
