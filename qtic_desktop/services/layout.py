"""排版核对 of a file that lies on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.confined.reader import Reader, read_apart
from qtic_desktop.domain.errors import EnvironmentTrouble

if TYPE_CHECKING:
    from qtic_desktop.documents.layout_check import LayoutReport


def layout_of(path: Path) -> LayoutReport:
    """How the PDF deviates from GB/T 9704-2012, read in a process of its own: the file may have been changed since it was
    made. ``EnvironmentTrouble`` (files.cannot_read), ``Refused`` for what is no PDF."""
    from qtic_desktop.documents.layout_check import check_layout

    try:
        data = path.read_bytes()
    except OSError as trouble:
        raise EnvironmentTrouble("files.cannot_read", file=path.name, reason=trouble.strerror or "") from trouble
    return read_apart(Reader.PAGES, check_layout, data)
