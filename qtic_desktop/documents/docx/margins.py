"""What stands around the text of a Word paper: page number, the line that binds it to the record, 草稿 and 示例."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from qtic_desktop.documents.docx import look
from qtic_desktop.documents.docx.look import LINE_PITCH, Sheet
from qtic_desktop.documents.docx.xml import paragraph, runs, sub
from qtic_desktop.documents.model import Document
from qtic_desktop.documents.pdf.styles import CELL_MM
from qtic_desktop.resources import message

if TYPE_CHECKING:
    from docx.section import Section


def set_page(section: Section, sheet: Sheet) -> None:
    """The paper, its margins, and the grid of 22 lines (or 16, turned) that all body text stands on."""
    own: Any = section._sectPr  # noqa: SLF001 - the library has no door for the grid
    size = sub(own, "w:pgSz", w=sheet.width, h=sheet.height)
    if sheet.landscape:
        size.set(qn("w:orient"), "landscape")
    sub(
        own, "w:pgMar", top=sheet.top, right=sheet.right, bottom=sheet.bottom, left=sheet.left, header=851,
        footer=sheet.footer, gutter=0,
    )  # fmt: skip
    sub(own, "w:docGrid", type="lines", linePitch=LINE_PITCH)


def margins(section: Section, document: Document, sheet: Sheet) -> None:
    """Foot of odd and of even pages (GB/T 9704, 7.5: the number on the outer side, one character in), and the head."""
    marks = [message(f"paper.word.{code}") for code in ("draft", "sample") if getattr(document, code)]
    for part in (section.header, section.even_page_header):
        part.is_linked_to_previous = False
        head: Any = _emptied(part)
        paragraph(head, look.MARK, "　　".join(marks))
    for below, odd in ((section.footer, True), (section.even_page_footer, False)):
        below.is_linked_to_previous = False
        foot: Any = _emptied(below)
        inset = round(CELL_MM * 56.7)
        side = {"right": inset} if odd else {"left": inset}
        number = paragraph(
            foot, look.PAGE_NUMBER, spacing={"after": sheet.between, "line": 400, "lineRule": "exact"},
            ind={**side, "firstLine": 0}, jc={"val": "right" if odd else "left"},
        )  # fmt: skip
        runs(number, "— ", look.SONGTI)
        _page_field(number)
        runs(number, " —", look.SONGTI)
        paragraph(foot, look.MARGIN, binding(document))


def binding(document: Document) -> str:
    """The line that ties paper and record: kind, code, version, check code, and that the file may have been edited."""
    parts = [document.kind, document.code, message("paper.word.version", n=document.version_no)]
    if document.footer_code:
        parts.append(message("paper.word.check_code", code=document.footer_code))
    if document.made_at:
        parts.append(message("paper.word.made_at", when=document.made_at))
    parts += [document.state, message("paper.word.editable")]
    return "　".join(" ".join(part.split()) for part in parts if part)


def _emptied(part: Any) -> Any:
    root = part._element  # noqa: SLF001 - the library fills a new margin with a paragraph in a style of its own
    for child in list(root):
        root.remove(child)
    return root


def _page_field(target: Any) -> None:
    for kind in ("begin", "instr", "separate", "shown", "end"):
        run = sub(target, "w:r")
        sub(sub(run, "w:rPr"), "w:rFonts", hint="eastAsia")
        if kind == "instr":
            sub(run, "w:instrText").text = " PAGE "
        elif kind == "shown":
            sub(run, "w:t").text = "1"
        else:
            sub(run, "w:fldChar", fldCharType=kind)
