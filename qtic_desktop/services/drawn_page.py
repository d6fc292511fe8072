"""The page that repeats a draw of experts or of lots without this program, and the record for programs beside it."""

from __future__ import annotations

from pathlib import Path

from qtic_desktop.resources import resource
from qtic_desktop.services.files import put_file


def put_page(text: str, out: Path) -> Path:
    """Write the page with the record ``text`` (JSON) in it to ``out`` (.html) and the record alone beside it (.json); where
    the record lies."""
    record = out.with_suffix(".json")
    put_file(text.encode(), record)
    put_file(page_with(text).encode(), out)
    return record


def page_with(record: str) -> str:
    """The page with a record in it; nothing in the record can end the element it stands in."""
    template = resource("pages", "draw.html").read_text(encoding="utf-8")
    return template.replace("/*RECORD*/", record.replace("<", "\\u003c"))
