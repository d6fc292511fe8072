"""A finished file: drawn, then read back by another library than the one that drew it, before anybody gets it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qtic_desktop.documents.code import bound
from qtic_desktop.documents.model import Document

if TYPE_CHECKING:
    from qtic_desktop.documents.fonts import FontSet
    from qtic_desktop.documents.pdf import RenderedPdf


def make_pdf(document: Document, fonts: FontSet) -> RenderedPdf:
    """The document as PDF, with the places its signature fields would have.

    Raises ``MissingGlyph`` before anything is drawn, ``Refused`` (documents.readback_*) when the file has another
    number of pages than were drawn or lacks one of the words the document expects to be found again.
    """
    from qtic_desktop.documents.check import read_back
    from qtic_desktop.documents.pdf import render

    made = render(bound(document), fonts)
    read_back(made.data, document.expected, pages=made.pages)
    return made


def make_pdf_to_sign(document: Document, fonts: FontSet, fields: Sequence[str]) -> bytes:
    """The document as PDF with its signature fields in place, empty, in the order of ``fields`` (the order of signing).

    Raises what ``make_pdf`` raises; the file with its fields is what is read back.
    """
    from qtic_desktop.documents.check import read_back
    from qtic_desktop.documents.pdf import render
    from qtic_desktop.documents.signing.fields import prepare

    drawn = render(document, fonts)
    data = prepare(drawn.data, drawn.signature_boxes, list(fields))
    read_back(data, document.expected, pages=drawn.pages)
    return data


def make_workbook(document: Document) -> bytes:
    """The document as .xlsx; ``Refused`` (xlsx.differs) unless it holds exactly what the document says."""
    from qtic_desktop.documents.xlsx import check_workbook, render

    data = render(document)
    check_workbook(data, document)
    return data


def make_word(document: Document) -> bytes:
    """The document as .docx, for what the office edits afterwards; ``Refused`` (documents.word_differs) unless it says
    every word of the document and no other."""
    from qtic_desktop.documents.docx import check_word, render

    data = render(bound(document))
    check_word(data, document)
    return data
