"""A finished file: drawn, then read back by another library than the one that drew it, before anybody gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qtic_desktop.documents.model import Document

if TYPE_CHECKING:
    from qtic_desktop.documents.fonts import FontSet
    from qtic_desktop.documents.pdf import RenderedPdf


def make_pdf(document: Document, fonts: FontSet) -> RenderedPdf:
    """The document as PDF, with the places of its signature fields.

    Raises ``MissingGlyph`` before anything is drawn, ``Refused`` (documents.readback_*) when the file has another
    number of pages than were drawn or lacks one of the words the document expects to be found again.
    """
    from qtic_desktop.documents.check import read_back
    from qtic_desktop.documents.pdf import render

    made = render(document, fonts)
    read_back(made.data, document.expected, pages=made.pages)
    return made


def make_workbook(document: Document) -> bytes:
    """The document as .xlsx; ``Refused`` (xlsx.differs) unless it holds exactly what the document says."""
    from qtic_desktop.documents.xlsx import check_workbook, render

    data = render(document)
    check_workbook(data, document)
    return data
