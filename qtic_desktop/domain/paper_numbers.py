"""文号 as official papers write them: the year stands in 〔〕 (GB/T 9704-2012, 7.2.5), whatever brackets were typed."""

from __future__ import annotations

import re
from typing import Final

from qtic_desktop.domain.numbers import narrow

_YEAR: Final = re.compile(r"\s*[\[［【〖﹝（(〔]\s*([0-9０-９]{4})\s*[\]］】〗﹞）)〕]\s*")


def paper_number(text: str) -> str:
    """The number with the year in 〔〕; anything else of it stays as it was typed, but for blanks around the whole."""
    return _YEAR.sub(lambda found: f"〔{narrow(found[1])}〕", text.strip()).strip()
