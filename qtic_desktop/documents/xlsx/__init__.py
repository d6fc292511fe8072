"""Workbooks that the office prints, files and fills in: values typed as values, text that can never act."""

from __future__ import annotations

from qtic_desktop.documents.model import Document
from qtic_desktop.documents.xlsx.sheets import document_grids
from qtic_desktop.documents.xlsx.writer import check
from qtic_desktop.documents.xlsx.writer import render as _render

__all__ = ["check_workbook", "render"]


def render(document: Document) -> bytes:
    """Draw a document as a workbook, the same bytes for the same content. ``document.dated`` is the only date in it.

    Raises ``Refused`` (xlsx.text_too_long).
    """
    if document.dated is None:
        raise ValueError("a workbook needs the day that is written into it")
    return _render(document_grids(document), title=document.title, created=document.dated)


def check_workbook(data: bytes, document: Document) -> None:
    """Raise ``Refused`` (xlsx.differs, xlsx.unreadable) unless the workbook holds exactly this document, every figure
    and every word."""
    check(data, document_grids(document))
