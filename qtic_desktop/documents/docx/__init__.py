"""Word papers of what the office edits afterwards: the same document as on paper, in a file that Word and WPS open."""

from __future__ import annotations

from qtic_desktop.documents.docx.check import check_word
from qtic_desktop.documents.docx.writer import render

__all__ = ["check_word", "render"]
