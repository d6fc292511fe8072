"""Figures as people like to see them."""

from __future__ import annotations


def with_thousands(text: str) -> str:
    """A plain figure with commas between thousands; anything else unchanged."""
    whole, point, rest = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{point}{rest}" if digits.isascii() and digits.isdigit() else text
