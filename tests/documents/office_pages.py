"""A workbook printed by LibreOffice: of each page the size of the type that most of it is set in."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw

from qtic_desktop.documents.making import make_workbook
from qtic_desktop.documents.model import Document


def printed(document: Document, folder: Path) -> list[float]:
    """Points, page by page."""
    (folder / "book.xlsx").write_bytes(make_workbook(document))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), str(folder / "book.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    found = []
    pages = pypdfium2.PdfDocument(folder / "book.pdf")
    for page in pages:
        text = page.get_textpage()
        sizes: Counter[float] = Counter()
        for place in range(text.count_chars()):
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(text, place, matrix)
            sizes[raw.FPDFText_GetFontSize(text, place) * abs(matrix.d)] += 1
        found.append(sizes.most_common(1)[0][0])
    pages.close()
    return found
