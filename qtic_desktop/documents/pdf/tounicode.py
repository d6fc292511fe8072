"""Right text extraction for characters above U+FFFF.

reportlab 5.1 writes five hex digits for them in its ToUnicode table, so that a rare name is copied out of the paper as
two wrong characters without any warning; the format asks for UTF-16BE and for at most 100 entries in a block.
"""

from __future__ import annotations

from collections.abc import Sequence

_HEAD = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo",
    "<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<00> <FF>",
    "endcodespacerange",
)
_TAIL = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")
_BLOCK = 100


def to_unicode_map(_fontname: str, subset: Sequence[int]) -> str:
    """The ToUnicode table of one subset: code of the font to UTF-16BE text."""
    rows = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
        if point and not 0xD800 <= point <= 0xDFFF
    ]
    body: list[str] = []
    for first in range(0, len(rows), _BLOCK):
        block = rows[first : first + _BLOCK]
        body += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join((*_HEAD, *body, *_TAIL))


def install() -> None:
    """Put the right table in place of reportlab's; safe to call again."""
    from reportlab.pdfbase import ttfonts

    vars(ttfonts)["makeToUnicodeCMap"] = to_unicode_map
