"""Single pages of a foreign PDF as a file of their own, made in the child process (``confined``); pictures stay as they are."""

from __future__ import annotations

import io
from collections.abc import Sequence

from qtic_desktop.domain.errors import Refused


def cut_pages(data: bytes, pages: Sequence[int]) -> bytes:
    """The pages (counted from 1) in the given order, their contents untouched. Raises ``Refused`` (documents.not_readable)."""
    import pypdfium2

    try:
        source = pypdfium2.PdfDocument(data)
        target = pypdfium2.PdfDocument.new()
        target.import_pages(source, [number - 1 for number in pages])
        out = io.BytesIO()
        target.save(out)
        target.close()
        source.close()
    except pypdfium2.PdfiumError as trouble:
        raise Refused("documents.not_readable") from trouble
    return out.getvalue()
