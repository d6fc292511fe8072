"""What Chinese input methods type for figures, brought to the form a computation takes."""

from __future__ import annotations

import unicodedata
from typing import Final

_POINTS: Final = str.maketrans({"。": ".", "．": ".", "，": ",", "－": "-", "—": "-", "–": "-", "−": "-"})


def half_width(text: str) -> str:
    """Full-width figures, points, minus signs and spaces as plain ones: ``８５．５`` becomes ``85.5``."""
    return unicodedata.normalize("NFKC", text).translate(_POINTS).strip()


def with_thousands(text: str) -> str:
    """A plain figure with commas between thousands; anything else unchanged."""
    whole, point, rest = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{point}{rest}" if digits.isascii() and digits.isdigit() else text
